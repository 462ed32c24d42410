// The numbers of the plain forward pass. It is what all else is judged by, and at the end what gradients are judged by:
// central differences need more digits than a float has. So one build, which has nothing but the plain pass, reads
// double here (CNN_DOUBLE, see CMakeLists.txt). The fast kernels and everything that lays out memory say float.
#pragma once

namespace cnn {

#ifdef CNN_DOUBLE
using Real = double;
#else
using Real = float;
#endif

}  // namespace cnn
