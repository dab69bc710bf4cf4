#include "entente/game/table.hpp"

namespace entente::game {

const Rational& GameTable::payoff(std::size_t profile, std::uint32_t player) const {
  static const Rational zero;
  if (!by_outcome) return numbers[cells[profile * players.size() + player]];
  const std::uint32_t outcome = outcome_of[profile];
  return outcome == none ? zero : outcomes[outcome].payoffs[player];
}

std::size_t GameTable::stride(std::uint32_t player) const {
  std::size_t stride = 1;
  for (std::uint32_t j = 0; j < player; ++j) stride *= players[j].strategies.size();
  return stride;
}

}  // namespace entente::game
