// Where every tensor of a network lies, in which order and with which border, and the actions that run it.
// Each layer writes straight into the memory that the next one reads; what a page shows is copied out when it is asked.
#pragma once

#include <memory>
#include <vector>

#include "core/running/fast_path.hpp"
#include "core/running/flat_graph.hpp"
#include "core/running/offset_allocator.hpp"

namespace cnn {

/// Which tensors can be looked at after a run. Where only the outputs can, the others share memory.
enum class Keep { kAll, kOutputs };

class Arrangement {
 public:
  /// Decides orders and borders. Inputs are written, and outputs read, row-major. `flat` must outlive it.
  Arrangement(const FlatGraph& flat, Keep keep);
  Arrangement(const Arrangement&) = delete;
  Arrangement& operator=(const Arrangement&) = delete;
  ~Arrangement() = default;

  /// Floats it takes beyond weights and row-major tensors.
  Count floats() const { return floats_; }
  /// Floats of the row-major tensors.
  Count row_major_floats() const { return row_major_.floats(); }
  /// Where among them a tensor lies.
  std::size_t place_of(std::size_t tensor) const { return places_[tensor]; }

  /// Takes its memory and makes the actions over weights and row-major tensors that lie here.
  void build(float* weights, float* activations);

  /// Reads all weights again.
  void pack() const { act(pack_); }
  void run() const { act(run_); }
  /// The same in single actions, for those who must not be away for long.
  const std::vector<Action>& pack_actions() const { return pack_; }
  const std::vector<Action>& run_actions() const { return run_; }
  /// Brings all tensors into row-major order, for those who look at them.
  void show() const { act(show_); }

 private:
  /// One order in which a tensor is held. `row_major`: it is the tensor's place among the activations itself.
  struct Form {
    bool used = false;
    Border border = {};
    bool row_major = false;
    std::size_t offset = 0;  ///< in memory_
    std::size_t floats = 0;
    Count wanted = 0;  ///< the same, where it is more than 32 bits count
  };
  struct Tensor {
    std::size_t root = 0;  ///< the tensor whose values these are
    bool planned = false;  ///< its producer writes form `main`; otherwise it writes row-major
    Order main = Order::kPixels;
    bool row_major_used = false;  ///< something reads it row-major during a run
    Form forms[2] = {};           ///< by Order
  };
  /// What a plain forward() is called with.
  struct PlainCall {
    const FlatCall* flat_call;
    std::vector<ConstTensor> inputs;
    std::span<const ConstTensor> weights;
    std::span<const Count> shape;
    float* output;
    float* scratch;
  };

  static void act(const std::vector<Action>& actions) {
    for (const Action& action : actions) action();
  }
  static void call(const PlainCall* const& plain);

  void decide(std::size_t number);
  void demand(std::size_t tensor, const Wish& wish);
  void lay_out();
  void measure(Form& form, std::size_t tensor) const;
  void lay_out_tensors();
  void take(std::size_t root);
  void give(std::size_t root);
  bool needs_row_major(std::size_t root) const;
  void add_clearing(std::size_t root);
  FastSite site_of(const FlatCall& flat_call) const;
  bool moves_nothing(const FlatCall& flat_call) const;
  /// The tensor that holds this one's forms: its root, where that has the same shape.
  std::size_t holder(std::size_t tensor) const;
  const Form& main_form(std::size_t root) const;
  /// Where a root's producer writes, border included.
  const float* memory(std::size_t root) const;
  Size memory_floats(std::size_t root) const;
  ImageView row_major_view(std::size_t tensor) const;
  ImageView view(std::size_t tensor, Order order);
  void add_call(std::size_t flat_call);
  void add_copies(std::size_t tensor);
  Parts parts_of(std::size_t flat_call);

  const FlatGraph& flat_;
  Keep keep_;
  std::vector<Tensor> tensors_;
  std::vector<std::vector<std::size_t>> same_;  ///< by root: the tensors that hold its values
  std::vector<std::size_t> places_;             ///< by tensor: where it lies among the row-major ones
  OffsetAllocator row_major_;
  OffsetAllocator forms_;
  std::vector<std::optional<Wish>> wishes_;               ///< one a flat_call; nothing: its plain forward
  std::vector<std::size_t> packed_;                       ///< one a flat_call: where its packed weights lie in memory_
  std::vector<std::vector<ConstTensor>> weight_tensors_;  ///< one a flat_call
  std::vector<std::unique_ptr<PlainCall>> plain_calls_;
  std::size_t scratch_ = 0;  ///< where in memory_
  Count scratch_floats_ = 0;
  Count floats_ = 0;
  float* activations_ = nullptr;
  std::vector<float> memory_;
  std::vector<Action> pack_;
  std::vector<Action> run_;
  std::vector<Action> show_;
};

}  // namespace cnn
