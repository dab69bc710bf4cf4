#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// Symmetric metarationality (SMR) of state s for party i.
///
/// As GMR, but i answers once more: a sanction u counts only if i does not prefer u to s, nor any
/// state that i can reach from u by one further move of its own, improvement or not.
///
/// Cost: as GMR, times the moves of i at each state the others reach.
/// Source: Howard (1971), Paradoxes of Rationality; Fang, Hipel & Kilgour (1993), Interactive
/// Decision Making.
template <class R = Crisp, MoveGraph G>
Verdict smr(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  return answered<R>(g, i, s, Moves::any, detail,
                     [&](StateId u) { return deters_after_own_move<R>(g, i, s, u); });
}

}  // namespace entente::graph
