#pragma once
#include <functional>
#include <span>
#include <vector>

#include "entente/graph/fill.hpp"
#include "entente/graph/simultaneous.hpp"

namespace entente::graph::detail {

Table empty_table(std::span<const ConceptId> concepts, std::uint32_t parties,
                  std::string_view method);

/// Takes in what is stable for one party; `set` is moved from.
void put(Table& table, ConceptId id, std::uint32_t party, StateSet&& set);

/// Equilibria of complete concepts, and whether the whole is partial.
void close_table(Table& table, std::uint64_t states);

Result<void> check_states(std::uint64_t states, std::uint64_t max_states);

/// Coalition concepts are refused (E113) where their sets of states would take more than this.
inline constexpr std::uint64_t most_coalition_bytes = std::uint64_t{4} << 30;

/// Whom the coalition concepts among `concepts` are about; none where there is no such concept.
Result<std::vector<Coalition>> coalitions_asked(std::span<const ConceptId> concepts,
                                                std::uint32_t parties, std::uint64_t states,
                                                bool free, const FillOptions& options);

/// Without complete orders policies and metarationalities are a game for each state; they are
/// refused (E113) for more states than this.
inline constexpr std::uint64_t most_games = 2048;

/// What a concept may need of a graph.
struct GraphTraits {
  bool weakly_ordered = true;  ///< every party has a complete order
  bool combines = true;        ///< it knows what comes of several moves at once
  std::uint64_t states = 0;
};
template <RankedGraph G>
GraphTraits traits_of(const G& g) {
  return {g.weakly_ordered(), CombiningGraph<G>, g.state_count()};
}

/// E113 where a concept needs of the graph what it has not.
Result<void> check_answerable(std::span<const ConceptId> concepts, const GraphTraits& graph);

/// The concepts by the method that fills them.
struct Groups {
  std::vector<ConceptId> crisp, strong, regard, coalition, foresight, policy, metarational,
      simultaneous;
  std::vector<ConceptId> filled_as;  ///< of each concept asked for
};
/// alike(id): the simplest concept that has the same table in this graph. `classes`: strength is a
/// matter of classes.
Groups grouped(std::span<const ConceptId> concepts,
               const std::function<ConceptId(ConceptId)>& alike, bool classes);

/// Takes in what another method has filled.
void append(Table& table, Table&& more);

/// The tables in the order asked for, each under its own name.
Table arranged(Table&& filled, std::span<const ConceptId> concepts, const Groups& groups);

}  // namespace entente::graph::detail
