#pragma once
#include "entente/base/run.hpp"
#include "entente/game/tree.hpp"
#include "entente/solve/solution.hpp"

namespace entente::solve {

/// All pure subgame-perfect equilibria of a tree of perfect information: at each node, from the
/// last to the first, the actions that are best for its player, every tie followed. (Zermelo 1913;
/// Kuhn 1953; Selten 1965.) One exists always. A list of more than `most_listed` (pure.hpp) is cut:
/// Ended::limit. Steps are alternatives of nodes.
Solutions subgame_perfect(const game::GameTree& tree, const Run& run);

}  // namespace entente::solve
