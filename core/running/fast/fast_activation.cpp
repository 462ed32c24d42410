// Layers that keep every value in its place. Activation as a layer: a copy in the order in which its input lies, then
// the activation in place.
#include "core/running/fast/all.hpp"
#include "core/running/fast/fused_activation.hpp"

namespace cnn {
namespace {

std::optional<Wish> wish(const FastSite& site) {
  const Order order = kernels::reads_rows(site.config.text("activation")) ? Order::kPixels : site.input_order;
  return Wish{.input = order, .output = order};
}

struct Copy {
  ImageView from;
  ImageView to;
};

void copy(const Copy& data) { kernels::copy_image(data.from, data.to); }

Actions make(const FastSite& site, const Parts& parts) {
  return {{},
          {Action::of<copy>(Copy{parts.input, parts.output}), activate(site.config.text("activation"), parts.output)}};
}

}  // namespace

const FastPath kFastActivation = {.wish = wish, .make = make};

/// Flatten of channels_first turns images round first.
const FastPath kFastCopy = {.moves_nothing = [](const Config& config, std::span<const Count> input) {
  return input.size() < 2 || config.all()["data_format"].text() == nullptr ||
         config.text("data_format") != "channels_first";
}};

}  // namespace cnn
