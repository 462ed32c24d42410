// How weights start: those that were drawn before any other initializer was are the same for ever; the others have the
// means, deviations and limits that Keras's documentation says.
#include <cmath>
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

/// The weights of one name.
std::vector<float> weights(const Json& config, std::string_view name) {
  const auto network = compiled(config);
  std::vector<float> found;
  for (const auto& place : network->weight_places()) {
    const auto all = network->weights().subspan(place.offset, place.size);
    if (place.name == name) found.insert(found.end(), all.begin(), all.end());
  }
  return found;
}

/// The kernel of a Dense of 100 inputs and 300 units.
std::vector<float> kernel(const Json& initializer) {
  return weights(stacked({100}, {{"Dense", {{"units", 300}, {"kernel_initializer", initializer}}}}), "kernel");
}

Json initializer(const char* class_name, const Json& config) {
  return {
      {"module", "keras.initializers"}, {"class_name", class_name}, {"config", config}, {"registered_name", nullptr}};
}

struct Spread {
  double mean = 0;
  double deviation = 0;
  double most = 0;    ///< of a number's distance from the mean
  double within = 0;  ///< share of the numbers within one deviation
};

Spread spread_of(const std::vector<float>& numbers) {
  Spread found;
  const auto count = static_cast<double>(numbers.size());
  for (const float number : numbers) found.mean += number / count;
  for (const float number : numbers) {
    const double away = std::fabs(number - found.mean);
    found.deviation += away * away / count;
    found.most = std::max(found.most, away);
  }
  found.deviation = std::sqrt(found.deviation);
  for (const float number : numbers) {
    if (std::fabs(number - found.mean) < found.deviation) found.within += 1 / count;
  }
  return found;
}

/// Rows or columns of a matrix, whichever are fewer, have length `gain` and stand upright on each other.
void check_orthogonal(const std::vector<float>& all, std::size_t rows, std::size_t columns, double gain = 1) {
  REQUIRE(all.size() == rows * columns);
  const bool by_rows = rows <= columns;
  const std::size_t count = by_rows ? rows : columns;
  const auto at = [&](std::size_t vector, std::size_t k) {
    return static_cast<double>(by_rows ? all[vector * columns + k] : all[k * columns + vector]);
  };
  double worst = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i; j < count; ++j) {
      double product = 0;
      for (std::size_t k = 0; k < (by_rows ? columns : rows); ++k) product += at(i, k) * at(j, k);
      worst = std::max(worst, std::fabs(product - (i == j ? gain * gain : 0)));
    }
  }
  CHECK(worst < 1e-5);
}

cnn::Error refused(const Json& config) {
  auto model = counted(config);
  REQUIRE(model);
  const auto network = cnn::Network::compile(std::move(*model), 1);
  REQUIRE(!network);
  return network.error();
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

TEST_CASE("normal and uniform numbers have Keras's means, deviations and limits") {
  // A normal distribution has 68.3 % within one deviation; cut at two and with deviation 0.8796 it is 62.6 %
  // (2 Φ(0.8796) - 1) / 0.9545; a uniform one has 57.7 %.
  constexpr double kNormal = 0.683;
  constexpr double kCut = 0.651;
  constexpr double kUniform = 0.577;
  const double fan_in = 1.0 / 100;
  const double fan_average = 1.0 / 200;
  const struct {
    Json said;
    double mean;
    double deviation;
    double within;
    double most;  // 0: no limit
  } cases[] = {
      {"random_normal", 0, 0.05, kNormal, 0},
      {"normal", 0, 0.05, kNormal, 0},
      {initializer("RandomNormal", {{"mean", 2.0}, {"stddev", 0.5}, {"seed", nullptr}}), 2, 0.5, kNormal, 0},
      {"TruncatedNormal", 0, 0.05 * 0.87962566, kCut, 0.1},
      {"RandomUniform", 0, 0.05 / std::sqrt(3.0), kUniform, 0.05},
      {initializer("RandomUniform", {{"minval", 1.0}, {"maxval", 3.0}}), 2, 1 / std::sqrt(3.0), kUniform, 1},
      {"glorot_normal", 0, std::sqrt(fan_average), kCut, 2 * std::sqrt(fan_average) / 0.87962566},
      {"he_normal", 0, std::sqrt(2 * fan_in), kCut, 2 * std::sqrt(2 * fan_in) / 0.87962566},
      {"he_uniform", 0, std::sqrt(2 * fan_in), kUniform, std::sqrt(6 * fan_in)},
      {"LecunNormal", 0, std::sqrt(fan_in), kCut, 2 * std::sqrt(fan_in) / 0.87962566},
      {"lecun_uniform", 0, std::sqrt(fan_in), kUniform, std::sqrt(3 * fan_in)},
      {initializer("VarianceScaling", {{"scale", 3.0}, {"mode", "fan_out"}, {"distribution", "untruncated_normal"}}), 0,
       std::sqrt(3.0 / 300), kNormal, 0},
  };
  for (const auto& one : cases) {
    CAPTURE(one.said.dump());
    const Spread found = spread_of(kernel(one.said));
    // 30,000 numbers: about six standard errors.
    CHECK(std::fabs(found.mean - one.mean) < 0.035 * one.deviation);
    CHECK(std::fabs(found.deviation / one.deviation - 1) < 0.025);
    CHECK(std::fabs(found.within - one.within) < 0.017);
    if (one.most > 0) CHECK(found.most < 1.001 * one.most + std::fabs(found.mean - one.mean));
    if (one.most > 0) CHECK(found.most > 0.98 * one.most);
  }
}

TEST_CASE("constants, the identity, and None, which Keras takes for glorot_uniform") {
  for (const float number : kernel("ones")) REQUIRE(number == 1.0F);
  for (const float number : kernel(initializer("Constant", {{"value", 0.25}}))) REQUIRE(number == 0.25F);
  const auto identity = kernel(initializer("Identity", {{"gain", 2.0}}));
  for (std::size_t i = 0; i < identity.size(); ++i) REQUIRE(identity[i] == (i / 300 == i % 300 ? 2.0F : 0.0F));
  CHECK(kernel(nullptr) == kernel("glorot_uniform"));
  CHECK(kernel(initializer("GlorotUniform", {{"seed", nullptr}})) == kernel("glorot_uniform"));
  const Json of_keras2 =
      initializer("VarianceScaling", {{"scale", 1.0}, {"mode", "fan_avg"}, {"distribution", "uniform"}});
  CHECK(kernel(of_keras2) == kernel("glorot_uniform"));
}

TEST_CASE("orthogonal weights have orthonormal rows or columns, whichever are fewer") {
  check_orthogonal(kernel("orthogonal"), 100, 300);
  check_orthogonal(kernel(initializer("OrthogonalInitializer", {{"gain", 1.5}})), 100, 300, 1.5);
  const Json conv = {{"filters", 16}, {"kernel_size", 3}, {"kernel_initializer", "Orthogonal"}};
  check_orthogonal(weights(stacked({8, 8, 4}, {{"Conv2D", conv}}), "kernel"), 36, 16);
  check_orthogonal(weights(stacked({5, 3}, {{"SimpleRNN", {{"units", 40}}}}), "recurrent_kernel"), 40, 40);
  // Each number has the deviation that its row's length of one leaves it: no row is special.
  const Spread found = spread_of(kernel("orthogonal"));
  CHECK(std::fabs(found.mean) < 0.002);
  CHECK(std::fabs(found.deviation - 1 / std::sqrt(300.0)) < 1e-4);
}

TEST_CASE("recurrent layers start as Keras's do: orthogonal, and an LSTM's forget gates at one") {
  const auto bias = [](const Json& more) {
    Json config = {{"units", 2}};
    config.update(more);
    return weights(stacked({5, 3}, {{"LSTM", config}}), "bias");
  };
  CHECK(bias(Json::object()) == std::vector<float>{0, 0, 1, 1, 0, 0, 0, 0});
  CHECK(bias({{"bias_initializer", "ones"}, {"unit_forget_bias", false}}) == std::vector<float>(8, 1.0F));
  check_orthogonal(weights(stacked({5, 3}, {{"LSTM", {{"units", 12}}}}), "recurrent_kernel"), 12, 48);
  const Json wrapped = {{"layer", {{"class_name", "LSTM"}, {"config", {{"units", 2}}}}}};
  CHECK(weights(stacked({5, 3}, {{"Bidirectional", wrapped}}), "bias") ==
        std::vector<float>{0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0});
  const Json inner = {{"units", 4}, {"kernel_initializer", "ones"}, {"bias_initializer", "ones"}};
  const Json timed = {{"layer", {{"class_name", "Dense"}, {"config", inner}}}};
  CHECK(weights(stacked({5, 3}, {{"TimeDistributed", timed}}), "kernel") == std::vector<float>(12, 1.0F));
}

TEST_CASE("other weights start as their layers say") {
  const Json norm = {{"gamma_initializer", "zeros"}, {"moving_mean_initializer", "ones"}};
  CHECK(weights(stacked({3}, {{"BatchNormalization", norm}}), "gamma") == std::vector<float>(3, 0.0F));
  CHECK(weights(stacked({3}, {{"BatchNormalization", norm}}), "beta") == std::vector<float>(3, 0.0F));
  CHECK(weights(stacked({3}, {{"BatchNormalization", norm}}), "moving_mean") == std::vector<float>(3, 1.0F));
  CHECK(weights(stacked({3}, {{"BatchNormalization", norm}}), "moving_variance") == std::vector<float>(3, 1.0F));
  const Json scale = {{"init_values", 0.5}, {"projection_dim", 3}};
  CHECK(weights(stacked({4, 3}, {{"LayerScale", scale}}), "gamma") == std::vector<float>(3, 0.5F));
}

TEST_CASE("an initializer of one's own is refused by name, unless the weights are handed in") {
  Json own = initializer("MyStart", {{"alpha", 1}});
  const auto dense = [](const Json& said) {
    return stacked({4}, {{"Dense", {{"units", 2}, {"kernel_initializer", said}}}});
  };
  for (const Json& said : {own, Json("my_start"), initializer("HeNormal", {{"gamma", 2}})}) {
    const cnn::Error error = refused(dense(said));
    CHECK(error.code == "not_drawn");
    CHECK(error.layer == "layer_1");
    CHECK(error.argument == "kernel_initializer");
    CHECK(analyse(dense(said))["total_params"] == 10);
  }
  auto model = counted(dense(own));
  const auto handed = cnn::Network::compile(std::move(*model), 1, cnn::Keep::kAll, cnn::Start::kHanded);
  REQUIRE(handed);
  CHECK((*handed)->weights().size() >= 10);
  // Keras's Orthogonal needs a matrix, its Identity a plain one.
  CHECK(refused(stacked({4}, {{"Dense", {{"units", 2}, {"bias_initializer", "orthogonal"}}}})).argument ==
        "bias_initializer");
}

TEST_CASE("weights drawn in parts are those drawn at once") {
  const Json config = stacked({40, 60}, {{"LSTM", {{"units", 150}}}, {"Dense", {{"units", 900}}}});
  const auto at_once = compiled(config);
  const auto in_parts = compiled(config);
  in_parts->begin();
  while (in_parts->advance() < 1) {
  }
  CHECK(checksum(*in_parts) == checksum(*at_once));
}
