#pragma once
#include <vector>

#include "entente/graph/free_strategies.hpp"
#include "entente/graph/joint.hpp"
#include "entente/graph/small.hpp"
#include "entente/model/move_graph.hpp"

/// A graph as the methods for whole tables ask for it.
namespace entente::graph::detail {

template <RankedGraph G>
auto ranks_of(const G& g) {
  return [&g](std::uint32_t i, std::uint64_t first, std::uint64_t count, std::uint32_t* to) {
    for (std::uint64_t k = 0; k < count; ++k) to[k] = g.rank(PartyId{i}, StateId{first + k});
  };
}

template <RankedGraph G>
FreeConflict free_conflict(const G& g, const std::vector<std::uint64_t>& strategies) {
  return {strategies, g.state_count(), ranks_of(g)};
}

/// Whether FreeCoalitions fits.
template <RankedGraph G>
bool coalitions_act_freely(const G& g, JointPreference rule) {
  return rule == JointPreference::each_better && g.weakly_ordered() &&
         g.state_count() > small_states && g.free_strategies().has_value();
}

}  // namespace entente::graph::detail
