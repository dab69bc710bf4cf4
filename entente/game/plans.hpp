#pragma once
#include <optional>
#include <vector>

#include "entente/base/natural.hpp"
#include "entente/game/profile.hpp"
#include "entente/game/table.hpp"
#include "entente/game/tree.hpp"

/// Reduced strategies of a tree: pure plans that say nothing about sets which they exclude
/// themselves, and the strategic form made of them.
namespace entente::game {

/// An action for each own set in the order of GameTree::sets_of, `none` where the plan's own
/// actions never lead there.
using Plan = std::vector<std::uint32_t>;

/// How many reduced strategies the player has: counted along its own tree (the product over sets
/// behind an action, the sum over actions of a set), nothing is built. Needs perfect recall.
Natural count_plans(const GameTree& g, std::uint32_t player);

/// All reduced strategies of a player, by the first action in which they differ; nothing where
/// there are more than `most`. Needs no perfect recall, but no absent-minded set.
std::optional<std::vector<Plan>> list_plans(const GameTree& g, std::uint32_t player,
                                            std::size_t most);

/// The reduced strategic form: the plans of every player, and the table of what they earn. A
/// strategy is called by its actions, "-" where a set is excluded.
struct ReducedForm {
  std::vector<std::vector<Plan>> plans;  ///< plans[player]
  GameTable table;
};
/// Nothing where the table would have more than `most` payoffs.
std::optional<ReducedForm> reduced_form(const GameTree& g, std::size_t most);

/// A mixture of plans as chances of actions at each set (Kuhn 1953). Where no plan of positive
/// chance leads to a set, `reached` is false and the first action stands there.
struct Behaviour {
  BehaviourProfile<> chances;
  std::vector<bool> reached;  ///< by set: the player's own plans lead there
};
Behaviour to_behaviour(const GameTree& g, const std::vector<std::vector<Plan>>& plans,
                       const MixedProfile<>& mixed);

}  // namespace entente::game
