// What people believe about the size after a sliding window: rows S1-S9, S18, S20, S21, D6, D11-D13, D18.
// Notation in the comments: n cells, window k, stride s; right: valid floor((n-k)/s)+1, same ceil(n/s).
#include <cmath>

#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

using rules::resize;

bool is_valid(const Window& window) { return window.padding == "valid"; }
bool is_same(const Window& window) { return window.padding == "same"; }

Count floor_formula(const Window& window, Count padding) {
  const Count room = window.size + padding - window.span();
  return room < 0 ? 0 : room / window.stride + 1;
}

Count stepping_by_one(Window window) {
  window.stride = 1;
  return window.output();
}

bool shrinks_once(const BeliefSite& site, Shape& shape) {
  // Only the first of several valid convolutions is thought to shrink the image.
  const std::size_t previous = rules::previous_convolution(site, site.call);
  if (previous == rules::kNone || site.here.weights.empty()) return false;
  if (site.before(previous).windows.front().transposed) return false;
  if (!is_valid(site.here.windows.front()) || !is_valid(site.before(previous).windows.front())) return false;
  return resize(site, shape, [](const Window& window) { return window.size; });
}

/// The exact quotient (n-k)/s + 1 where Keras drops a remainder.
bool fraction_is_error(const BeliefSite& site, bool shape_asked, std::vector<double>& answer) {
  bool changed = false;
  if (!shape_asked) return false;
  for (const Window& window : site.here.windows) {
    if (!is_valid(window) || window.size == kUnknown) continue;
    const double exact = static_cast<double>(window.size - window.span()) / static_cast<double>(window.stride) + 1;
    changed = changed || exact != std::floor(exact);
    answer[static_cast<std::size_t>(window.axis) - 1] = exact;
  }
  return changed;
}

constexpr Belief kBeliefs[] = {
    {.id = "valid_shrinks_by_kernel",
     .rows = {"S1", "D12"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape,
                         [](const Window& w) { return is_valid(w) && w.stride == 1 ? w.size - w.span() : w.output(); });
         }},
    {.id = "pad_counted_once",
     .rows = {"S2"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape,
                         [](const Window& w) { return is_valid(w) ? w.output() : floor_formula(w, w.pads().first); });
         }},
    {.id = "same_keeps_size",
     .rows = {"S4"},
     .prior = kOften,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) { return is_valid(w) ? w.output() : w.size; });
         }},
    {.id = "same_floor_formula",
     .rows = {"S5"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape,
                         [](const Window& w) { return is_same(w) ? floor_formula(w, w.span() / 2 * 2) : w.output(); });
         }},
    {.id = "same_pads_evenly",
     .rows = {"S18"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             return is_same(w) && w.span() % 2 == 0 ? floor_formula(w, w.span() - 2) : w.output();
           });
         }},
    {.id = "same_as_valid",
     .rows = {"S6", "D18"},
     .prior = kSeen,
     .shape = [](const BeliefSite& s,
                 Shape& shape) { return resize(s, shape, [](const Window& w) { return floor_formula(w, 0); }); }},
    {.id = "fraction_is_error", .rows = {"S7"}, .prior = kOften, .answer = fraction_is_error},
    {.id = "valid_rounds_up",
     .rows = {"S8"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           if (s.here.weights.empty()) return false;  // of poolings this is `pool_keeps_rest`
           return resize(s, shape, [](const Window& w) {
             return is_valid(w) ? (w.size - w.span() + w.stride - 1) / w.stride + 1 : w.output();
           });
         }},
    {.id = "same_rounds_down",
     .rows = {"S8"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) { return is_valid(w) ? w.output() : w.size / w.stride; });
         }},
    {.id = "forgets_plus_one",
     .rows = {"S9"},
     .prior = kSeen,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           return resize(s, shape, [](const Window& w) {
             return is_valid(w) && w.stride > 1 ? (w.size - w.span()) / w.stride : w.output();
           });
         }},
    {.id = "size_reduction_ignored",
     .rows = {"D6"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           const bool pooling = s.here.weights.empty();
           if (!pooling && !is_valid(s.here.windows.front())) return false;  // that is `same_keeps_size`
           return resize(s, shape, [](const Window& w) { return w.size; });
         }},
    {.id = "valid_loses_one_side",
     .rows = {"S21"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           if (s.here.weights.empty()) return false;
           return resize(s, shape, [](const Window& w) {
             const bool border = is_valid(w) && w.stride == 1 && w.span() % 2 == 1;
             return border ? w.size - w.span() / 2 : w.output();
           });
         }},
    {.id = "valid_ignores_stride",
     .rows = {"S20"},
     .prior = kQuiz,
     .shape =
         [](const BeliefSite& s, Shape& shape) {
           if (s.here.weights.empty()) return false;  // of poolings this is `pool_stride_one`
           return resize(s, shape, [](const Window& w) { return is_valid(w) ? stepping_by_one(w) : w.output(); });
         }},
    {.id = "shrinks_once", .rows = {"D11"}, .shape = shrinks_once},
};

}  // namespace

std::vector<const Belief*> window_beliefs() { return joined(rules::pointers(kBeliefs), receptive_field_beliefs()); }

}  // namespace cnn
