#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// Nash stability of state s for party i: i has no unilateral improvement from s.
///
/// With reasons, an unstable cell lists for each improvement the reply that would hurt i, though
/// this concept does not look so far. Cost: one look at the moves of i, more with reasons.
/// Source: Nash (1950), Equilibrium points in n-person games; (1951), Non-cooperative games.
template <MoveGraph G>
Verdict nash(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  Verdict verdict;
  each_improvement(g, i, s, [&](StateId t) {
    verdict.stable = false;
    verdict.escape = Move{i, s, t};
    return false;
  });
  if (detail == Detail::answer || verdict.stable) return verdict;
  Reach reach(g.state_count());
  each_improvement(g, i, s, [&](StateId t) {
    verdict.sanctions.push_back(
        best_sanction(g, reach, {i, s, t}, [&](StateId u) { return no_better(g, i, s, u); }));
    return true;
  });
  return verdict;
}

}  // namespace entente::graph
