// The speed of the graph engine: entente_bench [--threads N] [graph | graph-large | NAME ...]; the
// group `graph` without a word. Each row runs in a process of its own, so that its peak of memory
// is its own.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "measure.hpp"

#include "entente/base/parallel.hpp"
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
Outcome random_ten_million(const Row& r) { return fill(random_graph(3, 10'000'000, 3, r.seed)); }

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
  for (std::uint64_t k = 0; k < count; ++k) {
    const graph::Table table = *graph::fill_table(g, graph::crisp_concepts, Run{});
    outcome.steps += table.steps;
    outcome.check = fold(table, graph::hash(table, Run{}));
  }
  return outcome;
}

/// Shortest sequences from state 0, any moves and improvements.
template <class G>
Outcome paths(const G& g) {
  const graph::Evolution e = *graph::evolution(g, StateId{0}, some_threads());
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

/// 10,000 draws of preferences on 100 states, each with its tables, as induced probabilities need
/// them: in how many draws each state is stable for each party, and an equilibrium.
Outcome induced(const Row& row) {
  constexpr std::uint64_t count = 10'000, blocks = 100;
  const std::uint64_t parties = row.strategies.size(), states = uniform_graph(row).state_count();
  const std::uint64_t cells = graph::form_count * (parties + 1) * states;
  std::vector<std::vector<std::uint64_t>> holds(blocks, std::vector<std::uint64_t>(cells, 0));
  std::vector<std::uint64_t> steps(blocks, 0);
  parallel_for(some_threads(), blocks, [&](std::size_t b) {
    for (std::uint64_t draw = b; draw < count; draw += blocks) {
      std::vector<std::vector<std::uint32_t>> ranks(parties, std::vector<std::uint32_t>(states));
      for (std::uint64_t k = 0; k < parties * states; ++k)
        ranks[k / states][k % states] =
            static_cast<std::uint32_t>(splitmix_at(row.seed + draw, k) >> 48);
      const ProductGraph g(row.strategies, std::move(ranks));
      const graph::Table table = *graph::fill_table(g, graph::crisp_concepts, Run{});
      steps[b] += table.steps;
      std::uint64_t* cell = holds[b].data();
      const auto add = [&](const StateSet& set) {
        for (std::uint64_t s = 0; s < states; ++s) *cell++ += set.contains(StateId{s}) ? 1 : 0;
      };
      for (const graph::ConceptTable& c : table.concepts) {
        std::ranges::for_each(c.stable, add);
        add(c.equilibria);
      }
    }
  });
  Outcome outcome{states, 0, 0};
  Fold sum;
  for (std::uint64_t k = 0; k < cells; ++k) {
    std::uint64_t in = 0;
    for (const auto& block : holds) in += block[k];
    sum.take(in);
  }
  for (std::uint64_t n : steps) outcome.steps += n;
  outcome.check = sum.sum();
  return outcome;
}

/// The ladder of graph-scale.md, small tables and draws, ways.
std::vector<Row> ladder_rows() {
  constexpr Group g = Group::graph, large = Group::large;
  return {
      {"u12", g, 3, 0xc889cff2ac409032, uniform, {8, 8, 8, 8}, 101},
      {"u16", g, 3, 0x226e6c4aaaf90e3f, uniform, {16, 16, 16, 16}, 102},
      {"ugatt", g, 3, 0x7fa7b19a973d5b89, uniform, {10, 12, 12, 12, 4, 2}, 104},
      {"u6p", g, 3, 0x3330992a1e6fa2f5, uniform, {8, 8, 8, 8, 8, 8}, 106},
      {"u20", g, 3, 0x92dc5d91861ae42a, uniform, {32, 32, 32, 32}, 103},
      {"u24", g, 1, 0x7865cffb24d2a4a0, uniform, {64, 64, 64, 64}, 105},
      {"u26", g, 1, 0x2e3e7cbb1f176e37, uniform, {128, 128, 64, 64}, 107},
      {"u28", large, 1, 0x253b04b2f7f6ab1c, uniform, {128, 128, 128, 128}, 108},
      {"a12", g, 3, 0x9e8aec31950e73cb, additive, {8, 8, 8, 8}, 111},
      {"a16", g, 3, 0x5cfb3c7c4446532e, additive, {16, 16, 16, 16}, 112},
      {"agatt", g, 3, 0x9c3aa72ae453097e, additive, {10, 12, 12, 12, 4, 2}, 114},
      {"a20", g, 3, 0xef245d86cf777ca1, additive, {32, 32, 32, 32}, 113},
      {"a24", g, 1, 0x9df3d3def2fd4607, additive, {64, 64, 64, 64}, 115},
      {"g17", g, 3, 0xfe930918ae51d794, random_100k, {}, 302},
      {"g20", g, 1, 0x59f668fe66b4a3ee, random_million, {}, 301},
      {"g23", large, 1, 0x84f83954f5608a99, random_ten_million, {}, 303},
      {"draws36", g, 3, 0x0015fd7b12bd210e, draws, {2, 3, 6}, 5},
      {"tables36", g, 3, 0x9b63371671ba29f2, tables, {2, 3, 6}, 5},
      {"induced100", g, 1, 0x4bbca7522da5d56b, induced, {5, 5, 2, 2}, 6},
      {"path20", g, 1, 0x00038d5e83cefde7, path_random, {}, 301},
      {"pathu20", g, 1, 0x0003b9aca0800000, path_uniform, {32, 32, 32, 32}, 103},
      {"cheap20", g, 1, 0x0000000000000007, cheapest_random, {}, 301},
  };
}

std::vector<Row> rows() {
  std::vector<Row> all;
  for (const auto& some : {ladder_rows(), ruled_rows(), family_rows(), marked_rows(),
                           inverse_rows(), sensitivity_rows()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  return entente::bench::measure_all(entente::bench::rows(), arguments) ? 0 : 1;
}
