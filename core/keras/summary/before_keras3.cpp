// print_summary before Keras 3: standalone Keras and tf.keras to 2.6 cut what is too long, tf.keras from 2.7 on wraps
// it.
#include <algorithm>
#include <iterator>

#include "core/base/number.hpp"
#include "core/keras/summary/columns.hpp"
#include "core/keras/summary/printers.hpp"

namespace cnn::summary {
namespace {

using Fields = std::vector<std::string>;

/// Where each column ends, and the length of the whole line.
struct Layout {
  SummaryStyle style;
  std::vector<int> ends;
  int line_length;
  bool sequential_like;
  bool show_trainable;

  bool wraps() const { return style == SummaryStyle::kTf27 || style == SummaryStyle::kTf213; }
};

Layout layout_of(const SummaryModel& model, const SummaryOptions& options) {
  Layout layout{options.style, {}, options.width, model.sequential_like, false};
  if (layout.line_length == 0) layout.line_length = model.sequential_like ? 65 : 98;
  const auto add_ends = [&](std::initializer_list<double> parts) {
    for (const double part : parts) layout.ends.push_back(static_cast<int>(layout.line_length * part));
  };
  if (model.sequential_like) {
    add_ends({0.45, 0.85, 1.0});
  } else if (options.style == SummaryStyle::kTf213) {
    add_ends({0.3, 0.6, 0.70, 1.0});
  } else {
    add_ends({0.33, 0.55, 0.67, 1.0});
  }
  layout.show_trainable = options.show_trainable && layout.wraps();
  if (layout.show_trainable) layout.ends.push_back(layout.line_length += 11);
  return layout;
}

/// Code points of column `col` that fit on a line of tf.keras; 2.13 took one more away to keep the columns in line.
int room(const Layout& layout, std::size_t col, int depth) {
  const bool last = col + 1 == layout.ends.size();
  const int width = layout.ends[col] - (col > 0 ? layout.ends[col - 1] : 0) - (last ? 0 : 2);
  if (layout.style == SummaryStyle::kTf27) return width;
  return width - (last ? 0 : 1) - (col == 0 ? depth : 0);
}

/// Takes what fits of a field. Lines also break behind the end of a tuple or of a list's item.
std::string_view take(std::string_view& field, int count) {
  std::size_t cut = prefix(field, count);
  const std::string_view fits = field.substr(0, cut);
  for (const std::string_view mark : {"),", "},", "],", "',"}) {
    const std::size_t found = fits.find(mark);
    if (found != std::string_view::npos) cut = std::min(cut, found + mark.size());
  }
  const std::string_view taken = field.substr(0, cut);
  field.remove_prefix(cut);
  return taken;
}

void pad_to(std::string& line, int end) { line += repeat(" ", end - length(line)); }

std::string wrapped_row(const Layout& layout, const Fields& fields, int depth) {
  std::vector<std::string_view> left(fields.begin(), fields.end());
  const std::string bars = repeat("|", depth);
  std::string text;
  while (std::any_of(left.begin(), left.end(), [](std::string_view field) { return !field.empty(); })) {
    std::string line = joined({bars, " "});
    for (std::size_t col = 0; col < left.size(); ++col) {
      const bool last = col + 1 == layout.ends.size();
      line += take(left[col], room(layout, col, depth));
      line += last ? "" : "  ";
      // 2.7 leaves room for the closing bars in each column, 2.13 in the last one only.
      const bool makes_room = layout.style == SummaryStyle::kTf27 || last;
      pad_to(line, layout.ends[col] - (makes_room ? depth : 0));
    }
    text += joined({line, bars, "\n"});
  }
  return text;
}

std::string cut_row(const Layout& layout, const Fields& fields) {
  std::string line;
  for (std::size_t col = 0; col < fields.size(); ++col) {
    if (col > 0) {
      line.resize(prefix(line, length(line) - 1));
      line += " ";
    }
    line += fields[col];
    line.resize(prefix(line, layout.ends[col]));
    pad_to(line, layout.ends[col]);
  }
  line += "\n";
  return line;
}

std::string row_text(const Layout& layout, const Fields& fields, int depth) {
  return layout.wraps() ? wrapped_row(layout, fields, depth) : cut_row(layout, fields);
}

std::string shape_field(const Layout& layout, const SummaryRow& row) {
  if (row.shapes_differ) return "multiple";
  if (row.output_shapes.empty()) return "?";
  // tf.keras gives an input's shapes as a list.
  const bool tf = layout.wraps() || layout.style == SummaryStyle::kTf20;
  const bool listed = tf && row.class_name == "InputLayer";
  if (row.output_shapes.size() == 1 && !listed) return shape_text(row.output_shapes[0], ",)");
  return shapes_text(row.output_shapes, ",)");
}

/// As Python prints a list of texts.
std::string list_text(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text += joined({text.size() > 1 ? ", '" : "'", item, "'"});
  text += "]";
  return text;
}

std::string layer_text(const Layout& layout, const SummaryRow& row) {
  Fields fields = {joined({row.name, " (", row.class_name, ")"}), shape_field(layout, row)};
  fields.push_back(!row.built ? "0 (unused)" : row.params ? plain(*row.params) : "?");
  if (layout.sequential_like || layout.wraps()) {
    if (!layout.sequential_like) fields.push_back(list_text(row.connected_to));
    if (layout.show_trainable) fields.emplace_back(row.trainable ? "Y" : "N");
    return row_text(layout, fields, row.depth);
  }
  fields.push_back(row.connected_to.empty() ? "" : row.connected_to[0]);
  std::string text = row_text(layout, fields, row.depth);
  for (std::size_t i = 1; i < row.connected_to.size(); ++i) {
    text += row_text(layout, {"", "", "", row.connected_to[i]}, row.depth);
  }
  return text;
}

/// A line of one sign inside the bars of `depth` nested models.
std::string bar_line(const Layout& layout, std::string_view sign, int depth) {
  const std::string bars = repeat("|", depth);
  return joined({bars, repeat(sign, layout.line_length - 2 * depth), bars, "\n"});
}

/// What tf.keras prints between a row and the next, which has this depth (0 at the end).
std::string between(const Layout& layout, int depth, int next) {
  if (next > depth) return bar_line(layout, "¯", depth + 1);
  if (next == depth) return bar_line(layout, " ", depth);
  std::string text;
  for (int closed = depth - 1; closed >= next; --closed) text += bar_line(layout, "¯", closed);
  return text;
}

std::string rows_text(const Layout& layout, const std::vector<const SummaryRow*>& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool last = i + 1 == rows.size();
    text += layer_text(layout, *rows[i]);
    if (layout.wraps()) {
      text += between(layout, rows[i]->depth, last ? 0 : rows[i + 1]->depth);
    } else {
      text += bar_line(layout, last ? "=" : "_", 0);
    }
  }
  if (layout.wraps()) text += bar_line(layout, "=", 0);
  return text;
}

std::string total_text(const Layout& layout, std::string_view title, const SummaryTotal& total) {
  const std::string_view sign = total.at_least ? "≥ " : "";
  const std::string start = joined({title, " params: ", sign});
  if (layout.style != SummaryStyle::kTf213) return joined({start, grouped(total.params), "\n"});
  return joined({start, plain(total.params), " (", sign, size_text(total.bytes, "Byte"), ")\n"});
}

/// False where tf.keras would print for ever: a column without room for one letter.
bool has_room(const Layout& layout, const std::vector<const SummaryRow*>& rows) {
  if (!layout.wraps()) return true;
  int deepest = 0;
  for (const SummaryRow* row : rows) deepest = std::max(deepest, row->depth);
  for (std::size_t col = 0; col < layout.ends.size(); ++col) {
    if (room(layout, col, deepest) < 1) return false;
  }
  return layout.line_length >= 2 * deepest;
}

}  // namespace

Result<std::string> classic_text(const SummaryModel& model, const SummaryOptions& options) {
  const Layout layout = layout_of(model, options);
  std::vector<const SummaryRow*> rows;
  for (const SummaryRow& row : model.rows) {
    if (row.depth == 0 || (options.expand_nested && layout.wraps())) rows.push_back(&row);
  }
  if (!has_room(layout, rows)) return too_narrow(options.width);
  Fields heads = {"Layer (type)", "Output Shape", "Param #"};
  if (!model.sequential_like) heads.emplace_back("Connected to");
  if (layout.show_trainable) heads.emplace_back("Trainable");
  const std::string title = joined({"Model: \"", model.name, "\"\n"});
  return joined({layout.style == SummaryStyle::kKeras2 ? "" : title, bar_line(layout, "_", 0),
                 row_text(layout, heads, 0), bar_line(layout, "=", 0), rows_text(layout, rows),
                 total_text(layout, "Total", sum(model.trainable, model.non_trainable)),
                 total_text(layout, "Trainable", model.trainable),
                 total_text(layout, "Non-trainable", model.non_trainable), bar_line(layout, "_", 0)});
}

}  // namespace cnn::summary
