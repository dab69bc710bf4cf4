#pragma once
#include "entente/base/run.hpp"
#include "entente/game/table.hpp"
#include "entente/solve/solution.hpp"

namespace entente::solve {

/// Tables with more strategies in all are refused by `extreme_equilibria`: the vertices would not
/// be counted in a lifetime.
inline constexpr std::uint32_t most_extreme_strategies = 1024;

/// All extreme equilibria of a two-player table, exact, degenerate ones included: the pairs of
/// vertices of the two best-reply polytopes (polytopes.hpp) that together carry all labels. Every
/// equilibrium is a mixture of extreme ones of one component.
///
/// All vertices of the polytope with fewer variables are walked, and for each one the face of the
/// other in which the missing labels hold. Whole numbers grow from 64 bits to any size as needed.
/// `run.budget` limits the bases that are visited; the answer does not depend on run.threads.
///
/// Cost: about 1.5 to 2.5^n bases for n x n random payoffs (docs/performance.md).
/// Source: Mangasarian (1964), Equilibrium points of bimatrix games; Winkels (1979), An algorithm
/// to determine all equilibrium points of a bimatrix game; Avis, Rosenberg, Savani & von Stengel
/// (2010).
Solutions extreme_equilibria(const game::GameTable& table, const Run& run);

}  // namespace entente::solve
