#pragma once
#include "entente/report/page/page_parts.hpp"

namespace entente::page {

/// Shares and chances lie in 0..1; other numbers of a case are in its own units.
bool is_share(const std::string& path);

/// The states that hold under Nash or sequential stability, ascending.
std::vector<StateId> holding_states(const levers::Holding& holding);

/// What a lever or change does, in one sentence.
Html effect_words(const Context& x, const levers::Effect& effect);

}  // namespace entente::page
