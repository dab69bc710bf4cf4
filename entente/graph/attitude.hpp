#pragma once
#include "entente/graph/regard.hpp"
#include "entente/model/degrees.hpp"

namespace entente::graph {

/// Relational stability: parties that mind what others want. A move is made to a state that is
/// attractive: good for those whom the mover is well disposed to, bad for those it is set against.
///
/// For itself a party asks for more than equal, so that the neutral attitudes give the crisp
/// concepts; where it is indifferent to itself, for one of the others. `attitude_weak` takes equal
/// for good enough throughout, as the original does. A state never tempts to itself, so that an
/// answer that leads back deters: with that the theorems of Inohara & Hipel (2009) hold either way.
/// What is unknown to a party is neither good nor bad, and a state that might be attractive deters
/// nobody.
/// Source: Inohara, Hipel & Walker (2007), Conflict analysis approaches for investigating attitudes
/// and misperceptions in the War of 1812.
struct Relational {
  static constexpr bool reads_more = true;  ///< than the party's own comparison
  template <MoveGraph G>
  static bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    return attractive(g, i, s, t, false);
  }
  template <MoveGraph G>
  static bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return !attractive(g, i, s, t, true);
  }
  template <MoveGraph G>
  static bool credible(const G& g, PartyId i, StateId s, StateId t) {
    return attractive(g, i, s, t, false);
  }
  template <class G>
  static bool plain(const G& g) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return degrees == nullptr || !(degrees->has_attitudes() || degrees->attitude_weak);
  }

  /// Whether what j wants has a part in what attracts i.
  template <MoveGraph G>
  static bool minds(const G& g, PartyId i, PartyId j) {
    return toward(degrees_of(g), i, j) != Attitude::indifferent;
  }

  /// Where equal is good enough, an answer back to the start deters and one to its equal does not.
  template <MoveGraph G>
  static bool apart(const G& g) {
    const PreferenceDegrees* degrees = degrees_of(g);
    return degrees != nullptr && degrees->attitude_weak;
  }

private:
  static Attitude toward(const PreferenceDegrees* degrees, PartyId i, PartyId j) {
    if (degrees != nullptr && !degrees->parties[i.value].attitude.empty())
      return degrees->parties[i.value].attitude[j.value];
    return i == j ? Attitude::toward : Attitude::indifferent;
  }

  /// `in_doubt`: what an unknown comparison counts as.
  template <MoveGraph G>
  static bool attractive(const G& g, PartyId i, StateId s, StateId t, bool in_doubt) {
    const PreferenceDegrees* degrees = degrees_of(g);
    const bool weak = degrees != nullptr && degrees->attitude_weak;
    if (s == t) return false;  // whatever counts as good enough: an answer back to s took the gain
    bool strictly = weak || toward(degrees, i, i) != Attitude::indifferent;
    for (PartyId j{0}; j.value < g.party_count(); ++j.value) {
      const Attitude attitude = toward(degrees, i, j);
      if (attitude == Attitude::indifferent) continue;
      const Preference p = attitude == Attitude::toward ? g.compare(j, s, t) : g.compare(j, t, s);
      if (p == Preference::unknown && !in_doubt) return false;
      if (p < Preference::equal) return false;
      if (p == Preference::equal && j == i && !weak) return false;
      strictly = strictly || p > Preference::equal;
    }
    return strictly;
  }
};

}  // namespace entente::graph
