#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "entente/graph/path_impl.hpp"

namespace entente::graph {

/// The states that ways of one kind reach no more if some parties never move. `refuses(PartyId)`:
/// who; `all`: what ways of all parties reach. Nothing is known where `complete` is false.
///
/// Where the others may always move first, this is all that a party can keep from happening,
/// however it plays: what the others reach alone they can reach without giving it a turn.
/// Cost: one search of find_paths.
struct Refusal {
  StateSet lost;
  bool complete = true;
};
template <MoveGraph G, class Refuses>
Refusal refusal(const G& g, StateId start, WayMoves kind, const Paths& all, Refuses refuses,
                const Run& run) {
  const Paths left = find_paths(
      g, start,
      [&](PartyId i, StateId s, StateId t) { return !refuses(i) && allowed(g, kind, i, s, t); },
      run);
  Refusal answer{StateSet(g.state_count()), all.complete() && left.complete()};
  for (std::uint64_t s = 0; answer.complete && s < g.state_count(); ++s)
    if (all.reached(StateId{s}) && !left.reached(StateId{s})) answer.lost.insert(StateId{s});
  return answer;
}

/// Whether one party can keep the conflict out of a state for ever, if it can always move first: a
/// game of safety.
///
/// After every move of another party (and at the start) the party may at once make any move of its
/// own, pleasant or not, or let things be. Then the others may make a move that is `allowed`, each
/// of them but whoever moved last, or stop for good. They win if the state is ever entered, by
/// whomever. A strategy may depend on the state and on who moved last; no more memory helps.
///
/// The others' winning positions are the least set closed under "some move of theirs enters the
/// state or a winning position" and "so does letting things be, and every move of the party". It is
/// built backwards from the state; of the parties that have a winning move in a state the first two
/// found matter, since whoever comes next has moved last in one of them at most.
/// Cost: at most three looks at each move; memory 12 bytes per state.
template <RankedGraph G>
class KeepOut {
public:
  KeepOut(const G& g, PartyId party, StateId out_of, WayMoves kind)
      : g_(g), party_(party), target_(out_of), kind_(kind), states_(g.state_count()) {
    for (std::uint64_t s = 0; s < g.state_count(); ++s)
      g.each_move(party, StateId{s}, [&](StateId t) {
        states_[s].ways_out += t == target_ ? 0 : 1;
        return true;
      });
    enter_from_all(target_, nobody);
    while (!open_.empty()) {
      const StateId s = open_.back();
      open_.pop_back();
      spread(s);
    }
  }

  /// From a state other than `out_of`, that nobody has just entered.
  bool can(StateId start) const {
    const State& s = states_[start.value];
    return s.lost_to == nobody || s.ways_out > 0;
  }

private:
  static constexpr std::uint16_t nobody = 0xFFFF;
  struct State {
    std::uint16_t lost_to = nobody, also = nobody;  // others with a winning move from here
    std::uint32_t ways_out = 0;                     // own moves to where the others do not win
    bool told_first = false, told_second = false;
  };

  /// The others win at s once it was entered - by anybody but `except`.
  void enter_from_all(StateId s, std::uint16_t except) {
    for (PartyId k{0}; k.value < g_.party_count(); ++k.value)
      if (k != party_ && k.value != except) enter_from(s, k);
  }
  void enter_from(StateId s, PartyId k) {
    each_allowed_into(g_, kind_, k, s, [&](StateId before) {
      wins_by(before, static_cast<std::uint16_t>(k.value));
      return true;
    });
  }

  /// Party k has a winning move at s.
  void wins_by(StateId s, std::uint16_t k) {
    State& state = states_[s.value];
    if (s == target_ || state.lost_to == k || state.also != nobody) return;
    if (state.lost_to == nobody) {
      state.lost_to = k;  // the party itself may not come here any more: it would have moved last
      g_.each_move_into(party_, s, [&](StateId before) {
        if (--states_[before.value].ways_out == 0) open_.push_back(before);
        return true;
      });
    } else {
      state.also = k;
    }
    open_.push_back(s);
  }

  void spread(StateId s) {
    State& state = states_[s.value];
    if (s == target_ || state.ways_out > 0 || state.lost_to == nobody) return;
    if (!state.told_first) {
      state.told_first = true;
      enter_from_all(s, state.lost_to);
    }
    if (state.also != nobody && !state.told_second) {
      state.told_second = true;
      enter_from(s, PartyId{state.lost_to});
    }
  }

  const G& g_;
  PartyId party_;
  StateId target_;
  WayMoves kind_;
  std::vector<State> states_;
  std::vector<StateId> open_;
};

}  // namespace entente::graph
