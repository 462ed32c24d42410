// A model with weights: one real forward pass in float32, every activation kept where it is wanted, every value
// traceable to its products.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/model/facts.hpp"
#include "core/running/arrangement.hpp"

namespace cnn {

/// kHanded: nothing is drawn, as all weights will be written.
enum class Start { kDrawn, kHanded };

class Network {
 public:
  /// Plans memory and draws weights from a seed, each by the initializer of its layer; the same seed gives the same
  /// weights in every build. Errors: `not_run` for a layer that is counted but not run, `not_drawn` for an
  /// initializer of one's own, which only weights that are handed in make up for; `unknown_size` where an input size is
  /// None; `too_much_memory`. `keep`: where only the outputs are kept, the others' memory is used again, and nothing of
  /// them can be read.
  static Result<std::unique_ptr<Network>> compile(CountedModel counted, std::uint32_t seed, Keep keep = Keep::kAll,
                                                  Start start = Start::kDrawn);

  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  /// One sample. The inputs have been written into the tensors of inputs(), row-major in their shapes; afterwards those
  /// of outputs() can be read. Allocates nothing, save in layers that have no fast path.
  void run();
  /// The same pass in parts of some milliseconds, for a page that must stay awake meanwhile: begin(), then advance()
  /// until it answers 1. It answers how many of the parts are done, from 0 to 1. A run() between them ends it.
  void begin();
  double advance();
  /// Brings the other tensors of the last run up to date among activations(), for those who look at them.
  void show();

  /// Numbers of tensors, in the order of the model's inputs and outputs.
  const std::vector<std::size_t>& inputs() const { return flat_.inputs; }
  const std::vector<std::size_t>& outputs() const { return flat_.outputs; }
  /// The tensor that each call of the model puts out, in order of calls.
  const std::vector<std::size_t>& call_outputs() const { return call_outputs_; }
  const std::vector<TensorPlace>& tensors() const { return flat_.tensors; }
  const std::vector<WeightPlace>& weight_places() const { return flat_.weights; }
  /// To be read or written until the next run, which reads them all again.
  std::span<float> weights() {
    draw(kMaxCount);
    weights_changed_ = true;
    if (part_ < parts_) begin();  // a pass in parts starts again with what is written now
    return weights_;
  }
  std::span<float> activations() { return activations_; }
  const Model& model() const { return model_; }
  Keep keep() const { return keep_; }

  /// The Trace of web/engine/types.js for value `index` of a layer's output. Errors: `no_such_layer`, `no_such_value`,
  /// `too_many_products` beyond kMaxListed, `not_kept` where only the outputs are.
  Result<Value> trace(std::string_view layer, Count index);

 private:
  Network() = default;
  /// Draws the next weights, about as long as so many uniform numbers take.
  void draw(Count most);
  /// A number of a flat_call's weight; 1 for a negative index.
  double weight_at(const FlatCall& flat_call, std::size_t weight, Count index) const;
  /// The bias that is added to output value `index`; nothing for a layer without one.
  std::optional<double> bias_at(const FlatCall& flat_call, Count index) const;

  /// What a value is made of.
  struct Made {
    double sum;
    std::optional<double> bias;

    double before_activation() const { return sum + bias.value_or(0); }
  };
  Result<Made> sum_of(const FlatCall& flat_call, Count index, Array* products) const;
  bool is_traced(const FlatCall& flat_call) const;
  Value untraced(const FlatCall& flat_call, Count index) const;
  Result<Value> row_of(const FlatCall& flat_call, Count index) const;

  Model model_;
  Keep keep_ = Keep::kAll;
  std::vector<Facts> facts_;
  FlatGraph flat_;
  std::unique_ptr<Arrangement> arrangement_;
  std::vector<std::size_t> call_outputs_;
  std::vector<float> weights_;
  std::vector<float> activations_;
  Random random_{0};
  std::size_t drawn_tensors_ = 0;  ///< weights that are drawn …
  std::size_t drawn_numbers_ = 0;  ///< … and numbers of the next one
  bool weights_changed_ = true;
  bool shown_ = false;
  std::size_t part_ = 0;  ///< of a pass in parts
  std::size_t parts_ = 0;
};

}  // namespace cnn
