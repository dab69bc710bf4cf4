#pragma once
#include "entente/graph/regard.hpp"
#include "entente/model/degrees.hpp"

namespace entente::graph {

/// How certain it is that i prefers t to s rather than the reverse, from -1 to 1, between bounds.
template <MoveGraph G>
Degree certainty(const G& g, PartyId i, StateId s, StateId t) {
  const Degree d = degree_of(g, i, s, t);
  return {d.low - (whole_share - d.low), d.high - (whole_share - d.high)};
}

/// The certainty from which party i moves.
template <class G>
Billionths satisficing(const G& g, PartyId i) {
  const PreferenceDegrees* degrees = degrees_of(g);
  return degrees == nullptr ? whole_share / 2 : degrees->parties[i.value].satisficing;
}

/// Fuzzy stability: a party moves where it is certain enough of gaining, each by its own measure,
/// and is deterred by states of which it is not. Of a degree between bounds the middle counts.
/// Source: Bashar, Kilgour & Hipel (2012), Fuzzy preferences in the graph model for conflict
/// resolution.
struct Fuzzy {
  static constexpr bool reads_more = true;  ///< than the party's own comparison
  template <MoveGraph G>
  static bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    const Degree a = certainty(g, i, s, t);
    return std::int64_t{a.low} + a.high >= std::int64_t{2} * satisficing(g, i);
  }
  template <MoveGraph G>
  static bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return !leaves(g, i, s, t);
  }
  template <MoveGraph G>
  static bool credible(const G& g, PartyId i, StateId s, StateId t) {
    return leaves(g, i, s, t);
  }
  template <class G>
  static bool plain(const G& g) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return g.weakly_ordered() && (degrees == nullptr || !degrees->has_degrees());
  }
};

/// Grey stability, where degrees are known between bounds only. `Most`: first moves that are
/// certain to satisfy, replies that possibly do - the states that hold at best; else the reverse -
/// those that hold whatever the degrees turn out to be. Source: Kuang, Bashar, Hipel & Kilgour
/// (2015), Grey-based preference in a graph model for conflict resolution with multiple decision
/// makers.
template <bool most>
struct Grey {
  static constexpr bool reads_more = true;  ///< than the party's own comparison
  template <MoveGraph G>
  static bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    return satisfies(g, i, s, t, !most);
  }
  template <MoveGraph G>
  static bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return !satisfies(g, i, s, t, !most);
  }
  template <MoveGraph G>
  static bool credible(const G& g, PartyId i, StateId s, StateId t) {
    return satisfies(g, i, s, t, most);
  }
  template <class G>
  static bool plain(const G& g) {
    return Fuzzy::plain(g);
  }

private:
  template <MoveGraph G>
  static bool satisfies(const G& g, PartyId i, StateId s, StateId t, bool possibly) {
    const Degree a = certainty(g, i, s, t);
    return (possibly ? a.high : a.low) >= satisficing(g, i);
  }
};

}  // namespace entente::graph
