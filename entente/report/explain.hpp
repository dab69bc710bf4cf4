#pragma once
#include <string>
#include <vector>

#include "entente/report/layout.hpp"
#include "entente/report/why.hpp"

/// The answer of `entente explain CASE STATE`.
namespace entente::report {

/// One state with the reasons of every party.
struct ExplainAnswer {
  const Model* model = nullptr;
  StateId state;
  std::vector<CellReason> cells;                 ///< one per party
  std::vector<graph::ConceptId> stable_for_all;  ///< under which it holds
};

ExplainAnswer explain_state(const Model& m, const OptionGraph& g, StateId s);

std::string text_explain(const ExplainAnswer& a, const Look& look);
/// {"schema": "entente.explain/1", state, label, levels, stable, holds, why, reasons}.
std::string json_explain(const ExplainAnswer& a);

}  // namespace entente::report
