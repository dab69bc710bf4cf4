#pragma once
#include "entente/graph/regard.hpp"
#include "entente/model/degrees.hpp"

namespace entente::graph {

/// Probabilistic stability: a party moves where the chance of gaining is above a first limit, is
/// deterred where the chance of no gain is at least a second, and answers credibly above a third.
/// Limits 0, 1 and 0 with certain preferences give the crisp concepts.
/// Source: after Rego & dos Santos (2015), Probabilistic preferences in the graph model for
/// conflict resolution; the three limits are named in docs/graph-model.md.
struct Probable {
  static constexpr bool reads_more = true;  ///< than the party's own comparison
  template <MoveGraph G>
  static bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return chance_of(g, i, s, t) > (degrees == nullptr ? 0 : degrees->first_move);
  }
  template <MoveGraph G>
  static bool deters(const G& g, PartyId i, StateId s, StateId t) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return whole_share - chance_of(g, i, s, t) >=
           (degrees == nullptr ? whole_share : degrees->sanction);
  }
  template <MoveGraph G>
  static bool credible(const G& g, PartyId i, StateId s, StateId t) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return chance_of(g, i, s, t) > (degrees == nullptr ? 0 : degrees->reply);
  }
  template <class G>
  static bool plain(const G& g) {
    const PreferenceDegrees* degrees = degrees_of(g);
    if (!g.weakly_ordered()) return false;
    return degrees == nullptr || (!degrees->has_chances() && degrees->first_move == 0 &&
                                  degrees->sanction == whole_share && degrees->reply == 0);
  }
};

}  // namespace entente::graph
