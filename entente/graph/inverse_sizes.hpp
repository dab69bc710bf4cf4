#pragma once
#include <optional>
#include <vector>

#include "entente/base/natural.hpp"
#include "entente/base/run.hpp"
#include "entente/graph/inverse_demands.hpp"

namespace entente::graph {

/// How many steps valid_sets may take: about a second.
inline constexpr std::uint64_t inverse_steps = 4'000'000;
/// Beyond this many states that matter, numbers of sets would take too much memory.
inline constexpr std::uint32_t most_sized_states = 8192;
/// So many states can be gone through set by set.
inline constexpr std::uint32_t most_listed_set_states = 24;

/// sizes[k], 0 <= k <= states: how many sets of k of the states 0 .. states-1 meet the demands when
/// ranked above the target.
///
/// Takes the demands apart: states that stand in the same places become one, parts without a common
/// state are multiplied, and where nothing else helps a state is tried both ways. Nothing where
/// that takes more than `steps` (counted work, the same on every machine) or was stopped.
std::optional<std::vector<Natural>> valid_sets(const Demands& demands, std::uint32_t states,
                                               const Run& run, std::uint64_t steps = inverse_steps);

/// The same, set by set; at most most_listed_set_states (asserted). Cost: 2^states.
std::vector<Natural> valid_sets_listed(const Demands& demands, std::uint32_t states);

}  // namespace entente::graph
