// Graphs and unequal axes: random ones against the plain forward passes, and the corners that random ones may miss.
// Everything with all tensors kept and with the outputs alone.
#include <cstdlib>

#include "tests/core/support/random_passes.hpp"

using namespace plain;

namespace {

Json ends(const std::vector<const char*>& names) {
  Json result = Json::array();
  for (const char* name : names) result.push_back({name, 0, 0});
  return result;
}

Json reads(const std::vector<const char*>& names) {
  Json tensors = Json::array();
  for (const char* name : names) tensors.push_back(support::tensor(name));
  return names.size() > 1 ? Json::array({tensors}) : tensors;
}

Json same(int filters, const Json& kernel) {
  return {{"filters", filters}, {"kernel_size", kernel}, {"padding", "same"}};
}

std::uint64_t number_from(const char* variable, std::uint64_t fallback) {
  const char* given = std::getenv(variable);
  return given != nullptr ? std::strtoull(given, nullptr, 10) : fallback;
}

}  // namespace

TEST_CASE("a planned graph equals the plain forward passes: several readers, merges and outputs, unequal axes") {
  const std::uint64_t first = number_from("CNN_PARAMS_SEED", 1);
  const std::uint64_t count = number_from("CNN_PARAMS_MODELS", 400);
  MESSAGE("seeds from ", first, ": ", count, " random graphs");
  std::size_t outputs = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    CAPTURE(seed);
    const Json config = RandomGraph(seed).config();
    if (config["config"]["output_layers"].empty()) continue;
    outputs += config["config"]["output_layers"].size();
    check_both_keeps(config);
  }
  CHECK(outputs > 2 * count);
}

TEST_CASE("a tensor has the widest border that one of its readers asks for, on each side") {
  const Json kernels[][2] = {{{5, 5}, {3, 3}}, {{3, 3}, {5, 5}}, {{5, 1}, {1, 5}}, {{1, 5}, {5, 1}}, {{4, 4}, {2, 3}}};
  // Of few filters on planes, of many on pixels.
  for (const int filters : {2, 12}) {
    for (const auto& [first, second] : kernels) {
      const Json layers = {support::input("in", {6, 9, 3}), call("Conv2D", "a", same(filters, {3, 3}), reads({"in"})),
                           call("Conv2D", "b", same(filters, first), reads({"a"})),
                           call("Conv2D", "c", same(filters, second), reads({"a"})),
                           call("Add", "d", {}, reads({"b", "c"}))};
      check_both_keeps(graph(layers, ends({"in"}), ends({"d"})));
      const Json of_input = {support::input("in", {6, 9, 3}), call("Conv2D", "b", same(filters, first), reads({"in"})),
                             call("Conv2D", "c", same(filters, second), reads({"in"})),
                             call("Add", "d", {}, reads({"b", "c"}))};
      check_both_keeps(graph(of_input, ends({"in"}), ends({"d"})));
    }
  }
}

TEST_CASE("an output that is made early stands untouched at the end, in whatever order the outputs are listed") {
  for (const int filters : {2, 8}) {
    Json layers = {support::input("in", {8, 11, 2}), call("Conv2D", "early", same(filters, {3, 3}), reads({"in"}))};
    const char* before = "early";
    for (const char* name : {"b", "c", "d"}) {
      layers.push_back(call("Conv2D", name, same(filters, {3, 2}), reads({before})));
      before = name;
    }
    for (const auto& order : {ends({"early", "d"}), ends({"d", "early"}), ends({"early", "early", "c"})}) {
      check_both_keeps(graph(layers, ends({"in"}), order));
    }
    // The same values in another shape: the output is early's memory.
    layers.push_back(call("Flatten", "flat", Json::object(), reads({"early"})));
    check_both_keeps(graph(layers, ends({"in"}), ends({"flat", "d"})));
  }
}

TEST_CASE("a convolution of unequal strides, dilations and kernels equals the plain pass, in each of its kernels") {
  const Json rates[] = {{1, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}};
  for (const char* padding : {"same", "valid"}) {
    for (const char* argument : {"strides", "dilation_rate"}) {
      for (const Json& rate : rates) {
        for (const Json& kernel : {Json({3, 3}), Json({1, 3}), Json({3, 1}), Json({2, 4})}) {
          // Planes, pixels, Winograd, and the kernel that passes over zeros.
          for (const auto& [channels, filters] : {std::pair(3, 2), {3, 5}, {8, 8}, {16, 32}}) {
            const Json config = {{"filters", filters}, {"kernel_size", kernel}, {"padding", padding}, {argument, rate}};
            check_both_keeps(sequential({11, 14, channels}, Json::array({Json::array({"Conv2D", config})})));
          }
        }
      }
    }
  }
}

TEST_CASE("a depthwise convolution of unequal dilations and kernels equals the plain pass") {
  for (const char* layer : {"DepthwiseConv2D", "SeparableConv2D"}) {
    for (const Json& rate : {Json({1, 2}), Json({2, 1}), Json({1, 1})}) {
      for (const Json& kernel : {Json({3, 3}), Json({1, 3}), Json({3, 1}), Json({2, 4})}) {
        // Keras builds these with strides beside the dilation.
        for (const Json& strides : {Json({1, 1}), Json({2, 2}), Json({1, 3})}) {
          Json config = {{"kernel_size", kernel}, {"padding", "same"}, {"dilation_rate", rate}, {"strides", strides}};
          if (layer[0] == 'S') config["filters"] = 5;
          check_both_keeps(sequential({7, 10, 6}, Json::array({Json::array({layer, config})})));
        }
      }
    }
  }
}

TEST_CASE("pooling of unequal strides and pools equals the plain pass, on planes and on pixels") {
  for (const char* layer : {"MaxPooling2D", "AveragePooling2D"}) {
    for (const char* padding : {"same", "valid"}) {
      for (const Json& pool : {Json({2, 2}), Json({2, 3}), Json({3, 2}), Json({1, 2}), Json({2, 1})}) {
        for (const Json& strides : {Json({2, 2}), Json({2, 1}), Json({1, 2}), Json({1, 1}), Json({2, 3})}) {
          // A convolution of two filters leaves planes, one of eight pixels.
          for (const int filters : {2, 8}) {
            const Json config = {{"pool_size", pool}, {"strides", strides}, {"padding", padding}};
            check_both_keeps(sequential({9, 12, 3}, Json::array({convolution(filters), Json::array({layer, config})})));
          }
        }
      }
    }
  }
}
