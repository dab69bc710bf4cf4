#pragma once
#include <optional>
#include <vector>

#include "entente/graph/reach_rows.hpp"
#include "entente/graph/regard.hpp"

namespace entente::graph {

/// Policy stability: GMR looks one answer ahead, SMR an answer and a further move; here moves and
/// answers may go on. s is stable for i when the others have a policy - an answer for each state -
/// against which no policy of i, with which it leaves s, ends in a state that i prefers to s. In a
/// turn of theirs the others move by any legal sequence or stay, in its own i makes one move or
/// stays; it ends where both have stayed. What never ends brings i nothing.
/// Cost: for each state from which i has a move that improves or leads on, a backward induction
/// over all states. Needs the sets of states that the others reach, as bits. Source: Zeng, Fang,
/// Hipel & Kilgour (2007), Policy equilibrium and generalized metarationalities for multiple
/// decision-maker conflicts.
template <MoveGraph G>
class PolicyGame {
public:
  /// `others`: what the parties but i can bring about from each state.
  PolicyGame(const G& g, PartyId i, const StateRows& others) : g_(g), i_(i), others_(others) {}

  bool stable(StateId s) const {
    const std::vector<bool> forced = forces_better(s);
    return g_.each_move(i_, s, [&](StateId t) { return !forced[t.value]; });
  }

private:
  /// Where i, with the others to move, can force an end better than s: the least set that holds
  /// each state from which i can stop better off or go on into the set, and from which every answer
  /// of the others leaves it a way into the set.
  std::vector<bool> forces_better(StateId s) const {
    std::vector<bool> forced(g_.state_count(), false);
    const auto leads_on = [&](StateId t) {
      return !g_.each_move(i_, t, [&](StateId u) { return !forced[u.value]; });
    };
    for (bool grown = true; grown;) {
      grown = false;
      for (StateId t{0}; t.value < g_.state_count(); ++t.value) {
        if (forced[t.value] || (!improves(g_, i_, s, t) && !leads_on(t))) continue;
        if (!answers_fail(t, forced, leads_on)) continue;
        forced[t.value] = true;
        grown = true;
      }
    }
    return forced;
  }

  /// Whether i gets into the set from every other state that the others can go to from t.
  template <class LeadsOn>
  bool answers_fail(StateId t, const std::vector<bool>& forced, LeadsOn& leads_on) const {
    const auto row = others_.row(t);
    for (std::size_t w = 0; w < row.size(); ++w)
      for (std::uint64_t bits = row[w]; bits != 0; bits &= bits - 1) {
        const StateId u{64 * w + static_cast<std::uint64_t>(std::countr_zero(bits))};
        if (u != t && !forced[u.value] && !leads_on(u)) return false;
      }
    return true;
  }

  const G& g_;
  PartyId i_;
  const StateRows& others_;
};

/// The policy stable states of one party; nothing where it was stopped.
template <MoveGraph G>
std::optional<StateSet> fill_policy(const G& g, PartyId i, const Run& run) {
  constexpr std::uint64_t word = 64;
  const std::uint64_t states = g.state_count();
  StateRows others(states);
  const auto takes = [](PartyId, StateId, StateId) { return true; };
  if (!fill_reach_rows(
          g, takes, [i](PartyId j) { return j != i; }, run, others))
    return std::nullopt;
  const PolicyGame<G> game(g, i, others);
  StateSet stable(states);
  const bool done = parallel_for(run, (states + word - 1) / word, [&](std::size_t w) {
    for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
      if (game.stable(StateId{s})) stable.insert(StateId{s});
  });
  if (!done) return std::nullopt;
  return stable;
}

}  // namespace entente::graph
