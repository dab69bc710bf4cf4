#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/coalition.hpp"
#include "entente/graph/concepts.hpp"

namespace entente::graph {

/// The answer of one concept for everybody it is about - each party, or each coalition looked at -
/// and every state.
struct ConceptTable {
  ConceptId id = ConceptId::nash;
  std::string_view method;       ///< how it was filled: small, free_strategies, flood, cells, ...
  std::vector<StateSet> stable;  ///< stable[who]
  std::vector<bool> known;       ///< known[who]: false where the work ended before; then empty
  StateSet equilibria;           ///< stable for all of them; empty where one is not known
  std::vector<Coalition> coalitions{};  ///< who, in a coalition concept; else parties in order
  std::optional<PartyId> leader{};      ///< in Stackelberg stability
  bool undecided = false;  ///< the method ended without an answer, which is not for want of steps

  bool complete() const;
};

/// Tables of stability, one per concept asked for, in that order.
struct Table {
  std::vector<ConceptTable> concepts;
  std::uint64_t steps = 0;  ///< counted work: arcs looked at, columns labelled or cells judged
  bool partial = false;     ///< stopped, or out of steps: some parties are not known

  /// The table of one concept, or null if it was not asked for.
  const ConceptTable* find(ConceptId id) const;
};

/// The sum of mix(s) over the states of a set, modulo 2^64: equal sets have equal hashes on every
/// machine. Cost: one mix per state of the set.
std::uint64_t hash(const StateSet& set);

/// Hashes of all sets of a table at once: one mix per state, in parallel.
struct TableHash {
  std::vector<std::vector<std::uint64_t>> stable;  ///< stable[concept][party]
  std::vector<std::uint64_t> equilibria;           ///< equilibria[concept]
};
TableHash hash(const Table& table, const Run& run);

}  // namespace entente::graph
