#include "core/keras/summary/candidates.hpp"

#include <algorithm>

namespace cnn {
namespace {

using Fits = std::function<bool(const Value&)>;

constexpr Count kLargestKernel = 15;
constexpr Count kLargestStride = 4;

/// How many axes a window slides along: the digit in the class's name, or 0.
int axes_of(std::string_view class_name) {
  const std::size_t digit = class_name.find_first_of("123");
  return digit == std::string_view::npos ? 0 : class_name[digit] - '0';
}

Value with(Value arguments, std::string_view name, Value value) {
  arguments.set(name, std::move(value));
  return arguments;
}

/// Strides and padding, the plainest first.
bool try_steps(const Value& base, const Fits& fits) {
  for (Count stride = 1; stride <= kLargestStride; ++stride) {
    for (const std::string_view padding : {"valid", "same"}) {
      if (fits(with(with(base, "strides", stride), "padding", padding))) return true;
    }
  }
  return false;
}

/// Kernels of equal sides first; of two axes then those of unequal ones.
bool try_kernels(int axes, const std::function<bool(const Value&)>& use) {
  for (Count size = 1; size <= kLargestKernel; ++size) {
    if (use(Value(size))) return true;
  }
  for (Count height = 1; axes == 2 && height <= kLargestKernel; ++height) {
    for (Count width = 1; width <= kLargestKernel; ++width) {
      if (height != width && use(Array{height, width})) return true;
    }
  }
  return false;
}

/// What a kernel of this size has at least, so that most need no closer look.
Count cells(const Value& kernel, int axes) {
  const Array* sides = kernel.array();
  Count product = 1;
  for (int axis = 0; axis < axes; ++axis) {
    product *= sides != nullptr ? (*sides)[static_cast<std::size_t>(axis)].integer().value_or(1)
                                : kernel.integer().value_or(1);
  }
  return product;
}

/// The kinds of convolution: which argument says how many channels it puts out, and what a kernel cell costs at least.
struct ConvolutionKind {
  std::string_view argument = "filters";
  Count value = 0;
  Count weights_a_cell = 0;
};

ConvolutionKind kind_of(const RowFacts& row) {
  const Count channels = row.input.back();
  const Count filters = row.output.back();
  if (row.class_name.starts_with("Depthwise")) return {"depth_multiplier", filters / channels, filters};
  return {"filters", filters, channels};
}

/// With its bias or without, in all steps; a separable one also with more maps a channel.
bool try_convolution_with(const RowFacts& row, const ConvolutionKind& kind, const Value& kernel, const Fits& fits) {
  const int axes = axes_of(row.class_name);
  const Count maps = row.class_name.starts_with("Separable") ? 4 : 1;
  for (const bool bias : {true, false}) {
    if (row.params < cells(kernel, axes) * kind.weights_a_cell + (bias ? row.output.back() : 0)) continue;
    const Value base = object({{"kernel_size", kernel}, {"use_bias", bias}, {kind.argument, kind.value}});
    for (Count multiplier = 1; multiplier <= maps; ++multiplier) {
      if (try_steps(maps == 1 ? base : with(base, "depth_multiplier", multiplier), fits)) return true;
    }
  }
  return false;
}

bool try_convolution(const RowFacts& row, const Fits& fits) {
  if (row.input.back() < 1 || row.output.back() < 1) return false;
  const ConvolutionKind kind = kind_of(row);
  return try_kernels(axes_of(row.class_name),
                     [&](const Value& kernel) { return try_convolution_with(row, kind, kernel, fits); });
}

bool try_pooling(const RowFacts& row, const Fits& fits) {
  const int axes = axes_of(row.class_name);
  for (const Count size : {2, 3, 4, 5, 6, 7, 8, 1}) {
    const Value base = object({{"pool_size", size}});
    for (const std::string_view padding : {"valid", "same"}) {
      if (fits(with(base, "padding", padding))) return true;
    }
  }
  return try_kernels(axes, [&](const Value& size) { return try_steps(object({{"pool_size", size}}), fits); });
}

bool try_recurrent(const RowFacts& row, const Fits& fits) {
  for (const bool bias : {true, false}) {
    for (const bool reset_after : {true, false}) {
      Value base =
          object({{"units", row.output.back()}, {"return_sequences", row.output.size() == 3}, {"use_bias", bias}});
      if (row.class_name == "GRU") base.set("reset_after", reset_after);
      if (fits(base)) return true;
    }
  }
  return false;
}

bool try_normalization(const Fits& fits) {
  for (const bool center : {true, false}) {
    for (const bool scale : {true, false}) {
      if (fits(object({{"center", center}, {"scale", scale}}))) return true;
    }
  }
  return false;
}

/// ZeroPadding, Cropping and UpSampling: one number for all axes, or a pair.
bool try_sizes(std::string_view argument, const RowFacts& row, const Fits& fits) {
  for (Count size = 1; size <= 16; ++size) {
    if (fits(object({{argument, size}}))) return true;
  }
  if (argument == "size" || axes_of(row.class_name) != 2) return false;
  // One more on the far sides, as networks pad before a stride.
  for (Count size = 0; size <= 4; ++size) {
    const Array sides{size, size + 1};
    if (fits(object({{argument, Array{sides, sides}}}))) return true;
  }
  return false;
}

Array without_batch(const Shape& shape) {
  Array sizes;
  for (std::size_t i = 1; i < shape.size(); ++i) sizes.push_back(shape[i] == kUnknown ? Value(-1) : Value(shape[i]));
  return sizes;
}

bool try_shaped(const RowFacts& row, const Fits& fits) {
  const std::string_view name = row.class_name;
  if (name == "Reshape") return fits(object({{"target_shape", without_batch(row.output)}}));
  if (name == "RepeatVector") return row.output.size() == 3 && fits(object({{"n", row.output[1]}}));
  if (name == "Embedding") {
    const Count width = row.output.back();
    return width > 0 && fits(object({{"input_dim", row.params / width}, {"output_dim", width}}));
  }
  if (name == "Permute") {
    Array dims;
    for (Count axis = 1; axis < static_cast<Count>(row.input.size()); ++axis) dims.push_back(axis);
    do {
      if (fits(object({{"dims", dims}}))) return true;
    } while (std::next_permutation(dims.begin(), dims.end(),
                                   [](const Value& a, const Value& b) { return *a.integer() < *b.integer(); }));
  }
  return false;
}

}  // namespace

bool try_candidates(const RowFacts& row, const Fits& fits) {
  const std::string_view name = row.class_name;
  if (row.output.empty()) return false;
  if (name.find("Global") == std::string_view::npos && name.find("Pooling") != std::string_view::npos) {
    return try_pooling(row, fits);
  }
  if (name.find("Conv") != std::string_view::npos && name.find("LSTM") == std::string_view::npos) {
    return try_convolution(row, fits);
  }
  if (name == "Dense") {
    for (const bool bias : {true, false}) {
      if (fits(object({{"units", row.output.back()}, {"use_bias", bias}}))) return true;
    }
    return false;
  }
  if (name == "LSTM" || name == "GRU" || name == "SimpleRNN") return try_recurrent(row, fits);
  if (name == "BatchNormalization" || name == "LayerNormalization") return try_normalization(fits);
  if (name.starts_with("ZeroPadding")) return try_sizes("padding", row, fits);
  if (name.starts_with("Cropping")) return try_sizes("cropping", row, fits);
  if (name.starts_with("UpSampling")) return try_sizes("size", row, fits);
  // A rate and an activation change neither shape nor count.
  if (name.ends_with("Dropout") || name.starts_with("SpatialDropout")) return fits(object({{"rate", 0.5}}));
  if (name == "GaussianNoise") return fits(object({{"stddev", 0.1}}));
  if (name == "Activation") return fits(object({{"activation", "relu"}}));
  if (name == "Rescaling") return fits(object({{"scale", 1.0}}));
  if (try_shaped(row, fits)) return true;
  return fits(object({}));
}

}  // namespace cnn
