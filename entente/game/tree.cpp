#include "entente/game/tree.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente::game {
namespace {

constexpr std::size_t shown_at_the_start = 3;
constexpr std::size_t shown_at_the_end = 5;

}  // namespace

std::vector<std::uint32_t> GameTree::sets_of(std::uint32_t player) const {
  std::vector<std::uint32_t> own;
  for (std::uint32_t h = 0; h < sets.size(); ++h)
    if (sets[h].player == player) own.push_back(h);
  return own;
}

std::string way_to(const GameTree& g, std::uint32_t node) {
  std::vector<std::string> steps;
  for (std::uint32_t v = node; g.nodes[v].parent != none; v = g.nodes[v].parent)
    steps.push_back(
        fmt::format("\"{}\"", g.actions(g.nodes[g.nodes[v].parent])[g.nodes[v].action]));
  if (steps.empty()) return "the root";
  std::ranges::reverse(steps);
  if (steps.size() > shown_at_the_start + shown_at_the_end + 1) {
    const std::size_t left_out = steps.size() - shown_at_the_start - shown_at_the_end;
    const auto first = steps.begin() + shown_at_the_start;
    steps.erase(first, first + static_cast<std::ptrdiff_t>(left_out));
    steps.insert(steps.begin() + shown_at_the_start, fmt::format("({} more)", left_out));
  }
  return fmt::format("{}", fmt::join(steps, " > "));
}

}  // namespace entente::game
