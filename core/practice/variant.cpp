// Draws models until one tells the beliefs apart. Beliefs that no model of a kind tells apart (a pooling that merges
// channels and a Flatten that forgets them) are found by trial and allowed: a follow-up question splits those.
#include "core/practice/variant.hpp"

#include <algorithm>
#include <map>

#include "core/base/json.hpp"
#include "core/practice/draw.hpp"
#include "core/practice/skills.hpp"

namespace cnn {
namespace {

constexpr Count kMaxAttempts = 2000;
/// Models of a kind that are tried to learn which beliefs it cannot tell apart.
constexpr Count kTrials = 12;

/// Chosen by the seed alone, so that kinds whose models are harder to find come up as often as the others.
std::size_t kind_of(const Skill& skill, Count seed) {
  return static_cast<std::size_t>(random_for(skill.id, seed, kMaxCount).below(skill.models.size()));
}

Exercise exercise_of(const Skill& skill, std::size_t kind, Count seed, Count attempt) {
  Random random = random_for(skill.id, seed, attempt);
  Exercise exercise;
  const auto pattern = parse_json(skill.models[kind]);
  const Value drawn = draw_with_variables(*pattern, random);
  exercise.config = config_of(drawn);
  for (const Value& ask : *drawn["asks"].array()) {
    const Array& words = *ask.array();
    Value question = object({{"of", words[0]}});
    if (words.size() > 1) question.set("layer", words[1]);
    exercise.questions.push_back(std::move(question));
  }
  return exercise;
}

/// An exercise with its model counted; nothing where Keras would refuse it or an image is square.
struct Counted {
  CountedModel model;
  std::vector<Question> questions = {};
};

std::optional<Counted> count_exercise(const Exercise& exercise, const ModelReader& read) {
  auto model = read(exercise.config);
  if (!model) return std::nullopt;
  const Shape& image = model->facts[0].output();
  if (image.size() == 4 && image[1] == image[2]) return std::nullopt;
  Counted counted{std::move(*model)};
  for (const Value& asked : exercise.questions) {
    auto question = read_question(counted.model.model, asked, read);
    if (!question) return std::nullopt;
    counted.questions.push_back(std::move(*question));
  }
  return counted;
}

template <class Items, class Item>
bool contains(const Items& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

/// What a kind of model does to all of its exercises.
struct KindFacts {
  std::vector<Coincidence> alike = {};                      ///< in each trial in which both have a say
  std::vector<std::vector<std::string_view>> visible = {};  ///< beliefs that each question always shows
};

KindFacts facts_from(const std::vector<Trial>& trials) {
  KindFacts facts;
  const auto apart = [](const Trial& trial, const Coincidence& pair) {
    const auto& present = trial.present[pair.question];
    return contains(present, pair.first) && contains(present, pair.second) && !contains(trial.coincidences, pair);
  };
  for (const Trial& trial : trials) {
    for (const Coincidence& pair : trial.coincidences) {
      if (contains(facts.alike, pair)) continue;
      const bool sometimes =
          std::any_of(trials.begin(), trials.end(), [&](const Trial& one) { return apart(one, pair); });
      if (!sometimes) facts.alike.push_back(pair);
    }
  }
  for (std::size_t question = 0; question < trials.front().wrong.size(); ++question) {
    std::vector<std::string_view> visible = trials.front().wrong[question];
    std::erase_if(visible, [&](std::string_view belief) {
      std::size_t seen = 0;
      for (const Trial& trial : trials) seen += contains(trial.wrong[question], belief) ? 1 : 0;
      return seen + 1 < trials.size();  // one trial may be the rare model that hides it
    });
    facts.visible.push_back(std::move(visible));
  }
  return facts;
}

/// Learnt once for each kind of model. The trials have attempts of their own, which no exercise uses.
const KindFacts& facts_of_kind(const Skill& skill, std::size_t kind, const ModelReader& read) {
  static std::map<std::pair<const Skill*, std::size_t>, KindFacts> known;
  const auto found = known.find({&skill, kind});
  if (found != known.end()) return found->second;
  std::vector<Trial> trials;
  for (Count attempt = kMaxCount; trials.size() < kTrials && attempt > kMaxCount - kMaxAttempts; --attempt) {
    const auto counted = count_exercise(exercise_of(skill, kind, 0, attempt), read);
    if (counted) trials.push_back(try_beliefs(counted->model, counted->questions));
  }
  return known[{&skill, kind}] = trials.empty() ? KindFacts{} : facts_from(trials);
}

bool tells_apart(const KindFacts& facts, const Trial& trial) {
  for (const Coincidence& pair : trial.coincidences) {
    if (!contains(facts.alike, pair)) return false;
  }
  for (std::size_t question = 0; question < facts.visible.size(); ++question) {
    for (const std::string_view belief : facts.visible[question]) {
      if (!contains(trial.wrong[question], belief)) return false;
    }
  }
  return true;
}

bool is_offered(const Skill& skill, const Catalogue& catalogue) {
  for (const std::string_view text : skill.models) {
    const auto pattern = parse_json(text);
    for (const Value& layer : *(*pattern)["layers"].array()) {
      const Value& name = (*layer.array())[0];
      const Array names = name.text() != nullptr ? Array{name} : *name["pick"].array();
      for (const Value& one : names) {
        if (catalogue.find(*one.text(), false) == nullptr) return false;
      }
    }
  }
  return true;
}

const Skill* find_skill(const Value& id, const Catalogue& catalogue) {
  for (const Skill& skill : all_skills()) {
    if (id.text() != nullptr && skill.id == *id.text() && is_offered(skill, catalogue)) return &skill;
  }
  return nullptr;
}

Value variant_value(const Skill& skill, Count seed, Count attempt, Exercise exercise, const Trial& trial) {
  Array alike;
  for (const Coincidence& pair : trial.coincidences) {
    if (pair.first.empty()) continue;
    alike.push_back(
        object({{"question", static_cast<Count>(pair.question)}, {"beliefs", Array{pair.first, pair.second}}}));
  }
  return object({{"version", kPracticeVersion},
                 {"skill", skill.id},
                 {"level", skill.level},
                 {"seed", seed},
                 {"attempt", attempt},
                 {"config", std::move(exercise.config)},
                 {"questions", std::move(exercise.questions)},
                 {"alike", std::move(alike)}});
}

}  // namespace

Value skills(const Catalogue& catalogue) {
  Array list;
  for (const Skill& skill : all_skills()) {
    if (is_offered(skill, catalogue)) list.push_back(object({{"id", skill.id}, {"level", skill.level}}));
  }
  return list;
}

Result<Value> variant(const Value& options, const ModelReader& read) {
  const Skill* skill = find_skill(options["skill"], read.catalogue);
  if (skill == nullptr) return Error{"unknown_skill", "", "skill", "id_of_a_skill", options["skill"]};
  const auto seed = read_seed(options, "seed");
  if (!seed) return seed.error();
  const auto wanted = read_seed(options, "attempt");
  if (!wanted) return wanted.error();
  const std::size_t kind = kind_of(*skill, *seed);
  const bool given = !options["attempt"].is_null();
  for (Count attempt = *wanted; attempt < *wanted + kMaxAttempts; ++attempt) {
    Exercise exercise = exercise_of(*skill, kind, *seed, attempt);
    const auto counted = count_exercise(exercise, read);
    if (!counted) {
      if (given) break;
      continue;
    }
    const Trial trial = try_beliefs(counted->model, counted->questions);
    if (!given && !tells_apart(facts_of_kind(*skill, kind, read), trial)) continue;
    return variant_value(*skill, *seed, attempt, std::move(exercise), trial);
  }
  return Error{"no_exercise", "", "seed", "seed_with_an_exercise", *seed};
}

}  // namespace cnn
