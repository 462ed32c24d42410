// The fast paths that layers name in their records.
#pragma once

#include "core/running/fast_path.hpp"
#include "core/running/lanes_path.hpp"

namespace cnn {

extern const FastPath kFastCopy;
extern const FastPath kFastConvolution;
extern const FastPath kFastDepthwise;
extern const FastPath kFastSeparable;
extern const FastPath kFastDense;
extern const FastPath kFastMaxPooling;
extern const FastPath kFastAveragePooling;
extern const FastPath kFastGlobalMaxPooling;
extern const FastPath kFastGlobalAveragePooling;
extern const FastPath kFastActivation;

extern const LanesPath kLanesConvolution;
extern const LanesPath kLanesDense;
extern const LanesPath kLanesMaxPooling;
extern const LanesPath kLanesAveragePooling;
extern const LanesPath kLanesGlobalMaxPooling;
extern const LanesPath kLanesGlobalAveragePooling;
extern const LanesPath kLanesActivation;

}  // namespace cnn
