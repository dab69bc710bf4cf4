#pragma once
#include <optional>
#include <vector>

#include "entente/graph/inverse.hpp"
#include "entente/levers/statement_edit.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::levers {

/// Pairs of edits are tried where a party has at most so many of them.
inline constexpr std::uint64_t most_edit_pairs = 1'000'000;
/// Under SEQ and SSEQ a party's order matters to others: so many times their cells are judged anew.
inline constexpr std::uint64_t most_rejudged = 20'000;

/// The fewest edits of one party's statements after which it stays in the target: none where it
/// stays today, one, or two.
struct NearestEdits {
  bool has_statements = true;        ///< false: it has an order of states, or wants nothing
  bool found = false;                ///< `edits` does it
  std::vector<StatementEdit> edits;  ///< each of the list as the one before leaves it
  bool holds = false;                ///< the target then holds, the others as they are
  std::uint32_t tried = 0;  ///< up to how many edits together all were tried: what is found is
                            ///< least, and where nothing is found there is nothing of so many
};

/// For each party, in the order of edits_of: of the least sets after which the party stays the
/// first under which the target holds, else the first. `inverse` is the answer for the target and
/// the graph by the written order (asserted weakly ordered). Nothing once run.stopped(). Cost: each
/// edit, or pair, one look at the states that matter per statement; under seq and sseq also the
/// cells of the other parties. Source: docs/graph-model.md, Which preferences make a state hold.
std::optional<std::vector<NearestEdits>> nearest_edits(const Model& m, const OptionGraph& g,
                                                       const graph::Inverse& inverse,
                                                       const Run& run);

}  // namespace entente::levers
