// The plans that layers name in their records.
#pragma once

#include "core/plan.hpp"

namespace cnn {

extern const Plan kCopyPlan;
extern const Plan kConvolutionPlan;
extern const Plan kDepthwisePlan;
extern const Plan kSeparablePlan;
extern const Plan kDensePlan;
extern const Plan kMaxPoolingPlan;
extern const Plan kAveragePoolingPlan;
extern const Plan kGlobalMaxPoolingPlan;
extern const Plan kGlobalAveragePoolingPlan;
extern const Plan kActivationPlan;

}  // namespace cnn
