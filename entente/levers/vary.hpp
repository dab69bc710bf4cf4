#pragma once
#include <optional>

#include "entente/levers/changes.hpp"

namespace entente::levers {

/// Fills the stretches, threshold and sentence of a `vary` lever: how the answers that its number
/// touches (threats, the bargaining range; by weight also what holds) change over low..high.
///
/// Exact: all comparisons are signs of functions that are linear in the number between breakpoints,
/// which are found as fractions; answers are tested at every breakpoint and between each two, for
/// the answer need not be monotone. False where run.stop ended the work.
bool vary_number(const Scenario& scenario, const Lever& lever,
                 const std::optional<Expression>& target, graph::ConceptId concept_id,
                 Reading reading, const Run& run, Effect& effect);

}  // namespace entente::levers
