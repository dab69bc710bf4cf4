#pragma once
#include <vector>

#include "entente/model/case.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::graph {

/// A level of an option that its owner never prefers to another level, whatever the rest.
struct DominatedLevel {
  OptionId option;
  Level level = 0;
  Level by = 0;         ///< the level that is never worse
  bool strict = false;  ///< `by` is better in every state compared; else in at least one
};

/// All of them, by option, level and `by`. Compared are the states with the one level and the same
/// states with the other, where both are states; a pair of levels without any is left out, and so
/// is one in which some comparison is unknown.
///
/// It is about the owner's own wishes, the rest held fast: what the others would answer is not in
/// it. So a state with a dominated level is never Nash where the owner may change the level at
/// once and `strict` holds, but it may hold under the other concepts.
/// Cost: for each state and option one comparison for each other level.
std::vector<DominatedLevel> dominated_levels(const Case& c, const OptionGraph& g);

}  // namespace entente::graph
