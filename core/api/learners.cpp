#include "core/api/learners.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/api/networks.hpp"
#include "core/api/requests.hpp"
#include "core/training/trainer.hpp"

namespace cnn::api {
namespace {

/// A learner with what must outlive it, and the memory in which numbers cross.
struct Taught {
  CountedModel counted;
  std::unique_ptr<Trainer> learner = {};
  std::array<double, 10> result = {};
  std::vector<float> snapshot = {};
};

Taught* find(int id) { return static_cast<Taught*>(companion_of(id)); }

Trainer* learner_of(int id) {
  Taught* taught = find(id);
  return taught == nullptr ? nullptr : taught->learner.get();
}

template <class Function>
auto from_learner(int id, Function function) -> decltype(function(*learner_of(id))) {
  Trainer* learner = learner_of(id);
  return learner == nullptr ? decltype(function(*learner))() : function(*learner);
}

/// The network reads its weights again before it runs.
void weights_changed(int id) {
  if (Network* network = find_network(id)) network->weights();
}

void keep_result(Taught& taught, const StepResult& result) {
  taught.result = {result.loss, result.accuracy.value_or(-1), result.gradient_norm, result.diverged ? 1.0 : 0.0};
}

Value sizes_of(const Trainer& learner) {
  Array inputs;
  Array wanted;
  Array outputs;
  Array trainable;
  for (std::size_t i = 0; i < learner.inputs(); ++i) inputs.push_back(static_cast<Count>(learner.input_size(i)));
  for (std::size_t o = 0; o < learner.outputs(); ++o) {
    wanted.push_back(static_cast<Count>(learner.wanted_size(o)));
    outputs.push_back(static_cast<Count>(learner.output_size(o)));
  }
  for (const bool one : learner.trainable()) trainable.push_back(one);
  return object({{"batch", static_cast<Count>(learner.batch())},
                 {"inputs", std::move(inputs)},
                 {"wanted", std::move(wanted)},
                 {"outputs", std::move(outputs)},
                 {"trainable", std::move(trainable)}});
}

Result<Value> make_learner(CountedModel& model, std::uint32_t seed, bool handed, const Value& given) {
  auto options = TrainerOptions::read(given);
  if (!options) return options.error();
  options->seed = seed;
  auto taught = std::make_shared<Taught>(Taught{model});
  auto network = Network::compile(std::move(model), seed, Keep::kAll, handed ? Start::kHanded : Start::kDrawn);
  if (!network) return network.error();
  auto learner = Trainer::make(taught->counted, *options, (*network)->weights());
  if (!learner) return learner.error();
  Value sizes = sizes_of(**learner);
  taught->learner = std::move(*learner);
  Value answer = keep_network(std::move(*network));
  answer.set("learner", std::move(sizes));
  keep_companion(static_cast<int>(*answer["id"].number()), std::move(taught));
  return answer;
}

/// A snapshot as floats: ten numbers of the places and the optimizer, as two floats each so that none is rounded, then
/// weights and slots.
class SnapshotFloats {
 public:
  explicit SnapshotFloats(std::vector<float>& floats) : floats_(floats) {}

  void put(double number) {
    floats_.resize(floats_.size() + 2);
    std::memcpy(floats_.data() + floats_.size() - 2, &number, sizeof number);
  }
  void put(const std::vector<float>& numbers) { floats_.insert(floats_.end(), numbers.begin(), numbers.end()); }

  double take() {
    double number = 0;
    std::memcpy(&number, floats_.data() + next_, sizeof number);
    next_ += 2;
    return number;
  }
  void take(std::vector<float>& numbers) {
    std::copy_n(floats_.begin() + static_cast<std::ptrdiff_t>(next_), numbers.size(), numbers.begin());
    next_ += numbers.size();
  }

 private:
  std::vector<float>& floats_;
  std::size_t next_ = 0;
};

}  // namespace

std::string compile_learner(std::string_view config, std::uint32_t seed, bool handed, std::string_view options) {
  return with_model([&](auto& model, const auto& v) { return make_learner(model, seed, handed, *v[1]); }, config,
                    options);
}

float* learner_input(int id, std::size_t input) {
  return from_learner(id, [&](Trainer& learner) { return learner.input(input); });
}
float* learner_wanted(int id, std::size_t output) {
  return from_learner(id, [&](Trainer& learner) { return learner.wanted(output); });
}
const float* learner_output(int id, std::size_t output) {
  return from_learner(id, [&](Trainer& learner) { return learner.output(output); });
}
float* learner_gradients(int id) {
  return from_learner(id, [](Trainer& learner) { return learner.gradients().data(); });
}
void* learner_data(int id) {
  return from_learner(id, [](Trainer& learner) -> void* {
    DataSet& data = learner.data();
    return data.holds_bytes() ? static_cast<void*>(data.bytes()) : data.numbers();
  });
}
float* learner_data_wanted(int id) {
  return from_learner(id, [](Trainer& learner) { return learner.data().wanted(); });
}
float* learner_snapshot(int id) {
  Taught* taught = find(id);
  return taught == nullptr ? nullptr : taught->snapshot.data();
}
const double* learner_result(int id) {
  Taught* taught = find(id);
  return taught == nullptr ? nullptr : taught->result.data();
}

void train_learner(int id, std::size_t samples) {
  if (Taught* taught = find(id)) keep_result(*taught, taught->learner->train(samples));
  weights_changed(id);
}

void evaluate_learner(int id, std::size_t samples, bool wanted) {
  if (Taught* taught = find(id)) keep_result(*taught, taught->learner->evaluate(samples, wanted));
}

void start_data(int id, std::size_t samples, bool bytes, double scale) {
  if (Trainer* learner = learner_of(id)) {
    learner->data().start(samples, learner->input_size(0), learner->wanted_size(0), bytes, scale);
  }
}

void step_learner(int id, std::size_t count, std::uint32_t seed) {
  Taught* taught = find(id);
  if (taught == nullptr) return;
  const Trainer::Progress progress = taught->learner->steps(count, seed);
  const DataSet& data = taught->learner->data();
  keep_result(*taught, progress.last);
  taught->result[4] = static_cast<double>(progress.steps);
  taught->result[5] = static_cast<double>(data.place().epoch);
  taught->result[6] = static_cast<double>(data.place().sample);
  taught->result[7] = static_cast<double>(data.samples());
  taught->result[8] = progress.epoch_loss;
  taught->result[9] = progress.epoch_accuracy;
  weights_changed(id);
}

void set_learning_rate(int id, double rate) {
  if (Trainer* learner = learner_of(id)) learner->learning_rate() = {.initial = rate};
}

std::size_t take_snapshot(int id) {
  Taught* taught = find(id);
  if (taught == nullptr) return 0;
  const Trainer::Snapshot snapshot = taught->learner->snapshot();
  const auto& [weights, optimizer, place] = snapshot;
  taught->snapshot.clear();
  SnapshotFloats floats(taught->snapshot);
  for (const double number :
       {optimizer.step, optimizer.first_power, optimizer.second_power, static_cast<double>(place.epoch),
        static_cast<double>(place.sample), place.loss, place.right}) {
    floats.put(number);
  }
  for (const auto* numbers : {&weights, &optimizer.first, &optimizer.second, &optimizer.third}) floats.put(*numbers);
  return taught->snapshot.size();
}

void restore_snapshot(int id) {
  Taught* taught = find(id);
  if (taught == nullptr) return;
  Trainer::Snapshot snapshot = taught->learner->snapshot();  // for the sizes
  auto& [weights, optimizer, place] = snapshot;
  SnapshotFloats floats(taught->snapshot);
  optimizer.step = floats.take();
  optimizer.first_power = floats.take();
  optimizer.second_power = floats.take();
  place.epoch = static_cast<std::size_t>(floats.take());
  place.sample = static_cast<std::size_t>(floats.take());
  place.loss = floats.take();
  place.right = floats.take();
  for (auto* numbers : {&weights, &optimizer.first, &optimizer.second, &optimizer.third}) floats.take(*numbers);
  taught->learner->restore(snapshot);
  weights_changed(id);
}

std::string explain(int id, std::string_view parameter) {
  Trainer* learner = learner_of(id);
  if (learner == nullptr) return error_text({"no_such_network", "", "id", "compiled_network", id});
  return with_values([&](const auto& v) { return learner->explain(*v[0]); }, parameter);
}

}  // namespace cnn::api
