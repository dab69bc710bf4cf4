#pragma once
#include <optional>

#include "entente/base/natural.hpp"
#include "entente/base/run.hpp"
#include "entente/graph/inverse_conditions.hpp"

namespace entente::graph {

/// Numbers of orders are written out for conflicts of up to this many states; m! of 16,384 states
/// has 61,000 digits.
inline constexpr std::uint64_t most_ordered_states = 16384;

/// In how many strict orders of all states the target is stable for the party.
struct OrderCount {
  bool exact = true;              ///< false: `share` is an estimate from random orders
  double share = 1;               ///< of all strict orders, in [0, 1]
  double standard_error = 0;      ///< of an estimate
  std::optional<Natural> orders;  ///< not of an estimate, nor beyond most_ordered_states
};

/// The number of strict orders of so many states, m!; nothing beyond most_ordered_states.
std::optional<Natural> orders_of(std::uint64_t states);

/// A pattern in which k of the r states that matter stand above the target is that of
/// m! k! (r-k)! / (r+1)! orders of m states, so that it is enough to count sets by size. Where they
/// are too many to count, each of up to 10,000 random orders (from run.seed) tells how far down the
/// target may stand. Cost: valid_sets; an estimate about a second at most.
OrderCount count_orders(const Conditions& c, std::uint64_t states, const Run& run);

/// The estimate alone.
OrderCount estimated_orders(const Conditions& c, const Run& run);

}  // namespace entente::graph
