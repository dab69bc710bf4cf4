#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/graph/fill.hpp"
#include "entente/levers/claims.hpp"

/// Single checks of claims, each tied to its scenario; used by claims.cpp only.
namespace entente::levers {

/// One scenario with the checks that are asked in it, so that each draw builds its graph once.
struct Question {
  Scenario scenario;
  std::vector<graph::ConceptId> concepts;  // of all its stable checks
  bool needs_graph = false;
};

/// One check, tied to its scenario.
struct Asked {
  const Check* check = nullptr;
  Question* question = nullptr;
  StateSet left;  // X, in the scenario's states
};

/// The graph and tables of a scenario for one set of numbers.
struct World {
  std::optional<OptionGraph> graph;
  graph::Table table;
};

/// The concepts that a stable check names; seq where it names none.
std::vector<graph::ConceptId> concepts_of(const Check& check);

/// The world of a question, as far as its checks need it.
World world_of(const Question& q, Reading reading, const forecast::Numbers& numbers);

/// What stands in the way of an answer, in words; empty where nothing does.
std::string obstacle(const Asked& a);

/// Whether the check holds in a world; nothing where the case does not say enough.
std::optional<bool> holds_in(const Asked& a, const World& world, Reading reading,
                             const forecast::Numbers& numbers);

/// The check at middle numbers, with its reason and threshold, without a share.
Finding verdict(const Asked& a, Reading reading);

}  // namespace entente::levers
