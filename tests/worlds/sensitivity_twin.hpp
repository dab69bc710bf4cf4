#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "random_model.hpp"

namespace entente::worlds {

/// equilibria[concept] of a model, by brute_force.
using Holding = std::array<std::vector<std::uint32_t>, 5>;
Holding holding(const Model& model);

/// A model of so many states and 2-4 parties, dense enough for answers; ranks with ties.
Model tied_model(std::uint64_t seed, std::uint32_t states);

/// Every order of so many states, with ties, as ranks without gaps.
std::vector<std::vector<std::uint32_t>> all_orders(std::uint32_t states);

/// Half swaps between two orders, pair by pair.
std::uint32_t apart(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// least[concept][k]: half swaps of the nearest order of one party with which equilibrium k of
/// today is none; nothing where there is none. Tries every order of every party.
std::array<std::vector<std::optional<std::uint32_t>>, 5> nearest_ends(const Model& model);

/// Every single change of the model by a name of its own, made on the model's own lists.
std::map<std::string, Model> all_variants(const Model& model);

}  // namespace entente::worlds
