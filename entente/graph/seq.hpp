#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// Sequential stability (SEQ) of state s for party i.
///
/// As GMR, but only credible replies sanction: each move of the others must improve for the party
/// that makes it, measured from the state it leaves and by that party's own preference. A
/// comparison that is `unknown` is no improvement. Where s is unstable, a reply in `sanctions` that
/// is not credible is one that would hurt i, but that somebody would have to make unwillingly.
///
/// Cost: for each improvement of i, one search of what the others can reach (two with reasons).
/// Source: Fraser & Hipel (1979, IEEE Trans. SMC 9; 1984), Conflict Analysis.
template <class R = Crisp, MoveGraph G>
Verdict seq(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  return answered<R>(g, i, s, Moves::improving, detail,
                     [&](StateId u) { return R::deters(g, i, s, u); });
}

}  // namespace entente::graph
