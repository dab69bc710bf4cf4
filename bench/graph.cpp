// The speed of the graph engine: entente_bench [name ...]; all cases of the default list without a
// name. Each case runs in a process of its own, so that its peak of memory is its own.
#include <cstdint>
#include <string_view>
#include <vector>

#include "measure.hpp"

#include "entente/graph/best_ways.hpp"
#include "entente/graph/bottlenecks.hpp"
#include "entente/graph/path.hpp"
#include "entente/graph/prevention.hpp"
#include "entente/graph/small.hpp"

namespace entente::bench {
namespace {

ProductGraph uniform_graph(const Row& r) { return {r.strategies, ValueKind::uniform, r.seed}; }
Outcome uniform(const Row& r) { return fill(uniform_graph(r)); }
Outcome additive(const Row& r) {
  return fill(ProductGraph(r.strategies, ValueKind::additive, r.seed));
}
Outcome random_100k(const Row& r) { return fill(random_graph(4, 100'000, 3, r.seed)); }
Outcome random_million(const Row& r) { return fill(random_graph(3, 1'000'000, 3, r.seed)); }

/// New preferences on the same moves, as a forecast draws them: 10,000 tables of 36 states.
Outcome draws(const Row& row) {
  constexpr std::uint64_t count = 10'000;
  const ProductGraph g = uniform_graph(row);
  const graph::SmallMoves moves = graph::small_moves(g);
  graph::SmallPreferences preferences;
  graph::SmallTable table;
  Outcome outcome{g.state_count(), 0, 0};
  std::vector<std::uint32_t> ranks(g.party_count() * g.state_count());
  for (std::uint64_t draw = 0; draw < count; ++draw) {
    for (std::size_t k = 0; k < ranks.size(); ++k)
      ranks[k] = static_cast<std::uint32_t>(splitmix_at(draw, k) >> 48);
    graph::small_preferences(moves, ranks, preferences);
    outcome.steps += graph::fill_small(moves, preferences, table);
    for (const auto& party : table.stable)
      for (std::uint64_t word : party) outcome.check += word;
  }
  return outcome;
}

/// One whole table of 36 states through fill_table, 10,000 times on one thread.
Outcome tables(const Row& row) {
  constexpr std::uint64_t count = 10'000;
  const ProductGraph g = uniform_graph(row);
  Outcome outcome{g.state_count(), 0, 0};
  for (std::uint64_t k = 0; k < count; ++k)
    outcome.steps += graph::fill_table(g, graph::crisp_concepts, Run{})->steps;
  return outcome;
}

/// Shortest sequences from state 0, any moves and improvements.
template <class G>
Outcome paths(const G& g) {
  const graph::Evolution e = *graph::evolution(g, StateId{0}, two_threads());
  const std::uint64_t moved = e.by_moves.reached_count(),
                      improved = e.by_improvements.reached_count();
  return {g.state_count(), moved + improved, moved * 1'000'000'007U + improved};
}

Outcome path_random(const Row& r) { return paths(random_graph(3, 1'000'000, 3, r.seed)); }
Outcome path_uniform(const Row& r) { return paths(uniform_graph(r)); }

/// The cheapest ways from state 0 to every state, by any moves; then what no way to the last state
/// does without, and which party can keep the conflict out of it.
template <class G>
Outcome cheapest(const G& g) {
  const Run run;
  const StateId start{0}, last{g.state_count() - 1};
  const graph::BestWays best(g, start, graph::WayMoves::any, graph::WayOrder::cheapest, run);
  Outcome outcome{g.state_count(), 0, 0};
  for (std::uint64_t s = 0; s < g.state_count(); ++s)
    if (best.reached(StateId{s})) outcome.steps += best.cost(StateId{s}).moves;
  const auto needed = graph::BottleneckFinder(g, start, last, graph::WayMoves::any, run).find();
  outcome.check = needed ? needed->moves.size() : 0;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    outcome.check =
        2 * outcome.check + (graph::KeepOut(g, i, last, graph::WayMoves::any).can(start) ? 1 : 0);
  return outcome;
}
Outcome cheapest_random(const Row& r) { return cheapest(random_graph(3, 1'000'000, 3, r.seed)); }

/// The ladder of graph-scale.md with its check values, then small tables and paths.
std::vector<Row> rows() {
  std::vector<Row> all{
      {"u12", true, 3, 0xc889cff2ac409032, uniform, {8, 8, 8, 8}, 101},
      {"u16", true, 3, 0x226e6c4aaaf90e3f, uniform, {16, 16, 16, 16}, 102},
      {"ugatt", true, 3, 0x7fa7b19a973d5b89, uniform, {10, 12, 12, 12, 4, 2}, 104},
      {"u6p", true, 3, 0x3330992a1e6fa2f5, uniform, {8, 8, 8, 8, 8, 8}, 106},
      {"u20", true, 3, 0x92dc5d91861ae42a, uniform, {32, 32, 32, 32}, 103},
      {"u24", false, 1, 0x7865cffb24d2a4a0, uniform, {64, 64, 64, 64}, 105},
      {"u26", false, 1, 0x2e3e7cbb1f176e37, uniform, {128, 128, 64, 64}, 107},
      {"u28", false, 1, 0, uniform, {128, 128, 128, 128}, 108},
      {"a12", true, 3, 0x9e8aec31950e73cb, additive, {8, 8, 8, 8}, 111},
      {"a16", true, 3, 0x5cfb3c7c4446532e, additive, {16, 16, 16, 16}, 112},
      {"agatt", true, 3, 0x9c3aa72ae453097e, additive, {10, 12, 12, 12, 4, 2}, 114},
      {"a20", true, 3, 0xef245d86cf777ca1, additive, {32, 32, 32, 32}, 113},
      {"a24", false, 1, 0x9df3d3def2fd4607, additive, {64, 64, 64, 64}, 115},
      {"g17", true, 3, 0xfe930918ae51d794, random_100k, {}, 302},
      {"g20", false, 1, 0x59f668fe66b4a3ee, random_million, {}, 301},
      {"draws36", true, 3, 0, draws, {2, 3, 6}, 5},
      {"tables36", true, 3, 0, tables, {2, 3, 6}, 5},
      {"path20", true, 1, 0, path_random, {}, 301},
      {"pathu20", true, 1, 0, path_uniform, {32, 32, 32, 32}, 103},
      {"cheap20", true, 1, 0, cheapest_random, {}, 301},
  };
  for (const auto& more : {ruled_rows(), family_rows()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
  const std::vector<std::string_view> wanted(argv + 1, argv + argc);
  return entente::bench::measure_all(entente::bench::rows(), wanted) ? 0 : 1;
}
