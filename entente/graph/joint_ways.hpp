#pragma once
#include <algorithm>
#include <bit>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/coalition.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Where the members of a coalition can get from one state by a legal sequence - no party twice in
/// a row - and by which moves. One JointWays can be used for many searches; each forgets the one
/// before. Cost of a search: breadth-first over (state, last mover); 12 bytes per state, once, and
/// 12 per arrival.
template <MoveGraph G>
class JointWays {
public:
  JointWays(const G& g, const Run& run)
      : g_(g), run_(run), first_(g.state_count(), start), entered_(g.state_count(), 0) {}
  /// With a first search that goes everywhere.
  JointWays(const G& g, Coalition h, StateId from, const Run& run) : JointWays(g, run) {
    search(h, from, [](StateId) { return false; });
  }

  /// Until found(StateId) holds for a state, each told once, nearest first; gives whether it did.
  /// Where the run is stopped, not all ends are found.
  template <class Found>
  bool search(Coalition h, StateId from, Found found) {
    constexpr std::uint32_t poll_every = 1024;
    forget();
    from_ = from;
    if (!expand(h, start, from, nobody, found)) return true;
    for (std::uint32_t k = 0; k < steps_.size(); ++k) {
      if (k % poll_every == 0 && run_.stopped()) return false;
      const Step step = steps_[k];
      if (!expand(h, k, step.to, step.by, found)) return true;
    }
    return false;
  }

  /// Every state that is reached, nearest first; the start too where a sequence returns to it.
  const std::vector<StateId>& ends() const { return ends_; }

  /// Calls visit for the ends that several members can be the last to enter: whatever goes on from
  /// there can be reached too.
  template <class Visit>
  void each_thoroughfare(Visit visit) const {
    for (StateId t : ends_)
      if (std::popcount(entered_[t.value]) > 1) visit(t);
  }

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

  void forget() {
    for (StateId t : ends_) {
      first_[t.value] = start;
      entered_[t.value] = 0;
    }
    ends_.clear();
    steps_.clear();
  }

  /// False once something was found.
  template <class Found>
  bool expand(Coalition h, std::uint32_t step, StateId s, std::uint32_t last, Found& found) {
    return each_member(h, [&](PartyId j) {
      return j.value == last ||
             g_.each_move(j, s, [&](StateId t) { return !enter(t, j.value, step) || !found(t); });
    });
  }

  /// Whether the state is met for the first time.
  bool enter(StateId t, std::uint32_t by, std::uint32_t before) {
    const std::uint64_t mover = Coalition::of(PartyId{by}).members;
    if ((entered_[t.value] & mover) != 0) return false;
    entered_[t.value] |= mover;
    const bool is_new = first_[t.value] == start;
    if (is_new) {
      first_[t.value] = static_cast<std::uint32_t>(steps_.size());
      ends_.push_back(t);
    }
    steps_.push_back({t, by, before});
    return is_new;
  }

  const G& g_;
  const Run& run_;
  StateId from_{};
  std::vector<Step> steps_;
  std::vector<StateId> ends_;
  std::vector<std::uint32_t> first_;    // by state: the first step into it; `start`: none
  std::vector<std::uint64_t> entered_;  // by state: by whom it was entered, as members
};

}  // namespace entente::graph
