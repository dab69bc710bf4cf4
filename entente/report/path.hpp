#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/path.hpp"
#include "entente/graph/table.hpp"
#include "entente/model/case_file.hpp"
#include "entente/model/option_graph.hpp"
#include "entente/report/layout.hpp"

/// The answer of `entente path`: where the parties go by themselves, and what lies further off.
namespace entente::report {

struct PathAnswer {
  const Model* model = nullptr;
  const OptionGraph* graph = nullptr;
  StateId from;
  graph::Evolution evolution;
  /// Ways, by moves of which some do not improve, to states that hold but are not reached by
  /// improvements: from the one state of rest, or else from the start.
  std::vector<std::vector<Move>> longer;
  bool partial = false;
};

/// `holding`: the states that hold under SEQ.
Result<PathAnswer> follow_paths(const Model& m, const OptionGraph& g, StateId from,
                                const StateSet& holding, const Run& run);

std::string text_path(const PathAnswer& a, const Look& look);
/// {"schema": "entente.path/1", from, reached, paths, rest, cycles, longer}.
std::string json_path(const PathAnswer& a);

}  // namespace entente::report
