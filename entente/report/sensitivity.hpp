#pragma once
#include <optional>
#include <string>

#include "entente/graph/sensitivity.hpp"
#include "entente/levers/case_variants.hpp"
#include "entente/levers/statement_ranges.hpp"
#include "entente/report/layout.hpp"
#include "entente/report/names.hpp"

/// The answer of `entente levers --sensitivity`: how firmly each state holds.
namespace entente::report {

struct SensitivityReport {
  Names names;
  graph::ConceptId concept_id = graph::ConceptId::seq;  ///< the one that the text tells
  graph::Sensitivity found;
  const Model* model = nullptr;                         ///< of a case; null for a graph file
  std::optional<levers::StatementRanges> statements{};  ///< of a case, under concept_id
  std::optional<levers::CaseVariants> variants{};       ///< of a case
};

/// Orders of more states than this are left out of JSON.
inline constexpr std::uint64_t most_ranked_in_json = 256;

/// What options made one-way or reversible, and statements swapped or dropped, would make or end;
/// empty for a graph file.
std::string text_case_variants(const SensitivityReport& a, const Look& look);
std::string json_case_variants(const SensitivityReport& a);

std::string text_sensitivity(const SensitivityReport& a, const Look& look);
/// entente.sensitivity/1 of docs/graph-json.md.
std::string json_sensitivity(const SensitivityReport& a);

}  // namespace entente::report
