// How weights start: those that were drawn before any other initializer was are the same for ever.
#include <cstring>

#include "core/running/network.hpp"
#include "tests/core/support/support.hpp"

using namespace support;

namespace {

std::unique_ptr<cnn::Network> compiled(const Json& config, std::uint32_t seed = 1) {
  auto model = counted(config);
  REQUIRE(model);
  auto network = cnn::Network::compile(std::move(*model), seed);
  if (!network) FAIL(network.error().code << " " << network.error().layer << " " << network.error().argument);
  return std::move(*network);
}

/// FNV-1a over the bits of all weights.
std::uint64_t checksum(cnn::Network& network) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const float weight : network.weights()) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &weight, sizeof bits);
    sum = (sum ^ bits) * 0x100000001B3ULL;
  }
  return sum;
}

Json all_kinds() {
  return stacked({12, 12, 4}, {{"Conv2D", {{"filters", 6}, {"kernel_size", 3}}},
                               {"BatchNormalization", Json::object()},
                               {"DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}}},
                               {"SeparableConv2D", {{"filters", 5}, {"kernel_size", 2}}},
                               {"PReLU", Json::object()},
                               {"Conv2DTranspose", {{"filters", 3}, {"kernel_size", 2}}},
                               {"LayerNormalization", Json::object()},
                               {"Flatten", Json::object()},
                               {"Dense", {{"units", 7}}}});
}

Json embedded() {
  return stacked({10}, {{"Embedding", {{"input_dim", 20}, {"output_dim", 8}}},
                        {"Conv1D", {{"filters", 4}, {"kernel_size", 3}}},
                        {"Flatten", Json::object()},
                        {"Dense", {{"units", 3}}}});
}

}  // namespace

TEST_CASE("weights of glorot_uniform, zeros, ones and uniform are those of the first release, bit for bit") {
  struct Known {
    std::uint32_t seed;
    Json config;
    std::uint64_t sum;
  };
  const Known known[] = {
      {1, lesson("zero-padding"), 15208234092871136745ULL},
      {1, lesson("no-padding"), 571589648923016370ULL},
      {1, lesson("max-pooling"), 3563452946393303472ULL},
      {1, all_kinds(), 9477624797263157068ULL},
      {1, embedded(), 13907363927456421780ULL},
      {4294967295U, lesson("zero-padding"), 8524239203155049488ULL},
      {4294967295U, lesson("no-padding"), 12309074832944324712ULL},
      {4294967295U, lesson("max-pooling"), 11611050094552302564ULL},
      {4294967295U, all_kinds(), 4567308877795790980ULL},
      {4294967295U, embedded(), 2339718450082404910ULL},
  };
  for (const Known& one : known) {
    CAPTURE(one.seed);
    CAPTURE(one.config.dump());
    CHECK(checksum(*compiled(one.config, one.seed)) == one.sum);
  }
}
