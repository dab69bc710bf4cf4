#pragma once
#include <cstdint>
#include <vector>

#include "entente/game/profile.hpp"

namespace entente::solve {

/// How far a search came. Only `all` is a proof that the list is whole.
enum class Ended : std::uint8_t { all, stopped, limit };

/// Equilibria as chances, rows[player][strategy] of a table or rows[set][action] of a tree, exact,
/// ordered by these numbers, larger first.
struct Solutions {
  std::vector<std::vector<std::vector<Rational>>> profiles;
  Ended ended = Ended::all;
  std::uint64_t steps = 0;  ///< counted work
  /// Connected components of the set of equilibria, as ascending indices in `profiles`; only of
  /// `extreme_equilibria`.
  std::vector<std::vector<std::uint32_t>> components;
};

/// Orders the profiles, larger chances first.
void sort(std::vector<std::vector<std::vector<Rational>>>& profiles);

}  // namespace entente::solve
