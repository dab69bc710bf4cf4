#pragma once
#include <utility>
#include <vector>

#include "entente/base/assert.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::graph {

/// The number of moves of all parties, counted until there are more than `most`.
template <RankedGraph G>
std::uint64_t count_moves(const G& g, std::uint64_t most) {
  std::uint64_t moves = 0;
  for (PartyId i{0}; i.value < g.party_count() && moves <= most; ++i.value)
    for (StateId s{0}; s.value < g.state_count() && moves <= most; ++s.value)
      g.each_move(i, s, [&](StateId) {
        ++moves;
        return true;
      });
  return moves;
}

/// The same conflict with every move written out: for methods that look at moves one by one and
/// again and again. `g` is weakly ordered (asserted) with fewer than 2^32 states.
/// Memory: 16 bytes per move, 4 per state and party.
template <RankedGraph G>
ConflictGraph listed(const G& g) {
  ENTENTE_ASSERT(g.weakly_ordered() && g.state_count() <= 0xFFFFFFFFU);
  std::vector<ExplicitParty> parties(g.party_count());
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    ExplicitParty& party = parties[i.value];
    party.rank.reserve(g.state_count());
    for (StateId s{0}; s.value < g.state_count(); ++s.value) {
      party.rank.push_back(g.rank(i, s));
      g.each_move(i, s, [&](StateId t) {
        party.arcs.emplace_back(static_cast<std::uint32_t>(s.value),
                                static_cast<std::uint32_t>(t.value));
        return true;
      });
    }
  }
  return {g.state_count(), std::move(parties)};
}

}  // namespace entente::graph
