#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "entente/game/table.hpp"
#include "entente/game/tree.hpp"

/// What kind of game it is: questions that one walk over it answers.
namespace entente::game {

/// The first information set (in the order of the tree) that breaks perfect recall: two of its
/// nodes do not have the same own sets and actions before them. Nothing where all have.
/// Source: Kuhn (1953), Extensive games and the problem of information.
std::optional<std::uint32_t> set_without_recall(const GameTree& g);

/// The first information set that one way through the tree meets twice (Piccione & Rubinstein
/// 1997); nothing where there is none.
std::optional<std::uint32_t> absent_minded_set(const GameTree& g);

/// Whether every information set is a single node.
bool perfect_information(const GameTree& g);

/// The sum of all players' payoffs where it is the same on every way that has a positive chance:
/// outcomes of inner nodes count. Nothing where it varies.
std::optional<Rational> constant_sum(const GameTree& g);
/// The same over all profiles.
std::optional<Rational> constant_sum(const GameTable& g);

/// Largest less smallest payoff of any player: at the ends of ways with positive chance, or over
/// profiles.
Rational payoff_range(const GameTree& g);
Rational payoff_range(const GameTable& g);

/// The set as a message names it: `information set "I1" of "Alice"`, or by their numbers.
std::string set_name(const GameTree& g, std::uint32_t set);

}  // namespace entente::game
