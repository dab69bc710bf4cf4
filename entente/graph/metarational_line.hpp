#pragma once
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "entente/base/assert.hpp"
#include "entente/graph/metarational.hpp"

namespace entente::graph {

/// What follows the first move of a party under MR_h, CMR_h or policy stability.
struct PlayedOut {
  std::vector<Move> moves;  ///< after the first, in turn: an answer of the others, a move of i, ..
  bool deterred = false;    ///< all ends no better than s for i, whichever moves it makes
  bool again = false;       ///< the last state was met before: it goes on like this
};

/// The play behind the verdict on one state: against a move that is deterred, how the others answer
/// it, and one further move that tempts i after each answer; after one that is not, how i goes on
/// against answers that would hurt.
template <RankedGraph G>
class MetarationalPlay {
public:
  /// h >= 1, or nothing for "however far it looks" (policy stability).
  MetarationalPlay(const G& g, PartyId i, StateId s, Moves answers, std::optional<int> h)
      : g_(g), i_(i), s_(s), answers_(answers), horizon_(h), reach_(g.state_count()) {}

  /// False where it was stopped.
  bool prepare(const Run& run) {
    if (!g_.weakly_ordered()) return prepare_by_game(run);
    MetarationalValues<G> values(g_, i_, answers_, parity());
    while (true) {
      StateSet held(g_.state_count());
      for (StateId u{0}; u.value < g_.state_count(); ++u.value)
        if (values.value()[u.value] <= g_.rank(i_, s_)) held.insert(u);
      if (!keep(std::move(held))) return true;
      if (!values.look_further(run)) return false;
    }
  }

  /// What follows the improvement s -> t.
  PlayedOut after(StateId t) {
    if (answer(t, first_left())) return answered(t);
    return escaped(t);
  }

private:
  int parity() const { return horizon_ ? *horizon_ % 2 : 0; }
  /// How many moves are left when the others have answered the first move.
  int first_left() const { return horizon_ ? *horizon_ - 2 : parity() + 2 * last_index(); }
  int last_index() const { return static_cast<int>(held_.size()) - 1; }

  /// Takes the next set of the chain; false where no further one is needed.
  bool keep(StateSet held) {
    if (!held_.empty() && held_.back() == held) return false;
    held_.push_back(std::move(held));
    return !horizon_ || parity() + 2 * last_index() < *horizon_ - 2;
  }

  bool prepare_by_game(const Run& run) {
    const auto rows = answers_to(g_, i_, answers_, run);
    if (!rows) return false;
    const MetarationalGame<G> game(g_, i_, *rows);
    StateSet held = game.held_at_first(s_, parity());
    while (keep(held)) held = game.held_by(s_, held);
    return true;
  }

  /// Whether the others can hold i to states no better than s where it is on the move at u with
  /// `left` moves to come.
  bool holds(StateId u, int left) const {
    return left >= 0 &&
           held_[static_cast<std::size_t>(std::min((left - parity()) / 2, last_index()))].contains(
               u);
  }

  /// The shortest answer of the others to a move to t that ends where found(u).
  template <class Found>
  std::optional<std::vector<Move>> walk(StateId t, Found found) {
    const auto end = reach_.search(
        g_, t, answers_, [&](PartyId j) { return j != i_; }, found);
    if (!end) return std::nullopt;
    return reach_.path(*end);
  }
  std::optional<std::vector<Move>> answer(StateId t, int left) {
    if (left < 0) return std::nullopt;
    return walk(t, [&](StateId u) { return holds(u, left); });
  }

  /// The first state better than s, or not known to be none, that i can go on to from u.
  template <class Wanted>
  std::optional<StateId> temptation(StateId u, Wanted wanted) const {
    std::optional<StateId> found;
    g_.each_move(i_, u, [&](StateId t) {
      if (no_better(g_, i_, s_, t) || !wanted(t)) return true;
      found = t;
      return false;
    });
    return found;
  }

  PlayedOut answered(StateId t) {
    PlayedOut play;
    play.deterred = true;
    std::vector<StateId> met;
    for (int left = first_left();; left = horizon_ ? left - 2 : left) {
      const auto reply = answer(t, left);
      play.moves.insert(play.moves.end(), reply->begin(), reply->end());
      const StateId u = play.moves.back().to;
      play.again = std::ranges::find(met, u) != met.end();
      if (play.again || left == 0) return play;
      met.push_back(u);
      const auto next = temptation(u, [](StateId) { return true; });
      if (!next) return play;
      play.moves.push_back({i_, u, *next});
      t = *next;
    }
  }

  PlayedOut escaped(StateId t) {
    PlayedOut play;
    for (int left = first_left(); left > 0; left -= 2) {
      const auto hurt = walk(t, [&](StateId u) { return no_better(g_, i_, s_, u); });
      if (!hurt) return play;
      play.moves.insert(play.moves.end(), hurt->begin(), hurt->end());
      const StateId u = hurt->back().to;
      left = least_to_leave(u, left);
      const auto next = temptation(u, [&](StateId v) { return !answer(v, left - 2); });
      ENTENTE_ASSERT(next.has_value());
      play.moves.push_back({i_, u, *next});
      t = *next;
    }
    return play;
  }

  /// The least number of moves, of the chain's, within which i gets out of u: not more than `left`.
  int least_to_leave(StateId u, int left) const {
    int least = parity();
    while (least < left && holds(u, least)) least += 2;
    return least;
  }

  const G& g_;
  PartyId i_;
  StateId s_;
  Moves answers_;
  std::optional<int> horizon_;
  std::vector<StateSet> held_;  // held_[k]: with parity + 2 k moves to come
  Reach reach_;
};

}  // namespace entente::graph
