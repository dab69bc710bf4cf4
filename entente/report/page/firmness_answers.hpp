#pragma once
#include <optional>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/nearest_end.hpp"
#include "entente/levers/statement_ranges.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

/// How firmly the states hold that are stable under SEQ.
namespace entente::page {

struct Firmness {
  struct Row {
    StateId state;
    graph::NearestEnd end;
    std::uint64_t survives = 0;  ///< after how many of `tried` it still holds
  };
  std::vector<Row> ending;   ///< easiest to end first
  std::vector<Row> lasting;  ///< no order of any one party ends them
  std::uint64_t tried = 0;   ///< single changes of an order or of the moves; 0: they are too many
  std::optional<levers::StatementRanges> statements;  ///< nothing without statements
};

/// Larger conflicts, and such with more states that hold, have no part on how firmly they do: the
/// page is made in a fraction of a second (graph::check_sensitivity allows more to those who wait).
inline constexpr std::uint64_t most_firm_states = 512;
inline constexpr std::uint64_t most_firm_moves = 4096;
inline constexpr std::uint64_t most_ends = 64;
/// Each single change takes a table: they are tried where there are so many cells of all in all.
inline constexpr std::uint64_t most_changed_cells = std::uint64_t{1} << 16U;

/// Whether the page asks; preferences that are no order have no neighbours to swap.
bool asks_how_firmly(const OptionGraph& g, const StateSet& equilibria);

/// `equilibria`: under SEQ. Fails with E101 where it was stopped.
Result<Firmness> find_firmness(const Model& m, const OptionGraph& g, const StateSet& equilibria,
                               const Run& run);

}  // namespace entente::page
