// What a believer has otherwise than it is, cell by cell.
#pragma once

#include "core/diagnosis/cause.hpp"

namespace cnn {

/// The rows of one way in which a cause leads to `believed`, in the order of the calls. Of a cell: the shapes before it
/// that differ and reach it, then the cell itself. Of a total or a reduction: every count that differs.
std::vector<CauseRow> rows_of(const CountedModel& counted, const BelievedModel& view, const Hypothesis& way,
                              const OwnAnswers& own, const Question& question, const Believed& believed);

/// Where the believed weights differ from the right ones, so that the page can leave these places open.
std::vector<Gap> gaps_between(const std::vector<Weight>& right, const std::vector<Weight>& believed);

/// The layers where a changed rule makes the difference, each once, in the model's order: those of rows that do not
/// follow from others, and of a total also those that hand on another shape.
std::vector<std::string_view> layers_of(const CountedModel& counted, const BelievedModel& view,
                                        const Question& question, const std::vector<CauseRow>& rows);

}  // namespace cnn
