// The two families of printers behind summary_text, and what they share.
#pragma once

#include "core/base/result.hpp"
#include "core/keras/summary/summary_model.hpp"

namespace cnn::summary {

Result<std::string> keras3_text(const SummaryModel& model, const SummaryOptions& options);

/// All eras before Keras 3.
Result<std::string> classic_text(const SummaryModel& model, const SummaryOptions& options);

/// `(None, 20, 20, 2)`; `single`: how a shape of one size ends, `)` or `,)`.
std::string shape_text(const Shape& shape, std::string_view single);

/// All shapes in a list.
std::string shapes_text(const std::vector<Shape>& shapes, std::string_view single);

SummaryTotal sum(const SummaryTotal& a, const SummaryTotal& b);

Error too_narrow(int width);

}  // namespace cnn::summary
