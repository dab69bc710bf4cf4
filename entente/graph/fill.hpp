#pragma once
#include <cstdint>
#include <span>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/graph/foresight.hpp"
#include "entente/graph/joint.hpp"
#include "entente/graph/table.hpp"
#include "entente/model/conflict_graph.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::graph {

/// Larger graphs are refused where no other limit is asked for.
inline constexpr std::uint64_t table_states = std::uint64_t{1} << 28;

/// What to fill beside the concepts themselves.
struct FillOptions {
  std::uint64_t max_states = table_states;
  /// Whom the coalition concepts are about; empty: every coalition there is.
  std::vector<Coalition> coalitions{};
  JointPreference joint = JointPreference::each_better;
  NextMover next = NextMover::worst;
  PartyId leader{0};  ///< in Stackelberg stability; must be a party of the graph
};

/// The tables of some concepts for all parties, each by the fastest method that fits the graph:
///
/// - `small`: up to 64 states, any preference (small.hpp);
/// - `free_strategies`: weak orders, every strategy always open (free_strategies.hpp);
/// - `ruled_strategies`: weak orders, rules forbid states or limit moves (ruled_tables.hpp);
/// - `flood`: weak orders, any moves (flood.hpp);
/// - `rows`: any preference and family of concepts, while sets of the classes of states that a
/// party
///   tells apart fit a gigabyte (fill_rows.hpp);
/// - `cells`: anything else, each cell by the concept's definition;
/// - `coalitions`, `foresight`, `policies`, `metarational`, `simultaneous`: the concepts of these
/// families (fill_coalitions.hpp, foresight.hpp, policy.hpp, metarational.hpp, simultaneous.hpp).
///
/// A family that a graph cannot tell from the crisp one (no unknown pairs, say) has its tables.
/// All methods give the same tables, whatever the number of threads. Where run.stop is set or
/// run.budget (steps as counted in Table::steps) runs out, the parties not finished are not `known`
/// and the table is `partial`; a budget ends the work at the same place on every machine.
/// Fails with E008 where there are more than `max_states` states (2^32 - 1 in any case) and with
/// E113 where a concept cannot be answered for this graph, before any memory is taken. Memory: one
/// bit per state, party and concept, and that of the method.
template <RankedGraph G>
Result<Table> fill_table(const G& g, std::span<const ConceptId> concepts, const Run& run,
                         const FillOptions& options = {});

// The graphs of the program; fill.cpp has the same list.
extern template Result<Table> fill_table(const OptionGraph&, std::span<const ConceptId>, const Run&,
                                         const FillOptions&);
extern template Result<Table> fill_table(const ConflictGraph&, std::span<const ConceptId>,
                                         const Run&, const FillOptions&);
extern template Result<Table> fill_table(const ProductGraph&, std::span<const ConceptId>,
                                         const Run&, const FillOptions&);

}  // namespace entente::graph
