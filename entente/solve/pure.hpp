#pragma once
#include "entente/base/run.hpp"
#include "entente/game/table.hpp"
#include "entente/game/tree.hpp"
#include "entente/solve/solution.hpp"

namespace entente::solve {

/// At most so many equilibria are listed; a longer list ends with Ended::limit.
inline constexpr std::size_t most_listed = 20000;

/// All pure equilibria of a table: the profiles in which each strategy is a best reply, all ties
/// counted. Cost: one pass over the profiles for each player; each profile is a counted step.
Solutions pure_equilibria(const game::GameTable& table, const Run& run);

/// All pure equilibria of a tree with perfect recall, counted in reduced strategies: plans that
/// differ at sets which they exclude themselves are one, and the first action stands there.
///
/// Sets get their actions one by one, first named first. After each, what a player gains for sure
/// by planning anew is held against the most that the profile can still give it, so most profiles
/// are never built. Each action tried is a counted step, and costs a few walks over the tree.
Solutions pure_equilibria(const game::GameTree& tree, const Run& run);

}  // namespace entente::solve
