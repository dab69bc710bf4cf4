#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/order.hpp"
#include "entente/graph/verdict.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// The worst that the others can do to party i after each state: reached(s) is the least key of the
/// states that they can bring about from s by legal sequences, `never` where they can do nothing.
///
/// One walk against the moves: targets are taken by ascending key, and what reaches a target is
/// labelled with its key. A walker stands on an arrival (state, last mover). A state that was
/// labelled through first mover k lets every other party pass on; the second label, through another
/// first mover, lets k pass as well, and no third can add anything. So each move is looked at twice
/// at most, nothing is stored per move, and moves need not be transitive.
///
/// Cost: O(states log states + moves); 16 bytes per state and the queue.
/// Source: docs/graph-model.md 18.2; legal sequences of Fang, Hipel & Kilgour (1993).
template <RankedGraph G>
class Flood {
public:
  /// Above every key that can sanction: no state is better than one of the highest rank.
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  Flood(const G& g, PartyId i, Moves moves) : g_(g), focal_(i), moves_(moves) {}

  /// `order`: the states by ascending key. Gives false if it was stopped or ran out of steps.
  bool walk(const std::vector<std::uint32_t>& key, const std::vector<std::uint32_t>& order,
            const Run& run) {
    label_.assign(key.size(), {});
    std::uint64_t open = key.size();  // states that a later target could still teach something
    for (std::size_t k = 0; k < order.size() && open > 0; ++k) {
      if (k % poll_every == 0 && run.stopped()) return false;
      if (steps_ > run.budget) return false;
      if (key[order[k]] == never) break;
      arrive_as_target(order[k]);
      for (std::size_t next = 0; next < queue_.size(); ++next) {
        // The first target may reach everything.
        if ((next + 1) % poll_every == 0 && run.stopped()) return false;
        open -= pass_back(queue_[next], key[order[k]]);
      }
      queue_.clear();
    }
    return true;
  }

  std::uint32_t reached(StateId s) const { return label_[s.value].reached; }
  /// Moves looked at in all walks.
  std::uint64_t steps() const { return steps_; }

private:
  static constexpr std::size_t poll_every = 1024;
  /// What is known of a state, in one place: the walk jumps about in memory.
  struct Label {
    std::uint32_t reached = never;
    std::uint16_t first = 0;  // the first mover by whom it reaches a target
    bool full = false;        // by a second first mover as well
    bool was_target = false;
    bool labelled() const { return reached != never; }
  };
  /// Which arrivals at a state are to be passed back: all, those by others than its first mover, or
  /// those by its first mover.
  enum class Who : std::uint8_t { all, others, first };
  struct Task {
    std::uint32_t state;
    Who who;
  };

  void arrive_as_target(std::uint32_t y) {
    Label& label = label_[y];
    if (!label.labelled()) queue_.push_back({y, Who::all});
    if (label.labelled() && !label.full) queue_.push_back({y, Who::first});
    label.was_target = true;
  }

  /// Gives the number of states that are full now and were not.
  std::uint64_t pass_back(Task task, std::uint32_t key) {
    std::uint64_t filled = 0;
    const std::uint32_t first = label_[task.state].first;
    const StateId y{task.state};
    for (PartyId k{0}; k.value < g_.party_count(); ++k.value) {
      if (k == focal_ || (task.who == Who::others && k.value == first) ||
          (task.who == Who::first && k.value != first))
        continue;
      const std::uint32_t rank = moves_ == Moves::improving ? g_.rank(k, y) : 0;
      g_.each_move_into(k, y, [&](StateId x) {
        ++steps_;
        const Label& label = label_[x.value];
        if (label.full || (label.labelled() && label.first == k.value)) return true;
        if (moves_ == Moves::any || g_.rank(k, x) < rank) filled += teach(x, k, key);
        return true;
      });
    }
    return filled;
  }

  /// x can reach the current key with first mover k, which is news. Gives 1 if that made it full.
  std::uint64_t teach(StateId x, PartyId k, std::uint32_t key) {
    Label& label = label_[x.value];
    const auto state = static_cast<std::uint32_t>(x.value);
    if (label.labelled()) {
      label.full = true;
      if (!label.was_target) queue_.push_back({state, Who::first});
      return 1;
    }
    label.reached = key;
    label.first = static_cast<std::uint16_t>(k.value);
    if (!label.was_target) queue_.push_back({state, Who::others});
    return 0;
  }

  const G& g_;
  PartyId focal_;
  Moves moves_;
  std::vector<Label> label_;
  std::vector<Task> queue_;
  std::uint64_t steps_ = 0;
};

/// key[s] = rank(i, s), or with `symmetric` the highest rank among s and where i can go from it.
template <RankedGraph G>
std::vector<std::uint32_t> flood_keys(const G& g, PartyId i, bool symmetric) {
  std::vector<std::uint32_t> key(g.state_count());
  for (std::uint64_t s = 0; s < key.size(); ++s) {
    key[s] = g.rank(i, StateId{s});
    if (symmetric)
      g.each_move(i, StateId{s}, [&](StateId t) {
        key[s] = std::max(key[s], g.rank(i, t));
        return true;
      });
  }
  return key;
}

/// The states all of whose improvements t for i have reached(t) <= rank(i, s).
template <RankedGraph G, class Reached>
StateSet stable_by_flood(const G& g, PartyId i, Reached reached) {
  StateSet stable(g.state_count());
  for (std::uint64_t s = 0; s < g.state_count(); ++s) {
    const std::uint32_t rank = g.rank(i, StateId{s});
    if (g.each_move(i, StateId{s},
                    [&](StateId t) { return g.rank(i, t) <= rank || reached(t) <= rank; }))
      stable.insert(StateId{s});
  }
  return stable;
}

}  // namespace entente::graph
