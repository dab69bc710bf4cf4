#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// General metarationality (GMR) of state s for party i.
///
/// s is stable for i when every unilateral improvement s -> t is sanctioned: the other parties can
/// move on from t, gladly or not, to some u that i does not prefer to s. A comparison that is
/// `unknown` sanctions nothing. Where s is unstable, `escape` is an improvement nobody can answer.
///
/// Cost: for each improvement of i, one search of what the others can reach (two with reasons).
/// Source: Howard (1971), Paradoxes of Rationality; Fang, Hipel & Kilgour (1993), Interactive
/// Decision Making.
template <class R = Crisp, MoveGraph G>
Verdict gmr(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  return answered<R>(g, i, s, Moves::any, detail, [&](StateId u) { return R::deters(g, i, s, u); });
}

}  // namespace entente::graph
