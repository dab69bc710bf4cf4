// Sensitivity: all single changes of conflicts of 100 states and more with four parties, and the
// nearest end of each equilibrium under all five concepts.
#include "entente/graph/sensitivity.hpp"

#include "measure.hpp"

namespace entente::bench {
namespace {

template <class G>
Outcome changes(const G& g) {
  const graph::Sensitivity found = *graph::sensitivity(graph::listed(g), some_threads());
  Fold sum;
  for (const graph::VariantEffect& effect : found.effects)
    for (std::size_t c = 0; c < graph::form_count; ++c) {
      for (StateId s : effect.appear.at(c)) sum.take(2 * s.value);
      for (StateId s : effect.vanish.at(c)) sum.take(2 * s.value + 1);
    }
  for (const auto& list : found.equilibria)
    for (const graph::Survival& s : list) {
      sum.take(s.state.value);
      for (std::uint64_t survived : s.survives) sum.take(survived);
      sum.take(s.nearest.exact ? s.nearest.half_swaps : s.nearest.at_least);
    }
  return {g.state_count(), found.tried_in_all(), sum.sum()};
}

constexpr std::uint64_t states = 100;
Outcome few_arcs(const Row& r) { return changes(random_graph(4, states, 3, r.seed)); }
Outcome many_arcs(const Row& r) { return changes(random_graph(4, states, 8, r.seed)); }
Outcome even(const Row& r) {
  return changes(ProductGraph(r.strategies, ValueKind::uniform, r.seed));
}
Outcome additive(const Row& r) {
  return changes(ProductGraph(r.strategies, ValueKind::additive, r.seed));
}

}  // namespace

std::vector<Row> sensitivity_rows() {
  constexpr std::uint64_t seed = 20250318;
  return {
      {"changes-g3", Group::graph, 1, 0x75efddeb049d5d5c, few_arcs, {}, seed},
      {"changes-g8", Group::graph, 1, 0x20f411c4ee86dc38, many_arcs, {}, seed},
      {"changes-u", Group::graph, 1, 0x09a6c37adfc7968e, even, {5, 5, 2, 2}, seed},
      {"changes-a", Group::graph, 1, 0x4bee44a6482b4e06, additive, {5, 5, 2, 2}, seed},
      {"changes-u256", Group::graph, 1, 0x8df5079232f808c0, even, {4, 4, 4, 4}, seed},
  };
}

}  // namespace entente::bench
