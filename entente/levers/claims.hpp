#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/levers/scenario.hpp"

namespace entente::levers {

/// A claim or one of its checks, tested.
struct Finding {
  std::optional<bool> holds;    ///< nothing: cannot be answered, or not yet computable
  std::string reason;           ///< in words, with party and move
  std::optional<double> share;  ///< of the draws in which it holds; nothing where `holds` is
  std::optional<std::string> threshold_path;  ///< the number on which it turns ...
  std::optional<Rational> threshold_at;       ///< ... and where
};

struct TestedClaim {
  std::string id, say;
  Finding all;                  ///< the conjunction of the checks
  std::vector<Finding> checks;  ///< in the order of the case
};

struct ClaimsAnswer {
  std::vector<TestedClaim> claims;
  std::uint64_t draws = 0;
  std::uint64_t seed = 0;
  bool partial = false;  ///< stopped before all draws were made: shares are of those made

  bool all_hold() const;
};

/// Tests every claim of the case: the verdict by `reading` and middle numbers, the share over
/// run.draws draws in which states are ranked by summed weights. The same for any run.threads.
ClaimsAnswer test_claims(const Model& m, Reading reading, const Run& run);

/// One check, with its share (run.draws = 0: without).
Finding test_check(const Model& m, const Check& check, Reading reading, const Run& run);

}  // namespace entente::levers
