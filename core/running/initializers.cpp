// Plain arithmetic and square roots only, so that every build draws the same numbers from a seed.
#include "core/running/initializers.hpp"

#include <algorithm>
#include <cmath>

#include "core/running/orthogonal.hpp"

namespace cnn {
namespace {

using Kind = Initializer::Kind;
using Fan = Initializer::Fan;

/// What is left of a normal distribution's standard deviation between twice of it on either side.
constexpr double kTruncated = 0.87962566103423978;

/// Keras's fans: the last two axes are inputs and outputs, the ones before them the window.
double fan_of(const Shape& shape, Fan fan) {
  if (shape.size() < 2) return static_cast<double>(shape.empty() ? 1 : shape[0]);
  double window = 1;
  for (std::size_t i = 0; i + 2 < shape.size(); ++i) window *= static_cast<double>(shape[i]);
  const auto inputs = static_cast<double>(shape[shape.size() - 2]);
  const auto outputs = static_cast<double>(shape.back());
  if (fan == Fan::kAverage) return window * (inputs + outputs) / 2;
  return window * (fan == Fan::kIn ? inputs : outputs);
}

/// Half the width of a uniform distribution, or a standard deviation.
double spread_of(const Initializer& initializer, const Shape& shape) {
  if (initializer.fan == Fan::kNone) return initializer.spread;
  const double fan = fan_of(shape, initializer.fan);
  if (initializer.kind == Kind::kUniform) return std::sqrt(3 * initializer.spread / fan);
  const double deviation = std::sqrt(initializer.spread / fan);
  return initializer.kind == Kind::kTruncatedNormal ? deviation / kTruncated : deviation;
}

void draw_uniform(Random& random, double center, double half, std::span<float> numbers) {
  for (float& number : numbers) number = static_cast<float>(center + (random.uniform() * 2 - 1) * half);
}

/// Numbers beyond twice the deviation are drawn again.
void draw_normal(Random& random, const Initializer& initializer, double deviation, std::span<float> numbers) {
  for (float& number : numbers) {
    double drawn = normal(random);
    while (initializer.kind == Kind::kTruncatedNormal && (drawn < -2 || drawn > 2)) drawn = normal(random);
    number = static_cast<float>(initializer.center + drawn * deviation);
  }
}

void draw_identity(const Shape& shape, double gain, std::span<float> all) {
  const auto columns = static_cast<std::size_t>(shape.back());
  std::fill(all.begin(), all.end(), 0.0F);
  for (std::size_t i = 0; i < columns && i * columns + i < all.size(); ++i) {
    all[i * columns + i] = static_cast<float>(gain);
  }
}

/// An LSTM's gates are input, forget, cell and output.
void start_at_one(std::span<float> bias) {
  const auto gate = bias.subspan(bias.size() / 4, bias.size() / 4);
  std::fill(gate.begin(), gate.end(), 1.0F);
}

/// Of one number.
Count work_of(Kind kind) { return kind == Kind::kNormal || kind == Kind::kTruncatedNormal ? kNormalWork : 1; }

bool fits(const Initializer& initializer, const Weight& weight) {
  const std::size_t rank = weight.shape().size();
  return initializer.kind == Kind::kOrthogonal ? rank >= 2 : initializer.kind != Kind::kIdentity || rank == 2;
}

/// The two that lessons have are known without a look at the others.
std::optional<Initializer> known(const Value& value) {
  // Where an argument says None, Keras has the default of all weights.
  if (value.is_null() || value == Value("glorot_uniform")) return Initializer{};
  if (value == Value("zeros")) return Initializer::kZeros;
  return read_initializer(value);
}

std::optional<Error> add_own(const Layer& layer, const Weight& weight, const std::string& name,
                             std::vector<Initializer>& all) {
  const std::string argument = argument_about(weight.name, "initializer");
  const Value* value = layer.config.all().find(argument);
  const auto initializer = value == nullptr ? weight.initializer : known(*value);
  if (!initializer || !fits(*initializer, weight)) {
    return Error{"not_drawn", name, argument, "initializer_of_keras", *value};
  }
  all.push_back(*initializer);
  all.back().forget_at_one = weight.name == "bias" && layer.config.flag("unit_forget_bias");
  return std::nullopt;
}

/// A wrapper's weights are those of the layers that it wraps, then its own.
std::optional<Error> add_all(const Layer& layer, const Facts& facts, const std::string& name,
                             std::vector<Initializer>& all) {
  const std::size_t before = all.size();
  for (std::size_t i = 0; i < layer.wrapped.size(); ++i) {
    if (auto error = add_all(layer.wrapped[i], facts.inner[i], name, all)) return error;
  }
  for (std::size_t i = all.size() - before; i < facts.weights.size(); ++i) {
    if (auto error = add_own(layer, facts.weights[i], name, all)) return error;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Initializer>> initializers_of(const Layer& layer, const Facts& facts, const std::string& name) {
  std::vector<Initializer> all;
  if (auto error = add_all(layer, facts, name, all)) return *error;
  return all;
}

Count work_left(const WeightPlace& place, std::size_t drawn) {
  if (place.initializer.kind == Kind::kOrthogonal) return orthogonal_work(place.shape, drawn);
  return static_cast<Count>(place.size - drawn) * work_of(place.initializer.kind);
}

std::size_t draw_numbers(const WeightPlace& place, Random& random, std::span<float> all, std::size_t drawn,
                         Count most) {
  const Initializer& initializer = place.initializer;
  if (initializer.kind == Kind::kOrthogonal) {
    return draw_orthogonal(place.shape, initializer.spread, random, all, drawn, most);
  }
  if (initializer.kind == Kind::kIdentity) {
    draw_identity(place.shape, initializer.spread, all);
    return all.size();
  }
  const auto left = all.subspan(drawn);
  const Count some = std::max<Count>(most / work_of(initializer.kind), 1);
  const auto numbers = left.first(static_cast<std::size_t>(std::min<Count>(static_cast<Count>(left.size()), some)));
  const double spread = spread_of(initializer, place.shape);
  if (initializer.kind == Kind::kUniform) {
    draw_uniform(random, initializer.center, spread, numbers);
  } else if (initializer.kind == Kind::kConstant) {
    std::fill(numbers.begin(), numbers.end(), static_cast<float>(initializer.center));
  } else {
    draw_normal(random, initializer, spread, numbers);
  }
  if (initializer.forget_at_one && numbers.size() == left.size()) start_at_one(all);
  return numbers.size();
}

}  // namespace cnn
