// Prints the figures of the diagnosis over many random models: measure [models] [seed].
#define DOCTEST_CONFIG_IMPLEMENT
#include <cstdlib>
#include <iostream>

#include "../convergence.hpp"

int main(int argc, char** argv) {
  const int models = argc > 1 ? std::atoi(argv[1]) : 2000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  const support::Figures figures = support::play_learners(seed, models);
  const auto percent = [&](int part) { return 100.0 * part / std::max(figures.asked, 1); };
  std::cout << "random models          " << figures.models << " (seed " << seed << ")\n"
            << "beliefs played         " << figures.beliefs.size() << '\n'
            << "wrong answers typed    " << figures.asked << '\n'
            << "recall                 " << percent(figures.recalled) << " %\n"
            << "causes, mean           " << static_cast<double>(figures.causes) / std::max(figures.asked, 1) << '\n'
            << "left as the only one   " << percent(figures.settled_one) << " %\n"
            << "alike on that model    " << percent(figures.settled_alike) << " %\n";
  for (const auto& [count, learners] : figures.follow_ups) {
    std::cout << "follow-ups: " << count << "          " << percent(learners) << " %\n";
  }
  std::cout << "right answers typed    " << figures.right_answers << '\n'
            << "right called wrong     " << figures.right_called_wrong << '\n'
            << "faults                 " << figures.faults.size() << '\n';
  for (std::size_t i = 0; i < figures.faults.size() && i < 5; ++i) std::cout << "  " << figures.faults[i] << '\n';
  return figures.faults.empty() ? 0 : 1;
}
