// Typed answers read as what is asked for, and held against exact ones.
#pragma once

#include "core/answers/question.hpp"
#include "core/answers/typed_answer.hpp"

namespace cnn {

/// Reads an answer that was typed, or given by a program as a number or an array.
TypedAnswer read_answer_to(const Value& answer, Asked of);

/// Whether what was typed means this exact answer: equal, or a percentage rounded or cut to the digits typed.
bool matches(const TypedAnswer& typed, const Answer& exact, Asked of);

}  // namespace cnn
