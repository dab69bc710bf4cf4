#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/concepts.hpp"
#include "entente/graph/verdict.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"

/// Reasons in words: for each verdict the move, the reply and who would make it.
namespace entente::report {

/// One improvement of a party, and the reply that meets it.
struct MoveReason {
  Move improvement;
  std::vector<Move> reply;  ///< empty: nobody can answer so that it gains nothing
  bool credible = false;    ///< each move of the reply improves for its mover
  std::string gain;         ///< why the party moves: "It keeps fighting (statement 4)."
  std::string answer;       ///< what the others could do, and why they would or would not
};

/// One cell: a party in a state.
struct CellReason {
  PartyId party;
  StateId state;
  std::vector<graph::ConceptId> stable_under;  ///< of the five crisp concepts
  std::vector<MoveReason> moves;               ///< one per improvement, ascending
  std::string headline;                        ///< "Russia would leave the ceasefire (25)."
  std::vector<std::string> lines;              ///< at most four, as `entente explain` prints them
  std::string summary;                         ///< one sentence for a claim's reason or a panel
};

CellReason explain_cell(const Model& m, const OptionGraph& g, PartyId party, StateId state);

/// The state's verdict in three words: "holds", "holds, credibly", "empty threats", "no".
/// `stable_for_all`: the concepts under which it is an equilibrium.
std::string verdict_words(const std::vector<graph::ConceptId>& stable_for_all);

/// "us.press russia": what a move changes, in words: "US: press russia".
std::string move_words(const Model& m, const Move& move);

/// "Russia prefers 22 to 25 by statement 4 (russia.accept is not ceasefire unless ...)"; where an
/// order or nothing decides it says so.
std::string preference_words(const Model& m, PartyId party, StateId preferred, StateId to);

}  // namespace entente::report
