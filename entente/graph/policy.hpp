#pragma once
#include <optional>
#include <vector>

#include "entente/graph/policy_order.hpp"
#include "entente/graph/reach_rows.hpp"
#include "entente/graph/regard.hpp"

namespace entente::graph {

/// Policy stability: GMR looks one answer ahead, SMR an answer and a further move; here moves and
/// answers may go on. s is stable for i when the others have a policy - an answer for each state -
/// against which no policy of i, with which it leaves s, ends in a state that i prefers to s. i
/// makes one move, the others answer it by a legal sequence, and so on in turn; nobody moves twice
/// in a row, so whoever stays ends it. What never ends, though i could end it by staying, brings i
/// nothing. It is what generalised metarationality comes to as its horizon grows: SMR implies it,
/// it implies GMR.
/// Cost: for each state a fixed point over all states. Needs the sets of states that the others
/// reach, as bits. Source: Zeng, Fang, Hipel & Kilgour (2004), Policy stable states in the graph
/// model for conflict resolution; (2007), Policy equilibrium and generalized metarationalities.
template <MoveGraph G>
class PolicyGame {
public:
  /// `others`: what the parties but i can bring about from each state.
  PolicyGame(const G& g, PartyId i, const StateRows& others) : g_(g), i_(i), others_(others) {}

  bool stable(StateId s) const { return answered(s, s, held_below(s)); }

private:
  /// Whether the others can answer every move of i from u: by staying where i is no better off than
  /// at s, or by going on into the set.
  bool answered(StateId s, StateId u, const StateSet& held) const {
    return g_.each_move(i_, u, [&](StateId t) {
      return !improves(g_, i_, s, t) || rows_meet(others_.row(t), held.words());
    });
  }

  /// Where the others can hold i to states that it does not prefer to s, with i to move: the
  /// greatest set of such states from which every move of i has an answer.
  StateSet held_below(StateId s) const {
    StateSet held(g_.state_count());
    for (StateId u{0}; u.value < g_.state_count(); ++u.value)
      if (!improves(g_, i_, s, u)) held.insert(u);
    for (bool shrunk = true; shrunk;) {
      shrunk = false;
      for (StateId u{0}; u.value < g_.state_count(); ++u.value) {
        if (!held.contains(u) || answered(s, u, held)) continue;
        held.erase(u);
        shrunk = true;
      }
    }
    return held;
  }

  const G& g_;
  PartyId i_;
  const StateRows& others_;
};

/// What the parties but i can bring about from each state; nothing where it was stopped.
template <MoveGraph G>
std::optional<StateRows> answers_to(const G& g, PartyId i, const Run& run) {
  StateRows others(g.state_count());
  const auto takes = [](PartyId, StateId, StateId) { return true; };
  if (!fill_reach_rows(
          g, takes, [i](PartyId j) { return j != i; }, run, others))
    return std::nullopt;
  return others;
}

/// The policy stable states of one party, by its game for each state; nothing where it was stopped.
template <MoveGraph G>
std::optional<StateSet> policy_by_games(const G& g, PartyId i, const Run& run) {
  constexpr std::uint64_t word = 64;
  const std::uint64_t states = g.state_count();
  const auto answers = answers_to(g, i, run);
  if (!answers) return std::nullopt;
  const StateRows& others = *answers;
  const PolicyGame<G> game(g, i, others);
  StateSet stable(states);
  const bool done = parallel_for(run, (states + word - 1) / word, [&](std::size_t w) {
    for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
      if (game.stable(StateId{s})) stable.insert(StateId{s});
  });
  if (!done) return std::nullopt;
  return stable;
}

/// The same by the fastest method that fits.
template <RankedGraph G>
std::optional<StateSet> fill_policy(const G& g, PartyId i, const Run& run) {
  if (!g.weakly_ordered()) return policy_by_games(g, i, run);
  if (const auto strategies = g.free_strategies())
    return PolicyByOrder(g, i, LayerAnswers(*strategies, i.value, g.state_count())).stable(run);
  auto answers = answers_to(g, i, run);
  if (!answers) return std::nullopt;
  return PolicyByOrder(g, i, RowAnswers(std::move(*answers))).stable(run);
}

}  // namespace entente::graph
