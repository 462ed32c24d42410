// What people believe about receptive fields: rows F1-F7.
// Notation in the comments: along one axis r cells seen before, jump j; span k of the window (dilation counted), stride
// s; right: r + (k-1)*j, and the jump becomes j*s.
#include "core/diagnosis/belief_rules.hpp"
#include "core/diagnosis/beliefs/all.hpp"

namespace cnn {
namespace {

const Window* window_on(const BeliefSite& site, int axis) {
  for (const Window& window : site.here.windows) {
    if (window.axis == axis) return &window;
  }
  return nullptr;
}

/// r + k*j: the windows are added up. The first one sees what it sees.
bool adds_windows(const BeliefSite&, Reading& reading, Sight& before) {
  if (before.lines.back().extent == 0) return false;
  ++reading.span;
  return true;
}

/// j is 1 everywhere: strides before are forgotten.
bool ignores_jump(const BeliefSite&, Reading& reading, Sight& before) {
  const bool changed = before.lines.back().jump != 1 && reading.span > 1;
  before.lines.back().jump = 1;
  return changed;
}

/// k without the dilation.
bool ignores_dilation(const BeliefSite& site, Reading& reading, Sight&) {
  const Window* window = window_on(site, reading.axis);
  if (window == nullptr || window->dilation == 1 || window->kernel == 1) return false;
  reading.span = window->kernel;
  return true;
}

/// Each layer sees its own window of the input.
bool sees_own_window(const BeliefSite&, Reading& reading, Sight& before) {
  // Windows of one cell see one, and may have taken steps all the same.
  const Line& line = before.lines.back();
  const bool changed = line.extent > 0 || (line.jump != 1 && reading.span > 1);
  before.lines = {Line{}};
  return changed;
}

/// A pooling is thought to see no more than what it reads: only its stride counts.
bool skips_poolings(const BeliefSite& site, Reading& reading, Sight&) {
  if (!site.here.weights.empty() || reading.span == 1) return false;
  reading.span = 1;
  return true;
}

/// The jump is that behind the layer: r + (k-1)*j*s.
bool jumps_too_early(const BeliefSite&, Reading& reading, Sight&) {
  if (reading.stride == 1 || reading.span == 1) return false;
  reading.span = saturating_multiply(reading.span - 1, reading.stride) + 1;
  return true;
}

/// r * k.
bool multiplies_windows(const BeliefSite&, Reading& reading, Sight& before) {
  if (before.lines.back().extent == 0 || reading.span == 1) return false;
  before.lines.back().extent = saturating_multiply(before.lines.back().extent + 1, reading.span) - 1;
  reading.span = 1;
  return true;
}

constexpr Belief kBeliefs[] = {
    {.id = "field_adds_windows", .rows = {"F1"}, .field = adds_windows},
    {.id = "field_ignores_strides", .rows = {"F2"}, .field = ignores_jump},
    {.id = "field_ignores_dilation", .rows = {"F3"}, .field = ignores_dilation},
    {.id = "field_of_one_layer", .rows = {"F4"}, .field = sees_own_window},
    {.id = "field_skips_poolings", .rows = {"F5"}, .field = skips_poolings},
    {.id = "field_stride_too_early", .rows = {"F6"}, .field = jumps_too_early},
    {.id = "field_multiplies_windows", .rows = {"F7"}, .field = multiplies_windows},
};

}  // namespace

std::vector<const Belief*> receptive_field_beliefs() { return rules::pointers(kBeliefs); }

}  // namespace cnn
