#pragma once
#include <vector>

#include "entente/base/rational.hpp"

namespace entente::game {

/// Chances of strategies: mixed[player][strategy]; each row sums to 1.
template <class Number = Rational>
using MixedProfile = std::vector<std::vector<Number>>;

/// Chances of actions, set by set: behaviour[set][action], sets of all players in the order of
/// GameTree::sets; each row sums to 1. (Also called agent form: one agent per set.)
template <class Number = Rational>
using BehaviourProfile = std::vector<std::vector<Number>>;

}  // namespace entente::game
