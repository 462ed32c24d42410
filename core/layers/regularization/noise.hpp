// What dropouts and noises do while a model learns: each value of the input times a factor that is drawn, plus, of
// some, a number that depends on it. Keras's own random numbers are others, so only their distribution is the same.
#pragma once

#include "core/model/layer.hpp"

namespace cnn {

/// One factor for each value of a batch: what is kept.
Count one_for_each(const Site& site, std::size_t samples);

/// Which values share what is drawn for them: sizes of one sample, with 1 on axes along which it is the same.
struct NoiseShape {
  Shape sizes;
  bool every_sample = true;  ///< each sample has its own
};

/// `noise_shape` of a config, whose None is the size of the input; of the input's shape where it is not given. Nothing
/// for one that is no shape of 1s and the input's own sizes.
std::optional<NoiseShape> read_noise_shape(const Config& config, std::span<const Count> shape);
bool has_noise_shape(const Site& site);

/// Draws the factors of a batch: 0 with probability `rate`, otherwise `factor`.
void draw_kept(const Learning& call, const NoiseShape& noise, double rate, Real factor);

/// Writes every value times its factor.
void multiply_by_kept(const Learning& call);
/// The way back of all that make a factor times the input, plus what does not depend on it.
void factors_backward(const LearningBackward& call);

}  // namespace cnn
