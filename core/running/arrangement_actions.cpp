// The actions of a network whose memory is laid out: layers, copies between orders, and clearing of what is read as
// zero.
#include <algorithm>

#include "core/running/arrangement.hpp"

namespace cnn {
namespace {

struct Copy {
  ImageView from;
  ImageView to;
};

void copy(const Copy& data) { kernels::copy_image(data.from, data.to); }

struct Clearing {
  float* data;
  Size floats;
};

void clear(const Clearing& data) { std::fill_n(data.data, data.floats, 0.0F); }

}  // namespace

void Arrangement::call(const PlainCall* const& plain) {
  const Layer& rule = *plain->flat_call->rule;
  rule.kind->forward({rule.config, plain->inputs, plain->weights, plain->shape, plain->output, &rule,
                      plain->flat_call->arguments, plain->scratch});
}

void Arrangement::build(float* weights, float* activations) {
  activations_ = activations;
  memory_.resize(static_cast<std::size_t>(floats_));
  weight_tensors_.resize(flat_.calls.size());
  for (const std::size_t input : flat_.inputs) {
    add_clearing(tensors_[input].root);
    add_copies(input);
  }
  for (std::size_t i = 0; i < flat_.calls.size(); ++i) {
    const FlatCall& flat_call = flat_.calls[i];
    for (std::size_t w = 0; w < flat_call.weight_count; ++w) {
      const WeightPlace& place = flat_.weights[flat_call.first_weight + w];
      weight_tensors_[i].push_back({place.shape, weights + place.offset});
    }
    if (!moves_nothing(flat_call)) {
      add_clearing(tensors_[flat_call.output].root);
      add_call(i);
    }
    add_copies(flat_call.output);
  }
}

Parts Arrangement::parts_of(std::size_t number) {
  const FlatCall& flat_call = flat_.calls[number];
  const Wish& wish = *wishes_[number];
  const std::size_t input = flat_call.inputs.front();
  const std::size_t root = tensors_[input].root;
  Parts parts{.input = row_major_view(input),
              .output = view(flat_call.output, wish.output),
              .memory = memory(root),
              .floats = memory_floats(root),
              .weights = weight_tensors_[number],
              .packed = memory_.data() + packed_[number],
              .scratch = memory_.data() + scratch_};
  if (wish.any_order) {
    parts.input = tensors_[root].planned ? view(root, tensors_[root].main) : row_major_view(root);
  } else if (!wish.plain) {
    parts.input = view(holder(input), wish.input);
  }
  return parts;
}

void Arrangement::add_call(std::size_t number) {
  const FlatCall& flat_call = flat_.calls[number];
  if (wishes_[number]) {
    const Actions actions = flat_call.rule->kind->fast_path->make(site_of(flat_call), parts_of(number));
    pack_.insert(pack_.end(), actions.pack.begin(), actions.pack.end());
    run_.insert(run_.end(), actions.run.begin(), actions.run.end());
    return;
  }
  auto plain = std::make_unique<PlainCall>();
  plain->flat_call = &flat_call;
  for (const std::size_t input : flat_call.inputs) {
    plain->inputs.push_back({flat_.tensors[input].shape, activations_ + places_[input]});
  }
  plain->weights = weight_tensors_[number];
  plain->shape = flat_.tensors[flat_call.output].shape;
  plain->output = activations_ + places_[flat_call.output];
  plain->scratch = memory_.data() + scratch_;
  run_.push_back(Action::of<call>(static_cast<const PlainCall*>(plain.get())));
  plain_calls_.push_back(std::move(plain));
}

/// What is written by nobody and read as zero: borders, and the floats that fill up a vector. Another tensor may have
/// left something there.
void Arrangement::add_clearing(std::size_t root) {
  if (keep_ == Keep::kAll) return;
  const auto add = [&](float* data, Count floats) {
    if (floats > 0) run_.push_back(Action::of<clear>(Clearing{data, static_cast<Size>(floats)}));
  };
  const auto size = static_cast<Count>(flat_.tensors[root].size);
  if (needs_row_major(root)) add(activations_ + places_[root] + size, aligned(size) - size);
  for (const std::size_t tensor : same_[root]) {
    for (const Form& form : tensors_[tensor].forms) {
      if (!form.used || form.row_major) continue;
      const Count kept = form.border.empty() ? form.wanted : 0;
      add(memory_.data() + form.offset + kept, aligned(form.wanted) - kept);
    }
  }
}

/// After a tensor is written: the other orders in which it is read, and row-major for those who look at it.
void Arrangement::add_copies(std::size_t number) {
  const Tensor& tensor = tensors_[number];
  const ImageView source = tensor.planned ? view(number, tensor.main) : row_major_view(number);
  if (tensor.planned && !main_form(number).row_major && needs_row_major(tensor.root)) {
    (tensors_[tensor.root].row_major_used ? run_ : show_)
        .push_back(Action::of<copy>(Copy{source, row_major_view(number)}));
  }
  for (const Order order : {Order::kPixels, Order::kPlanes}) {
    const Form& form = tensor.forms[static_cast<std::size_t>(order)];
    if (!form.used || form.row_major || (tensor.planned && tensor.main == order)) continue;
    run_.push_back(Action::of<copy>(Copy{source, view(number, order)}));
  }
}

}  // namespace cnn
