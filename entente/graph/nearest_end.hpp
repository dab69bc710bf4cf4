#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::graph {

/// The smallest change of one party's order after which a state is no equilibrium any more.
struct NearestEnd {
  std::optional<PartyId> party;  ///< whose order changes; nothing where no change was found
  /// How far the order is from today's: 2 for each pair of states that change places, 1 for each
  /// pair that is tied before or after alone (half_swaps of nearest_order.hpp).
  std::uint64_t half_swaps = 0;
  std::vector<std::uint32_t> ranks;  ///< ranks[state] of the party then, 0 = worst, no gaps
  Move leaves;                       ///< a move that then pays for the one who makes it
  /// Whether it is proven that no change is smaller (or, without a party, that there is none).
  bool exact = true;
  std::uint64_t at_least = 0;  ///< half swaps that every change takes; half_swaps where exact

  /// Whether it is proven that no change of one party's order ends the equilibrium.
  bool lasting() const { return !party && exact; }
};

/// The nearest end of an equilibrium (asserted) of a weakly ordered conflict (asserted) under a
/// crisp concept.
///
/// A party's own order: the target must fall, and that is exact. Let the party be able to move to q
/// and U be the states it ranks above the target. q pays where q is in U and each answer of the
/// others leads to something in U (an answer that deters whatever the order, back to the target,
/// makes it never pay). So the least of the best states of q and its answers must get above the
/// target; any order that lifts it must part it from everything in between, at 2 for each state
/// passed, 1 for each tie left; the target that falls below it pays just that, and only adds to U.
/// Where that state alone of its tie suffices it rises above the rest of its tie instead.
///
/// Another party's order, under seq and sseq: its moves in the answers must stop to be
/// improvements. Best first over sets of demands "not t above s", one for each of its moves on a
/// way that still answers, each set at the price of the nearest order that meets it
/// (nearest_order). Exact unless it takes more than a fixed number of steps: then `exact` is false.
///
/// Cost: for each move from the target one search of what the others can reach; under seq and sseq
/// one more for each set of demands.
NearestEnd nearest_end(const ConflictGraph& g, StateId target, ConceptId id, const Run& run);

/// The state that the own order of a party must put above the target, of rank `highest` at least.
struct FallNeeded {
  std::uint32_t highest = 0;
  std::optional<StateId> alone;  ///< a state of that rank that is enough, without others of its tie
};
/// Nothing where the target is stable for the party whatever its own order.
std::optional<FallNeeded> fall_needed(const ConflictGraph& g, PartyId i, StateId target,
                                      ConceptId id);

}  // namespace entente::graph
