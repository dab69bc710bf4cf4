#pragma once
#include <optional>

#include "entente/model/expression.hpp"

namespace entente {

/// The option that a word of an expression names: `party.option`, or `option` alone where only one
/// party has it or the scope's own party does. E012, E016, E018 or E021 where it names none.
std::optional<OptionId> option_named(const Words& name, const Scope& scope, Diagnostics& faults);

}  // namespace entente
