// What no machine could hold or finish is refused before it is begun.
#include "tests/core/support/faults.hpp"

using namespace support;

namespace {

Json compiled(const Json& config) { return Json::parse(cnn::api::compile(config.dump(), 1)); }

Json uses(const Json& config, const char* weight) {
  const Json parameter = {{"layer", "conv"}, {"weight", weight}, {"index", 0}};
  return Json::parse(cnn::api::uses(config.dump(), parameter.dump()));
}

}  // namespace

TEST_CASE("a forward pass beyond the memory limit is refused before anything is allocated") {
  const Json image = model({20000, 20000, 3}, {{"Conv2D", {{"name", "conv"}, {"filters", 64}, {"kernel_size", 3}}}});
  const Json answer = Json::parse(cnn::api::compile(image.dump(), 1));
  CHECK(answer["error"]["code"] == "too_much_memory");
  const Json wide = model({100000}, {{"Dense", {{"name", "d"}, {"units", 100000}}}});
  CHECK(Json::parse(cnn::api::compile(wide.dump(), 1))["error"]["layer"] == "d");
}

TEST_CASE("a border that no memory holds is refused, and its size is not wrapped around") {
  for (const double rate : {4294967296.0, 9007199254740991.0}) {
    const Json wide = conv({{"dilation_rate", rate}, {"kernel_size", 2}, {"padding", "same"}}, {3, 3, 1});
    CHECK(compiled(wide)["error"]["code"] == "too_much_memory");
  }
  // Just below the largest window: its border alone is 2^56 cells.
  const Json large = conv({{"dilation_rate", 268435455}, {"kernel_size", 2}, {"padding", "same"}}, {3, 3, 1});
  CHECK(compiled(large)["error"]["code"] == "too_much_memory");
}

TEST_CASE(
    "a window of more cells than 32 bits count is refused by the name of its layer, even where it needs no memory") {
  const auto refused = [](const Json& config, const char* layer) {
    CAPTURE(config.dump());
    const Json answer = compiled(config);
    REQUIRE(answer.contains("error"));
    CHECK(answer["error"]["code"] == "too_much_memory");
    CHECK(answer["error"]["layer"] == layer);
  };
  const auto pool = [](const Json& more) {
    Json config = {{"name", "pool"}, {"padding", "same"}};
    config.update(more);
    return model({4, 6, 1}, {{"MaxPooling2D", config}});
  };
  // The first beyond 2^28, those that 32 bits would turn into a negative number, 0 and 2.
  for (const double size : {268435457.0, 2147483648.0, 4294967296.0, 4294967298.0}) {
    for (const Json& sides : {Json({size, 2}), Json({2, size}), Json({size, size})}) {
      refused(pool({{"pool_size", sides}}), "pool");
      refused(pool({{"pool_size", 2}, {"strides", sides}}), "pool");
      refused(conv({{"kernel_size", 1}, {"strides", sides}, {"padding", "same"}}, {4, 6, 1}), "conv");
      refused(conv({{"kernel_size", 2}, {"dilation_rate", sides}, {"padding", "same"}}, {4, 6, 1}), "conv");
    }
  }
  // The window as a whole is one cell too large, neither its kernel nor its dilation.
  refused(conv({{"kernel_size", 3}, {"dilation_rate", 134217728}, {"padding", "same"}}, {4, 6, 1}), "conv");
  // Windows of pooling are clipped to the image, so that the last one allowed runs.
  for (const char* argument : {"pool_size", "strides"}) {
    const Json last = compiled(pool({{argument, 268435456}}));
    REQUIRE(last.contains("id"));
    CHECK(cnn::api::run(last["id"]));
    cnn::api::free_network(last["id"]);
  }
}

TEST_CASE("too much memory is told by the layer that asks for it first, also inside a model") {
  const auto check_layer = [](const Json& config, const char* layer) {
    const Json error = compiled(config)["error"];
    CHECK(error["code"] == "too_much_memory");
    CHECK(error["layer"] == layer);
    CHECK(error["found"] > 1073741824);
  };
  // Tensors of 2^27 floats: the input and the first output fill the memory.
  const auto wide = [](const char* name) { return Part{"ZeroPadding1D", {{"name", name}, {"padding", 0}}}; };
  check_layer(model({16384, 8192}, {wide("first"), wide("second"), wide("third")}), "second");
  // Weights of 2^28 floats, with the input beside them.
  const Json dense = {{"name", "d"}, {"units", 16384}};
  check_layer(model({16384}, {{"Dense", dense}}), "d");
  const Json inner = model({16384}, {{"Dense", dense}})["config"];
  const Json block = {{"name", "block"}, {"layers", inner["layers"]}};
  check_layer(model({16384}, {{"Sequential", block}}), "block/d");
}

TEST_CASE("memory that kernels work in is summed without wrapping around") {
  // 2^20 places of 2^12 channels each are 2^32 floats between its steps; input, weights and output are small.
  const Json channels = {{"name", "wide"}, {"filters", 1}, {"kernel_size", 1}, {"depth_multiplier", 4096}};
  CHECK(compiled(model({1024, 1024, 1}, {{"SeparableConv2D", channels}}))["error"]["code"] == "not_run");
  // A panel is eight filters wide: of one filter the packed kernel is eight times its size.
  const Json flat = {{"name", "one"}, {"filters", 1}, {"kernel_size", {1, 16384}}};
  CHECK(compiled(model({1, 16384, 8192}, {{"Conv2D", flat}}))["error"]["code"] == "too_much_memory");
}

TEST_CASE("more products than can be listed are counted by nobody") {
  const Json pool =
      model({4, 4, 1}, {{"MaxPooling2D", {{"name", "pool"}, {"pool_size", 100000}, {"padding", "same"}}}});
  const Json network = compiled(pool);
  REQUIRE(network.contains("id"));
  REQUIRE(cnn::api::run(network["id"]));
  const Json error = Json::parse(cnn::api::trace(network["id"], "pool", 0))["error"];
  CHECK(error["code"] == "too_many_products");
  CHECK(error["found"] == 1e10);
  cnn::api::free_network(network["id"]);
  const Json kernel = {{"kernel_size", 65536}, {"filters", 1}, {"padding", "same"}};
  CHECK(uses(conv(kernel, {3, 3, 1}), "kernel")["error"]["code"] == "too_many_products");
  CHECK(uses(conv(Json::object(), {100000, 100000, 1}), "bias")["error"]["code"] == "too_many_products");
  CHECK(uses(conv(Json::object(), {1e9, 1e9, 1}), "bias")["error"]["code"] == "unknown_size");
}

TEST_CASE("a mask over samples of one number would look along the batch, so it is not run") {
  const Json scalars = {
      {"class_name", "Sequential"},
      {"config",
       {{"name", "s"},
        {"layers",
         Json::array({{{"class_name", "Masking"}, {"config", {{"name", "m"}, {"batch_shape", {nullptr}}}}}})}}}};
  CHECK(analyse(scalars)["total_params"] == 0);
  CHECK(compiled(scalars)["error"]["code"] == "not_run");
}
