#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/graph/inverse_conditions.hpp"

namespace entente::graph {

/// The least change of a party's own order that makes the target stable for it: the target rises.
///
/// No other change is shorter. A state x above the target costs at least as many adjacent swaps to
/// bring below it as it stands places above: whatever stands between the two must change places
/// with one of them. The target that rises past x pays just that, and leaves every nearer state
/// below as well, which never does harm, since the conditions are monotone.
struct LeastChange {
  std::uint64_t passed = 0;            ///< states preferred to the target today that then are not
  std::optional<StateId> rise_to;      ///< the farthest of them; nothing where the target is stable
  std::optional<std::uint64_t> swaps;  ///< adjacent swaps; nothing where ties are in the way
};

namespace detail {

/// The rank that the target must have at least: per need the best way, over needs the worst.
template <RankedGraph G>
std::uint32_t rank_needed(const G& g, const Conditions& c) {
  std::uint32_t needed = 0;
  for (const auto& need : c.demands.needs) {
    std::uint32_t best = 0xFFFFFFFF;
    for (std::uint32_t w : need) {
      std::uint32_t highest = 0;
      for (std::uint32_t v : c.demands.ways[w])
        highest = std::max(highest, g.rank(c.party, c.states[v]));
      best = std::min(best, highest);
    }
    needed = std::max(needed, best);
  }
  return needed;
}

/// The states that a target of rank `low` passes on its way to rank `high`, and whether each stands
/// alone, the target too, so that it passes them one by one.
struct Passed {
  std::vector<std::uint32_t> ranks;
  std::uint64_t beside = 0;  ///< others of the target's own rank
  bool one_by_one() {
    std::ranges::sort(ranks);
    return beside == 0 && std::ranges::adjacent_find(ranks) == ranks.end();
  }
};

}  // namespace detail

/// Cost: one look at each state and one at each state of each way. `g` is weakly ordered.
template <RankedGraph G>
LeastChange least_change(const G& g, const Conditions& c) {
  const std::uint32_t low = g.rank(c.party, c.target);
  const std::uint32_t high = detail::rank_needed(g, c);
  LeastChange change;
  if (high <= low) {
    change.swaps = 0;
    return change;
  }
  for (StateId s : c.states)
    if (!change.rise_to && g.rank(c.party, s) == high) change.rise_to = s;
  detail::Passed passed;
  for (StateId s{0}; s.value < g.state_count(); ++s.value) {
    const std::uint32_t rank = g.rank(c.party, s);
    if (rank > low && rank <= high) passed.ranks.push_back(rank);
    if (rank == low && s != c.target) ++passed.beside;
  }
  change.passed = passed.ranks.size();
  if (passed.one_by_one()) change.swaps = change.passed;
  return change;
}

/// A graph with the preferences that parties have after their least changes; rises[party].
template <RankedGraph G>
struct ChangedGraph {
  struct Rise {
    StateId target;
    std::optional<StateId> above;  ///< nothing: the party's order stays
  };
  const G& g;
  std::vector<Rise> rises;

  std::uint32_t party_count() const { return g.party_count(); }
  std::uint64_t state_count() const { return g.state_count(); }
  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    return g.each_move(i, s, visit);
  }
  /// Greater is better. Twice the rank leaves room: a risen target stands right above a state.
  std::uint64_t place(PartyId i, StateId s) const {
    const Rise& rise = rises[i.value];
    if (s == rise.target && rise.above) return 2 * std::uint64_t{g.rank(i, *rise.above)} + 1;
    return 2 * std::uint64_t{g.rank(i, s)};
  }
  Preference compare(PartyId i, StateId s, StateId t) const {
    const std::uint64_t before = place(i, s), after = place(i, t);
    return after < before   ? Preference::worse
           : after > before ? Preference::better
                            : Preference::equal;
  }
};

/// The party's order after the change, best first, in groups of equally good states (ascending).
/// Where `change.swaps` is known it is that many adjacent swaps from today's.
template <RankedGraph G>
std::vector<std::vector<StateId>> ranking_after(const G& g, const Conditions& c,
                                                const LeastChange& change) {
  std::vector<StateId> states;
  for (StateId s{0}; s.value < g.state_count(); ++s.value) states.push_back(s);
  // Twice the rank leaves room between two ranks: the risen target stands right above rise_to.
  const auto place = [&](StateId s) {
    if (s == c.target && change.rise_to)
      return 2 * std::uint64_t{g.rank(c.party, *change.rise_to)} + 1;
    return 2 * std::uint64_t{g.rank(c.party, s)};
  };
  std::ranges::stable_sort(states, [&](StateId a, StateId b) { return place(a) > place(b); });
  std::vector<std::vector<StateId>> groups;
  for (StateId s : states) {
    if (groups.empty() || place(groups.back().front()) != place(s)) groups.emplace_back();
    groups.back().push_back(s);
  }
  return groups;
}

}  // namespace entente::graph
