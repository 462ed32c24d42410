// Prints figures that take minutes: measure diagnosis [models] [seed] · measure exercises [seeds] [skill].
#define DOCTEST_CONFIG_IMPLEMENT
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "tests/core/diagnosis/convergence.hpp"
#include "tests/core/practice/exercises.hpp"

namespace {

void print_faults(const std::vector<std::string>& faults) {
  std::cout << "faults                 " << faults.size() << '\n';
  for (std::size_t i = 0; i < faults.size() && i < 5; ++i) std::cout << "  " << faults[i].substr(0, 2000) << '\n';
}

bool measure_diagnosis(int models, std::uint64_t seed) {
  const support::Figures figures = support::play_learners(seed, models);
  const auto percent = [&](int part) { return 100.0 * part / std::max(figures.asked, 1); };
  std::cout << "random models          " << figures.models << " (seed " << seed << ")\n"
            << "beliefs played         " << figures.beliefs.size() << '\n'
            << "wrong answers typed    " << figures.asked << '\n'
            << "recall                 " << percent(figures.recalled) << " %\n"
            << "causes, mean           " << static_cast<double>(figures.causes) / std::max(figures.asked, 1) << '\n'
            << "left as the only one   " << percent(figures.settled_one) << " %\n"
            << "alike on that model    " << percent(figures.settled_alike) << " %\n"
            << "left open              " << percent(figures.left_open) << " %\n";
  for (const auto& [count, learners] : figures.follow_ups) {
    std::cout << "follow-ups: " << count << "          " << percent(learners) << " %\n";
  }
  std::cout << "right answers typed    " << figures.right_answers << '\n'
            << "right called wrong     " << figures.right_called_wrong << '\n'
            << "never played          ";
  const support::Json listed = support::Json::parse(cnn::api::beliefs());
  for (const auto& entry : listed) {
    const std::string id = entry["id"];
    if (figures.beliefs.count(id) == 0) std::cout << ' ' << id;
  }
  std::cout << '\n';
  print_faults(figures.faults);
  return figures.faults.empty();
}

bool measure_exercises(long seeds, const std::string& only) {
  bool fine = true;
  const support::Json skills = support::Json::parse(cnn::api::skills());
  for (const auto& skill : skills) {
    const std::string id = skill["id"];
    if (!only.empty() && only != id) continue;
    const support::ExerciseFigures figures = support::check_exercises(id, 0, seeds);
    std::cout << id << ": " << figures.exercises << " exercises of " << seeds << " seeds, " << figures.questions
              << " questions, " << figures.beliefs << " wrong numbers, " << figures.alike << " alike, "
              << static_cast<double>(figures.attempts) / std::max(figures.exercises, 1) << " models drawn in vain\n";
    print_faults(figures.faults);
    fine = fine && figures.faults.empty() && figures.exercises == seeds;
  }
  return fine;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  const auto number = [&](int place, long fallback) { return argc > place ? std::atol(argv[place]) : fallback; };
  bool fine = true;
  if (what != "exercises") {
    fine = measure_diagnosis(static_cast<int>(number(2, 2000)), static_cast<std::uint64_t>(number(3, 1)));
  }
  if (what != "diagnosis") fine = measure_exercises(number(2, 100000), argc > 3 ? argv[3] : "") && fine;
  return fine ? 0 : 1;
}
