// What all convolutions share, in 1, 2 or 3 axes: arguments, checks, the kernel's window and the end of a forward pass.
#pragma once

#include "core/model/layer.hpp"
#include "core/running/kernels/convolution/plain.hpp"

namespace cnn {

/// Keras takes a convolution's `padding` in any case.
Argument padding_argument(std::vector<std::string_view> choices = {"valid", "same"});
/// `filters` and `kernel_size`, which have no defaults.
Argument filters_argument();
Argument kernel_size_argument(int axes);
Argument depth_multiplier_argument();
Argument use_bias_argument();

/// Keras refuses strides above 1 together with a dilation_rate above 1, whatever the axes.
std::optional<Error> check_strides(const Site& site);

std::vector<Window> kernel_windows(const Site& site);

/// The window's part of a kernel: kernel_size · kernel_height, kernel_width · kernel_depth, …, on the first axes.
std::vector<Factor> kernel_window(const Config& config);
/// Such a kernel with two more axes behind the window.
std::vector<Factor> kernel_factors(const Config& config, std::vector<Factor> channels);

/// Adds `filters` biases where use_bias says so.
void add_bias(std::vector<Weight>& weights, const Config& config, std::vector<Factor> factors);

/// The windows of a call that is running.
std::vector<Window> kernel_windows(const Forward& call);
/// Sizes for the kernels: one axis is an image of one row.
kernels::Convolution2d plane(const std::vector<Window>& windows, Count channels, Count filters, Count groups);
/// The bias behind `kernels` weights, or null.
const Real* bias_of(const Forward& call, std::size_t kernels);
/// Runs the layer in channels_last, then its activation in its own layout: softmax works on the last axis of that.
void run_convolution(const Forward& call, void (*run)(const Forward&, const std::vector<Window>&));

}  // namespace cnn
