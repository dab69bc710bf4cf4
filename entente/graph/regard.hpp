#pragma once
#include <concepts>

#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// What parties have regard for: the three questions in which the families of concepts differ,
/// while Nash, GMR, SMR, SEQ and SSEQ keep their form. To add a family: a struct like these, and
/// its row in families.hpp.
template <class R, class G>
concept Regard = requires(const G& g, PartyId i, StateId s, StateId t) {
  /// Whether i would leave s for t, a state it can move to, if nobody answered.
  { R::leaves(g, i, s, t) } -> std::same_as<bool>;
  /// Whether ending in t deters i from leaving s: a sanction ends in such a state.
  { R::deters(g, i, s, t) } -> std::same_as<bool>;
  /// Whether i would move from s to t in answer to another: what makes a reply credible.
  { R::credible(g, i, s, t) } -> std::same_as<bool>;
  /// Whether the graph has nothing that tells this family from the crisp one.
  { R::plain(g) } -> std::same_as<bool>;
};

/// Whether t is known to be no better than s for i: worse or equal. `unknown` is neither.
template <MoveGraph G>
constexpr bool no_better(const G& g, PartyId i, StateId s, StateId t) {
  return g.compare(i, s, t) <= Preference::equal;
}

/// The plain concepts (docs/graph-model.md 5): what is unknown moves nobody and deters nobody.
struct Crisp {
  template <MoveGraph G>
  static constexpr bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    return improves(g, i, s, t);
  }
  template <MoveGraph G>
  static constexpr bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return no_better(g, i, s, t);
  }
  template <MoveGraph G>
  static constexpr bool credible(const G& g, PartyId i, StateId s, StateId t) {
    return improves(g, i, s, t);
  }
  template <class G>
  static bool plain(const G&) {
    return true;
  }
};

}  // namespace entente::graph
