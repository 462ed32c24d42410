// Text that comes with the second part of the engine. A page waits for the first part, which has all data and of the
// code what opening a lesson runs. A long text that only other code reads is put between these marks, by which
// web/tools/split-engine.js finds it and takes it along. Elsewhere they do nothing.
#pragma once

#include <string_view>

#define CNN_LATER_BEGIN "\x01later\x01"
#define CNN_LATER_END "\x02later\x02"
#define CNN_LATER(text) ::cnn::without_marks(CNN_LATER_BEGIN text CNN_LATER_END)

namespace cnn {

constexpr std::string_view without_marks(std::string_view marked) {
  constexpr std::size_t kMark = sizeof(CNN_LATER_BEGIN) - 1;
  return marked.substr(kMark, marked.size() - 2 * kMark);
}

}  // namespace cnn
