#pragma once
#include <optional>
#include <string>

#include "entente/levers/changes.hpp"
#include "entente/report/layout.hpp"

/// The answer of `entente levers`: what would change what holds.
namespace entente::report {

struct LeversReport {
  const Model* model = nullptr;
  levers::LeversAnswer answer;
  std::optional<Expression> target;
  graph::ConceptId concept_id = graph::ConceptId::seq;
};

std::string text_levers(const LeversReport& a, const Look& look);
/// {"schema": "entente.levers/1", target, concept, today, levers, changes}.
std::string json_levers(const LeversReport& a);

}  // namespace entente::report
