// Design tasks as data. The checks are those of design.cpp.
#include "core/practice/tasks.hpp"

#include "core/base/later_text.hpp"

namespace cnn {
namespace {

constexpr std::string_view kKeepSize = CNN_LATER(R"({
  "let": {"filters": {"from": 3, "to": 12}, "rows": {"from": 2, "to": 6}, "columns": {"from": 2, "to": 6}},
  "input": [{"from": 15, "to": 40}, {"from": 15, "to": 40}, {"pick": [1, 3]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"},
    "kernel_size": [{"var": "rows"}, {"var": "columns"}]}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "padding": "same",
    "kernel_size": [{"var": "rows"}, {"var": "columns"}]}]],
  "checks": [["input_shape"], ["output_shape"], ["same_layers"], ["changed_arguments", 1]]})");

constexpr std::string_view kExactParams = CNN_LATER(R"({
  "input": [{"from": 15, "to": 40}, {"from": 15, "to": 40}, {"pick": [1, 3, 4]}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": 2, "kernel_size": 2}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"from": 5, "to": 24},
    "kernel_size": [{"from": 1, "to": 5}, {"from": 3, "to": 6}]}]],
  "checks": [["input_shape"], ["same_layers"], ["exact_params"]]})");

constexpr std::string_view kHalveParams = CNN_LATER(R"({
  "let": {"filters": {"from": 4, "to": 8}, "kernel": {"pick": [3, 5]}, "units": {"from": 4, "to": 10},
    "padding": {"pick": ["same", "valid"]}},
  "input": [{"from": 20, "to": 40}, {"from": 20, "to": 40}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": {"var": "kernel"},
      "padding": {"var": "padding"}}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"var": "units"}}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": {"var": "kernel"},
      "padding": {"var": "padding"}, "strides": 2}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"var": "units"}}]],
  "checks": [["input_shape"], ["same_layers"], ["changed_arguments", 1], ["max_share", 50]]})");

constexpr std::string_view kReachShape = CNN_LATER(R"({
  "let": {"rows": {"from": 5, "to": 10}, "columns": {"from": 5, "to": 10}, "filters": {"from": 9, "to": 20}},
  "input": [{"times": [4, {"var": "rows"}]}, {"times": [4, {"var": "columns"}]}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": 4, "kernel_size": 3, "padding": "same"}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"from": 6, "to": 12}, "kernel_size": 3, "padding": "same"}],
    ["MaxPooling2D", {"name": "max_pooling2d"}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"var": "filters"}, "kernel_size": 3, "padding": "same"}],
    ["MaxPooling2D", {"name": "max_pooling2d_1"}]],
  "checks": [["input_shape"], ["output_shape"], ["max_params", 5]]})");

constexpr std::string_view kSameForLess = CNN_LATER(R"({
  "let": {"filters": {"from": 8, "to": 24}},
  "input": [{"from": 12, "to": 32}, {"from": 12, "to": 32}, {"from": 3, "to": 8}],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": {"pick": [5, 6, 7]},
    "padding": "same"}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": 3, "padding": "same"}]],
  "checks": [["input_shape"], ["output_shape"], ["max_share", 40]]})");

constexpr std::string_view kFreeze = CNN_LATER(R"({
  "let": {"filters": {"from": 4, "to": 9}, "more": {"from": 4, "to": 9}, "units": {"from": 2, "to": 5}},
  "input": [{"from": 8, "to": 14}, {"from": 8, "to": 14}, 3],
  "layers": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": 3}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"var": "more"}, "kernel_size": 3}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"var": "units"}}]],
  "solution": [["Conv2D", {"name": "conv2d", "filters": {"var": "filters"}, "kernel_size": 3, "trainable": false}],
    ["Conv2D", {"name": "conv2d_1", "filters": {"var": "more"}, "kernel_size": 3, "trainable": false}],
    ["Flatten", {"name": "flatten"}], ["Dense", {"name": "dense", "units": {"var": "units"}}]],
  "checks": [["input_shape"], ["output_shape"], ["exact_params"], ["max_trainable_params", 0]]})");

constexpr Task kTasks[] = {
    {"keep_size", 1, kKeepSize},     {"exact_params", 2, kExactParams},  {"halve_params", 2, kHalveParams},
    {"reach_shape", 3, kReachShape}, {"same_for_less", 3, kSameForLess}, {"freeze", 4, kFreeze},
};

}  // namespace

std::span<const Task> all_tasks() { return kTasks; }

}  // namespace cnn
