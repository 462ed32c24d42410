// RNN: a cell, or several stacked ones, at every step. Source: keras.layers.RNN, StackedRNNCells and the cells.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/rnn/gates.hpp"
#include "core/layers/shared/arguments.hpp"
#include "core/layers/shared/elementwise.hpp"

namespace cnn {
namespace {

/// A class of cells: its gates, and the states that it keeps.
struct CellKind {
  std::string_view class_name;
  Count gates;
  std::size_t states;
};

constexpr CellKind kCells[] = {{"SimpleRNNCell", 1, 1}, {"LSTMCell", 4, 2}, {"GRUCell", 3, 1}};

/// The configs of the cells with their classes, from the input to the output.
void collect_cells(const Value& cell, std::vector<const Value*>& found) {
  if (cell["class_name"] != Value("StackedRNNCells")) return found.push_back(&cell);
  const Array* cells = cell["config"]["cells"].array();
  if (cells == nullptr || cells->empty()) return found.push_back(&cell);
  for (const Value& one : *cells) collect_cells(one, found);
}

std::vector<const Value*> cells_of(const Config& config) {
  std::vector<const Value*> found;
  collect_cells(config.value("cell"), found);
  return found;
}

const CellKind* kind_of(const Value& cell) {
  for (const CellKind& kind : kCells) {
    if (cell["class_name"] == Value(kind.class_name)) return &kind;
  }
  return nullptr;
}

/// Cells of one's own have weights that nobody here knows.
bool understands(const Config& config) {
  const auto cells = cells_of(config);
  return std::all_of(cells.begin(), cells.end(), [](const Value* cell) { return kind_of(*cell) != nullptr; });
}

Result<Config> cell_config(const Value& cell) {
  static const std::vector<Argument> arguments = {
      {.name = "units", .kind = ArgumentKind::kPositiveInteger, .required = true},
      {.name = "use_bias", .kind = ArgumentKind::kFlag, .fallback = true},
      {.name = "reset_after", .kind = ArgumentKind::kFlag, .fallback = true}};
  return read_config(arguments, cell["config"]);
}

/// Of a cell that check() has accepted.
Gates gates_of(const Value& cell) {
  const Config config = *cell_config(cell);
  const CellKind& kind = *kind_of(cell);
  const Count sets = kind.class_name == "GRUCell" && config.flag("reset_after") ? 2 : 1;
  return {config.count("units"), kind.gates, config.flag("use_bias") ? sets : 0};
}

std::optional<Error> check(const Site& site) {
  if (site.input().size() != 3) return Error{"wrong_rank", "", "", "rank_3", to_value(site.input())};
  if (site.input().back() == kUnknown) {
    return Error{"unknown_size", "", "cell", "known_input_features", to_value(site.input())};
  }
  if (site.config.flag("stateful") && site.input()[0] == kUnknown) {
    return Error{"unknown_size", "", "stateful", "known_batch_size", to_value(site.input())};
  }
  for (const Value* cell : cells_of(site.config)) {
    if (auto config = cell_config(*cell); !config) return config.error();
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  const Shape& input = site.input();
  const Count units = gates_of(*cells_of(site.config).back()).units;
  if (site.config.flag("return_sequences")) return Shape{input[0], input[1], units};
  return Shape{input[0], units};
}

std::vector<Shape> states(const Site& site) {
  std::vector<Shape> shapes;
  if (!site.config.flag("return_state")) return shapes;
  for (const Value* cell : cells_of(site.config)) {
    shapes.insert(shapes.end(), kind_of(*cell)->states, Shape{site.input()[0], gates_of(*cell).units});
  }
  return shapes;
}

/// Of stacked cells each reads what the one before it puts out.
std::vector<Weight> weights(const Site& site) {
  std::vector<Weight> all;
  Count features = site.input().back();
  for (const Value* cell : cells_of(site.config)) {
    const Gates gates = gates_of(*cell);
    for (Weight& weight : gated_weights(features, gates)) all.push_back(std::move(weight));
    features = gates.units;
  }
  return all;
}

}  // namespace

LayerKind rnn() {
  LayerKind kind = {
      .class_name = "RNN",
      .arguments = {{.name = "cell", .required = true}},
      .max_inputs = 0,
      .understands = understands,
      .check = check,
      .output_shape = output_shape,
      .more_outputs = states,
      .weights = weights,
      .readings = reads_all,
  };
  add_flags(kind.arguments,
            {"return_sequences", "return_state", "go_backwards", "stateful", "unroll", "zero_output_for_mask"});
  return kind;
}

}  // namespace cnn
