#pragma once
#include <optional>
#include <vector>

#include "entente/base/state_set.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::worlds {

/// Non-myopic stability by party, from a list of what is foreseen at every horizon; nothing where
/// no horizon within 4mn + 8 foresees what one before did.
std::optional<std::vector<StateSet>> non_myopic_by_list(const ConflictGraph& g);

}  // namespace entente::worlds
