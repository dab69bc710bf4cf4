#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/inverse_all.hpp"
#include "entente/levers/nearest_edits.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/graph_json.hpp"
#include "entente/report/layout.hpp"

/// The inverse answer of `entente levers`: what each party would have to prefer for a target to
/// hold.
namespace entente::report {

struct InverseReport {
  std::vector<std::string> party_ids;    ///< as JSON names them
  std::vector<std::string> party_names;  ///< as people read them
  std::uint64_t states = 0;
  std::function<std::string(StateId)> id;    ///< as people write it
  std::function<std::string(StateId)> name;  ///< in a sentence
  bool numbered = false;                     ///< ids are numbers in JSON (a case), not texts
  std::string command;                       ///< of a case: tries changes of statements
  std::optional<std::string> expression;     ///< what was asked for, where it was not one state
  graph::ConceptId concept_id = graph::ConceptId::seq;
  std::optional<graph::InverseAll> all;  ///< of --target all, in place of `targets`
  std::vector<graph::Inverse> targets;   ///< one; of an expression all its states, best first
  bool partial = false;                  ///< it was stopped: the text tells no more than the list
  std::uint64_t left_out = 0;            ///< states of the expression that were not worked out
  /// Of a case by the written order: each party's least edits, by number of the target.
  std::map<std::uint64_t, std::vector<levers::NearestEdits>> edits;
  const Model* model = nullptr;  ///< of a case
  /// The party's order after its least change, best first.
  std::function<std::vector<std::vector<StateId>>(const graph::PartyInverse&)> ranking_after;
};

/// Names of a case and of a graph file; targets and rankings are for the caller to add.
InverseReport inverse_of_case(const Model& m);
InverseReport inverse_of_graph(const GraphFile& file);

/// Conditions of more alternatives than this are given need by need.
inline constexpr std::size_t most_alternatives = 128;

/// What the least edits of each party's statements are, one sentence per party; empty without them.
std::string text_edits(const InverseReport& a, const graph::Inverse& target, const Look& look);
/// Of party i; null where its statements were not looked at.
std::string json_edits(const InverseReport& a, const graph::Inverse& target, std::size_t i);

std::string text_inverse(const InverseReport& a, const Look& look);
/// entente.inverse/1 of docs/graph-json.md.
std::string json_inverse(const InverseReport& a);
/// Of every state in turn: how far it is from holding.
std::string text_inverse_all(const InverseReport& a, const Look& look);
/// entente.inverse_all/1.
std::string json_inverse_all(const InverseReport& a);

}  // namespace entente::report
