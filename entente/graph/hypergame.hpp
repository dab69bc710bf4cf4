#pragma once
#include <optional>
#include <span>
#include <vector>

#include "entente/graph/fill.hpp"

namespace entente::graph {

/// A conflict as one party sees it, or as it thinks that another sees it.
struct View {
  PartyId viewer;
  std::optional<PartyId> of;   ///< second level: what the viewer takes `of` to see
  const ConflictGraph* graph;  ///< with the arcs, preferences and states that are seen
  StateSet hidden;             ///< states of the conflict that are not seen
};

/// A hypergame: each party plays the conflict that it sees.
struct Hypergame {
  const ConflictGraph* actual;  ///< the conflict as it is
  std::vector<View> views;      ///< at most one per viewer, and one per viewer and other party

  /// What the viewer sees, or takes `of` to see: that view if there is one, else the viewer's own,
  /// else the conflict as it is.
  const ConflictGraph& seen(PartyId viewer, PartyId of) const;
  bool hidden_from(PartyId viewer, StateId s) const;
};

/// Somebody leaves a state of which another thought that it would hold.
struct Surprise {
  StateId expected;  ///< an equilibrium as `surprised` sees things
  PartyId surprised;
  Move move;                 ///< what happens instead: in its own view the mover gains
  bool into_hidden = false;  ///< to a state that `surprised` did not know of
};

/// The answer under one concept.
struct HypergameTable {
  ConceptId id = ConceptId::nash;
  ConceptTable actual;              ///< if everybody saw the conflict as it is
  std::vector<ConceptTable> seen;   ///< seen[viewer].stable[party]: as the viewer sees it
  StateSet equilibria;              ///< each party would stay, as it sees things itself
  std::vector<StateSet> unseen;     ///< unseen[party]: states hidden from it, where it stays
  std::vector<StateSet> expected;   ///< expected[viewer]: what the viewer thinks holds
  std::vector<Surprise> surprises;  ///< ascending by state, party and move
};

/// First- and second-level hypergame analysis under some concepts of regard_families (asserted).
/// Stability of s for p is judged in the game that p sees; of a state hidden from p, p does not
/// move. What p thinks holds takes for each other party q the game that p takes q to see. Fails as
/// fill_table. Cost: one table per view. Source: Bennett (1977), Toward a theory of hypergames;
/// Wang, Hipel & Fraser (1989), Solution concepts in hypergames; Aljefri, Bashar, Fang & Hipel
/// (2018), First-level hypergame for investigating misperception in conflicts.
Result<std::vector<HypergameTable>> analyse(const Hypergame& game,
                                            std::span<const ConceptId> concepts, const Run& run);

}  // namespace entente::graph
