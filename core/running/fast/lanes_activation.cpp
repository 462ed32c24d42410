#include "core/running/fast/all.hpp"
#include "core/running/kernels/activation.hpp"
#include "core/running/kernels/activation_gradient.hpp"
#include "core/running/kernels/bulk.hpp"

namespace cnn {
namespace {

struct Row {
  const float* input;
  float* output;
  const float* output_gradient;
  float* input_gradient;
  bool first;
  Size floats;
  kernels::Activation activation;
  kernels::ActivationGradient gradient;
};

void run(const Row& row) {
  kernels::copy(row.input, static_cast<std::size_t>(row.floats), row.output);
  row.activation(row.output, 1, static_cast<std::size_t>(row.floats));
}

void run_back(const Row& row) {
  if (row.first) kernels::clear(row.input_gradient, static_cast<std::size_t>(row.floats));
  row.gradient(row.input, row.output, row.output_gradient, row.input_gradient, 1, static_cast<std::size_t>(row.floats));
}

void run_relu(const Row& row) { kernels::lanes_relu(row.input, row.floats, row.output); }

void run_relu_back(const Row& row) {
  kernels::lanes_relu_back(row.output, row.output_gradient, row.floats, !row.first, row.input_gradient);
}

std::string_view name_of(const FastSite& site) {
  const std::string* name = site.config.value("activation").text();
  return name == nullptr ? "linear" : std::string_view(*name);
}

/// A softmax reads rows, which do not lie in a row here.
std::optional<Count> takes(const FastSite& site) {
  const std::string_view name = name_of(site);
  const bool rows = kernels::reads_rows(name) || kernels::find_activation_gradient(name) == nullptr;
  return rows ? std::nullopt : std::optional<Count>(0);
}

LanesActions actions(const FastSite& site, const LanesParts& parts, std::string_view name) {
  const auto floats = static_cast<Size>(product(site.output).value_or(0)) * kernels::kLanes;
  const Row row{
      parts.input,          parts.output, parts.output_gradient,          parts.input_gradient,
      parts.first_gradient, floats,       kernels::find_activation(name), kernels::find_activation_gradient(name)};
  LanesActions all;
  const bool relu = name == "relu";
  all.forward.push_back(relu ? Action::of<run_relu>(row) : Action::of<run>(row));
  if (parts.input_gradient != nullptr) {
    all.backward.push_back(relu ? Action::of<run_relu_back>(row) : Action::of<run_back>(row));
  }
  return all;
}

LanesActions make(const FastSite& site, const LanesParts& parts) { return actions(site, parts, name_of(site)); }

}  // namespace

const LanesPath kLanesActivation = {.takes = takes, .make = make};

}  // namespace cnn
