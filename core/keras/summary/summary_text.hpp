// The text that Keras's model.summary() prints, in six eras of Keras. Here alone the core writes text: Keras's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/keras/summary/summary_model.hpp"

namespace cnn {

inline constexpr int kMaxSummaryWidth = 1000;

/// What an era would have called a layer to which Keras 3 gave its automatic name: `conv2d` is the `conv2d_1` of
/// standalone Keras, `input_layer` the `input_1` of all eras before 3. Other names stay.
std::string era_name(std::string_view name, std::string_view class_name, SummaryStyle style);

/// `keras3`, `tf2.13`, `tf2.7`, `tf2.0`, `keras2.3` or `keras2`; nothing for another id.
std::optional<SummaryStyle> summary_style(std::string_view id);

/// The text, each line with its end. Keras 3 is printed as on a terminal four columns wider than the table.
/// Error: `invalid_argument` for a width above kMaxSummaryWidth or too small for the columns (where Keras 3 refuses,
/// and where the classic printers would never end).
Result<std::string> summary_text(const SummaryModel& model, const SummaryOptions& options);

}  // namespace cnn
