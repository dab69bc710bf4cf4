// The speed of the inverse analysis: entente_inverse_bench. One target of several conflicts of
// 4,096 states under each concept, and Nash for every target of a larger one.
#include "entente/graph/inverse.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "entente/model/conflict_graph.hpp"

namespace entente::bench {
namespace {

constexpr std::uint64_t seed = 20250318;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Free strategies, each party with a strict order: places of mixed keys.
ProductGraph strict_product(const std::vector<std::uint64_t>& strategies) {
  std::uint64_t states = 1;
  for (std::uint64_t d : strategies) states *= d;
  std::vector<std::vector<std::uint32_t>> ranks;
  for (std::uint64_t i = 0; i < strategies.size(); ++i) {
    std::vector<std::uint32_t> order(states), rank(states);
    for (std::uint32_t s = 0; s < states; ++s) order[s] = s;
    std::ranges::sort(order, {}, [&](std::uint32_t s) { return splitmix_at(seed + i, s); });
    for (std::uint32_t k = 0; k < states; ++k) rank[order[k]] = k;
    ranks.push_back(std::move(rank));
  }
  return {strategies, std::move(ranks)};
}

template <class G>
void one_target(const std::string& name, const G& g, const Run& run) {
  for (graph::ConceptId id : graph::crisp_concepts) {
    const auto start = std::chrono::steady_clock::now();
    const auto found = graph::inverse(g, StateId{77}, id, run);
    const double seconds = seconds_since(start);
    std::uint64_t exact = 0, ways = 0;
    for (const graph::PartyInverse& party : found->parties) {
      exact += party.count.exact ? 1 : 0;
      ways += party.conditions.demands.ways.size();
    }
    fmt::print("{:<14} {:<5} {:7.3f} s  exact {} of {}  ways {:>6}  states to pass {}\n", name,
               graph::about(id).word, seconds, exact, found->parties.size(), ways, found->passed());
  }
}

void nash_of_all(const std::vector<std::uint64_t>& strategies, const Run& run) {
  const ProductGraph g = strict_product(strategies);
  const auto start = std::chrono::steady_clock::now();
  const auto cells = *graph::nash_inverse(g, run);
  const double seconds = seconds_since(start);
  std::uint64_t passed = 0;
  for (const auto& party : cells)
    for (const graph::NashInverse& cell : party) passed += cell.passed;
  fmt::print("all {} targets nash {:7.3f} s  states to pass {}\n", g.state_count(), seconds,
             passed);
}

void all() {
  Run run;
  run.threads = 2;
  one_target("8 x 8 x 8 x 8", strict_product({8, 8, 8, 8}), run);
  one_target("16 x 16 x 16", strict_product({16, 16, 16}), run);
  one_target("64 x 64", strict_product({64, 64}), run);
  one_target("random arcs", random_graph(4, 4096, 4, seed), run);
  nash_of_all({16, 18, 20, 24}, run);
}

}  // namespace
}  // namespace entente::bench

int main() { entente::bench::all(); }
