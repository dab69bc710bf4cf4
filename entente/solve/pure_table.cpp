#include <algorithm>

#include "entente/solve/pure.hpp"

namespace entente::solve {
namespace {

/// Adds 1 to each profile in which the player's strategy is a best reply.
void mark_best_replies(const game::GameTable& table, std::uint32_t player,
                       std::vector<std::uint32_t>& marks) {
  const std::size_t stride = table.stride(player);
  const std::size_t count = table.strategy_count(player);
  for (std::size_t block = 0; block < marks.size(); block += stride * count)
    for (std::size_t first = block; first < block + stride; ++first) {
      const Rational* best = &table.payoff(first, player);
      for (std::size_t k = 1; k < count; ++k)
        best = std::max(best, &table.payoff(first + k * stride, player),
                        [](const Rational* a, const Rational* b) { return *a < *b; });
      for (std::size_t k = 0; k < count; ++k)
        if (table.payoff(first + k * stride, player) == *best) ++marks[first + k * stride];
    }
}

std::vector<std::vector<Rational>> pure_profile(const game::GameTable& table, std::size_t profile) {
  std::vector<std::vector<Rational>> rows;
  for (std::uint32_t i = 0; i < table.player_count(); ++i) {
    rows.emplace_back(table.strategy_count(i));
    rows.back()[profile / table.stride(i) % table.strategy_count(i)] = Rational(1);
  }
  return rows;
}

}  // namespace

void sort(std::vector<std::vector<std::vector<Rational>>>& profiles) {
  std::ranges::sort(profiles, [](const auto& a, const auto& b) { return b < a; });
}

Solutions pure_equilibria(const game::GameTable& table, const Run& run) {
  Solutions s;
  std::vector<std::uint32_t> marks(table.profile_count(), 0);
  for (std::uint32_t i = 0; i < table.player_count(); ++i) {
    if (run.stopped()) s.ended = Ended::stopped;
    if (marks.size() > run.budget - std::min(run.budget, s.steps)) s.ended = Ended::limit;
    if (s.ended != Ended::all) return s;
    s.steps += marks.size();
    mark_best_replies(table, i, marks);
  }
  for (std::size_t p = 0; p < marks.size(); ++p) {
    if (marks[p] != table.player_count()) continue;
    if (s.profiles.size() == most_listed) {
      s.ended = Ended::limit;
      break;
    }
    s.profiles.push_back(pure_profile(table, p));
  }
  sort(s.profiles);
  return s;
}

}  // namespace entente::solve
