// Reshape: the same values in the same order, in other sizes. Source: keras.layers.Reshape,
// compute_reshape_output_shape.
#include <algorithm>

#include "core/layers/list.hpp"
#include "core/layers/shared/elementwise.hpp"
#include "core/layers/shared/gradients.hpp"
#include "core/running/fast/all.hpp"

namespace cnn {
namespace {

Error refuse(const Site& site, std::string_view expected) {
  return {"invalid_argument", "", "target_shape", expected, site.config.value("target_shape")};
}

std::optional<Error> check(const Site& site) {
  const auto target = site.config.tuple("target_shape");
  if (std::count(target.begin(), target.end(), -1) > 1) return refuse(site, "at_most_one_-1");
  if (std::any_of(target.begin(), target.end(), [](Count size) { return size < -1 || size == 0; })) {
    return refuse(site, "sizes_or_-1");
  }
  return std::nullopt;
}

Result<Shape> output_shape(const Site& site) {
  Shape output = {site.input()[0]};
  Count known = 1;
  for (const Count size : site.config.tuple("target_shape")) {
    output.push_back(size == -1 ? kUnknown : size);
    if (size != -1) known = saturating_multiply(known, size);
  }
  // An undefined size of the input leaves the -1 undefined too, and nothing can be checked.
  if (!is_known(site.input())) return output;
  const auto values = product(without_batch(site.input()));
  if (!values) return Error{"too_large", "", "target_shape", "at_most_9007199254740991", to_value(site.input())};
  const auto open = std::find(output.begin() + 1, output.end(), kUnknown);
  if (open == output.end() ? known != *values : *values % known != 0)
    return refuse(site, "as_many_values_as_the_input");
  if (open != output.end()) *open = *values / known;
  return output;
}

}  // namespace

LayerKind reshape() {
  return {
      .class_name = "Reshape",
      .arguments = {{.name = "target_shape", .kind = ArgumentKind::kList, .required = true}},
      .min_rank = 1,
      .check = check,
      .output_shape = output_shape,
      .forward = copy_forward,
      .backward = copy_backward,
      .fast_path = &kFastCopy,
      .combination = Combination::kCopy,
  };
}

}  // namespace cnn
