#pragma once
#include <optional>
#include <vector>

#include "entente/levers/holding.hpp"

namespace entente::levers {

/// How far one statement of a party can be moved before other states hold.
struct StatementRange {
  PartyId party;
  std::uint32_t statement = 0;  ///< its place today, from 1
  std::uint32_t of = 0;         ///< how many statements the party has
  /// Moved to each place from highest (the more important end) to lowest the same states hold as
  /// today. By weight, where places mean nothing, both are 0.
  std::uint32_t highest = 0, lowest = 0;
  std::optional<std::vector<StateId>> raised;   ///< what holds one place above; nothing at place 1
  std::optional<std::vector<StateId>> lowered;  ///< and one below; nothing at the last place
  std::vector<StateId> dropped;                 ///< what holds without it

  bool may_be_anywhere() const { return highest != 0 && !raised && !lowered; }
};

struct StatementRanges {
  std::vector<StateId> today;
  std::vector<StatementRange> statements;  ///< by party and place
};

/// Every statement of every party, one at a time, with the other statements in their order; what
/// holds is asked under one crisp concept (asserted). Places beyond the first that changes the
/// answer are not looked at: the same states may hold there again. Nothing once run.stopped().
/// Cost: one table for each place looked at, at most the square of a party's statements.
std::optional<StatementRanges> statement_ranges(const Model& m, graph::ConceptId concept_id,
                                                Reading reading, const Run& run);

}  // namespace entente::levers
