#pragma once
#include <cstdint>
#include <vector>

#include "entente/graph/inverse_demands.hpp"

/// How demands fall apart into pieces that have nothing to do with each other.
namespace entente::graph::detail {

/// The states that occur in ways which a need names.
NumberSet variables(const Demands& demands);

/// The demands in parts of which no two share a state.
std::vector<Demands> parts(const Demands& demands);

/// The ways in groups of which no two share a state; empty ways are not allowed.
std::vector<std::vector<NumberSet>> groups(const std::vector<NumberSet>& ways);

/// The ways that all needs name, and the demands without them.
struct Common {
  std::vector<NumberSet> ways;
  Demands rest;
  bool apart = false;  ///< whether ways and rest share no state
};
Common common(const Demands& demands);

/// The state in the most ways, each counted once for each need that names it.
std::uint32_t busiest(const Demands& demands);
/// What is left to demand when state v is known to be outside U, or in it.
Demands without_state(const Demands& demands, std::uint32_t v, bool outside);

}  // namespace entente::graph::detail
