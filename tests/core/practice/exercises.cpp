// See exercises.hpp. The check is the plain one: all answers in a table, each belief applied to the whole model.
#include "tests/core/practice/exercises.hpp"

#include <map>

#include "core/base/json.hpp"
#include "core/diagnosis/believed_answer.hpp"

namespace support {
namespace {

Json variant(const Json& options) { return Json::parse(cnn::api::variant(options.dump())); }

bool is_alike(const Json& exercise, std::size_t question, std::string_view a, std::string_view b) {
  for (const auto& pair : exercise["alike"]) {
    const Json& two = pair["beliefs"];
    if (pair["question"] == question && ((two[0] == a && two[1] == b) || (two[0] == b && two[1] == a))) return true;
  }
  return false;
}

void check_question(const Json& exercise, const cnn::CountedModel& counted, std::size_t number,
                    ExerciseFigures& figures) {
  const auto asked = cnn::read_question(counted.model, *cnn::parse_json(exercise["questions"][number].dump()),
                                        {cnn::catalogue(), cnn::count_model});
  const std::string place = exercise.dump() + " question " + std::to_string(number);
  const auto right = asked ? cnn::answer_under(counted, *asked, {}) : std::nullopt;
  if (!right) return figures.faults.push_back("unsolvable: " + place);
  ++figures.questions;
  std::map<cnn::Answer, std::string_view> seen;
  for (const cnn::Belief* belief : cnn::beliefs_about(counted.model)) {
    const auto believed = cnn::answer_under(counted, *asked, {{belief}});
    if (!believed || believed->touched.empty() || cnn::same_answer(believed->answer, right->answer)) continue;
    ++figures.beliefs;
    const auto [entry, is_new] = seen.try_emplace(believed->answer, belief->id);
    if (is_new) continue;
    if (is_alike(exercise, number, entry->second, belief->id)) {
      ++figures.alike;
    } else {
      figures.faults.push_back(std::string(entry->second) + " and " + std::string(belief->id) + ": " + place);
    }
  }
}

}  // namespace

ExerciseFigures check_exercises(const std::string& skill, long first, long end) {
  ExerciseFigures figures;
  for (long seed = first; seed < end; ++seed) {
    const Json exercise = variant({{"skill", skill}, {"seed", seed}});
    if (exercise.contains("error")) {
      figures.faults.push_back(skill + " " + std::to_string(seed) + ": " + exercise.dump());
      continue;
    }
    ++figures.exercises;
    figures.attempts += exercise["attempt"].get<long>();
    const auto counted = support::counted(exercise["config"]);
    for (std::size_t i = 0; i < exercise["questions"].size(); ++i) check_question(exercise, *counted, i, figures);
  }
  return figures;
}

namespace {

constexpr std::uint64_t kDigestStart = 0xCBF29CE484222325ULL;

void take(std::uint64_t& digest, const Json& part) {
  for (const char letter : part.dump()) digest = (digest ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
}

}  // namespace

std::uint64_t exercises_digest(const std::vector<std::string>& skills, int seeds) {
  std::uint64_t digest = kDigestStart;
  for (const std::string& skill : skills) {
    for (int seed = 0; seed < seeds; ++seed) {
      const Json exercise = variant({{"skill", skill}, {"seed", seed}, {"attempt", seed % 3}});
      // A square image is refused also when it is asked for.
      take(digest, exercise.contains("error") ? exercise["error"]["code"] : exercise["config"]);
    }
  }
  return digest;
}

std::uint64_t attempts_digest(const std::vector<std::string>& skills, int seeds) {
  std::uint64_t digest = kDigestStart;
  for (const std::string& skill : skills) {
    for (int seed = 0; seed < seeds; ++seed) take(digest, variant({{"skill", skill}, {"seed", seed}})["attempt"]);
  }
  return digest;
}

std::uint64_t alike_digest(const std::vector<std::string>& skills, int seeds) {
  std::uint64_t digest = kDigestStart;
  for (const std::string& skill : skills) {
    for (int seed = 0; seed < seeds; ++seed) {
      const Json exercise = variant({{"skill", skill}, {"seed", seed}});
      take(digest, exercise["questions"]);
      take(digest, exercise["alike"]);
    }
  }
  return digest;
}

std::uint64_t designs_digest(int seeds) {
  std::uint64_t digest = kDigestStart;
  for (const auto& task : Json::parse(cnn::api::tasks())) {
    for (int seed = 0; seed < seeds; ++seed) {
      const Json options = {{"task", task["id"]}, {"seed", seed}};
      const Json drawn = Json::parse(cnn::api::design(options.dump()));
      take(digest, drawn["config"]);
      take(digest, drawn["checks"]);
    }
  }
  return digest;
}

}  // namespace support
