// Small steps that changed rules are made of.
#pragma once

#include <string_view>

#include "core/diagnosis/belief.hpp"

namespace cnn::rules {

Weight* find(std::vector<Weight>& weights, std::string_view name);
bool drop(std::vector<Weight>& weights, std::string_view name);
bool drop_factor(std::vector<Weight>& weights, std::string_view weight, std::string_view label);
/// Sets the size of a factor; false when there is none or it has that size already.
bool set_factor(std::vector<Weight>& weights, std::string_view weight, std::string_view label, Count size);
/// Replaces the factors of a weight. False when there is no such weight.
bool replace(std::vector<Weight>& weights, std::string_view weight, std::vector<Factor> factors);
/// Multiplies a weight by more factors.
bool multiply_by(std::vector<Weight>& weights, std::string_view weight, const std::vector<Factor>& factors);

/// The factors of a weight whose label begins with `kernel_`: its window.
std::vector<Factor> window_factors(const std::vector<Weight>& weights);

/// Sets every factor of the weight to 1; false when there is no such weight or it is a single number already.
bool make_single(std::vector<Weight>& weights, std::string_view weight);

/// The first weight's factor with this label, or null.
Factor* kernel_factor(std::vector<Weight>& weights, std::string_view label);

/// Sets each spatial size to size_of(window); a size of zero or less makes the shape impossible (an empty shape).
bool resize(const BeliefSite& site, Shape& shape, Count (*size_of)(const Window&));

/// The axis of the channels, by the layer's data_format where it has one.
std::size_t channel_axis_of(const BeliefSite& site);
Count input_channels(const BeliefSite& site);
/// The channels of any shape, read as this layer reads its input.
Count channels_in(const BeliefSite& site, const Shape& shape);
/// The shape that enters the model.
Shape model_input(const BeliefSite& site);
/// Output sizes of the windows, as factors.
std::vector<Factor> output_positions(const BeliefSite& site);
std::vector<Factor> input_positions(const BeliefSite& site);
/// The call before `call` nearest to it whose layer has a convolution kernel; npos when there is none.
std::size_t previous_convolution(const BeliefSite& site, std::size_t call);
inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

template <std::size_t N>
std::vector<const Belief*> pointers(const Belief (&beliefs)[N]) {
  std::vector<const Belief*> result;
  for (const Belief& belief : beliefs) result.push_back(&belief);
  return result;
}

}  // namespace cnn::rules
