// Chooses the printer; shapes and sizes as text.
#include "core/keras/summary/summary_text.hpp"

#include <iterator>

#include "core/keras/summary/columns.hpp"
#include "core/keras/summary/printers.hpp"

namespace cnn {
namespace summary {

std::string shape_text(const Shape& shape, std::string_view single) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) text += ", ";
    text += shape[i] == kUnknown ? "None" : plain(shape[i]);
  }
  text += shape.size() == 1 ? single : ")";
  return text;
}

std::string shapes_text(const std::vector<Shape>& shapes, std::string_view single) {
  std::string text = "[";
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) text += ", ";
    text += shape_text(shapes[i], single);
  }
  text += "]";
  return text;
}

SummaryTotal sum(const SummaryTotal& a, const SummaryTotal& b) {
  return {a.params + b.params, a.bytes + b.bytes, a.at_least || b.at_least};
}

Error too_narrow(int width) { return {"invalid_argument", "", "width", "wide_enough_for_the_columns", width}; }

}  // namespace summary

std::optional<SummaryStyle> summary_style(std::string_view id) {
  constexpr std::string_view kIds[] = {"keras3", "tf2.13", "tf2.7", "tf2.0", "keras2.3", "keras2"};
  for (std::size_t i = 0; i < std::size(kIds); ++i) {
    if (kIds[i] == id) return static_cast<SummaryStyle>(i);
  }
  return std::nullopt;
}

Result<std::string> summary_text(const SummaryModel& model, const SummaryOptions& options) {
  if (options.width < 0 || options.width > kMaxSummaryWidth) {
    return Error{"invalid_argument", "", "width", "integer_from_0_to_1000", options.width};
  }
  if (options.style == SummaryStyle::kKeras3) return summary::keras3_text(model, options);
  return summary::classic_text(model, options);
}

}  // namespace cnn
