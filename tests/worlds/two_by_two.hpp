#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/model/move_graph.hpp"

namespace entente::worlds {

/// Two parties with two strategies each; state 2r+c; one weak order of the four states per party.
struct TwoByTwo {
  std::array<std::array<std::uint32_t, 4>, 2> ranks;

  static std::uint32_t party_count() { return 2; }
  static std::uint64_t state_count() { return 4; }
  template <class Visit>
  static bool each_move(PartyId i, StateId s, Visit&& visit) {
    return visit(StateId{s.value ^ (i.value == 0 ? 2U : 1U)});
  }
  template <class Visit>
  static bool each_move_into(PartyId i, StateId s, Visit&& visit) {
    return each_move(i, s, visit);
  }
  static bool weakly_ordered() { return true; }
  std::uint32_t rank(PartyId i, StateId s) const { return ranks.at(i.value).at(s.value); }
  Preference compare(PartyId i, StateId s, StateId t) const {
    return rank(i, t) < rank(i, s)   ? Preference::worse
           : rank(i, t) > rank(i, s) ? Preference::better
                                     : Preference::equal;
  }
  /// Party 0 chooses the row, which is the slow digit of the state: so not the mixed radix asked
  /// for.
  static std::optional<std::vector<std::uint64_t>> free_strategies() { return std::nullopt; }
};
static_assert(RankedGraph<TwoByTwo>);

/// The 75 weak orders of four states, as ranks without gaps.
std::vector<std::array<std::uint32_t, 4>> weak_orders();

/// Calls check(game) for all 75 x 75 games.
template <class Check>
void for_every_game(Check check) {
  const auto orders = weak_orders();
  for (const auto& row : orders)
    for (const auto& column : orders) check(TwoByTwo{{row, column}});
}

}  // namespace entente::worlds
