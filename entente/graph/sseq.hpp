#pragma once
#include "entente/graph/answered.hpp"

namespace entente::graph {

/// Symmetric sequential stability (SSEQ) of state s for party i.
///
/// As SEQ, but i answers once more, as in SMR: a credible sanction u counts only if i prefers
/// neither u to s, nor any state that i can reach from u by one further move of its own.
///
/// Cost: as SEQ, times the moves of i at each state the others reach.
/// Source: Rego & Vieira (2015; 2017, Group Decision and Negotiation 26), Symmetric sequential
/// stability in the graph model with multiple decision makers.
template <class R = Crisp, MoveGraph G>
Verdict sseq(const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  return answered<R>(g, i, s, Moves::improving, detail,
                     [&](StateId u) { return deters_after_own_move<R>(g, i, s, u); });
}

}  // namespace entente::graph
