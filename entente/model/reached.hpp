#pragma once
#include <cstdint>

#include "entente/model/option_space.hpp"

namespace entente {

/// How many states can be reached from one by any moves of any parties, itself among them.
/// Cost: a look at each move where rules leave no sets of strategies
/// (OptionSpace::ruled_strategies), else at each place once per party and 64 strategies.
std::uint64_t count_reached(const OptionSpace& space, StateId from);

}  // namespace entente
