#pragma once
#include <optional>
#include <vector>

#include "entente/levers/changes.hpp"

namespace entente::levers {

/// A case that differs from today's in one option's direction or in one statement.
struct CaseVariant {
  enum class Kind : std::uint8_t {
    only_rises,  ///< an option that can go both ways can go up alone
    only_falls,  ///< the same, down alone
    reversible,  ///< an option that can go one way can go both
    swap,        ///< a statement and the next one change places
    drop         ///< a statement is left out
  };
  Kind kind = Kind::only_rises;
  OptionId option{};            ///< of the first three
  PartyId party{};              ///< of the others
  std::uint32_t statement = 0;  ///< from 1
  Holding holding;              ///< what then holds

  bool of_option() const { return kind < Kind::swap; }
};

struct CaseVariants {
  Holding today;
  std::vector<CaseVariant>
      variants;  ///< options in their order, then statements by party and place
};

/// All of them, each solved under the crisp concepts. Which states there are is the same in each.
/// By weight statements are dropped alone, since places mean nothing. Nothing once run.stopped().
/// Cost: a table for each. Source: sensitivity analysis as in Fang, Hipel & Kilgour (1993).
std::optional<CaseVariants> case_variants(const Model& m, Reading reading, const Run& run);

}  // namespace entente::levers
