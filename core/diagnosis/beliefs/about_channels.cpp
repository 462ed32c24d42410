// What people believe about the channels that a convolution reads and writes: rows C27-C33.
// Notation in the comments: A kernel area, C input channels, F filters; right: A*C*F + F.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// As in AlexNet, which was split over two processors.
constexpr Count kGroups = 2;

/// A*(C/2)*F + F.
bool two_groups(const BeliefSite& site, Weights& weights) {
  const Count channels = rules::input_channels(site);
  const bool plain = site.config().count("groups") == 1 && channels > 3;
  if (!plain || channels % kGroups != 0 || site.config().count("filters") % kGroups != 0) return false;
  return rules::set_factor(weights, "kernel", "input_channels", channels / kGroups);
}

/// In the first LeNet-5, 16 filters read 3, 4 or 6 of 6 maps each: 60 pairs instead of 96.
constexpr Count kMaps = 6;
constexpr Count kReaders = 16;
constexpr Count kPairs = 60;

/// A*60 + 16.
bool partly_connected(const BeliefSite& site, Weights& weights) {
  const Factor* channels = rules::kernel_factor(weights, "input_channels");
  const Factor* filters = rules::kernel_factor(weights, "filters");
  if (channels == nullptr || filters == nullptr || site.here.windows.size() != 2) return false;
  if (channels->size != kMaps || filters->size != kReaders) return false;
  std::vector<Factor> factors = rules::window_factors(weights);
  factors.push_back({"connections", kPairs, 0});
  return rules::replace(weights, "kernel", std::move(factors));
}

bool one_filter_no_bias(const BeliefSite&, Weights& weights) {
  return rules::find(weights, "bias") != nullptr && rules::drop_factor(weights, "kernel", "filters") &&
         rules::drop(weights, "bias");
}

/// Of one map only; where there is just one, that is `conv_counts_outputs`.
bool one_map(const BeliefSite& site, Weights& weights) {
  if (rules::channels_in(site, site.here.output()) == 1) return false;
  weights = {{"outputs", rules::output_positions(site)}};
  return true;
}

/// C + F.
bool adds_channels(const BeliefSite& site, Weights& weights) {
  weights = {{"input_channels", {{"input_channels", rules::input_channels(site), 0}}},
             {"filters", {{"filters", rules::channels_in(site, site.here.output()), 0}}}};
  return true;
}

constexpr Belief kBeliefs[] = {
    {.id = "conv_two_groups_assumed", .rows = {"C27"}, .prior = kSeen, .weights = two_groups},
    {.id = "conv_partly_connected", .rows = {"C28"}, .prior = kSeen, .weights = partly_connected},
    {.id = "conv_one_filter_no_bias", .rows = {"C29"}, .weights = one_filter_no_bias},
    {.id = "conv_counts_one_map", .rows = {"C30"}, .weights = one_map},
    {.id = "conv_adds_channels", .rows = {"C31"}, .weights = adds_channels},
};

/// A picture whose channels are `from` is read as one of `to`. Sides are longer than any number of colours.
bool read_colours(Shape& shape, Count from, Count to) {
  const auto side = [](Count size) { return size == kUnknown || size > 3; };
  if (shape.size() != 4 || !side(shape[2])) return false;
  const bool last = side(shape[1]) && shape[3] == from;
  const bool first = shape[1] == from && side(shape[3]);
  if (last) shape[3] = to;
  if (first) shape[1] = to;
  return last || first;
}

constexpr Belief kPictures[] = {
    {.id = "grey_as_colours",
     .rows = {"C32"},
     .prior = kSeen,
     .shape = [](const BeliefSite&, Shape& shape) { return read_colours(shape, 1, 3); }},
    {.id = "colours_as_grey",
     .rows = {"C33"},
     .shape = [](const BeliefSite&, Shape& shape) { return read_colours(shape, 3, 1); }},
};

}  // namespace

std::vector<const Belief*> channel_beliefs() { return rules::pointers(kBeliefs); }
std::vector<const Belief*> picture_beliefs() { return rules::pointers(kPictures); }

}  // namespace cnn
