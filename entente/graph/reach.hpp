#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "entente/graph/verdict.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// A state as it was entered: by whom, and from which earlier arrival.
struct Arrival {
  StateId at;
  PartyId by;
  std::uint32_t before = 0;  ///< number of the arrival that the move started from
};

/// Breadth-first search over legal sequences: no party moves twice in a row, but otherwise any
/// number of times, so what may follow depends on (state, last mover). Two last movers are kept per
/// state: once a state was entered by two parties, everybody may go on from it.
///
/// One Reach can be used for many searches on graphs of the same size; each forgets the one before.
/// Cost of a search: at most two looks at each move; memory 4 bytes per state and 16 per arrival.
/// Source: Fang, Hipel & Kilgour (1993), Interactive Decision Making (the sets Omega_H).
class Reach {
public:
  explicit Reach(std::uint64_t states) : seen_(states) {}

  /// Walks from `start` with the parties for which may_move(PartyId) holds, along moves for which
  /// takes(PartyId, from, to) holds, until found(StateId) holds for an arrival; gives its number,
  /// or nothing if there is none. Found along a shortest sequence; of equally short ones the first
  /// by party and state. `start` counts only if the sequence returns to it.
  template <MoveGraph G, class Takes, class MayMove, class Found>
  std::optional<std::uint32_t> walk(const G& g, StateId start, Takes takes, MayMove may_move,
                                    Found found) {
    forget();
    arrivals_.push_back({start, nobody, 0});
    for (std::uint32_t next = 0; next < arrivals_.size(); ++next)
      for (PartyId j{0}; j.value < g.party_count(); ++j.value)
        if (j != arrivals_[next].by && may_move(j) && !step(g, next, j, takes, found))
          return static_cast<std::uint32_t>(arrivals_.size() - 1);
    return std::nullopt;
  }

  /// The same along any moves, or along those that improve for their mover.
  template <MoveGraph G, class MayMove, class Found>
  std::optional<std::uint32_t> search(const G& g, StateId start, Moves moves, MayMove may_move,
                                      Found found) {
    const auto takes = [&](PartyId j, StateId s, StateId t) {
      return moves == Moves::any || improves(g, j, s, t);
    };
    return walk(g, start, takes, may_move, found);
  }

  /// What the last search met, in order; number 0 is the start itself, entered by nobody.
  const std::vector<Arrival>& arrivals() const { return arrivals_; }

  /// The moves that lead from the start to an arrival.
  std::vector<Move> path(std::uint32_t arrival) const {
    std::vector<Move> moves;
    for (; arrival != 0; arrival = arrivals_[arrival].before) {
      const Arrival& last = arrivals_[arrival];
      moves.push_back({last.by, arrivals_[last.before].at, last.at});
    }
    std::ranges::reverse(moves);
    return moves;
  }

private:
  static constexpr PartyId nobody{std::numeric_limits<std::uint32_t>::max()};

  template <MoveGraph G, class Takes, class Found>
  bool step(const G& g, std::uint32_t from, PartyId j, Takes& takes, Found& found) {
    const StateId s = arrivals_[from].at;
    return g.each_move(j, s, [&](StateId t) {
      if (!takes(j, s, t) || !mark(t, j)) return true;
      arrivals_.push_back({t, j, from});
      return !found(t);
    });
  }

  /// True if s was not yet entered by j and a further last mover makes a difference.
  bool mark(StateId s, PartyId j) {
    const auto mover = static_cast<std::uint16_t>(j.value + 1);
    auto& [first, second] = seen_[s.value];
    if (first == mover || second != 0) return false;
    (first == 0 ? first : second) = mover;
    return true;
  }

  void forget() {
    for (const Arrival& a : arrivals_) seen_[a.at.value] = {0, 0};
    arrivals_.clear();
  }

  std::vector<std::array<std::uint16_t, 2>> seen_;  // last movers met, counted from 1; 0 is none
  std::vector<Arrival> arrivals_;
};

/// The states that all parties but i can bring about from s by legal sequences, ascending.
template <MoveGraph G>
std::vector<StateId> countermoves(const G& g, PartyId i, StateId s, Moves moves) {
  Reach reach(g.state_count());
  reach.search(
      g, s, moves, [i](PartyId j) { return j != i; }, [](StateId) { return false; });
  std::vector<StateId> states;
  for (std::size_t k = 1; k < reach.arrivals().size(); ++k)
    states.push_back(reach.arrivals()[k].at);
  std::ranges::sort(states);
  states.erase(std::unique(states.begin(), states.end()), states.end());
  return states;
}

}  // namespace entente::graph
