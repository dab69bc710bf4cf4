// The speed of sensitivity: entente_sensitivity_bench. All single changes of conflicts of about 100
// states and four parties, and the nearest end of each equilibrium under all five concepts.
#include "entente/graph/sensitivity.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include <fmt/format.h>
#include <sys/resource.h>

namespace entente::bench {
namespace {

constexpr std::uint64_t seed = 20250318;

template <class G>
void measure(const std::string& name, const G& g, const Run& run) {
  const auto start = std::chrono::steady_clock::now();
  const graph::Sensitivity found = *graph::sensitivity(graph::listed(g), run);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::uint64_t equilibria = 0, proven = 0, half_swaps = 0;
  for (const auto& list : found.equilibria)
    for (const graph::Survival& s : list) {
      ++equilibria;
      proven += s.nearest.exact ? 1 : 0;
      half_swaps += s.nearest.half_swaps;
    }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print(
      "{:<16} {:>4} states {:>6} swaps {:>6} ties {:>6} moves  {:7.3f} s {:>4} MB  "
      "{} changes, {} of {} ends proven, half swaps {}\n",
      name, g.state_count(), found.tried[0], found.tried[1], found.tried[2], seconds,
      used.ru_maxrss / 1024, found.effects.size(), proven, equilibria, half_swaps);
}

void all() {
  Run run;
  run.threads = 2;
  measure("random arcs", random_graph(4, 100, 3, seed), run);
  measure("many arcs", random_graph(4, 100, 8, seed), run);
  measure("5 x 5 x 2 x 2", ProductGraph({5, 5, 2, 2}, ValueKind::uniform, seed), run);
  measure("additive", ProductGraph({5, 5, 2, 2}, ValueKind::additive, seed), run);
  measure("4 x 4 x 4 x 4", ProductGraph({4, 4, 4, 4}, ValueKind::uniform, seed), run);
}

}  // namespace
}  // namespace entente::bench

int main() { entente::bench::all(); }
