#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "entente/graph/foresight.hpp"

namespace entente::graph {

/// Foresight that keeps every horizon, to tell the moves behind the end that a party foresees.
template <RankedGraph G>
class ForesightRecord {
public:
  /// Above so many bytes a record is not kept.
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;

  ForesightRecord(const G& g, NextMover next, const Run& run)
      : g_(g), next_(next), foresight_(g, next, run) {
    keep();
  }

  /// Whether so many horizons can be kept.
  bool fits(std::uint64_t horizons) const {
    const std::uint64_t each = 8 * (g_.state_count() + 1) * g_.party_count();
    return horizons < most_bytes / each;
  }
  bool look_further() {
    if (!foresight_.look_further()) return false;
    keep();
    return true;
  }
  int horizon() const { return static_cast<int>(foreseen_.size()) - 1; }

  /// Whether i, h moves ahead, moves from s.
  bool leaves(int h, PartyId i, StateId s) const { return foreseen(h, i, s) != s; }
  /// Where i expects things to end if it has moved to t and `left` more moves are looked at.
  StateId end(int left, PartyId i, StateId t) const {
    return StateId{answers_[static_cast<std::size_t>(left)][i.value][t.value]};
  }

  /// The moves that i expects after its own to t, up to that end: never two in a row by one party.
  std::vector<Move> line(int left, PartyId i, StateId t) const {
    std::vector<Move> moves;
    while (left > 0 && end(left, i, t) != t) {
      const StateId last = end(left, i, t);
      if (next_ == NextMover::worst || next_ == NextMover::fixed) {
        i = mover_to(last, left, i, t);
        t = move_on(moves, left, i, t);
        left -= 1;
        continue;
      }
      moves.push_back(other_move_to(last, left, i, t));
      t = moves.back().to;
      left -= 1;
      if (left == 0 || !leaves(left, i, t)) break;
      t = move_on(moves, left, i, t);
      left -= 1;
    }
    return moves;
  }

  /// The first horizon and the length of the cycle that foresight ends in, once it is known.
  std::optional<std::pair<int, int>> cycle() const {
    for (std::size_t h = 0; h + 1 < foreseen_.size(); ++h)
      if (foreseen_[h] == foreseen_.back() && answers_[h] == answers_.back())
        return std::pair{static_cast<int>(h), static_cast<int>(foreseen_.size() - 1 - h)};
    return std::nullopt;
  }

private:
  void keep() {
    foreseen_.push_back(foresight_.foreseen());
    answers_.push_back(foresight_.answers());
  }
  StateId foreseen(int h, PartyId i, StateId s) const {
    return StateId{foreseen_[static_cast<std::size_t>(h)][i.value][s.value]};
  }

  /// The other who moves next from t, so that all ends in `last`.
  PartyId mover_to(StateId last, int left, PartyId i, StateId t) const {
    if (next_ == NextMover::fixed) return PartyId{(i.value + 1) % g_.party_count()};
    PartyId j{0};
    while (j == i || foreseen(left, j, t) != last) ++j.value;
    return j;
  }

  /// i makes the move from s that it foresees; gives where it leads.
  StateId move_on(std::vector<Move>& moves, int left, PartyId i, StateId s) const {
    const StateId last = foreseen(left, i, s);
    g_.each_move(i, s, [&](StateId t) {
      if (end(left - 1, i, t) != last) return true;
      moves.push_back({i, s, t});
      return false;
    });
    return moves.back().to;
  }

  /// The first move of another from t after which i foresees `last`.
  Move other_move_to(StateId last, int left, PartyId i, StateId t) const {
    Move found{i, t, t};
    for (PartyId j{0}; j.value < g_.party_count() && found.by == i; ++j.value) {
      if (j == i) continue;
      g_.each_move(j, t, [&](StateId u) {
        if (foreseen(left - 1, i, u) != last) return true;
        found = {j, t, u};
        return false;
      });
    }
    return found;
  }

  const G& g_;
  NextMover next_;
  Foresight<G> foresight_;
  std::vector<Foreseen> foreseen_, answers_;
};

}  // namespace entente::graph
