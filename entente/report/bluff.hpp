#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/levers/scenario.hpp"
#include "entente/report/layout.hpp"

/// The answer of `entente bluff`: every threat of the case against each of its targets.
namespace entente::report {

struct ThreatVerdict {
  game::ThreatAnswer answer;
  Rational low, high;  ///< the chance that it is carried out, over the ranges of the types
  std::optional<std::pair<Rational, Rational>> range;  ///< of the threshold, over all weights
};

struct BluffAnswer {
  const Model* model = nullptr;
  std::vector<ThreatVerdict> threats;  ///< in the order of the case
};

/// By middle numbers; `reading` ranks the states.
BluffAnswer judge_threats(const Model& m, levers::Reading reading);

std::string text_bluff(const BluffAnswer& a, const Look& look);
/// {"schema": "entente.bluff/1", "threats": [...]}.
std::string json_bluff(const BluffAnswer& a);

}  // namespace entente::report
