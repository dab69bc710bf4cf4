#pragma once
#include <span>

#include "entente/graph/free_strategies.hpp"
#include "entente/model/ruled_strategies.hpp"

namespace entente::graph {

/// What ruled_tables needs to know of a conflict.
struct RuledConflict {
  RuledStrategies ruled;
  /// As FreeConflict::ranks: of states, not of places.
  std::function<void(std::uint32_t, std::uint64_t, std::uint64_t, std::uint32_t*)> ranks;
};

/// Fills the tables of the concepts asked for where rules forbid states or limit moves: layer by
/// layer as free_strategies does, with the sanctions of all four deterrents found by floods, whose
/// steps are sets of strategies (ruled_layer.hpp). Nothing is stored per move.
///
/// Cost: O(places * parties^2 * strategies / 64), a place being a combination of strategies that
/// occur; about 11 bytes per place and 2 more per party. Parties are taken one after the other,
/// their layers in parallel; stops between layers, and before a party whose steps would pass the
/// budget.
/// Source: docs/graph-model.md 18.2, 18.3; definitions as in nash.hpp .. sseq.hpp.
FreeTables ruled_tables(const RuledConflict& conflict, std::span<const ConceptId> concepts,
                        const Run& run);

}  // namespace entente::graph
