// Plans one arena for all activations, draws weights and runs the layers in order.
#include "core/running/network.hpp"

#include <algorithm>

#include "core/running/flat_layout.hpp"
#include "core/running/initializers.hpp"

namespace cnn {
namespace {

/// Numbers drawn in one part of a pass: about a millisecond.
constexpr Count kDrawnAtOnce = 262'144;

}  // namespace

Result<std::unique_ptr<Network>> Network::compile(CountedModel counted, std::uint32_t seed, Keep keep, Start start) {
  std::unique_ptr<Network> network(new Network);
  network->model_ = std::move(counted.model);
  network->facts_ = std::move(counted.facts);
  network->keep_ = keep;
  auto laid_out = lay_out(network->model_, network->facts_, {.drawn = start == Start::kDrawn});
  if (!laid_out) return laid_out.error();
  network->flat_ = std::move(laid_out->flat);
  network->call_outputs_ = std::move(laid_out->call_outputs);
  network->arrangement_ = std::make_unique<Arrangement>(network->flat_, keep);
  for (std::size_t i = 0; i < network->flat_.tensors.size(); ++i) {
    network->flat_.tensors[i].offset = network->arrangement_->place_of(i);
  }
  const Count activations = network->arrangement_->row_major_floats();
  const Count tensors = laid_out->weight_floats + activations;
  const Count floats = saturating_add(tensors, network->arrangement_->floats());
  if (floats > kMaxFloats) return too_much_memory("", floats);
  network->weights_.resize(static_cast<std::size_t>(laid_out->weight_floats));
  network->activations_.resize(static_cast<std::size_t>(activations));
  network->random_ = Random(seed);
  network->arrangement_->build(network->weights_.data(), network->activations_.data());
  return network;
}

void Network::draw(Count most) {
  while (most > 0 && drawn_tensors_ < flat_.weights.size()) {
    const WeightPlace& place = flat_.weights[drawn_tensors_];
    const auto all = std::span(weights_).subspan(place.offset, place.size);
    const Count before = work_left(place, drawn_numbers_);
    drawn_numbers_ += draw_numbers(place, random_, all, drawn_numbers_, most);
    most -= before - work_left(place, drawn_numbers_);
    if (drawn_numbers_ < place.size) return;
    drawn_numbers_ = 0;
    ++drawn_tensors_;
  }
}

void Network::run() {
  draw(kMaxCount);
  if (weights_changed_) arrangement_->pack();
  weights_changed_ = false;
  arrangement_->run();
  shown_ = false;
  part_ = parts_ = 0;
}

// The parts are: weights yet to be drawn, then packing, then the layers.
void Network::begin() {
  Count undrawn = 0;
  for (std::size_t i = drawn_tensors_; i < flat_.weights.size(); ++i)
    undrawn += work_left(flat_.weights[i], i == drawn_tensors_ ? drawn_numbers_ : 0);
  part_ = 0;
  parts_ = static_cast<std::size_t>((undrawn + kDrawnAtOnce - 1) / kDrawnAtOnce);
  parts_ += weights_changed_ ? arrangement_->pack_actions().size() : 0;
  parts_ += arrangement_->run_actions().size();
}

double Network::advance() {
  if (part_ >= parts_) return 1;
  const auto& pack = arrangement_->pack_actions();
  const auto& run = arrangement_->run_actions();
  const std::size_t left = parts_ - part_;
  if (left > run.size() + (weights_changed_ ? pack.size() : 0)) {
    draw(kDrawnAtOnce);
  } else if (left > run.size()) {
    pack[pack.size() - (left - run.size())]();
    if (left == run.size() + 1) weights_changed_ = false;
  } else {
    shown_ = false;
    run[run.size() - left]();
  }
  ++part_;
  return static_cast<double>(part_) / static_cast<double>(parts_);
}

void Network::show() {
  if (!shown_) arrangement_->show();
  shown_ = true;
}

}  // namespace cnn
