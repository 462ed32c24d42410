// Rows of two analyses held against each other, by name.
#include "core/counting/comparison.hpp"

#include <string>

namespace cnn {
namespace {

const Value* find_row(const Value& analysis, const std::string& name) {
  for (const Value& row : *analysis["layers"].array()) {
    if (*row["name"].text() == name) return &row;
  }
  return nullptr;
}

Value compared_row(const Value* before, const Value* after) {
  const Value& some = before != nullptr ? *before : *after;
  const auto differs = [&](std::string_view field) {
    if (before == nullptr || after == nullptr) return true;
    return !((*before)[field] == (*after)[field]);
  };
  return object({{"name", some["name"]},
                 {"class_name", some["class_name"]},
                 {"before", before != nullptr ? *before : Value()},
                 {"after", after != nullptr ? *after : Value()},
                 {"shape_changed", differs("output_shape")},
                 {"params_changed", differs("params")}});
}

/// Rows of both models in order: a row that only one has stands where it stands there.
Array compared_rows(const Value& before, const Value& after) {
  Array rows;
  const Array& olds = *before["layers"].array();
  std::size_t next = 0;
  for (const Value& row : *after["layers"].array()) {
    const Value* old = find_row(before, *row["name"].text());
    while (old != nullptr && next < olds.size() && &olds[next] <= old) {
      if (&olds[next] != old) rows.push_back(compared_row(&olds[next], nullptr));
      ++next;
    }
    rows.push_back(compared_row(old, &row));
  }
  for (; next < olds.size(); ++next) rows.push_back(compared_row(&olds[next], nullptr));
  return rows;
}

}  // namespace

Value compare(const Value& before, const Value& after) {
  const double old_total = *before["total_params"].number();
  const double new_total = *after["total_params"].number();
  return object({{"rows", compared_rows(before, after)},
                 {"before_total", old_total},
                 {"after_total", new_total},
                 {"reduction_percent", old_total > 0 ? Value(100 * (old_total - new_total) / old_total) : Value()}});
}

}  // namespace cnn
