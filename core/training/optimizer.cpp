#include "core/training/optimizer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/running/kernels/angle.hpp"
#include "core/running/kernels/bulk.hpp"
#include "core/training/loops.hpp"

namespace cnn {
namespace {

constexpr double kPi = 3.14159265358979324;

Error refuse(std::string_view argument, std::string_view expected, const Value& found) {
  return {"invalid_argument", "optimizer", argument, expected, found};
}

/// Set to something: neither absent, null, false nor zero.
bool is_set(const Value& value) {
  if (value.is_null()) return false;
  if (value.flag() != nullptr) return *value.flag();
  return value.number() == nullptr || *value.number() != 0;
}

/// Reads arguments one by one; keeps the first error.
class Arguments {
 public:
  explicit Arguments(const Value& given) : given_(given) {}

  /// A number from `low` on and below `high`; what stands in `number` where none is given.
  void number(std::string_view name, double& number, double low, double high) {
    const Value& value = given_[name];
    if (value.is_null()) return;
    if (value.number() != nullptr && *value.number() >= low && *value.number() < high) {
      number = *value.number();
    } else if (!error_) {
      error_ = refuse(name, high <= 1 ? "number_from_0_to_1" : "number_of_zero_or_more", value);
    }
  }

  void flag(std::string_view name, bool& flag) const { flag = is_set(given_[name]); }

  std::optional<Error> error() const { return error_; }

 private:
  const Value& given_;
  std::optional<Error> error_;
};

constexpr double kAny = 1e30;

std::optional<Error> read_rate(const Value& given, LearningRate& rate) {
  const Value& value = given["learning_rate"];
  if (value.object() == nullptr) {
    Arguments number(given);
    number.number("learning_rate", rate.initial, 0, kAny);
    return number.error();
  }
  // {"schedule": "cosine", …}, or as Keras writes a CosineDecay.
  const Value& arguments = value["config"].object() != nullptr ? value["config"] : value;
  const Value& name = value["class_name"].is_null() ? value["schedule"] : value["class_name"];
  if (!(name == Value("cosine") || name == Value("CosineDecay")) || is_set(arguments["warmup_steps"])) {
    return refuse("learning_rate", "number_or_cosine", value);
  }
  rate.cosine = true;
  Arguments read(arguments);
  read.number("initial_learning_rate", rate.initial, 0, kAny);
  read.number("decay_steps", rate.decay_steps, 1, kAny);
  read.number("alpha", rate.alpha, 0, kAny);
  return read.error();
}

/// What is not done here and would make other numbers.
constexpr std::array<std::string_view, 4> kNotDone = {"amsgrad", "use_ema", "gradient_accumulation_steps",
                                                      "loss_scale_factor"};

}  // namespace

double LearningRate::at(double done) const {
  if (!cosine) return initial;
  const double share = std::min(done / decay_steps, 1.0);
  const double left = (1 + static_cast<double>(::cnn::cosine(static_cast<Real>(kPi * share)))) / 2;
  return initial * ((1 - alpha) * left + alpha);
}

Result<Optimizer> Optimizer::make(const Value& given) {
  Optimizer made;
  const Value& named = given.text() != nullptr         ? given
                       : given["class_name"].is_null() ? given["name"]
                                                       : given["class_name"];
  const std::string* text = named.text();
  std::string name = text == nullptr ? "" : *text;
  for (char& letter : name) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  constexpr std::array<std::pair<std::string_view, Kind>, 4> kKinds = {
      {{"sgd", Kind::kSgd}, {"adam", Kind::kAdam}, {"adamw", Kind::kAdam}, {"rmsprop", Kind::kRmsprop}}};
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& kind) { return kind.first == name; });
  if (found == kKinds.end()) return Error{"unknown_optimizer", "", "optimizer", "sgd_adam_adamw_rmsprop", named};
  made.name_ = found->first;
  made.kind_ = found->second;
  made.learning_rate_.initial = made.kind_ == Kind::kSgd ? 0.01 : 0.001;
  made.weight_decay_ = made.name_ == "adamw" ? 0.004 : 0;
  const Value& arguments = given["config"].object() != nullptr ? given["config"] : given;
  if (auto error = made.read(arguments)) return *error;
  return made;
}

std::optional<Error> Optimizer::read(const Value& arguments) {
  for (const std::string_view name : kNotDone) {
    if (is_set(arguments[name])) return refuse(name, "not_set", arguments[name]);
  }
  if (auto error = read_rate(arguments, learning_rate_)) return error;
  Arguments given(arguments);
  given.number("momentum", momentum_, 0, 1);
  given.flag("nesterov", nesterov_);
  given.number("beta_1", beta_1_, 0, 1);
  given.number("beta_2", beta_2_, 0, 1);
  given.number("rho", rho_, 0, 1);
  given.flag("centered", centered_);
  given.number("epsilon", epsilon_, 0, kAny);
  given.number("weight_decay", weight_decay_, 0, kAny);
  given.number("clipnorm", clipnorm_, 0, kAny);
  given.number("global_clipnorm", global_clipnorm_, 0, kAny);
  given.number("clipvalue", clipvalue_, 0, kAny);
  return given.error();
}

void Optimizer::start(std::size_t numbers, std::vector<WeightRange> ranges) {
  ranges_ = std::move(ranges);
  state_ = {};
  if (kind_ == Kind::kAdam || momentum_ > 0) state_.first.resize(numbers);
  if (kind_ != Kind::kSgd) state_.second.resize(numbers);
  if (kind_ == Kind::kRmsprop && centered_) state_.third.resize(numbers);
  if (clips()) clipped_.resize(numbers);
  before_ = state_;
}

void Optimizer::restore(State state) { state_ = std::move(state); }

void Optimizer::clip(std::vector<Real>& gradients) const {
  double all = 0;
  for (const auto& [offset, size] : ranges_) {
    Real* own = gradients.data() + offset;
    const double squares = loops::squares(own, size);
    const double length = std::sqrt(squares);
    all += squares;
    const double scale = clipnorm_ > 0 && length > clipnorm_ ? clipnorm_ / length : 1;
    for (std::size_t i = 0; i < size; ++i) {
      own[i] *= static_cast<Real>(scale);
      const auto most = static_cast<Real>(clipvalue_);
      if (clipvalue_ > 0) own[i] = std::min(std::max(own[i], -most), most);
    }
  }
  if (global_clipnorm_ <= 0 || std::sqrt(all) <= global_clipnorm_) return;
  const double scale = global_clipnorm_ / std::sqrt(all);
  for (Real& gradient : gradients) gradient *= static_cast<Real>(scale);
}

void Optimizer::keep_state() {
  const auto keep = [](const std::vector<Real>& from, std::vector<Real>& to) {
    kernels::copy(from.data(), from.size(), to.data());
  };
  keep(state_.first, before_.first);
  keep(state_.second, before_.second);
  keep(state_.third, before_.third);
  before_.step = state_.step;
  before_.first_power = state_.first_power;
  before_.second_power = state_.second_power;
}

void Optimizer::apply(std::span<Real> weights, std::span<const Real> gradients) {
  keep_state();
  rate_ = learning_rate_.at(state_.step);
  state_.step += 1;
  state_.first_power *= beta_1_;
  state_.second_power *= beta_2_;
  if (clips()) {
    std::copy(gradients.begin(), gradients.end(), clipped_.begin());
    clip(clipped_);
    gradients = clipped_;
  }
  for (const WeightRange& range : ranges_) {
    const auto own = weights.subspan(range.offset, range.size);
    if (weight_decay_ > 0) {
      const auto kept = static_cast<Real>(1 - weight_decay_ * rate_);
      for (Real& weight : own) weight *= kept;
    }
    const Real* gradient = gradients.data() + range.offset;
    if (kind_ == Kind::kAdam) {
      adam(range, own, gradient);
    } else if (kind_ == Kind::kRmsprop) {
      rmsprop(range, own, gradient);
    } else {
      sgd(range, own, gradient);
    }
  }
}

void Optimizer::sgd(const WeightRange& range, std::span<Real> weights, const Real* gradients) {
  const auto rate = static_cast<Real>(rate_);
  const auto momentum = static_cast<Real>(momentum_);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Real change = -rate * gradients[i];
    if (momentum_ <= 0) {
      weights[i] += change;
      continue;
    }
    Real& velocity = state_.first[range.offset + i];
    velocity = momentum * velocity + change;
    weights[i] += nesterov_ ? momentum * velocity + change : velocity;
  }
}

double Optimizer::alpha() const { return rate_ * std::sqrt(1 - state_.second_power) / (1 - state_.first_power); }

void Optimizer::adam(const WeightRange& range, std::span<Real> weights, const Real* gradients) {
  const loops::Adam sizes{static_cast<Real>(1 - beta_1_), static_cast<Real>(1 - beta_2_), static_cast<Real>(alpha()),
                          static_cast<Real>(epsilon_)};
  loops::adam(sizes, gradients, weights.size(), state_.first.data() + range.offset, state_.second.data() + range.offset,
              weights.data());
}

void Optimizer::rmsprop(const WeightRange& range, std::span<Real> weights, const Real* gradients) {
  const auto rate = static_cast<Real>(rate_);
  const auto rho = static_cast<Real>(rho_);
  const auto momentum = static_cast<Real>(momentum_);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Real gradient = gradients[i];
    Real& mean_square = state_.second[range.offset + i];
    mean_square = rho * mean_square + (1 - rho) * gradient * gradient;
    Real spread = mean_square + static_cast<Real>(epsilon_);
    if (centered_) {
      Real& mean = state_.third[range.offset + i];
      mean = rho * mean + (1 - rho) * gradient;
      spread -= mean * mean;
    }
    Real change = rate * gradient / std::sqrt(spread);
    if (momentum_ > 0) {
      Real& velocity = state_.first[range.offset + i];
      change = velocity = momentum * velocity + change;
    }
    weights[i] -= change;
  }
}

Value Optimizer::told(std::size_t index, double before, double gradient) const {
  const double used = clips() ? static_cast<double>(clipped_[index]) : gradient;
  Value all = object({{"name", name_}, {"step", state_.step}, {"learning_rate", rate_}, {"gradient", used}});
  const auto slot = [&](std::string_view name, const std::vector<Real>& slots) {
    if (!slots.empty()) all.set(name, static_cast<double>(slots[index]));
  };
  all.set("decay", before * weight_decay_ * rate_);
  if (kind_ == Kind::kAdam) {
    all.set("beta_1", beta_1_);
    all.set("beta_2", beta_2_);
    all.set("alpha", alpha());
    slot("m", state_.first);
    slot("v", state_.second);
  } else {
    all.set("momentum", momentum_);
    slot("velocity", state_.first);
    slot("mean_square", state_.second);
    slot("mean", state_.third);
    if (kind_ == Kind::kRmsprop) all.set("rho", rho_);
    all.set("nesterov", nesterov_);
  }
  all.set("epsilon", epsilon_);
  return all;
}

}  // namespace cnn
