// How a layer runs fast: what it asks of the memory around it, and the actions that it becomes when that is laid out.
// A layer without a fast path, or with arguments that its fast path does not take, runs by its plain forward().
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <type_traits>
#include <vector>

#include "core/model/layer.hpp"
#include "core/running/kernels/image_view.hpp"

namespace cnn {

using kernels::ImageView;
using kernels::Size;

/// The floats of weights and activations that a network may take, and of what a layer works in; more is refused with
/// `too_much_memory`.
inline constexpr Count kMaxFloats = Count{256} * 1024 * 1024;

/// One call of a kernel: a function and its arguments, ready to go.
class Action {
 public:
  void operator()() const { run_(data_.data()); }

  template <auto function, class Data>
  static Action of(const Data& data) {
    // Where Data is a pointer, the pointer itself is kept: NOLINTNEXTLINE(bugprone-sizeof-expression)
    static_assert(std::is_trivially_copyable_v<Data> && sizeof(Data) <= kMost);
    Action action;
    std::memcpy(action.data_.data(), &data, sizeof data);  // NOLINT(bugprone-sizeof-expression)
    action.run_ = [](const std::byte* bytes) { function(*reinterpret_cast<const Data*>(bytes)); };
    return action;
  }

 private:
  static constexpr std::size_t kMost = 80 * sizeof(void*);
  void (*run_)(const std::byte*) = nullptr;
  alignas(16) std::array<std::byte, kMost> data_{};
};

/// How an image lies in memory: channels last, or a plane for each channel.
enum class Order { kPixels, kPlanes };

/// Cells of zeros around an image.
struct Border {
  Size top = 0;
  Size left = 0;
  Size bottom = 0;
  Size right = 0;

  bool empty() const { return top == 0 && left == 0 && bottom == 0 && right == 0; }
};

/// A layer at its place, as its fast path sees it. Shapes are without the batch; `input_order`: how its input will lie.
struct FastSite {
  const Config& config;
  std::span<const Count> input;
  std::span<const Count> output;
  std::span<const Weight> weights;
  std::span<const Window> windows;
  Order input_order;
};

/// What a layer asks for.
struct Wish {
  Order input = Order::kPixels;
  Border border = {};
  /// It reads the input row-major with nothing between, whatever its rank: `input` and `border` do not matter.
  bool plain = false;
  /// It reads its input's memory from start to end, in whatever order: `input` and `border` do not matter.
  bool any_order = false;
  Order output = Order::kPixels;
  // Counts, as a Size of 32 bits would wrap around before the sum is refused.
  Count packed = 0;           ///< floats for weights in the order that the kernel reads them …
  Count packed_an_input = 0;  ///< … and so many for each float of the input's memory
  Count scratch = 0;          ///< floats to work in, shared by all layers
};

/// What it gets.
struct Parts {
  ImageView input;  ///< the image itself, without its border
  ImageView output;
  const float* memory;  ///< where the input's memory starts, border included …
  Size floats;          ///< … and its size, a multiple of 4
  std::span<const ConstTensor> weights;
  float* packed;
  float* scratch;
};

/// `pack` is done before the first run and after weights have changed.
struct Actions {
  std::vector<Action> pack = {};
  std::vector<Action> run = {};
};

struct FastPath {
  /// True where the output is the input, value for value, perhaps in another shape: then nothing is done at all.
  bool (*moves_nothing)(const Config&, std::span<const Count> input) = nullptr;
  /// Nothing for arguments that need the plain forward.
  std::optional<Wish> (*wish)(const FastSite&) = nullptr;
  Actions (*make)(const FastSite&, const Parts&) = nullptr;
};

}  // namespace cnn
