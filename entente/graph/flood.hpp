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

/// The worst that the others can do to party i after each state: reached[s] is the least key of the
/// states that they can bring about from s by legal sequences, `never` where they can do nothing.
///
/// One walk against the moves: targets are taken by ascending key, and what reaches a target is
/// labelled with its key. A walker stands on an arrival (state, last mover). A state that was
/// labelled through first mover k lets every other party pass on; the second label, through another
/// first mover, lets k pass as well, and no third can add anything. So each move is looked at twice
/// at most, nothing is stored per move, and moves need not be transitive.
///
/// Cost: O(states log states + moves); 15 bytes per state and the stack.
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
    reached_.assign(key.size(), never);
    first_.assign(key.size(), 0);
    mark_.assign(key.size(), 0);
    std::uint64_t open = key.size();  // states that a later target could still teach something
    for (std::size_t k = 0; k < order.size() && open > 0; ++k) {
      if (k % poll_every == 0 && run.stopped()) return false;
      if (steps_ > run.budget) return false;
      arrive_as_target(order[k]);
      while (!stack_.empty()) {
        const Task task = stack_.back();
        stack_.pop_back();
        open -= pass_back(task, key[order[k]]);
      }
    }
    return true;
  }

  const std::vector<std::uint32_t>& reached() const { return reached_; }
  /// Moves looked at in all walks.
  std::uint64_t steps() const { return steps_; }

private:
  static constexpr std::size_t poll_every = 1024;
  enum Mark : std::uint8_t { labelled = 1, full = 2, was_target = 4 };
  /// Which arrivals at a state are to be passed back: all, those by others than its first mover, or
  /// those by its first mover.
  enum class Who : std::uint8_t { all, others, first };
  struct Task {
    std::uint32_t state;
    Who who;
  };

  void arrive_as_target(std::uint32_t y) {
    std::uint8_t& mark = mark_[y];
    if ((mark & labelled) == 0) stack_.push_back({y, Who::all});
    if ((mark & labelled) != 0 && (mark & full) == 0) stack_.push_back({y, Who::first});
    mark |= was_target;
  }

  /// Gives the number of states that are full now and were not.
  std::uint64_t pass_back(Task task, std::uint32_t key) {
    std::uint64_t filled = 0;
    const std::uint32_t first = first_[task.state];
    const StateId y{task.state};
    for (PartyId k{0}; k.value < g_.party_count(); ++k.value) {
      if (k == focal_ || (task.who == Who::others && k.value == first) ||
          (task.who == Who::first && k.value != first))
        continue;
      const std::uint32_t rank = moves_ == Moves::improving ? g_.rank(k, y) : 0;
      g_.each_move_into(k, y, [&](StateId x) {
        ++steps_;
        if (moves_ == Moves::any || g_.rank(k, x) < rank) filled += label(x, k, key);
        return true;
      });
    }
    return filled;
  }

  /// x can reach the current key with first mover k. Gives 1 if that made it full.
  std::uint64_t label(StateId x, PartyId k, std::uint32_t key) {
    std::uint8_t& mark = mark_[x.value];
    const auto state = static_cast<std::uint32_t>(x.value);
    if ((mark & labelled) == 0) {
      mark |= labelled;
      reached_[x.value] = key;
      first_[x.value] = static_cast<std::uint16_t>(k.value);
      if ((mark & was_target) == 0) stack_.push_back({state, Who::others});
      return 0;
    }
    if ((mark & full) != 0 || first_[x.value] == k.value) return 0;
    mark |= full;
    if ((mark & was_target) == 0) stack_.push_back({state, Who::first});
    return 1;
  }

  const G& g_;
  PartyId focal_;
  Moves moves_;
  std::vector<std::uint32_t> reached_;
  std::vector<std::uint16_t> first_;  // first mover of the label
  std::vector<std::uint8_t> mark_;
  std::vector<Task> stack_;
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

/// The states all of whose improvements t for i have reached[t] <= rank(i, s).
template <RankedGraph G>
StateSet stable_by_flood(const G& g, PartyId i, const std::vector<std::uint32_t>& reached) {
  StateSet stable(g.state_count());
  for (std::uint64_t s = 0; s < g.state_count(); ++s) {
    const std::uint32_t rank = g.rank(i, StateId{s});
    if (g.each_move(i, StateId{s},
                    [&](StateId t) { return g.rank(i, t) <= rank || reached[t.value] <= rank; }))
      stable.insert(StateId{s});
  }
  return stable;
}

}  // namespace entente::graph
