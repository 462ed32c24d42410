// The double build has the plain pass only: the fast paths that layers name are empty there. Nothing in other builds.
#ifdef CNN_DOUBLE
#include "core/running/fast/all.hpp"

namespace cnn {

const FastPath kFastCopy = {};
const FastPath kFastConvolution = {};
const FastPath kFastDepthwise = {};
const FastPath kFastSeparable = {};
const FastPath kFastDense = {};
const FastPath kFastMaxPooling = {};
const FastPath kFastAveragePooling = {};
const FastPath kFastGlobalMaxPooling = {};
const FastPath kFastGlobalAveragePooling = {};
const FastPath kFastActivation = {};

const LanesPath kLanesConvolution = {};
const LanesPath kLanesDense = {};
const LanesPath kLanesMaxPooling = {};
const LanesPath kLanesAveragePooling = {};
const LanesPath kLanesGlobalMaxPooling = {};
const LanesPath kLanesGlobalAveragePooling = {};
const LanesPath kLanesActivation = {};

}  // namespace cnn
#endif
