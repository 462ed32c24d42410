// The record a layer is. Read this first: everything the engine knows about Conv2D is one LayerKind in
// layers/convolutional/conv.cpp. A kind lists its arguments, shape rule and weights; counts, tables, formulas, wrong
// answers and the forward pass follow.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/real.hpp"
#include "core/base/result.hpp"
#include "core/base/shape.hpp"
#include "core/model/config.hpp"
#include "core/model/initializer.hpp"
#include "core/model/window.hpp"

namespace cnn {

struct Belief;
struct Facts;
struct Layer;
struct FastPath;
struct LanesPath;

/// A size with the name of the dimension it counts. `axis`: the axis of the weight's shape it belongs to; two factors
/// may share one (LSTM's 4 gates times units).
struct Factor {
  std::string_view label;
  Count size = 0;
  int axis = 0;
};

/// One weight tensor. Its count is the product of its factors; its shape groups them by axis.
struct Weight {
  std::string_view name;
  std::vector<Factor> factors = {};
  /// How it starts where no argument of its layer says so (`kernel_initializer` of a weight `kernel`).
  Initializer initializer = {};
  bool trainable = true;
  /// Bytes of one number; set from the layer's dtype unless a kind has its own.
  Count item_bytes = 0;
  /// It would be trained, were its layer not frozen.
  bool frozen = false;

  /// Training cannot change it once its layer is frozen.
  void freeze() {
    frozen = frozen || trainable;
    trainable = false;
  }
  Shape shape() const;
  /// Nothing when a factor is unknown or the product exceeds kMaxCount.
  std::optional<Count> count() const;
};

/// A layer at its place: its arguments and the shapes it reads.
struct Site {
  const Config& config;
  std::span<const Shape> inputs;
  /// The layer itself, for wrappers: its `wrapped` layers. Null only where no wrapper can be meant.
  const Layer* layer = nullptr;
  /// What else the call was given, as Keras writes it: {"args": […], "kwargs": {…}}. Null for a Sequential's calls.
  const Value* arguments = nullptr;
  /// Of a wrapper: the facts of its wrapped layers. Null for all others.
  const std::vector<Facts>* inner = nullptr;

  const Shape& input() const { return inputs.front(); }
};

struct ConstTensor {
  std::span<const Count> shape;  ///< without the batch
  const Real* data;
};

/// What forward() works on. Tensors hold one sample, row-major in their shape; `output` does not overlap an input.
struct Forward {
  const Config& config;
  std::span<const ConstTensor> inputs;
  std::span<const ConstTensor> weights;
  std::span<const Count> output_shape;
  Real* output;
  const Layer* layer = nullptr;
  const Value* arguments = nullptr;
  /// As many numbers to work in as the kind's `scratch` says; null where it says none.
  Real* scratch = nullptr;
};

/// What backward() works on: one sample on its way back. `forward`: what the sample was run with, `output` included;
/// gradients have the sizes of what they are the gradients of, and are added to what stands there. A null pointer:
/// nobody asks for it.
struct Backward {
  const Forward& forward;
  const Real* output_gradient;
  std::span<Real* const> input_gradients;   ///< one an input
  std::span<Real* const> weight_gradients;  ///< one a weight
};

/// What a layer that learns in its own way works on: all samples of a batch, one after the other.
struct Learning {
  const Config& config;
  std::size_t samples;
  std::span<const Count> shape;  ///< of one sample, which goes in and comes out
  const Real* input;
  std::span<Real* const> weights;
  Real* output;
  Real* kept;  ///< what backward() wants to know again
  Random& random;
};

/// The same on its way back; see Backward.
struct LearningBackward {
  const Learning& forward;
  const Real* output_gradient;
  Real* input_gradient;
  std::span<Real* const> weight_gradients;
};

/// How a layer runs while it learns, where that is not how it runs afterwards (BatchNormalization, Dropout).
struct LearningRule {
  /// How many numbers are kept between forward and backward.
  Count (*kept)(const Site&, std::size_t samples) = nullptr;
  void (*forward)(const Learning&) = nullptr;
  void (*backward)(const LearningBackward&) = nullptr;
  /// What changes otherwise than by gradients (moving statistics), at the end of a step that counts; may be null.
  void (*settle)(const Learning&) = nullptr;
  /// A frozen one runs as it does afterwards.
  bool unless_frozen = false;
};

/// One product behind an output value. input: flat index without the batch, -1 where the window reads padding;
/// weight: flat index in the layer's first weight, -1 for layers without one; cell: place in the window (row, column,
/// channel; the planes of a volume lie below each other); second_weight: flat index in the second weight, where the
/// product has three factors (SeparableConv2D); share: a factor that nobody learns (interpolation);
/// source: which of the layer's inputs is read.
struct Connection {
  Count input = -1;
  Count weight = -1;
  std::array<Count, 3> cell{};
  Count second_weight = -1;
  Real share = 1.0F;
  std::size_t source = 0;
};

/// How the products of a traced value are combined.
/// kUntraced: no list of products says it, as with a recurrent layer.
enum class Combination { kWeighted, kMaximum, kAverage, kCopy, kElementwise, kUntraced };

struct LayerKind {
  std::string_view class_name;
  std::vector<std::string_view> aliases = {};
  std::vector<Argument> arguments = {};
  /// Ranks of input that Keras accepts, batch included; 0 stands for no limit.
  int min_rank = 0;
  int max_rank = 0;
  /// How many tensors it reads; 0 stands for no limit.
  std::size_t min_inputs = 1;
  std::size_t max_inputs = 1;
  /// An operation of keras.ops (`x + y`), which has no weights and shares its class name with a layer.
  bool operation = false;
  /// What it computes is not in the config (Lambda, classes of one's own): shape and count are unknown.
  bool opaque = false;

  /// False where an argument names what is not in the catalogue (a cell of one's own): then the layer is shown as one
  /// of unknown class. Null: it always is understood.
  bool (*understands)(const Config&) = nullptr;

  /// Of a wrapper: how many layers it wraps (where a config has one of two, the second is a copy of it), and the shapes
  /// that they read.
  std::size_t wrapped = 0;
  std::vector<Shape> (*wrapped_inputs)(const Site&) = nullptr;
  /// Rules between arguments and inputs beyond each argument's own; may be null.
  std::optional<Error> (*check)(const Site&) = nullptr;
  /// An empty shape where it does not follow from the config.
  Result<Shape> (*output_shape)(const Site&) = nullptr;
  /// The shapes of a second, third … output (LSTM's states); null for a layer with one.
  std::vector<Shape> (*more_outputs)(const Site&) = nullptr;
  /// Null for a layer without weights.
  std::vector<Weight> (*weights)(const Site&) = nullptr;
  /// Null where no window slides.
  std::vector<Window> (*windows)(const Site&) = nullptr;
  /// Which cells of its input's axes an output reads, where windows do not say so: of axes that are not listed those at
  /// its own place. Null: as the windows say.
  std::vector<Reading> (*readings)(const Site&) = nullptr;
  /// The named factors of a size that is a product (Flatten); may be null.
  std::vector<Factor> (*output_factors)(const Site&) = nullptr;
  /// Null for a layer that is counted but not run.
  void (*forward)(const Forward&) = nullptr;
  /// How many numbers `forward` works in beside its tensors; null for none.
  Count (*scratch)(const Site&) = nullptr;
  /// The gradients of forward(), without its `activation` where that comes last (see below); null: it has none, and
  /// nothing before it learns.
  void (*backward)(const Backward&) = nullptr;
  /// Its argument `activation` is done to what comes out, and to nothing else; so while it learns that is a step of its
  /// own, see training/.
  bool activation_last = false;
  /// Null: it learns as it runs.
  const LearningRule* learning = nullptr;
  /// False where it learns otherwise than the members above say, as its arguments ask for what is not done here
  /// (dropout within an LSTM); null: it never does.
  bool (*has_gradient)(const Site&) = nullptr;
  /// How it runs fast; null: it runs by forward(). See fast_path.hpp.
  const FastPath* fast_path = nullptr;
  /// How it learns fast; null: by forward() and backward(). See lanes_path.hpp.
  const LanesPath* lanes_path = nullptr;
  /// False where `forward` cannot do what the arguments ask for; null: it always can.
  bool (*runs)(const Site&) = nullptr;
  /// True where the layer says of its output's steps which of them count: Keras's mask. Null: it never does.
  bool (*makes_mask)(const Site&) = nullptr;
  /// It makes something else of steps that do not count. Nobody here looks at a mask, so it is not run where one
  /// reaches it.
  bool heeds_mask = false;
  /// The inputs and kernel cells behind output value `index` (flat, without the batch); null: value i comes from input
  /// i.
  std::vector<Connection> (*connections)(const Site&, const Shape& output, Count index) = nullptr;
  Combination combination = Combination::kElementwise;
  /// Of a layer that is a softmax itself: which values (flat, without the batch) its softmax divides one among, `index`
  /// being one of them. Null for all others; those with an `activation` have their rows along the last axis.
  std::vector<Count> (*softmax_row)(const Site&, const Shape& output, Count index) = nullptr;
  /// What people get wrong about this layer, see diagnosis/beliefs/; null where nothing is known. Asked by
  /// beliefs_of(), which does so once and only when an answer is wrong: a lesson opens without the beliefs.
  std::vector<const Belief*> (*beliefs)() = nullptr;
};

/// The argument that says something about a weight: `kernel_initializer` of kernel, `recurrent_initializer` of
/// recurrent_kernel; `what` is the ending, `initializer`.
std::string argument_about(std::string_view weight, std::string_view what);

}  // namespace cnn
