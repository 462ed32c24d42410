// EinsumDense: a dense layer along the axes that an equation names. Source: keras.layers.EinsumDense.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/shared/arguments.hpp"

namespace cnn {
namespace {

/// "abc,cd->abd", with an ellipsis at the start or the end of the first and the last part.
struct Equation {
  std::string_view input = {};
  std::string_view kernel = {};
  std::string_view output = {};
  bool left = false;   ///< "..." at the start
  bool right = false;  ///< "..." at the end
};

bool is_letters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  });
}

bool cut(std::string_view& text, bool start) {
  constexpr std::string_view kEllipsis = "...";
  if (text.size() < kEllipsis.size()) return false;
  const std::size_t from = start ? 0 : text.size() - kEllipsis.size();
  if (text.substr(from, kEllipsis.size()) != kEllipsis) return false;
  text = start ? text.substr(kEllipsis.size()) : text.substr(0, from);
  return true;
}

std::optional<Equation> read_equation(std::string_view text) {
  const std::size_t comma = text.find(',');
  const std::size_t arrow = text.find("->");
  if (comma == std::string_view::npos || arrow == std::string_view::npos || arrow < comma) return std::nullopt;
  Equation equation{text.substr(0, comma), text.substr(comma + 1, arrow - comma - 1), text.substr(arrow + 2)};
  equation.left = cut(equation.input, true);
  equation.right = !equation.left && cut(equation.input, false);
  if (equation.left != cut(equation.output, true)) return std::nullopt;
  if (equation.right != (!equation.left && cut(equation.output, false))) return std::nullopt;
  const bool letters = is_letters(equation.input) && is_letters(equation.kernel) && is_letters(equation.output);
  if (!letters || (equation.right && equation.input.size() < 2)) return std::nullopt;
  return equation;
}

/// An equation held against shapes.
struct Reading {
  Equation equation;
  Shape input = {};
  Shape output = {};
  std::size_t elided = 0;  ///< how many axes the ellipsis stands for

  std::optional<Count> input_size(char letter) const {
    const std::size_t place = equation.input.find(letter);
    if (place == std::string_view::npos) return std::nullopt;
    return input[equation.left ? place + elided : place];
  }
  std::optional<Count> output_size(char letter) const {
    const std::size_t place = equation.output.find(letter);
    const std::size_t axis = equation.left ? place + elided : place;
    if (place == std::string_view::npos || axis >= output.size()) return std::nullopt;
    return output[axis];
  }
};

std::optional<Reading> read(const Site& site) {
  const std::string* text = site.config.value("equation").text();
  const auto equation = text != nullptr ? read_equation(*text) : std::nullopt;
  const Shape& input = site.input();
  if (!equation || input.size() < equation->input.size()) return std::nullopt;
  Reading reading{*equation, input, {input[0]}, input.size() - equation->input.size()};
  const auto elided = static_cast<std::ptrdiff_t>(reading.elided);
  // Keras puts each of these sizes before the ones it has put there already, so that they stand in reverse.
  for (std::ptrdiff_t i = elided - 1; equation->left && i > 0; --i) {
    reading.output.push_back(input[static_cast<std::size_t>(i)]);
  }
  const Value& sizes = site.config.value("output_shape");
  for (const Value& size : items_of(sizes) != nullptr ? *items_of(sizes) : Array{sizes}) {
    if (!size.is_null() && size.integer().value_or(0) <= 0) return std::nullopt;
    reading.output.push_back(size.is_null() ? kUnknown : *size.integer());
  }
  if (elided > 0 && !equation->left) {
    reading.output.insert(reading.output.end(), input.end() - elided, input.end());
  }
  return reading;
}

Error refusal(const Site& site) {
  return {"invalid_argument", "", "equation", "einsum_equation_that_fits", site.config.value("equation")};
}

/// The size along a letter of the kernel: the input's before the output's. Unknown sizes cannot be weights.
Count kernel_size(const Reading& reading, char letter) {
  return reading.input_size(letter).value_or(reading.output_size(letter).value_or(kUnknown));
}

std::optional<Error> check(const Site& site) {
  const auto reading = read(site);
  if (!reading) return refusal(site);
  for (const char letter : reading->equation.input) {
    const auto size = reading->output_size(letter);
    if (size && *size != kUnknown && *size != *reading->input_size(letter)) return refusal(site);
  }
  for (const char letter : reading->equation.output) {
    const bool known = reading->equation.input.find(letter) != std::string_view::npos ||
                       reading->equation.kernel.find(letter) != std::string_view::npos;
    if (!known || !reading->output_size(letter)) return refusal(site);
  }
  for (const char letter : reading->equation.kernel) {
    if (kernel_size(*reading, letter) == kUnknown) {
      return Error{"unknown_size", "", "equation", "known_input_features", to_value(site.input())};
    }
  }
  const std::string* bias = site.config.value("bias_axes").text();
  for (const char letter : bias != nullptr ? *bias : std::string()) {
    if (reading->output_size(letter).value_or(kUnknown) == kUnknown) {
      return Error{"invalid_argument", "", "bias_axes", "axes_of_known_size", *bias};
    }
  }
  return std::nullopt;
}

// Keras says (None, None, 5) for output_shape=(None, 5), although the input knows the size in between.
Result<Shape> output_shape(const Site& site) { return read(site)->output; }

std::vector<Weight> weights(const Site& site) {
  const Reading reading = *read(site);
  Weight kernel{"kernel"};
  for (const char letter : reading.equation.kernel) {
    const std::string_view label = reading.input_size(letter) ? "input_features" : "units";
    kernel.factors.push_back({label, kernel_size(reading, letter), static_cast<int>(kernel.factors.size())});
  }
  const std::string* axes = site.config.value("bias_axes").text();
  if (axes == nullptr || axes->empty()) return {kernel};
  Weight bias{"bias"};
  const std::string_view output = reading.equation.output;
  for (const char letter : output.substr(output.find_first_of(*axes))) {
    const Count size = axes->find(letter) == std::string::npos ? 1 : *reading.output_size(letter);
    bias.factors.push_back({"units", size, static_cast<int>(bias.factors.size())});
  }
  if (!reading.equation.left) {
    for (std::size_t i = 0; i < reading.elided; ++i) {
      bias.factors.push_back({"units", 1, static_cast<int>(bias.factors.size())});
    }
  }
  return {kernel, bias};
}

}  // namespace

LayerKind einsum_dense() {
  return {
      .class_name = "EinsumDense",
      .arguments = with_weights({{.name = "equation", .required = true},
                                 {.name = "output_shape", .required = true},
                                 activation_argument(),
                                 {.name = "bias_axes"}},
                                {Of::kKernel, Of::kBias}, Activity::kFree),
      .min_rank = 1,
      .check = check,
      .output_shape = output_shape,
      .weights = weights,
  };
}

}  // namespace cnn
