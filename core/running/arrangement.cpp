// First every layer says what it would like, then memory is laid out.
#include "core/running/arrangement.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace cnn {
namespace {

void widen(Border& border, const Border& wanted) {
  border.top = std::max(border.top, wanted.top);
  border.left = std::max(border.left, wanted.left);
  border.bottom = std::max(border.bottom, wanted.bottom);
  border.right = std::max(border.right, wanted.right);
}

/// A tensor of any rank as an image: the last axis is the channels, the one before it the columns.
ImageView image_of(const Shape& shape) {
  const auto size = [](Count count) { return static_cast<Size>(count); };
  const std::size_t rank = shape.size();
  const Size channels = rank > 0 ? size(shape[rank - 1]) : 1;
  if (rank == 3) return kernels::plain_view(nullptr, size(shape[0]), size(shape[1]), channels);
  const Size all = size(product(shape).value_or(0));
  return kernels::plain_view(nullptr, 1, channels > 0 ? all / channels : 0, channels);
}

Count plain_scratch(const FlatCall& flat_call) {
  const LayerKind& kind = *flat_call.rule->kind;
  if (kind.scratch == nullptr) return 0;
  return kind.scratch({flat_call.rule->config, flat_call.facts->inputs, flat_call.rule});
}

/// Where std::size_t has 32 bits, the largest one for more: floats_ says that it is too much.
std::size_t size_of(Count floats) {
  return static_cast<std::size_t>(std::min(aligned(floats), Count{std::numeric_limits<std::int32_t>::max()}));
}

}  // namespace

Arrangement::Arrangement(const FlatGraph& flat, Keep keep)
    : flat_(flat),
      keep_(keep),
      tensors_(flat.tensors.size()),
      same_(flat.tensors.size()),
      places_(flat.tensors.size()),
      wishes_(flat.calls.size()),
      packed_(flat.calls.size()) {
  std::map<std::size_t, std::size_t> first_at;
  for (std::size_t t = 0; t < tensors_.size(); ++t) {
    tensors_[t].root = first_at.try_emplace(flat.tensors[t].offset, t).first->second;
    same_[tensors_[t].root].push_back(t);
  }
  for (std::size_t flat_call = 0; flat_call < flat.calls.size(); ++flat_call) decide(flat_call);
  for (const std::size_t output : flat.outputs) tensors_[tensors_[output].root].row_major_used = true;
  lay_out();
}

bool Arrangement::moves_nothing(const FlatCall& flat_call) const {
  return flat_call.inputs.size() == 1 && tensors_[flat_call.inputs[0]].root == tensors_[flat_call.output].root;
}

std::size_t Arrangement::holder(std::size_t tensor) const {
  const std::size_t root = tensors_[tensor].root;
  return flat_.tensors[root].shape == flat_.tensors[tensor].shape ? root : tensor;
}

FastSite Arrangement::site_of(const FlatCall& flat_call) const {
  const std::size_t input = flat_call.inputs.front();
  return {flat_call.rule->config,   flat_.tensors[input].shape, flat_.tensors[flat_call.output].shape,
          flat_call.facts->weights, flat_call.facts->windows,   tensors_[holder(input)].main};
}

void Arrangement::decide(std::size_t number) {
  const FlatCall& flat_call = flat_.calls[number];
  if (moves_nothing(flat_call)) return;
  const FastPath* fast_path = flat_call.rule->kind->fast_path;
  if (fast_path != nullptr && fast_path->wish != nullptr) wishes_[number] = fast_path->wish(site_of(flat_call));
  const Wish wish = wishes_[number].value_or(Wish{.plain = true});
  if (!wishes_[number]) scratch_floats_ = std::max(scratch_floats_, plain_scratch(flat_call));
  for (const std::size_t input : flat_call.inputs) demand(input, wish);
  tensors_[flat_call.output].planned = wishes_[number].has_value();
  tensors_[flat_call.output].main = wish.output;
}

void Arrangement::demand(std::size_t tensor, const Wish& wish) {
  if (wish.any_order) return;
  const std::size_t held = holder(tensor);
  Tensor& root = tensors_[tensors_[tensor].root];
  if (wish.plain || held != tensors_[tensor].root) root.row_major_used = true;
  if (wish.plain) return;
  Form& form = tensors_[held].forms[static_cast<std::size_t>(wish.input)];
  form.used = true;
  widen(form.border, wish.border);
}

void Arrangement::measure(Form& form, std::size_t tensor) const {
  const ImageView image = image_of(flat_.tensors[tensor].shape);
  // A border may be larger than any memory: that of a window of 2^32 cells.
  const Count rows = image.rows + form.border.top + form.border.bottom;
  const Count cells = saturating_multiply(rows, image.columns + form.border.left + form.border.right);
  form.wanted = saturating_multiply(cells, image.channels);
  form.floats = size_of(form.wanted);
}

/// Whether somebody writes or reads it in row-major order during a run, or after it.
bool Arrangement::needs_row_major(std::size_t root) const {
  const Tensor& tensor = tensors_[root];
  return keep_ == Keep::kAll || !tensor.planned || tensor.row_major_used || main_form(root).row_major;
}

void Arrangement::take(std::size_t root) {
  const auto row_major = aligned(static_cast<Count>(flat_.tensors[root].size));
  const std::size_t place = needs_row_major(root) ? size_of(row_major_.take(row_major)) : 0;
  for (const std::size_t tensor : same_[root]) {
    places_[tensor] = place;
    for (Form& form : tensors_[tensor].forms) {
      if (form.used && !form.row_major) form.offset = size_of(forms_.take(aligned(form.wanted)));
    }
  }
}

void Arrangement::give(std::size_t root) {
  if (needs_row_major(root)) {
    row_major_.give(static_cast<Count>(places_[root]), aligned(static_cast<Count>(flat_.tensors[root].size)));
  }
  for (const std::size_t tensor : same_[root]) {
    for (const Form& form : tensors_[tensor].forms) {
      if (form.used && !form.row_major) forms_.give(static_cast<Count>(form.offset), aligned(form.wanted));
    }
  }
}

/// In the order in which the calls write them; where only the outputs are kept, each until its last reader is done.
void Arrangement::lay_out_tensors() {
  const std::size_t calls = flat_.calls.size();
  std::vector<std::vector<std::size_t>> done(calls + 1);
  std::vector<std::size_t> last(tensors_.size(), calls);
  std::vector<bool> taken(tensors_.size());
  if (keep_ == Keep::kOutputs) {
    for (std::size_t flat_call = 0; flat_call < calls; ++flat_call) {
      last[tensors_[flat_.calls[flat_call].output].root] = flat_call;
      for (const std::size_t input : flat_.calls[flat_call].inputs) last[tensors_[input].root] = flat_call;
    }
    for (const std::size_t end : flat_.inputs) last[tensors_[end].root] = calls;
    for (const std::size_t end : flat_.outputs) last[tensors_[end].root] = calls;
  }
  for (std::size_t t = 0; t < tensors_.size(); ++t) {
    if (tensors_[t].root == t) done[last[t]].push_back(t);
  }
  const auto take_once = [&](std::size_t tensor) {
    const std::size_t root = tensors_[tensor].root;
    if (!taken[root]) take(root);
    taken[root] = true;
  };
  for (const std::size_t input : flat_.inputs) take_once(input);
  for (std::size_t flat_call = 0; flat_call < calls; ++flat_call) {
    for (const std::size_t input : flat_.calls[flat_call].inputs) take_once(input);
    take_once(flat_.calls[flat_call].output);
    for (const std::size_t root : done[flat_call]) give(root);
  }
  floats_ = forms_.floats();
}

void Arrangement::lay_out() {
  for (std::size_t t = 0; t < tensors_.size(); ++t) {
    Tensor& tensor = tensors_[t];
    Form& pixels = tensor.forms[static_cast<std::size_t>(Order::kPixels)];
    if (tensor.planned) tensor.forms[static_cast<std::size_t>(tensor.main)].used = true;
    pixels.row_major = pixels.border.empty();
    if (pixels.used && pixels.row_major && !(tensor.planned && tensor.main == Order::kPixels)) {
      tensors_[tensor.root].row_major_used = true;
    }
    for (Form& form : tensor.forms) {
      if (form.used) measure(form, t);
    }
  }
  lay_out_tensors();
  for (std::size_t flat_call = 0; flat_call < flat_.calls.size(); ++flat_call) {
    if (!wishes_[flat_call]) continue;
    const Wish& wish = *wishes_[flat_call];
    packed_[flat_call] = size_of(floats_);
    const Count input = memory_floats(tensors_[flat_.calls[flat_call].inputs.front()].root);
    const Count packed = saturating_add(wish.packed, saturating_multiply(wish.packed_an_input, input));
    floats_ = saturating_add(floats_, aligned(packed));
    scratch_floats_ = std::max(scratch_floats_, wish.scratch);
  }
  scratch_ = size_of(floats_);
  floats_ = saturating_add(floats_, scratch_floats_);
}

const Arrangement::Form& Arrangement::main_form(std::size_t root) const {
  return tensors_[root].forms[static_cast<std::size_t>(tensors_[root].main)];
}

Size Arrangement::memory_floats(std::size_t root) const {
  if (tensors_[root].planned) return static_cast<Size>(main_form(root).floats);
  return static_cast<Size>(aligned(static_cast<Count>(flat_.tensors[root].size)));
}

const float* Arrangement::memory(std::size_t root) const {
  const bool own = tensors_[root].planned && !main_form(root).row_major;
  return own ? memory_.data() + main_form(root).offset : activations_ + places_[root];
}

ImageView Arrangement::row_major_view(std::size_t tensor) const {
  ImageView view = image_of(flat_.tensors[tensor].shape);
  view.data = activations_ + places_[tensor];
  return view;
}

ImageView Arrangement::view(std::size_t tensor, Order order) {
  const Form& form = tensors_[tensor].forms[static_cast<std::size_t>(order)];
  ImageView view = row_major_view(tensor);
  if (form.row_major) return view;
  const Size wide = view.columns + form.border.left + form.border.right;
  const Size tall = view.rows + form.border.top + form.border.bottom;
  const bool planes = order == Order::kPlanes;
  view.column_step = planes ? 1 : view.channels;
  view.row_step = wide * view.column_step;
  view.channel_step = planes ? wide * tall : 1;
  view.data = memory_.data() + form.offset + form.border.top * view.row_step + form.border.left * view.column_step;
  return view;
}

}  // namespace cnn
