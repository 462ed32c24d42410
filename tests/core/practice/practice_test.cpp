// Fresh exercises and design tasks: solvable, collision-free, the same in every build, graded by what a model is.
#include <algorithm>

#include "core/base/json.hpp"
#include "core/practice/collisions.hpp"
#include "tests/core/diagnosis/convergence.hpp"
#include "tests/core/practice/exercises.hpp"

using namespace support;

namespace {

Json variant(const Json& options) { return Json::parse(cnn::api::variant(options.dump())); }
Json design(const Json& options) { return Json::parse(cnn::api::design(options.dump())); }
Json grade(const Json& options, const Json& config) {
  return Json::parse(cnn::api::grade(options.dump(), config.dump()));
}

/// A design task's model with one argument of one layer set.
Json changed(const Json& config, std::size_t layer, const char* argument, const Json& value) {
  Json copy = config;
  copy["config"]["layers"][layer]["config"][argument] = value;
  return copy;
}

}  // namespace

TEST_CASE("exercises of every skill can be solved and tell the beliefs apart") {
  const Json skills = Json::parse(cnn::api::skills());
  CHECK(skills.size() >= 8);
  for (const auto& skill : skills) {
    const ExerciseFigures figures = check_exercises(skill["id"], 1000, 1040);
    CAPTURE(skill.dump());
    CHECK(figures.exercises == 40);
    CHECK(figures.beliefs > 40);
    for (const std::string& fault : figures.faults) FAIL_CHECK(fault);
  }
}

TEST_CASE("a wrong answer to an exercise finds its belief by two further questions at most") {
  for (const std::string& skill : kNewestSkills) {
    const Figures figures = play_exercises(skill, 12);
    CAPTURE(skill);
    CHECK(figures.asked > 12);
    CHECK(figures.left_open == 0);
    CHECK(figures.right_called_wrong == 0);
    CHECK(figures.follow_ups.rbegin()->first <= 2);
    for (const std::string& fault : figures.faults) FAIL_CHECK(fault);
  }
}

TEST_CASE("the right answers of exercises are called right, and each exercise has its own numbers") {
  const Json skills = Json::parse(cnn::api::skills());
  for (const auto& skill : skills) {
    std::vector<Json> configs;
    for (int seed = 0; seed < 5; ++seed) {
      const Json exercise = variant({{"skill", skill["id"]}, {"seed", seed}});
      for (const auto& question : exercise["questions"]) {
        const Json right = answer(exercise["config"], question);
        CHECK(diagnose(exercise["config"], question, right)["correct"] == true);
      }
      for (const Json& other : configs) CHECK(other != exercise["config"]);
      configs.push_back(exercise["config"]);
    }
  }
}

TEST_CASE("a seed gives the same exercise in every build, as long as the version is the same") {
  // Frozen since version 1: when this changes, so do the exercises that teachers' links stand for.
  CHECK(exercises_digest(kFirstSkills, 30) == 9034325337578959812ULL);
  // Frozen with version 3: which attempt is taken where none is named. A new belief can change that.
  CHECK(variant({{"skill", "chain"}})["version"] == 3);
  CHECK(attempts_digest(kFirstSkills, 30) == 14014068092898610650ULL);
  // Frozen with version 3 too: the skills that came since, what all exercises cannot tell apart, and the design tasks.
  CHECK(exercises_digest(kLaterSkills, 30) == 16252021651610024783ULL);
  CHECK(attempts_digest(kLaterSkills, 30) == 11308576440963819339ULL);
  CHECK(alike_digest(kFirstSkills, 30) == 14758803886140347368ULL);
  CHECK(alike_digest(kLaterSkills, 30) == 14112791620669615813ULL);
  CHECK(designs_digest(30) == 2082508163806973220ULL);
  const Json skills = Json::parse(cnn::api::skills());
  CHECK(skills.size() == kFirstSkills.size() + kLaterSkills.size() + kNewestSkills.size());
  // Frozen when they came, still with version 3: no seed of the others means anything else since.
  CHECK(exercises_digest(kNewestSkills, 30) == 4430893018099948628ULL);
  CHECK(attempts_digest(kNewestSkills, 30) == 8593181829681454221ULL);
  CHECK(alike_digest(kNewestSkills, 30) == 8823124442816921222ULL);
}

TEST_CASE("of beliefs that lead to the right number each is held against the right rule alone") {
  // A window as large as the image has one place: per place there are as many weights, and as many biases, as in all.
  // Right is (4*5*3 + 1)*2 = 122.
  const Json config = stacked({4, 5, 3}, {{"Conv2D", {{"name", "conv"}, {"filters", 2}, {"kernel_size", {4, 5}}}}});
  const auto model = support::counted(config);
  REQUIRE(model);
  const auto question = cnn::read_question(model->model, *cnn::parse_json(R"({"layer": "conv", "of": "params"})"),
                                           {cnn::catalogue(), cnn::count_model});
  REQUIRE(question);
  const auto coincidences = cnn::try_beliefs(*model, {*question}).coincidences;
  const auto has = [&](const char* first, const char* second) {
    return std::find(coincidences.begin(), coincidences.end(), cnn::Coincidence{0, first, second}) !=
           coincidences.end();
  };
  CHECK(has("", "conv_bias_per_position"));
  CHECK(has("", "conv_no_weight_sharing"));
  CHECK_FALSE(has("conv_bias_per_position", "conv_no_weight_sharing"));
}

TEST_CASE("with its attempt, an exercise needs no beliefs to be found again") {
  for (int seed = 0; seed < 20; ++seed) {
    const Json exercise = variant({{"skill", "strides"}, {"seed", seed}});
    Json options = {{"skill", "strides"}, {"seed", seed}, {"attempt", exercise["attempt"]}};
    CHECK(variant(options)["config"] == exercise["config"]);
  }
}

TEST_CASE("unknown skills and impossible seeds are refused") {
  CHECK(variant({{"skill", "juggling"}})["error"]["code"] == "unknown_skill");
  for (const Json& seed : {Json(-1), Json(0.5), Json("7"), Json(1e300)}) {
    CHECK(variant({{"skill", "chain"}, {"seed", seed}})["error"]["argument"] == "seed");
  }
  CHECK(design({{"task", "juggling"}})["error"]["code"] == "unknown_task");
  CHECK(design({{"task", "freeze"}, {"seed", -3}})["error"]["argument"] == "seed");
}

TEST_CASE("every design task starts unsolved, and knows its wanted numbers") {
  const Json tasks = Json::parse(cnn::api::tasks());
  CHECK(tasks.size() >= 6);
  for (const auto& task : tasks) {
    for (int seed = 0; seed < 50; ++seed) {
      const Json options = {{"task", task["id"]}, {"seed", seed}};
      const Json drawn = design(options);
      CAPTURE(drawn.dump());
      REQUIRE(drawn.contains("checks"));
      CHECK(grade(options, drawn["config"])["ok"] == false);
    }
  }
}

TEST_CASE("halving the parameters by one argument accepts every way to do it") {
  for (int seed = 0; seed < 20; ++seed) {
    const Json options = {{"task", "halve_params"}, {"seed", seed}};
    const Json start = design(options)["config"];
    const int filters = start["config"]["layers"][1]["config"]["filters"];
    const int units = start["config"]["layers"][3]["config"]["units"];
    CAPTURE(seed);
    CHECK(grade(options, changed(start, 1, "strides", 2))["ok"] == true);
    CHECK(grade(options, changed(start, 1, "filters", filters / 3))["ok"] == true);
    CHECK(grade(options, changed(start, 3, "units", units / 3))["ok"] == true);
    // Two changes are one too many, and so are other layers or another image.
    const Json twice = grade(options, changed(changed(start, 1, "strides", 2), 3, "units", units + 1));
    CHECK(twice["ok"] == false);
    CHECK(twice["checks"][2]["found"] == 2);
    Json without = start;
    without["config"]["layers"].erase(1);
    CHECK(grade(options, without)["checks"][2]["found"] == nullptr);
    CHECK(grade(options, changed(start, 0, "batch_shape", {nullptr, 9, 9, 3}))["checks"][0]["ok"] == false);
  }
}

TEST_CASE("reaching a shape accepts any model that has it, and says what it costs") {
  const Json options = {{"task", "reach_shape"}, {"seed", 5}};
  const Json drawn = design(options);
  const Json image = drawn["config"]["config"]["layers"][0]["config"]["batch_shape"];
  const Json shape = drawn["checks"][1]["wanted"];
  // One convolution that strides by four, instead of two poolings.
  const Json one = {{"name", "c"}, {"filters", shape[3]}, {"kernel_size", 1}, {"strides", 4}};
  const Json config = sequential({image[1], image[2], image[3]}, Json::array({Json::array({"Conv2D", one})}));
  const Json graded = grade(options, config);
  CHECK(graded["ok"] == true);
  CHECK(graded["cost"]["total_params"] == 4 * shape[3].get<int>());
  CHECK(graded["cost"]["output_shape"] == shape);
  CHECK(grade(options, changed(config, 1, "filters", 0))["error"]["code"] == "invalid_argument");
}

TEST_CASE("freezing keeps the total and lowers what is trained") {
  const Json options = {{"task", "freeze"}, {"seed", 2}};
  const Json start = design(options)["config"];
  CHECK(grade(options, changed(start, 1, "trainable", false))["ok"] == false);
  const Json frozen = changed(changed(start, 1, "trainable", false), 2, "trainable", false);
  CHECK(grade(options, frozen)["ok"] == true);
}
