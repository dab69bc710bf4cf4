#pragma once
#include "entente/graph/coalition.hpp"
#include "entente/graph/regard.hpp"

namespace entente::graph {

/// When a coalition counts a state as better than another.
enum class JointPreference : std::uint8_t {
  each_better,  ///< each member is better off
  none_worse,   ///< no member is worse off and one is better off
};

/// Whether coalition h, as a whole, prefers t to s; what is unknown to a member is not preferred.
/// Source: Kilgour, Hipel, Fang & Peng (2001); Inohara & Hipel (2008).
template <MoveGraph G>
bool jointly_improves(const G& g, Coalition h, StateId s, StateId t, JointPreference rule) {
  if (rule == JointPreference::each_better)
    return each_member(h, [&](PartyId i) { return improves(g, i, s, t); });
  bool one_better = false;
  const bool none_worse = each_member(h, [&](PartyId i) {
    const Preference p = g.compare(i, s, t);
    one_better = one_better || p == Preference::better || p == Preference::much_better;
    return p >= Preference::equal && p != Preference::unknown;
  });
  return none_worse && one_better;
}

/// Whether t is known to be no better than s for coalition h as a whole, so that ending there
/// deters it: some member is known to gain nothing.
template <MoveGraph G>
bool jointly_no_better(const G& g, Coalition h, StateId s, StateId t, JointPreference rule) {
  if (rule == JointPreference::each_better)
    return !each_member(h, [&](PartyId i) { return !no_better(g, i, s, t); });
  bool one_worse = false, none_better = true;
  each_member(h, [&](PartyId i) {
    one_worse = one_worse || g.compare(i, s, t) < Preference::equal;
    none_better = none_better && no_better(g, i, s, t);
    return !one_worse;
  });
  return one_worse || none_better;
}

}  // namespace entente::graph
