#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "entente/graph/path_impl.hpp"

namespace entente::graph {

/// What no way from a start to a state can do without.
struct Bottlenecks {
  /// Moves that every way makes, whatever it does else, in the order in which one shortest way
  /// makes them.
  std::vector<Move> moves;
  /// States that every way passes, likewise, without the two ends.
  std::vector<StateId> states;
  bool complete = true;  ///< false where it was stopped or ran out of steps: more or fewer
};

/// The bottlenecks of all ways of one kind from `start` to another state; nothing where no way
/// leads there (or none was found before the end of the work).
///
/// Every way makes its bottlenecks, so only moves and states of one shortest way can be some.
/// - Moves: what can be reached without any move of that way, then with its first, its first two
///   and so on. As long as it does not reach beyond the next move of the way, that move is one.
/// - States: the ends of such moves. Every other state of the way is left out in turn: where that
///   leaves no way it is one; else the way that is left clears all states that it does not pass.
/// Cost: two searches of find_paths, and one more for nearly every state that is left out.
template <MoveGraph G>
class BottleneckFinder {
public:
  BottleneckFinder(const G& g, StateId start, StateId to, WayMoves kind, const Run& run)
      : g_(g), start_(start), to_(to), kind_(kind), run_(run) {}

  std::optional<Bottlenecks> find() {
    const auto shortest = way_without(no_state);
    if (!shortest) return std::nullopt;
    Bottlenecks b;
    b.moves = needed_moves(*shortest);
    b.states = needed_states(*shortest, b.moves);
    b.complete = complete_;
    return b;
  }

private:
  static constexpr std::uint16_t nobody = 0xFFFF, two_parties = 0xFFFE;
  struct Arrival {
    StateId at;
    std::uint16_t by;
  };

  /// A shortest way that does not pass a state.
  std::optional<std::vector<Move>> way_without(StateId banned) {
    const auto takes = [&](PartyId i, StateId s, StateId t) {
      return t != banned && allowed(g_, kind_, i, s, t);
    };
    const Paths paths = find_paths(g_, start_, takes, run_, to_);
    complete_ = complete_ && paths.complete();
    if (!paths.reached(to_)) return std::nullopt;
    return paths.path(to_);
  }

  std::vector<Move> needed_moves(const std::vector<Move>& way) {
    for (std::size_t k = 0; k < way.size(); ++k) place_[way[k]] = k + 1;
    entered_by_.assign(g_.state_count(), nobody);
    entered_by_[start_.value] = two_parties;
    open_ = {{start_, nobody}};
    std::vector<Move> found;
    for (std::size_t made = 0; made < way.size() && complete_; ++made) {
      while (!open_.empty() && complete_) {
        const Arrival arrival = open_.back();
        open_.pop_back();
        go_on(arrival, way.size());
      }
      if (furthest_ == made + 1) found.push_back(way[made]);
      enter(way[made].to, static_cast<std::uint16_t>(way[made].by.value));
    }
    return found;
  }

  void enter(StateId s, std::uint16_t by) {
    std::uint16_t& known = entered_by_[s.value];
    if (known == two_parties || known == by) return;
    known = known == nobody ? by : two_parties;
    open_.push_back({s, by});
  }

  /// Makes all moves from an arrival but those of the way, whose places it notes.
  void go_on(const Arrival& arrival, std::size_t length) {
    constexpr std::uint64_t poll_every = 4096;
    if ((++arrivals_ % poll_every == 0 && run_.stopped()) || looked_at_ > run_.budget)
      complete_ = false;
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value) {
      if (i.value == arrival.by) continue;
      each_allowed(g_, kind_, i, arrival.at, [&](StateId t) {
        ++looked_at_;
        if (const auto place = place_.find({i, arrival.at, t}); place != place_.end()) {
          furthest_ = std::max(furthest_, place->second);
        } else if (t == to_) {
          furthest_ = length + 1;
        } else {
          enter(t, static_cast<std::uint16_t>(i.value));
        }
        return true;
      });
    }
  }

  std::vector<StateId> needed_states(const std::vector<Move>& way,
                                     const std::vector<Move>& needed) {
    enum class Known : std::uint8_t { nothing, no, yes };
    std::map<StateId, Known> states;
    for (const Move& m : way)
      if (m.to != start_ && m.to != to_) states[m.to] = Known::nothing;
    for (const Move& m : needed)
      for (StateId s : {m.from, m.to})
        if (const auto found = states.find(s); found != states.end()) found->second = Known::yes;
    std::vector<StateId> found;
    for (const Move& m : way) {
      const auto state = states.find(m.to);
      if (state == states.end()) continue;
      if (state->second == Known::nothing) leave_out(m.to, states, Known::no, Known::yes);
      if (state->second == Known::yes && complete_) found.push_back(m.to);
      states.erase(state);
    }
    return found;
  }

  /// Settles a state, and all that the way without it does not pass.
  template <class States, class Known>
  void leave_out(StateId s, States& states, Known no, Known yes) {
    const auto other = way_without(s);
    if (!other) {
      states[s] = yes;
      return;
    }
    std::vector<StateId> passed;
    for (const Move& m : *other) passed.push_back(m.to);
    std::ranges::sort(passed);
    for (auto& [state, known] : states)
      if (!std::ranges::binary_search(passed, state)) known = no;
  }

  const G& g_;
  StateId start_, to_;
  WayMoves kind_;
  const Run& run_;
  bool complete_ = true;
  std::map<Move, std::size_t> place_;  // of the moves of the way, from 1
  std::vector<std::uint16_t> entered_by_;
  std::vector<Arrival> open_;
  std::size_t furthest_ = 0;  // the last move of the way that can be made; beyond it: the end
  std::uint64_t arrivals_ = 0, looked_at_ = 0;
};

}  // namespace entente::graph
