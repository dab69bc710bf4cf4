// Inverse analysis: one target under Nash, GMR and SMR - conditions, exact counts of orders, least
// change -, and Nash for every target of a larger conflict.
#include "entente/graph/inverse.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "measure.hpp"

namespace entente::bench {
namespace {

/// Free strategies, each party with a strict order: places of mixed keys.
ProductGraph strict_product(const Row& row) {
  std::uint64_t states = 1;
  for (std::uint64_t d : row.strategies) states *= d;
  std::vector<std::vector<std::uint32_t>> ranks;
  for (std::uint64_t i = 0; i < row.strategies.size(); ++i) {
    std::vector<std::uint32_t> order(states), rank(states);
    for (std::uint32_t s = 0; s < states; ++s) order[s] = s;
    std::ranges::sort(order, {}, [&](std::uint32_t s) { return splitmix_at(row.seed + i, s); });
    for (std::uint32_t k = 0; k < states; ++k) rank[order[k]] = k;
    ranks.push_back(std::move(rank));
  }
  return {row.strategies, std::move(ranks)};
}

void take(Fold& sum, const graph::Inverse& found) {
  for (const graph::PartyInverse& party : found.parties) {
    sum.take(party.change.passed);
    sum.take(party.conditions.demands.ways.size());
    sum.take(party.count.exact ? 1 : 0);
    if (!party.count.orders) continue;
    for (char digit : party.count.orders->text()) sum.take(static_cast<std::uint64_t>(digit));
  }
}

template <class G>
Outcome one_target(const G& g, std::initializer_list<graph::ConceptId> concepts) {
  constexpr StateId target{77};
  Fold sum;
  std::uint64_t passed = 0;
  for (graph::ConceptId id : concepts) {
    const auto found = graph::inverse(g, target, id, some_threads());
    take(sum, *found);
    passed += found->passed();
  }
  return {g.state_count(), passed, sum.sum()};
}

Outcome three_concepts(const Row& row) {
  using graph::ConceptId;
  return one_target(strict_product(row), {ConceptId::nash, ConceptId::gmr, ConceptId::smr});
}

/// Where the answers of the others do not come apart, so that orders are estimated.
Outcome of_arcs(const Row& row) {
  using graph::ConceptId;
  return one_target(random_graph(4, 4096, 4, row.seed),
                    {ConceptId::nash, ConceptId::gmr, ConceptId::smr});
}

Outcome nash_of_all(const Row& row) {
  const ProductGraph g = strict_product(row);
  const auto cells = *graph::nash_inverse(g, some_threads());
  Fold sum;
  std::uint64_t passed = 0;
  for (const auto& party : cells)
    for (const graph::NashInverse& cell : party) {
      passed += cell.passed;
      sum.take(std::uint64_t{cell.choices} << 32 | cell.passed);
    }
  return {g.state_count(), passed, sum.sum()};
}

}  // namespace

std::vector<Row> inverse_rows() {
  constexpr std::uint64_t seed = 20250318;
  return {
      {"inverse12", Group::graph, 1, 0x7a0bce3a8966cdb9, three_concepts, {8, 8, 8, 8}, seed},
      {"inverse12-2p", Group::graph, 1, 0xf0379e502473e0a2, three_concepts, {64, 64}, seed},
      {"inverse12-g", Group::graph, 1, 0xcc351f83da681e67, of_arcs, {}, seed},
      {"inverse-all",
       Group::graph,
       1,
       0x2af65e342558746e,
       nash_of_all,
       {10, 12, 12, 12, 4, 2},
       seed},
  };
}

}  // namespace entente::bench
