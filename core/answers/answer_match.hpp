// Typed answers read as what is asked for, and held against exact ones.
#pragma once

#include "core/answers/question.hpp"
#include "core/answers/typed_answer.hpp"

namespace cnn {

/// Reads an answer that was typed, or given by a program as a number or an array.
TypedAnswer read_answer_to(const Value& answer, Asked of);

/// The same for an answer about this model. Where a shape has one size, a product is that size: 20*20*3 for Flatten's
/// 1200.
TypedAnswer read_answer_about(const CountedModel& counted, const Question& question, const Value& answer);

/// Whether what was typed means this exact answer: equal, or a percentage rounded or cut to the digits typed.
bool matches(const TypedAnswer& typed, const Answer& exact, Asked of);

/// Digits after the first point or comma of a number.
std::size_t decimals_of(std::string_view text);

}  // namespace cnn
