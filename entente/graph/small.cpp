#include "entente/graph/small.hpp"

#include <algorithm>
#include <bit>

#include "entente/base/assert.hpp"

namespace entente::graph {
namespace {

constexpr std::uint64_t bit(std::uint32_t s) { return std::uint64_t{1} << s; }

/// holds(s) for every state of a set.
template <class Holds>
bool every(std::uint64_t set, Holds&& holds) {
  for (; set != 0; set &= set - 1)
    if (!holds(static_cast<std::uint32_t>(std::countr_zero(set)))) return false;
  return true;
}

/// What the others can reach, by any moves and credibly, and what i thinks of it.
struct Focal {
  std::span<const std::uint64_t> move, better, no_better, any, credible;

  /// The states of `ends` from which i cannot get to more than s by one more move.
  std::uint64_t no_way_out(std::uint32_t s, std::uint64_t ends) const {
    std::uint64_t kept = 0;
    every(ends, [&](std::uint32_t u) {
      if ((move[u] & ~no_better[s]) == 0) kept |= bit(u);
      return true;
    });
    return kept;
  }

  std::array<bool, form_count> stable(std::uint32_t s) const {
    const std::uint64_t improvements = move[s] & better[s];
    if (improvements == 0) return {true, true, true, true, true};
    std::uint64_t met = 0;
    every(improvements, [&](std::uint32_t t) { return (met |= any[t], true); });
    const std::uint64_t worse = no_better[s], trap = no_way_out(s, met & worse);
    const auto answered = [&](std::span<const std::uint64_t> reach, std::uint64_t hurts) {
      return every(improvements, [&](std::uint32_t t) { return (reach[t] & hurts) != 0; });
    };
    return {false, answered(any, worse), answered(any, trap), answered(credible, worse),
            answered(credible, trap)};
  }
};

}  // namespace

std::uint64_t reach_of_others(const SmallMoves& moves, std::span<const std::uint64_t> step,
                              std::uint32_t i, std::span<std::uint64_t> others) {
  const std::uint32_t m = moves.states;
  ENTENTE_ASSERT(m <= small_states);
  // after[j * m + t]: where the others can go on to from t when j may not move first, t included.
  std::vector<std::uint64_t> after(step.size());
  for (std::uint32_t j = 0; j < moves.parties; ++j)
    for (std::uint32_t t = 0; t < m; ++t) after[j * m + t] = bit(t);
  std::uint64_t steps = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t j = 0; j < moves.parties; ++j) {
      if (j == i) continue;
      for (std::uint32_t t = 0; t < m; ++t) {
        std::uint64_t ends = 0;
        for (std::uint64_t to = step[j * m + t]; to != 0; to &= to - 1)
          ends |= after[j * m + static_cast<std::uint32_t>(std::countr_zero(to))];
        for (std::uint32_t k = 0; k < moves.parties; ++k) {
          if (k == i || k == j || (ends & ~after[k * m + t]) == 0) continue;
          after[k * m + t] |= ends;
          changed = true;
        }
      }
      steps += m;
    }
  }
  for (std::uint32_t t = 0; t < m; ++t) {
    std::uint64_t ends = 0;
    for (std::uint32_t j = 0; j < moves.parties; ++j)
      for (std::uint64_t to = j == i ? 0 : step[j * m + t]; to != 0; to &= to - 1)
        ends |= after[j * m + static_cast<std::uint32_t>(std::countr_zero(to))];
    others[t] = ends;
  }
  return steps;
}

void small_preferences(const SmallMoves& moves, std::span<const std::uint32_t> ranks,
                       SmallPreferences& preferences) {
  const std::uint32_t m = moves.states;
  ENTENTE_ASSERT(ranks.size() == moves.move.size());
  preferences.better.resize(ranks.size());
  preferences.no_better.resize(ranks.size());
  const std::uint64_t all = m == small_states ? ~std::uint64_t{0} : bit(m) - 1;
  for (std::size_t row = 0; row < ranks.size(); row += m)
    for (std::uint32_t s = 0; s < m; ++s) {
      std::uint64_t better = 0;
      for (std::uint32_t t = 0; t < m; ++t)
        better |= static_cast<std::uint64_t>(ranks[row + t] > ranks[row + s]) << t;
      preferences.better[row + s] = better;
      preferences.no_better[row + s] = all & ~better;
    }
}

std::uint64_t fill_small(const SmallMoves& moves, const SmallPreferences& preferences,
                         SmallTable& table) {
  const std::uint32_t m = moves.states;
  std::vector<std::uint64_t> improvement(moves.move.size());
  for (std::size_t k = 0; k < improvement.size(); ++k)
    improvement[k] = moves.move[k] & preferences.better[k];
  std::vector<std::uint64_t> credible(m);
  table.stable.assign(moves.parties, {});
  std::uint64_t steps = 0;
  for (std::uint32_t i = 0; i < moves.parties; ++i) {
    steps += reach_of_others(moves, improvement, i, credible) + m;
    const auto row = [&](const std::vector<std::uint64_t>& of) {
      return std::span(of).subspan(std::size_t{i} * m, m);
    };
    const Focal focal{row(moves.move), row(preferences.better), row(preferences.no_better),
                      row(moves.others), credible};
    for (std::uint32_t s = 0; s < m; ++s) {
      const std::array<bool, form_count> stable = focal.stable(s);
      for (std::size_t c = 0; c < form_count; ++c)
        if (stable.at(c)) table.stable[i].at(c) |= bit(s);
    }
  }
  return steps;
}

}  // namespace entente::graph
