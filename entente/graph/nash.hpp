#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// Nash stability of state s for party i: i has no unilateral improvement from s. R: what counts as
/// one (regard.hpp), here and in the other concepts.
///
/// With reasons, an unstable cell lists for each improvement the reply that would hurt i, though
/// this concept does not look so far. Cost: one look at the moves of i, more with reasons.
/// Source: Nash (1950), Equilibrium points in n-person games; (1951), Non-cooperative games.
template <class R = Crisp, MoveGraph G>
Verdict nash(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  Verdict verdict;
  each_first_move<R>(g, i, s, [&](StateId t) {
    verdict.stable = false;
    verdict.escape = Move{i, s, t};
    return false;
  });
  if (detail == Detail::answer || verdict.stable) return verdict;
  Reach reach(g.state_count());
  each_first_move<R>(g, i, s, [&](StateId t) {
    verdict.sanctions.push_back(
        best_sanction<R>(g, reach, {i, s, t}, [&](StateId u) { return R::deters(g, i, s, u); }));
    return true;
  });
  return verdict;
}

}  // namespace entente::graph
