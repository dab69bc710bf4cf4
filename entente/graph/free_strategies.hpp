#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/concepts.hpp"

namespace entente::graph {

/// What free_strategies needs to know of a conflict: its strategies, and the ranks of one party.
struct FreeConflict {
  std::vector<std::uint64_t>
      strategies;            ///< of each party; states are mixed radix, party 0 fastest
  std::uint64_t states = 0;  ///< their product, below 2^32
  /// Calls for ranks(party, first, count, to): rank of states first .. first + count - 1; greater
  /// is better. Called by several threads at once.
  std::function<void(std::uint32_t, std::uint64_t, std::uint64_t, std::uint32_t*)> ranks;
};

/// The tables of all five concepts, concepts by ConceptId; stable[concept][party].
struct FreeTables {
  std::array<std::vector<StateSet>, form_count> stable;
  std::uint32_t parties_done = 0;  ///< the first so many parties are known, the others are empty
  std::uint64_t steps = 0;         ///< counted work: (column, other party) pairs, per own strategy
};

/// Bytes that `free_strategies` takes at most (16-bit ranks take half of the ranks' share).
std::uint64_t free_strategies_bytes(const FreeConflict& conflict, int threads);

/// Fills whole tables where every party can always change from any of its strategies to any other:
/// no list of moves at all. Seen from party i the states are a table, own strategy by column, a
/// column being one combination of the others' strategies.
///
/// Any column can be brought about by the others from any other, so GMR and SMR need one minimum
/// per own strategy. For SEQ and SSEQ the own strategy is a layer of columns in which the others'
/// improvements run along fibres (one party changes, all else is fixed): columns are taken by
/// ascending key, and one pointer per fibre moves over those from which that key is reached.
///
/// Cost: O(states * parties^2), 14 bytes per state for four parties. Parties are taken one after
/// the other, their layers in parallel; stops between layers, and before a party whose steps would
/// pass the budget.
/// Source: docs/graph-model.md 18.3; definitions as in gmr.hpp .. sseq.hpp.
FreeTables free_strategies(const FreeConflict& conflict, const Run& run);

}  // namespace entente::graph
