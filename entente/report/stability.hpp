#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/certainty_ranges.hpp"
#include "entente/graph/path.hpp"
#include "entente/graph/table.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/model/option_graph.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/reduced.hpp"

/// The answer of `entente stability`, of a case or of a graph file, as text, JSON or CSV.
namespace entente::report {

/// A table of stability with the names of what it is about.
struct StabilityAnswer {
  std::vector<std::string> party_ids;    ///< as JSON names them
  std::vector<std::string> party_names;  ///< as people read them
  std::uint64_t states = 0;
  std::function<std::string(StateId)> id;     ///< as people and CSV write it
  std::function<std::string(StateId)> label;  ///< in words; may be empty
  bool numbered = false;                      ///< ids are numbers in JSON (a case), not texts
  const Model* model = nullptr;               ///< of a case; null for a graph file
  const OptionGraph* graph = nullptr;         ///< of a case: asked for reasons
  std::optional<StateId> status_quo;
  graph::Table table;
  bool chosen = false;  ///< the concepts were named on the command line

  /// Names of whom row k of a concept's table is about: a party, or a coalition ("MoE+UR").
  std::string who(const graph::ConceptTable& c, std::size_t k) const;

  bool heat = false;               ///< --heat: how many parties and concepts each state has
  std::optional<Reduced> reduced;  ///< --reduce
  std::optional<graph::CertaintyRanges> certainty;  ///< --certainty

  std::vector<std::string> warnings;

  /// With --paths: what can be reached from the status quo, and which of the two is printed.
  std::optional<graph::Evolution> paths;
  bool any_moves = false, improvements = false;
  std::uint32_t max_length = 0xFFFFFFFF;
  std::string path_command;  ///< of a case: the command that tells the ways in words
};

StabilityAnswer stability_of_case(const Model& m, const OptionGraph& g, graph::Table table);
StabilityAnswer stability_of_graph(const GraphFile& file, graph::Table table);

/// The concepts under which the state is an equilibrium, of those in the table.
std::vector<graph::ConceptId> stable_for_all(const StabilityAnswer& a, StateId s);

/// Lists of more states than this are refused; `--counts` prints numbers and hashes instead.
inline constexpr std::uint64_t most_listed_states = std::uint64_t{1} << 22;

/// How many states hold under each concept of the table, as a sentence.
std::string counts_sentence(const StabilityAnswer& a);
/// A line that says so where the work was ended before it was complete; else nothing.
std::string partial_note(const StabilityAnswer& a);
std::string text_stability(const StabilityAnswer& a, const Look& look);
/// What --heat shows in place of the states with their letters: under how many concepts each holds,
/// and for how many parties it is stable. For concepts of parties, not of coalitions.
std::string text_heat(const StabilityAnswer& a, const Look& look);
std::string json_heat(const StabilityAnswer& a);
/// What --certainty shows in place of the states with their letters: over which certainties, one
/// for all parties, each state holds.
std::string text_certainty(const StabilityAnswer& a, const Look& look);
std::string json_certainty(const StabilityAnswer& a);
/// What --reduce adds: states merged, parts of the conflict, dominated levels of options; empty
/// without it.
std::string text_reduced(const StabilityAnswer& a, const Look& look);
std::string json_reduced(const StabilityAnswer& a);
/// What --paths adds: how much is reached; the paths themselves are in JSON.
std::string text_reached(const StabilityAnswer& a, const Look& look);
/// entente.stability/1 of docs/graph-json.md.
std::string json_stability(const StabilityAnswer& a);
/// The same with counts and hashes in place of lists.
std::string json_stability_counts(const StabilityAnswer& a, const Run& run);
/// Counts per concept and party as a small table.
std::string text_stability_counts(const StabilityAnswer& a, const Look& look);
/// The table of concepts beyond the crisp five: one row per concept, and for coalitions who leaves.
std::string text_concepts(const StabilityAnswer& a, const Look& look);
/// One row per state: 1 where it is stable for the party, and for all.
std::string csv_stability(const StabilityAnswer& a);

/// Names of states in a sentence: "partial deal (22)", by outcome where there are many.
std::string states_in_words(const Model& m, const std::vector<StateId>& states);

}  // namespace entente::report
