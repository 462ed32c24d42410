// Sine, cosine and tangent of floats of any size. The C library's bring a table of 2/pi for numbers of 16,000 bits,
// which every page would wait for.
#pragma once

#include "core/base/real.hpp"

namespace cnn {

/// To the nearest float or the one beside it; NaN of infinity and NaN.
Real sine(Real angle);
Real cosine(Real angle);
Real tangent(Real angle);

}  // namespace cnn
