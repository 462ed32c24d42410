// First every layer says what it would like, then memory is laid out, then the actions are made.
#include "core/arrangement.hpp"

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
Grid image_of(const Shape& shape) {
  const auto size = [](Count count) { return static_cast<Size>(count); };
  const std::size_t rank = shape.size();
  const Size channels = rank > 0 ? size(shape[rank - 1]) : 1;
  if (rank == 3) return kernels::plain_grid(nullptr, size(shape[0]), size(shape[1]), channels);
  const Size all = size(product(shape).value_or(0));
  return kernels::plain_grid(nullptr, 1, channels > 0 ? all / channels : 0, channels);
}

/// Where std::size_t has 32 bits, the largest one for more: floats_ says that it is too much.
std::size_t size_of(Count floats) {
  return static_cast<std::size_t>(std::min(aligned(floats), Count{std::numeric_limits<std::int32_t>::max()}));
}

struct Copy {
  Grid from;
  Grid to;
};

void copy(const Copy& data) { kernels::copy_grid(data.from, data.to); }

struct Clearing {
  float* data;
  Size floats;
};

void clear(const Clearing& data) { std::fill_n(data.data, data.floats, 0.0F); }

}  // namespace

struct Arrangement::PlainCall {
  const Step* step;
  std::vector<ConstTensor> inputs;
  std::span<const ConstTensor> weights;
  std::span<const Count> shape;
  float* output;
};

Arrangement::~Arrangement() = default;

void Arrangement::call(const PlainCall* const& plain) {
  const Layer& rule = *plain->step->rule;
  rule.kind->forward(
      {rule.config, plain->inputs, plain->weights, plain->shape, plain->output, &rule, plain->step->arguments});
}

Arrangement::Arrangement(const Flat& flat, Keep keep)
    : flat_(flat),
      keep_(keep),
      tensors_(flat.tensors.size()),
      same_(flat.tensors.size()),
      places_(flat.tensors.size()),
      wishes_(flat.steps.size()),
      packed_(flat.steps.size()) {
  std::map<std::size_t, std::size_t> first_at;
  for (std::size_t t = 0; t < tensors_.size(); ++t) {
    tensors_[t].root = first_at.try_emplace(flat.tensors[t].offset, t).first->second;
    same_[tensors_[t].root].push_back(t);
  }
  for (std::size_t step = 0; step < flat.steps.size(); ++step) decide(step);
  for (const std::size_t output : flat.outputs) tensors_[tensors_[output].root].row_major_used = true;
  lay_out();
}

bool Arrangement::moves_nothing(const Step& step) const {
  return step.inputs.size() == 1 && tensors_[step.inputs[0]].root == tensors_[step.output].root;
}

std::size_t Arrangement::holder(std::size_t tensor) const {
  const std::size_t root = tensors_[tensor].root;
  return flat_.tensors[root].shape == flat_.tensors[tensor].shape ? root : tensor;
}

PlanSite Arrangement::site_of(const Step& step) const {
  const std::size_t input = step.inputs.front();
  return {step.rule->config,   flat_.tensors[input].shape, flat_.tensors[step.output].shape,
          step.facts->weights, step.facts->windows,        tensors_[holder(input)].main};
}

void Arrangement::decide(std::size_t number) {
  const Step& step = flat_.steps[number];
  if (moves_nothing(step)) return;
  const Plan* plan = step.rule->kind->plan;
  if (plan != nullptr && plan->wish != nullptr) wishes_[number] = plan->wish(site_of(step));
  const Wish wish = wishes_[number].value_or(Wish{.plain = true});
  for (const std::size_t input : step.inputs) demand(input, wish);
  tensors_[step.output].planned = wishes_[number].has_value();
  tensors_[step.output].main = wish.output;
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
  const Grid image = image_of(flat_.tensors[tensor].shape);
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

/// In the order in which the steps write them; where only the outputs are kept, each until its last reader is done.
void Arrangement::lay_out_tensors() {
  const std::size_t steps = flat_.steps.size();
  std::vector<std::vector<std::size_t>> done(steps + 1);
  std::vector<std::size_t> last(tensors_.size(), steps);
  std::vector<bool> taken(tensors_.size());
  if (keep_ == Keep::kOutputs) {
    for (std::size_t step = 0; step < steps; ++step) {
      last[tensors_[flat_.steps[step].output].root] = step;
      for (const std::size_t input : flat_.steps[step].inputs) last[tensors_[input].root] = step;
    }
    for (const std::size_t end : flat_.inputs) last[tensors_[end].root] = steps;
    for (const std::size_t end : flat_.outputs) last[tensors_[end].root] = steps;
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
  for (std::size_t step = 0; step < steps; ++step) {
    for (const std::size_t input : flat_.steps[step].inputs) take_once(input);
    take_once(flat_.steps[step].output);
    for (const std::size_t root : done[step]) give(root);
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
  for (std::size_t step = 0; step < flat_.steps.size(); ++step) {
    if (!wishes_[step]) continue;
    const Wish& wish = *wishes_[step];
    packed_[step] = size_of(floats_);
    const Count input = memory_floats(tensors_[flat_.steps[step].inputs.front()].root);
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

Grid Arrangement::row_major_grid(std::size_t tensor) const {
  Grid grid = image_of(flat_.tensors[tensor].shape);
  grid.data = activations_ + places_[tensor];
  return grid;
}

Grid Arrangement::grid(std::size_t tensor, Order order) {
  const Form& form = tensors_[tensor].forms[static_cast<std::size_t>(order)];
  Grid grid = row_major_grid(tensor);
  if (form.row_major) return grid;
  const Size wide = grid.columns + form.border.left + form.border.right;
  const Size tall = grid.rows + form.border.top + form.border.bottom;
  const bool planes = order == Order::kPlanes;
  grid.column_step = planes ? 1 : grid.channels;
  grid.row_step = wide * grid.column_step;
  grid.channel_step = planes ? wide * tall : 1;
  grid.data = memory_.data() + form.offset + form.border.top * grid.row_step + form.border.left * grid.column_step;
  return grid;
}

void Arrangement::build(float* weights, float* activations) {
  activations_ = activations;
  memory_.resize(static_cast<std::size_t>(floats_));
  weight_tensors_.resize(flat_.steps.size());
  for (const std::size_t input : flat_.inputs) {
    add_clearing(tensors_[input].root);
    add_copies(input);
  }
  for (std::size_t i = 0; i < flat_.steps.size(); ++i) {
    const Step& step = flat_.steps[i];
    for (std::size_t w = 0; w < step.weight_count; ++w) {
      const WeightPlace& place = flat_.weights[step.first_weight + w];
      weight_tensors_[i].push_back({place.shape, weights + place.offset});
    }
    if (!moves_nothing(step)) {
      add_clearing(tensors_[step.output].root);
      add_step(i);
    }
    add_copies(step.output);
  }
}

Parts Arrangement::parts_of(std::size_t number) {
  const Step& step = flat_.steps[number];
  const Wish& wish = *wishes_[number];
  const std::size_t input = step.inputs.front();
  const std::size_t root = tensors_[input].root;
  Parts parts{.input = row_major_grid(input),
              .output = grid(step.output, wish.output),
              .memory = memory(root),
              .floats = memory_floats(root),
              .weights = weight_tensors_[number],
              .packed = memory_.data() + packed_[number],
              .scratch = memory_.data() + scratch_};
  if (wish.any_order) {
    parts.input = tensors_[root].planned ? grid(root, tensors_[root].main) : row_major_grid(root);
  } else if (!wish.plain) {
    parts.input = grid(holder(input), wish.input);
  }
  return parts;
}

void Arrangement::add_step(std::size_t number) {
  const Step& step = flat_.steps[number];
  if (wishes_[number]) {
    const Actions actions = step.rule->kind->plan->make(site_of(step), parts_of(number));
    pack_.insert(pack_.end(), actions.pack.begin(), actions.pack.end());
    run_.insert(run_.end(), actions.run.begin(), actions.run.end());
    return;
  }
  auto plain = std::make_unique<PlainCall>();
  plain->step = &step;
  for (const std::size_t input : step.inputs) {
    plain->inputs.push_back({flat_.tensors[input].shape, activations_ + places_[input]});
  }
  plain->weights = weight_tensors_[number];
  plain->shape = flat_.tensors[step.output].shape;
  plain->output = activations_ + places_[step.output];
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
  const Grid source = tensor.planned ? grid(number, tensor.main) : row_major_grid(number);
  if (tensor.planned && !main_form(number).row_major && needs_row_major(tensor.root)) {
    (tensors_[tensor.root].row_major_used ? run_ : show_)
        .push_back(Action::of<copy>(Copy{source, row_major_grid(number)}));
  }
  for (const Order order : {Order::kPixels, Order::kPlanes}) {
    const Form& form = tensor.forms[static_cast<std::size_t>(order)];
    if (!form.used || form.row_major || (tensor.planned && tensor.main == order)) continue;
    run_.push_back(Action::of<copy>(Copy{source, grid(number, order)}));
  }
}

}  // namespace cnn
