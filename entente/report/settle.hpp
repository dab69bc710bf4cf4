#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/levers/scenario.hpp"
#include "entente/report/layout.hpp"

/// The answer of `entente settle`: whether any deal beats fighting on for both, in closed form.
namespace entente::report {

/// What the range becomes where a `cost_if` applies.
struct UnderCondition {
  std::string when;
  settle::Bargaining range;
};

struct SettleAnswer {
  const Model* model = nullptr;
  settle::Bargaining range;                   ///< at the middle of all numbers
  std::pair<Rational, Rational> least, most;  ///< over the ranges of the numbers
  double share = 0;                           ///< of the draws in which a range exists
  double error = 0;                           ///< its Monte Carlo error
  std::uint64_t draws = 0;                    ///< that were made
  std::uint64_t seed = 0;
  bool partial = false;
  std::vector<UnderCondition> given;
};

/// Nothing, and `why`, where the terms are not a fight over a prize.
std::optional<SettleAnswer> find_range(const Model& m, const Run& run, std::string& why);

std::string text_settle(const SettleAnswer& a, const Look& look);
/// {"schema": "entente.settle/1", range, gap or width, least, most, chance_of_range, opens, given}.
std::string json_settle(const SettleAnswer& a);

}  // namespace entente::report
