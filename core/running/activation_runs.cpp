#include "core/running/activation_runs.hpp"

#include "core/running/kernels/activation.hpp"

namespace cnn {

bool activation_runs(const Config& config) {
  const Value& activation = config.value("activation");
  if (activation.is_null()) return true;
  return activation.text() != nullptr && kernels::find_activation(*activation.text()) != nullptr;
}

}  // namespace cnn
