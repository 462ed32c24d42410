// What people believe about Flatten and Dense: rows D1-D5, D7-D10, D13, D19-D26.
// Notation in the comments: n flattened size, u units; right: n*u + u.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using Weights = std::vector<Weight>;

/// Flatten of an image is believed to have this size instead.
bool flattened(Shape& shape, std::optional<Count> size) {
  if (!size || *size <= 0) {
    shape.clear();
    return true;
  }
  const bool changed = shape.back() != *size;
  shape.back() = *size;
  return changed;
}

bool is_image(const BeliefSite& site) { return site.input().size() > 2 && is_known(site.input()); }

/// The product of the sizes of the input except those at `left_out` (channel axis, or an axis further back).
std::optional<Count> product_without(const BeliefSite& site, std::size_t left_out) {
  Shape sizes = site.input();
  sizes[left_out] = 1;
  return product(without_batch(sizes));
}

/// The image's cells minus the area of each valid kernel on the way, times the channels.
bool shrinks_by_area(const BeliefSite& site, Shape& shape) {
  const Shape image = rules::model_input(site);
  if (!is_image(site) || image.size() != 4 || !is_known(image)) return false;
  Count cells = image[1] * image[2];
  for (std::size_t call = 0; call < site.call; ++call) {
    Count area = 1;
    for (const Window& window : site.before(call).windows) {
      const bool counted =
          window.padding == "valid" && window.stride == 1 && !window.transposed && !site.before(call).weights.empty();
      area = counted ? area * window.kernel : 0;
    }
    if (!site.before(call).windows.empty()) cells -= area;
  }
  return flattened(shape, cells * rules::input_channels(site));
}

bool uses_earlier_filters(const BeliefSite& site, Shape& shape) {
  if (!is_image(site)) return false;
  const std::size_t convolution = rules::previous_convolution(site, site.call);
  if (convolution == rules::kNone) return false;
  const auto positions = product_without(site, rules::channel_axis_of(site));
  return positions &&
         flattened(shape, multiply(*positions, rules::channels_in(site, site.before(convolution).inputs.front())));
}

constexpr Belief kFlatten[] = {
    {.id = "flatten_forgets_channels",
     .rows = {"D4"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return is_image(s) && flattened(shape, product_without(s, rules::channel_axis_of(s)));
         }},
    {.id = "flatten_channels_only",
     .rows = {"D5"},
     .shape = [](const BeliefSite& s,
                 Shape& shape) { return is_image(s) && flattened(shape, rules::input_channels(s)); }},
    {.id = "flatten_uses_earlier_filters", .rows = {"D8"}, .shape = uses_earlier_filters},
    {.id = "flatten_one_side",
     .rows = {"D10"},
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return is_image(s) && s.input().size() == 4 &&
                  flattened(shape, product_without(s, rules::channel_axis_of(s) == 1 ? 3 : 2));
         }},
    {.id = "shrinks_by_kernel_area", .rows = {"D13"}, .shape = shrinks_by_area},
    {.id = "flatten_has_params",
     .rows = {"D19"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           w.push_back({"kernel", {{"features", s.here.output().back(), 0}}});
           return true;
         }},
};

bool set_last(Shape& shape, Count size) {
  const bool changed = shape.back() != size;
  shape.back() = size;
  return changed;
}

/// The picture's sides halved, as by the pooling that stands before the first Dense of many models.
bool after_pooling(const BeliefSite& site, Weights& weights) {
  if (!is_image(site) || site.input().size() != 4) return false;
  const auto values = product(std::vector<Count>{site.input()[1] / 2, site.input()[2] / 2, site.input()[3]});
  return values && *values > 0 && rules::set_factor(weights, "kernel", "input_features", *values);
}

/// The values that the last pooling before a Dense layer reads: kept in mind from the model without it. Nothing where
/// none is on the way.
std::optional<Count> values_before_pooling(const BeliefSite& site) {
  std::size_t call = site.call;
  while (!site.model.calls[call].inputs.empty()) {
    call = site.model.calls[call].inputs.front().call;
    const Facts& facts = site.before(call);
    const bool pools = !facts.windows.empty() && facts.weights.empty() && !facts.windows.front().transposed;
    if (pools) return product(without_batch(facts.inputs.front()));
    if (!facts.weights.empty()) return std::nullopt;
  }
  return std::nullopt;
}

/// What `fit` takes when nothing else is said.
constexpr Count kDefaultBatch = 32;

constexpr Belief kDense[] = {
    {.id = "dense_no_bias",
     .rows = {"D1"},
     .prior = kQuiz,
     .weights = [](const BeliefSite&, Weights& w) { return rules::drop(w, "bias"); }},
    {.id = "dense_one_bias",
     .rows = {"D2"},
     .prior = kQuiz,
     .weights = [](const BeliefSite&, Weights& w) { return rules::drop_factor(w, "bias", "units"); }},
    {.id = "dense_bias_per_input",
     .rows = {"D3"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           return rules::find(w, "bias") != nullptr && rules::replace(w, "bias", {w.front().factors.front()});
         }},
    // Its quiz asks about the first layer; later on, a size kept from before is the plainer mistake.
    {.id = "dense_reads_input_image",
     .rows = {"D7"},
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const auto values = product(without_batch(rules::model_input(s)));
           return values && rules::set_factor(w, "kernel", "input_features", *values);
         }},
    {.id = "dense_counts_before_pooling",
     .rows = {"D6"},
     .prior = kQuiz,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const auto values = values_before_pooling(s);
           return values && rules::set_factor(w, "kernel", "input_features", *values);
         }},
    {.id = "dense_one_unit",
     .rows = {"D9"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           return rules::drop_factor(w, "kernel", "units") && (rules::drop_factor(w, "bias", "units") || true);
         }},
    // n + u: the biases of all units, but the weights of one.
    {.id = "dense_kernel_of_one_unit",
     .rows = {"D22"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           return rules::find(w, "bias") != nullptr && rules::drop_factor(w, "kernel", "units");
         }},
    // n: the inputs of one unit.
    {.id = "dense_one_unit_no_bias",
     .rows = {"D26"},
     .weights =
         [](const BeliefSite&, Weights& w) {
           return rules::find(w, "bias") != nullptr && rules::drop_factor(w, "kernel", "units") &&
                  rules::drop(w, "bias");
         }},
    {.id = "dense_keeps_size",
     .rows = {"D24"},
     .shape = [](const BeliefSite& s, Shape& shape) { return set_last(shape, s.input().back()); }},
    {.id = "dense_one_value",
     .rows = {"D25"},
     .shape = [](const BeliefSite&, Shape& shape) { return set_last(shape, 1); }},
    {.id = "dense_after_pooling", .rows = {"D23"}, .prior = kSeen, .weights = after_pooling},
    {.id = "dense_flattens_input",
     .rows = {"D20"},
     .prior = kSeen,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const auto values = product(without_batch(s.input()));
           return is_image(s) && values && rules::set_factor(w, "kernel", "input_features", *values);
         },
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           if (shape.size() < 3) return false;
           shape = {s.input().front(), shape.back()};
           return true;
         }},
    {.id = "dense_counts_batch",
     .rows = {"D21"},
     .prior = kQuiz,
     .weights =
         [](const BeliefSite& s, Weights& w) {
           const Count batch = s.input().front() == kUnknown ? kDefaultBatch : s.input().front();
           return batch > 1 && rules::multiply_by(w, "kernel", {{"batch", batch, 0}});
         }},
};

}  // namespace

std::vector<const Belief*> flatten_beliefs() { return rules::pointers(kFlatten); }

std::vector<const Belief*> dense_beliefs() {
  return joined(joined(rules::pointers(kDense), neighbours_units_beliefs()),
                {activation_adds_params(), params_are_products(), dropout_thins_next(), bias_though_switched_off(),
                 counted_as_in_pytorch()});
}

}  // namespace cnn
