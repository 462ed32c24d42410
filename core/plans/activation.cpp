// Activation as a layer of its own: a copy in the order in which its input lies, then the activation in place.
#include "core/plans/all.hpp"
#include "core/plans/fusing.hpp"

namespace cnn {
namespace {

std::optional<Wish> wish(const PlanSite& site) {
  const Order order = needs_pixels(site.config.text("activation")) ? Order::kPixels : site.input_order;
  return Wish{.input = order, .output = order};
}

struct Copy {
  Grid from;
  Grid to;
};

void copy(const Copy& data) { kernels::copy_grid(data.from, data.to); }

Actions make(const PlanSite& site, const Parts& parts) {
  return {{},
          {Action::of<copy>(Copy{parts.input, parts.output}), activate(site.config.text("activation"), parts.output)}};
}

}  // namespace

const Plan kActivationPlan = {wish, make};

}  // namespace cnn
