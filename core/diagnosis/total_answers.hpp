// Beliefs about totals, applied to a model: what their believers answer.
#pragma once

#include "core/diagnosis/believed_answer.hpp"

namespace cnn {

/// Wrong answers that a belief about totals leads to; empty where it says nothing about the question.
std::vector<WrongTotal> wrong_totals(const CountedModel& counted, const Question& question, const TotalBelief& belief);

/// Whether the counts of all layers that have any were answered, and rightly.
bool rows_answered_right(const CountedModel& counted, const OwnAnswers& own);

/// What one layer's share of a total is called.
Asked cell_of(Asked of);

}  // namespace cnn
