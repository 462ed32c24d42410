// The rows of two analyses are paired in their order, so that as much as possible stays the same: the longest common
// subsequence, where a pair of the same arguments is worth more than one of the same class alone.
#include "core/counting/model_differences.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"

namespace cnn {
namespace {

/// Two rows of one class with the same arguments are the same layer; others of the class are that layer, changed.
constexpr int kSame = 8;
constexpr int kSameClass = 4;
/// Among equals the one of the same name, and of the same count.
constexpr int kSameName = 1;
constexpr int kSameCount = 1;

/// Names of the arguments that differ, but for the layer's own name. A row's config has every argument, defaults too.
std::vector<std::string> changed_arguments(const Value& before, const Value& after) {
  std::vector<std::string> names;
  const Object& old_config = *before["config"].object();
  for (const auto& [name, value] : old_config) {
    if (name != "name" && !(value == after["config"][name])) names.push_back(name);
  }
  for (const auto& [name, value] : *after["config"].object()) {
    if (name != "name" && before["config"].find(name) == nullptr) names.push_back(name);
  }
  return names;
}

/// A row as it is held against hundreds of others.
struct Row {
  const Value* value;
  std::string class_name;
  std::string name;
  std::string arguments;
  double params;
};

std::vector<Row> rows_of(const Value& analysis) {
  std::vector<Row> rows;
  for (const Value& row : *analysis["layers"].array()) {
    Value config = row["config"];
    config.set("name", Value());
    const double* params = row["params"].number();
    rows.push_back(
        {&row, *row["class_name"].text(), *row["name"].text(), write_json(config), params != nullptr ? *params : -1});
  }
  return rows;
}

int worth(const Row& before, const Row& after) {
  if (before.class_name != after.class_name) return 0;
  const int alike = before.arguments == after.arguments ? kSame : kSameClass;
  return alike + (before.name == after.name ? kSameName : 0) + (before.params == after.params ? kSameCount : 0);
}

struct Pair {
  const Value* before = nullptr;
  const Value* after = nullptr;
};

/// best[i][j]: what the rows from i and from j on are worth.
std::vector<std::vector<int>> worths(const std::vector<Row>& olds, const std::vector<Row>& news) {
  std::vector<std::vector<int>> best(olds.size() + 1, std::vector<int>(news.size() + 1, 0));
  for (std::size_t i = olds.size(); i-- > 0;) {
    for (std::size_t j = news.size(); j-- > 0;) {
      const int pair = worth(olds[i], news[j]);
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (pair > 0) best[i][j] = std::max(best[i][j], pair + best[i + 1][j + 1]);
    }
  }
  return best;
}

std::vector<Pair> paired(const std::vector<Row>& olds, const std::vector<Row>& news) {
  const auto best = worths(olds, news);
  std::vector<Pair> pairs;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < olds.size() && j < news.size()) {
    const int pair = worth(olds[i], news[j]);
    if (pair > 0 && best[i][j] == pair + best[i + 1][j + 1]) {
      pairs.push_back({olds[i++].value, news[j++].value});
    } else if (best[i][j] == best[i + 1][j]) {
      pairs.push_back({olds[i++].value, nullptr});
    } else {
      pairs.push_back({nullptr, news[j++].value});
    }
  }
  while (i < olds.size()) pairs.push_back({olds[i++].value, nullptr});
  while (j < news.size()) pairs.push_back({nullptr, news[j++].value});
  return pairs;
}

Value side(const Value* row) {
  if (row == nullptr) return Value();
  return object({{"name", (*row)["name"]}, {"output_shape", (*row)["output_shape"]}, {"params", (*row)["params"]}});
}

Value row_value(const Pair& pair) {
  const bool both = pair.before != nullptr && pair.after != nullptr;
  const Value& some = pair.before != nullptr ? *pair.before : *pair.after;
  Array arguments;
  if (both) {
    for (const std::string& name : changed_arguments(*pair.before, *pair.after)) {
      arguments.push_back(object(
          {{"name", name}, {"before", (*pair.before)["config"][name]}, {"after", (*pair.after)["config"][name]}}));
    }
  }
  const auto differs = [&](std::string_view field) { return both && !((*pair.before)[field] == (*pair.after)[field]); };
  const bool follows = differs("output_shape") || differs("params");
  const std::string_view change = pair.after == nullptr    ? "removed"
                                  : pair.before == nullptr ? "added"
                                  : !arguments.empty()     ? "changed"
                                  : follows                ? "follows"
                                                           : "same";
  return object({{"class_name", some["class_name"]},
                 {"change", change},
                 {"before", side(pair.before)},
                 {"after", side(pair.after)},
                 {"arguments", std::move(arguments)}});
}

}  // namespace

Value differences(const Value& before, const Value& after) {
  Array rows;
  for (const Pair& pair : paired(rows_of(before), rows_of(after))) rows.push_back(row_value(pair));
  return object({{"rows", std::move(rows)},
                 {"before_total", before["total_params"]},
                 {"after_total", after["total_params"]},
                 {"complete", Value(before["complete"] == Value(true) && after["complete"] == Value(true))}});
}

}  // namespace cnn
