// Keras 3's print_summary: a table with a heavy head and a rule between all rows, drawn as rich draws it.
#include <algorithm>

#include "core/base/number.hpp"
#include "core/keras/summary/columns.hpp"
#include "core/keras/summary/printers.hpp"

namespace cnn::summary {
namespace {

struct Column {
  std::string_view head;
  Align align;
  double end;     ///< where the column ends, as a part of the line's length
  int width = 0;  ///< of its text, without the space on either side
};

using Fields = std::vector<std::string>;

std::vector<Column> columns_of(bool sequential_like, bool show_trainable) {
  std::vector<Column> columns = {{"Layer (type)", Align::kLeft, sequential_like ? 0.45 : 0.3},
                                 {"Output Shape", Align::kLeft, sequential_like ? 0.80 : 0.56},
                                 {"Param #", Align::kRight, sequential_like ? 1.0 : 0.74}};
  if (!sequential_like) columns.push_back({"Connected to", Align::kLeft, 1.0});
  if (!show_trainable) return columns;
  for (Column& column : columns) column.end *= 0.90;
  columns.push_back({"Trainable", Align::kCenter, 1.0});
  return columns;
}

/// Keras gives rich the whole line without borders; rich takes them away from all columns evenly: 3 from each and 4
/// from the last but one. False where Keras refuses the width, or nothing would be left of a column.
bool set_widths(std::vector<Column>& columns, int line_length) {
  int current = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int width = static_cast<int>(columns[i].end * line_length) - current;
    current += width;
    columns[i].width = width - (i + 2 == columns.size() ? 4 : 3);
    if (width < 4 || columns[i].width < 1) return false;
  }
  return true;
}

struct Rule {
  std::string_view left, line, cross, right;
};

std::string rule_text(const std::vector<Column>& columns, const Rule& rule) {
  std::string text(rule.left);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) text += rule.cross;
    text += repeat(rule.line, columns[i].width + 2);
  }
  text += rule.right;
  text += "\n";
  return text;
}

/// One row of the table. A head's text stands at the bottom of its row, all others at the top.
std::string row_text(const std::vector<Column>& columns, const Fields& fields, std::string_view border, bool head) {
  std::vector<Fields> cells;
  std::size_t height = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    cells.push_back(wrap_cell(fields[i], columns[i].width, columns[i].align));
    height = std::max(height, cells.back().size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    text += border;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t above = head ? height - cells[i].size() : 0;
      const bool has_text = line >= above && line - above < cells[i].size();
      text += joined({" ", has_text ? cells[i][line - above] : repeat(" ", columns[i].width), " ", border});
    }
    text += "\n";
  }
  return text;
}

std::string shape_field(const SummaryRow& row) {
  if (row.output_shapes.empty()) return "?";
  // Keras 3 writes shapes itself: no comma behind a single size.
  if (row.output_shapes.size() == 1) return shape_text(row.output_shapes[0], ")");
  return shapes_text(row.output_shapes, ")");
}

std::string connections_field(const SummaryRow& row) {
  std::string text;
  for (const std::string& connection : row.connected_to) text += joined({text.empty() ? "" : ", ", connection});
  return text.empty() ? "-" : text;
}

Fields fields_of(const SummaryRow& row, bool sequential_like, bool show_trainable) {
  const std::string indent = repeat("   ", row.depth);
  Fields fields = {joined({indent, row.depth > 0 ? "└ " : "", row.name, " (", row.class_name, ")"}), shape_field(row)};
  fields.push_back(!row.built ? "0 (unbuilt)" : row.params ? grouped(*row.params) : "?");
  if (!sequential_like) fields.push_back(connections_field(row));
  if (show_trainable) fields.emplace_back(!row.has_weights ? "-" : row.trainable ? "Y" : "N");
  return fields;
}

/// Text outside the table, wrapped at the terminal's width.
std::string line_text(const std::string& line, int terminal) {
  std::string text;
  for (const std::string& part : wrap_line(line, terminal)) text += joined({part, "\n"});
  return text;
}

std::string total_text(std::string_view title, const SummaryTotal& total) {
  const std::string_view sign = total.at_least ? "≥ " : "";
  return joined({title, sign, grouped(total.params), " (", sign, size_text(total.bytes), ")"});
}

std::string totals_text(const SummaryModel& model, int terminal) {
  const SummaryTotal all = sum(sum(model.trainable, model.non_trainable), model.optimizer.value_or(SummaryTotal{}));
  std::string text = line_text(total_text(" Total params: ", all), terminal);
  text += line_text(total_text(" Trainable params: ", model.trainable), terminal);
  text += line_text(total_text(" Non-trainable params: ", model.non_trainable), terminal);
  if (model.optimizer) text += line_text(total_text(" Optimizer params: ", *model.optimizer), terminal);
  return text;
}

}  // namespace

Result<std::string> keras3_text(const SummaryModel& model, const SummaryOptions& options) {
  const int usual = (model.sequential_like ? 88 : 108) + (options.show_trainable ? 12 : 0);
  const int line_length = options.width > 0 ? options.width : usual;
  std::vector<Column> columns = columns_of(model.sequential_like, options.show_trainable);
  if (!set_widths(columns, line_length)) return too_narrow(options.width);
  Fields heads;
  for (const Column& column : columns) heads.emplace_back(column.head);
  std::string text = line_text(joined({"Model: \"", model.name, "\""}), line_length + 4);
  text += rule_text(columns, {"┏", "━", "┳", "┓"});
  text += row_text(columns, heads, "┃", true);
  text += rule_text(columns, {"┡", "━", "╇", "┩"});
  bool first = true;
  for (const SummaryRow& row : model.rows) {
    if (row.depth > 0 && !options.expand_nested) continue;
    if (!first) text += rule_text(columns, {"├", "─", "┼", "┤"});
    first = false;
    text += row_text(columns, fields_of(row, model.sequential_like, options.show_trainable), "│", false);
  }
  text += rule_text(columns, {"└", "─", "┴", "┘"});
  text += totals_text(model, line_length + 4);
  return text;
}

}  // namespace cnn::summary
