#pragma once
#include <optional>
#include <vector>

#include "entente/graph/metarational_order.hpp"
#include "entente/graph/reach_rows.hpp"
#include "entente/graph/regard.hpp"

namespace entente::graph {

/// Generalized metarationality MR_h and its credible refinement CMR_h: h moves are looked at, which
/// i and the others make in turn, i first. i moves once, the others answer by a legal sequence, and
/// so on; whoever is content stays, and that ends it. s is MR_h stable for i when, whatever better
/// state it moves to, the others can see to it that all ends in a state that is known to be no
/// better than s. Under CMR_h each move of the others improves for its mover. h = 1, 2, 3 are Nash,
/// GMR, SMR, and credibly Nash, SEQ, SSEQ; a round is a move of i and the answer, two of h.
///
/// The moves of i after the first need not be improvements over the state they leave: one that ends
/// no better than s never helps it, and with a complete order a better one is an improvement.
/// Source: Zeng, Fang, Hipel & Kilgour (2006), Generalized metarationalities in the graph model
/// for conflict resolution, Discrete Applied Mathematics 154 (two parties); (2007), Policy
/// equilibrium and generalized metarationalities for multiple decision-maker conflicts, IEEE
/// Transactions on Systems, Man, and Cybernetics A 37.

/// The definition, one state at a time, for any preferences. Needs the sets of states that the
/// others can bring about, credibly or not, as bits.
/// Cost of a question: for each two moves looked ahead, the moves of i from every state.
template <MoveGraph G>
class MetarationalGame {
public:
  MetarationalGame(const G& g, PartyId i, const StateRows& answers)
      : g_(g), i_(i), answers_(answers) {}

  /// Whether s is stable, h >= 1 moves ahead.
  bool stable(StateId s, int h) const {
    if (h == 1) return leaves_nowhere(s);
    StateSet held = held_at_first(s, h % 2);
    for (int k = h % 2 + 2; k < h; k += 2) {
      StateSet next = held_by(s, held);
      if (next == held) break;
      held = std::move(next);
    }
    return first_moves_answered(s, held);
  }

  /// However far it looks ahead: what the even horizons come to. A state may leave the set as soon
  /// as it is seen not to belong to it.
  bool stable_without_end(StateId s) const {
    StateSet held = held_at_first(s, 0);
    for (bool shrunk = true; shrunk;) {
      shrunk = false;
      for (StateId u{0}; u.value < g_.state_count(); ++u.value) {
        if (!held.contains(u) || moves_answered(s, u, held)) continue;
        held.erase(u);
        shrunk = true;
      }
    }
    return first_moves_answered(s, held);
  }

  /// Where i is no better off than in s if it stays, or moves once where it has `left` = 1 move,
  /// and nobody answers.
  StateSet held_at_first(StateId s, int left) const {
    return states_where([&](StateId u) {
      return no_better(g_, i_, s, u) &&
             (left == 0 || g_.each_move(i_, u, [&](StateId t) { return no_better(g_, i_, s, t); }));
    });
  }
  /// Where i is on the move and is no better off if it stays, nor by any move, which the others let
  /// be or answer into `held`.
  StateSet held_by(StateId s, const StateSet& held) const {
    return states_where(
        [&](StateId u) { return no_better(g_, i_, s, u) && moves_answered(s, u, held); });
  }

private:
  bool leaves_nowhere(StateId s) const {
    return g_.each_move(i_, s, [&](StateId t) { return !improves(g_, i_, s, t); });
  }
  bool first_moves_answered(StateId s, const StateSet& held) const {
    return g_.each_move(i_, s, [&](StateId t) {
      return !improves(g_, i_, s, t) || rows_meet(answers_.row(t), held.words());
    });
  }

  bool moves_answered(StateId s, StateId u, const StateSet& held) const {
    return g_.each_move(i_, u, [&](StateId t) {
      return no_better(g_, i_, s, t) || rows_meet(answers_.row(t), held.words());
    });
  }

  template <class Keep>
  StateSet states_where(Keep keep) const {
    StateSet set(g_.state_count());
    for (StateId u{0}; u.value < g_.state_count(); ++u.value)
      if (keep(u)) set.insert(u);
    return set;
  }

  const G& g_;
  PartyId i_;
  const StateRows& answers_;
};

/// What the parties but i can bring about from each state, by any moves or by improving ones;
/// nothing where it was stopped.
template <MoveGraph G>
std::optional<StateRows> answers_to(const G& g, PartyId i, Moves moves, const Run& run) {
  StateRows others(g.state_count());
  const auto takes = [&](PartyId j, StateId from, StateId to) {
    return moves == Moves::any || improves(g, j, from, to);
  };
  if (!fill_reach_rows(
          g, takes, [i](PartyId j) { return j != i; }, run, others))
    return std::nullopt;
  return others;
}

/// The states for which judge(state) holds, over all threads; nothing where it was stopped.
template <class Judge>
std::optional<StateSet> states_judged(std::uint64_t states, const Run& run, Judge judge) {
  constexpr std::uint64_t word = 64;
  StateSet stable(states);
  const bool done = parallel_for(run, (states + word - 1) / word, [&](std::size_t w) {
    for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
      if (judge(StateId{s})) stable.insert(StateId{s});
  });
  if (!done) return std::nullopt;
  return stable;
}

/// The stable states of one party at some horizons, by a game for each state; nothing where it was
/// stopped.
template <MoveGraph G>
std::optional<std::vector<StateSet>> metarational_by_games(const G& g, PartyId i, Moves moves,
                                                           const std::vector<int>& horizons,
                                                           const Run& run) {
  const auto answers = answers_to(g, i, moves, run);
  if (!answers) return std::nullopt;
  const MetarationalGame<G> game(g, i, *answers);
  std::vector<StateSet> stable;
  for (int h : horizons) {
    auto set = states_judged(g.state_count(), run, [&](StateId s) { return game.stable(s, h); });
    if (!set) return std::nullopt;
    stable.push_back(std::move(*set));
  }
  return stable;
}

/// The same by the fastest method that fits: by order, all states at once, where there is one.
/// `horizons` ascending, all even or all odd.
template <RankedGraph G>
std::optional<std::vector<StateSet>> fill_metarational(const G& g, PartyId i, Moves moves,
                                                       const std::vector<int>& horizons,
                                                       const Run& run) {
  if (!g.weakly_ordered()) return metarational_by_games(g, i, moves, horizons, run);
  std::vector<StateSet> stable;
  MetarationalValues<G> values(g, i, moves, horizons.front() % 2);
  for (int h : horizons) {
    while (values.horizon() < h && !values.settled())
      if (!values.look_further(run)) return std::nullopt;
    stable.push_back(values.stable());
  }
  return stable;
}

}  // namespace entente::graph
