#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/nearest_order.hpp"
#include "entente/graph/reach.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::graph {

/// Credible answers that one party is to give up: those of all parties but `focal` to its move to
/// `start` that end in `hurts`.
struct CutQuestion {
  PartyId focal;
  StateId start;
  PartyId party;                   ///< whose order changes; not the focal one
  const std::vector<bool>* hurts;  ///< [state]: it deters the focal party
};

struct CutAnswer {
  std::optional<NearOrder> order;  ///< with it no answer is left; nearer than the bound
  /// Below this many half swaps there is no other: order->half_swaps, or the bound, where the
  /// search was complete.
  std::uint64_t at_least = 0;
};

/// The nearest order of the party with which no credible answer is left, if it is nearer than
/// `bound` half swaps. `steps` sets of demands are tried at most, and less if run.stopped(); then a
/// way down from the best of them gives an order that need not be the nearest.
CutAnswer cut_answers(const ConflictGraph& g, Reach& reach, const CutQuestion& question,
                      std::uint64_t bound, std::uint64_t steps, const Run& run);

}  // namespace entente::graph
