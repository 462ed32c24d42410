// Text in columns: lengths in code points and in terminal cells, cutting, wrapping by words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/shape.hpp"

namespace cnn::summary {

/// Code points of UTF-8 text: what Python's len counts.
int length(std::string_view text);

/// Bytes of the first `count` code points, or of the whole text when it has fewer.
std::size_t prefix(std::string_view text, int count);

/// Terminal cells: two for East Asian wide letters and emoji, none for combining marks, else one.
int cells(std::string_view text);

/// The texts one after another. Out of line: sums of strings are large code.
std::string joined(std::initializer_list<std::string_view> texts);

std::string repeat(std::string_view text, int times);

/// The text with spaces after it up to `width` cells; longer text stays as it is.
std::string pad(std::string_view text, int width);

enum class Align { kLeft, kRight, kCenter };

/// Lines of at most `width` cells, wrapped between words; a longer word ends in `…`. Every line is padded to `width`.
std::vector<std::string> wrap_cell(std::string_view text, int width, Align align);

/// Lines of at most `width` cells, wrapped between words; a longer word is folded. Not padded.
std::vector<std::string> wrap_line(std::string_view text, int width);

/// 2515 → `2515`
std::string plain(Count number);

/// 2515 → `2,515`
std::string grouped(Count number);

}  // namespace cnn::summary
