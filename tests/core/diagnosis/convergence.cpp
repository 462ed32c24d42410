// See convergence.hpp.
#include "tests/core/diagnosis/convergence.hpp"

#include <algorithm>
#include <cstdio>

#include "core/base/json.hpp"
#include "core/diagnosis/believed_answer.hpp"
#include "tests/core/support/random_models.hpp"

namespace support {
namespace {

/// More would be a sign that questions do not split.
constexpr int kMaxFollowUps = 6;

/// One random model, with the questions that its summary can be asked.
struct Subject {
  Json config = {};
  cnn::CountedModel counted = {};
  std::vector<Json> questions = {};
  std::vector<Json> right = {};
};

Json door_answer(const Subject& subject, const Json& question, const std::string& belief) {
  const Json beliefs = belief.empty() ? Json::array() : Json::array({belief});
  const Json given = answer(subject.config, question, beliefs);
  if (question["of"] != "reduction" || given.is_object()) return given;
  // Nobody types more digits.
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", given.get<double>());
  return text;
}

/// `before`: the model that a reduction is told from.
Subject subject_of(const Json& config, const Json& before) {
  Subject subject{config, *counted(config)};
  for (const auto& layer : subject.counted.model.layers) {
    subject.questions.push_back({{"layer", layer.name}, {"of", "params"}});
    subject.questions.push_back({{"layer", layer.name}, {"of", "output_shape"}});
    subject.questions.push_back({{"layer", layer.name}, {"of", "trainable_params"}});
    subject.questions.push_back({{"layer", layer.name}, {"of", "non_trainable_params"}});
    const Json field = {{"layer", layer.name}, {"of", "receptive_field"}};
    if (layer.kind->windows != nullptr && !door_answer(subject, field, "").is_object()) {
      subject.questions.push_back(field);
    }
  }
  for (const char* of : {"total_params", "trainable_params", "non_trainable_params", "size"}) {
    subject.questions.push_back({{"of", of}});
  }
  subject.questions.push_back({{"of", "reduction"}, {"from", before}});
  for (const Json& question : subject.questions) subject.right.push_back(door_answer(subject, question, ""));
  return subject;
}

bool is_among(const Json& causes, const std::string& belief) {
  for (const auto& cause : causes) {
    if (cause["id"] == belief) return true;
  }
  return false;
}

void check_right(const Subject& subject, Figures& figures) {
  for (std::size_t i = 0; i < subject.questions.size(); ++i) {
    ++figures.right_answers;
    const Json diagnosis = diagnose(subject.config, subject.questions[i], subject.right[i]);
    if (diagnosis["correct"] == true && diagnosis["causes"].empty()) continue;
    ++figures.right_called_wrong;
    figures.faults.push_back("right called wrong: " + subject.questions[i].dump() + subject.config.dump());
  }
}

/// The talk after one wrong answer: questions and answers until the cause is settled.
void play(const Subject& subject, const Json& question, const Json& typed, const std::string& belief,
          Figures& figures) {
  const std::string place = belief + " typed " + typed.dump() + " for " + question.dump() + subject.config.dump();
  const Json first = diagnose(subject.config, question, typed);
  ++figures.asked;
  ++figures.beliefs[belief];
  figures.causes += static_cast<int>(first["causes"].size());
  const bool recalled = is_among(first["causes"], belief);
  figures.recalled += recalled ? 1 : 0;
  if (!recalled) return figures.faults.push_back("not recalled: " + place);
  Json options = {{"evidence", Json::array()}};
  int follow_ups = 0;
  for (; follow_ups < kMaxFollowUps; ++follow_ups) {
    const Json next =
        Json::parse(cnn::api::follow_up(subject.config.dump(), question.dump(), typed.dump(), options.dump()));
    if (next["asks"].is_null()) break;
    Json reply = door_answer(subject, next["asks"], belief);
    // Who only adds up, compares or freezes wrongly fills every cell rightly.
    const auto about_totals = cnn::total_beliefs();
    const bool sums = std::any_of(about_totals.begin(), about_totals.end(),
                                  [&](const cnn::TotalBelief& one) { return one.id == belief; });
    if (reply.is_object() && sums) reply = door_answer(subject, next["asks"], "");
    const bool silent = reply.is_object();
    options["evidence"].push_back({{"question", next["asks"]}, {"answer", silent ? Json("") : reply}});
  }
  ++figures.follow_ups[follow_ups];
  const Json last =
      Json::parse(cnn::api::diagnose(subject.config.dump(), question.dump(), typed.dump(), options.dump()));
  if (!is_among(last["causes"], belief)) return figures.faults.push_back("lost: " + place + options.dump());
  if (last["settled"] == "one") ++figures.settled_one;
  if (last["settled"] == "alike") ++figures.settled_alike;
  if (last["settled"] == "open") ++figures.left_open;
}

/// Every question on which the belief leads to another answer than the right one.
std::vector<std::size_t> questions_changed(const Subject& subject, const std::string& belief,
                                           std::vector<Json>& answers) {
  std::vector<std::size_t> changed;
  answers.clear();
  for (std::size_t i = 0; i < subject.questions.size(); ++i) {
    answers.push_back(door_answer(subject, subject.questions[i], belief));
    const bool differs = !answers[i].is_object() && answers[i] != subject.right[i];
    // A percentage may be rounded or cut: of 98.006, 98.00 is as right as 98.01.
    const bool rounded = differs && answers[i].is_string() &&
                         diagnose(subject.config, subject.questions[i], answers[i])["correct"] == true;
    if (differs && !rounded) changed.push_back(i);
  }
  return changed;
}

}  // namespace

Figures play_learners(std::uint64_t seed, int models) {
  RandomModels random(seed);
  Figures figures{.models = models};
  const Json listed = Json::parse(cnn::api::beliefs());
  std::vector<Json> answers;
  for (int i = 0; i < models; ++i) {
    const Json earlier = random.next();
    const Subject subject = subject_of(random.next(), earlier);
    check_right(subject, figures);
    std::string before;
    for (const auto& entry : listed) {
      const std::string belief = entry["id"];
      if (belief == before) continue;  // listed once for each of its rows
      before = belief;
      const auto changed = questions_changed(subject, belief, answers);
      if (changed.empty()) continue;
      const std::size_t chosen = random.pick(changed);
      play(subject, subject.questions[chosen], answers[chosen], belief, figures);
    }
  }
  return figures;
}

Figures play_exercises(const std::string& skill, int seeds) {
  Figures figures;
  std::vector<Json> answers;
  const Json listed = Json::parse(cnn::api::beliefs());
  for (int seed = 0; seed < seeds; ++seed) {
    const Json exercise = Json::parse(cnn::api::variant(Json({{"skill", skill}, {"seed", seed}}).dump()));
    Subject subject{exercise["config"], *counted(exercise["config"])};
    for (const Json& question : exercise["questions"]) {
      subject.questions.push_back(question);
      subject.right.push_back(door_answer(subject, question, ""));
    }
    ++figures.models;
    check_right(subject, figures);
    for (const auto& entry : listed) {
      for (const std::size_t place : questions_changed(subject, entry["id"], answers)) {
        play(subject, subject.questions[place], answers[place], entry["id"], figures);
      }
    }
  }
  return figures;
}

}  // namespace support
