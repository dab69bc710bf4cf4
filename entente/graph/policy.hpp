#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "entente/graph/metarational.hpp"
#include "entente/graph/policy_order.hpp"

namespace entente::graph {

/// Policy stability: GMR looks one answer ahead, SMR an answer and a further move; here moves and
/// answers may go on. s is stable for i when the others have a policy - an answer for each state -
/// against which no policy of i, with which it leaves s, ends in a state that i prefers to s (or
/// that may be better, where that is unknown). i makes one move, the others answer it by a legal
/// sequence, and so on in turn; nobody moves twice in a row, so whoever stays ends it. What never
/// ends, though i could end it by staying, brings i nothing. It is what MR_h (metarational.hpp)
/// comes to as its even horizons grow; every odd one implies it, and it implies every even one.
/// Source: Zeng, Fang, Hipel & Kilgour (2004), Policy stable states in the graph model for conflict
/// resolution; (2007), Policy equilibrium and generalized metarationalities.

/// The policy stable states of one party, by its game for each state; nothing where it was stopped.
template <MoveGraph G>
std::optional<StateSet> policy_by_games(const G& g, PartyId i, const Run& run) {
  const auto answers = answers_to(g, i, Moves::any, run);
  if (!answers) return std::nullopt;
  const MetarationalGame<G> game(g, i, *answers);
  return states_judged(g.state_count(), run, [&](StateId s) { return game.stable_without_end(s); });
}

/// Sets of answers are kept for so many states; above them horizons are looked at, one after the
/// other, until nothing changes.
inline constexpr std::uint64_t most_answered_states = 32768;

/// The same by the fastest method that fits.
template <RankedGraph G>
std::optional<StateSet> fill_policy(const G& g, PartyId i, const Run& run) {
  if (!g.weakly_ordered()) return policy_by_games(g, i, run);
  if (const auto strategies = g.free_strategies())
    return PolicyByOrder(g, i, LayerAnswers(*strategies, i.value, g.state_count())).stable(run);
  if (g.state_count() > most_answered_states) {
    MetarationalValues<G> values(g, i, Moves::any, 0);
    while (!values.settled())
      if (!values.look_further(run)) return std::nullopt;
    return values.stable();
  }
  auto answers = answers_to(g, i, Moves::any, run);
  if (!answers) return std::nullopt;
  return PolicyByOrder(g, i, RowAnswers(std::move(*answers))).stable(run);
}

}  // namespace entente::graph
