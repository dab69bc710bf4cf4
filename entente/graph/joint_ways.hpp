#pragma once
#include <algorithm>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/coalition.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Where the members of a coalition can get from one state by a legal sequence - no party twice in
/// a row - and by which moves. Cost: one breadth-first search over (state, last mover); 12 bytes
/// per state and 12 per arrival.
template <MoveGraph G>
class JointWays {
public:
  /// Where the run is stopped, not all ends are found.
  JointWays(const G& g, Coalition h, StateId from, const Run& run)
      : from_(from), first_(g.state_count(), start), entered_(g.state_count(), 0) {
    constexpr std::uint32_t poll_every = 1024;
    const auto expand = [&](std::uint32_t step, StateId s, std::uint32_t last) {
      each_member(h, [&](PartyId j) {
        if (j.value != last)
          g.each_move(j, s, [&](StateId t) { return enter(t, j.value, step), true; });
        return true;
      });
    };
    expand(start, from, nobody);
    for (std::uint32_t k = 0; k < steps_.size(); ++k) {
      if (k % poll_every == 0 && run.stopped()) return;
      expand(k, steps_[k].to, steps_[k].by);
    }
  }

  /// Every state that is reached, nearest first; the start too where a sequence returns to it.
  const std::vector<StateId>& ends() const { return ends_; }

  /// The moves of a shortest sequence to one of ends().
  std::vector<Move> way_to(StateId end) const {
    std::vector<Move> moves;
    for (std::uint32_t k = first_[end.value]; k != start; k = steps_[k].before) {
      const std::uint32_t before = steps_[k].before;
      moves.push_back(
          {PartyId{steps_[k].by}, before == start ? from_ : steps_[before].to, steps_[k].to});
    }
    std::ranges::reverse(moves);
    return moves;
  }

private:
  static constexpr std::uint32_t nobody = 0xFFFFFFFF, start = 0xFFFFFFFF;
  struct Step {
    StateId to;
    std::uint32_t by, before;
  };

  void enter(StateId t, std::uint32_t by, std::uint32_t before) {
    const std::uint64_t mover = Coalition::of(PartyId{by}).members;
    if ((entered_[t.value] & mover) != 0) return;
    entered_[t.value] |= mover;
    if (first_[t.value] == start) {
      first_[t.value] = static_cast<std::uint32_t>(steps_.size());
      ends_.push_back(t);
    }
    steps_.push_back({t, by, before});
  }

  StateId from_;
  std::vector<Step> steps_;
  std::vector<StateId> ends_;
  std::vector<std::uint32_t> first_;    // by state: the first step into it; `start`: none
  std::vector<std::uint64_t> entered_;  // by state: by whom it was entered, as members
};

}  // namespace entente::graph
