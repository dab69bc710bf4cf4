#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/game/tree.hpp"

namespace entente::game {

/// A game in strategic form. A profile is a number in which the strategy of the first player varies
/// fastest: strategy[0] + count[0] * (strategy[1] + count[1] * ...).
struct GameTable {
  struct Player {
    std::string name;
    std::vector<std::string> strategies;
  };
  std::string title;
  std::optional<std::string> comment;
  std::vector<Player> players;
  bool counted = false;  ///< the file gives numbers of strategies, which are then called 1, 2, ...

  /// The payoff version: numbers[cells[profile * players + player]]; each number is held once.
  std::vector<Rational> numbers;
  std::vector<std::uint32_t> cells;
  /// The outcome version, where `by_outcome`: an index in `outcomes` per profile, or `none`, with
  /// which all earn 0.
  bool by_outcome = false;
  std::vector<GameOutcome> outcomes;
  std::vector<std::uint32_t> outcome_of;

  std::uint32_t player_count() const { return static_cast<std::uint32_t>(players.size()); }
  std::uint32_t strategy_count(std::uint32_t player) const {
    return static_cast<std::uint32_t>(players[player].strategies.size());
  }
  std::size_t profile_count() const {
    return by_outcome ? outcome_of.size() : cells.size() / players.size();
  }
  const Rational& payoff(std::size_t profile, std::uint32_t player) const;
  /// How far apart in profile numbers two strategies of the player are that follow each other.
  std::size_t stride(std::uint32_t player) const;
};

}  // namespace entente::game
