#pragma once
#include <string>
#include <vector>

#include "entente/levers/scenario.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/why.hpp"

/// The answer of `entente explain CASE STATE`.
namespace entente::report {

/// What a state is worth to a party: the summed weights of the statements that are true in it.
struct Worth {
  StateId state;
  Rational sum;
};

/// One state with the reasons of every party.
struct ExplainAnswer {
  const Model* model = nullptr;
  StateId state;
  std::vector<CellReason> cells;                 ///< one per party
  std::vector<graph::ConceptId> stable_for_all;  ///< under which it holds
  levers::Reading reading = levers::Reading::order;
  /// By weight: worth[party] of the state, then of what the reasons name, ascending. Empty for a
  /// party that has an order instead of statements.
  std::vector<std::vector<Worth>> worth;
};

/// `g` ranks the states as `reading` says (middle weights).
ExplainAnswer explain_state(const Model& m, const OptionGraph& g, StateId s,
                            levers::Reading reading);

std::string text_explain(const ExplainAnswer& a, const Look& look);
/// {"schema": "entente.explain/1", state, label, levels, by, holds, stable, why, reasons}, by
/// weight also `worth`.
std::string json_explain(const ExplainAnswer& a);

}  // namespace entente::report
