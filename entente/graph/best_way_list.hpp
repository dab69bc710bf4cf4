#pragma once
#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "entente/graph/best_ways.hpp"
#include "entente/graph/wide_count.hpp"

namespace entente::graph {

/// The best ways to one state: how many there are, and any number of them.
///
/// Goes back from the state along moves that keep the least cost. What lies on best ways are places
/// (state, who moves next): the cost of the way so far is then the least with which that party may
/// go on, whoever moved last, so a place has one cost and costs ascend along every way.
///
/// Cost: one look at each move into a state on best ways for each party that may go on from it;
/// memory 80 bytes per place.
template <RankedGraph G>
class BestWayList {
public:
  /// `to` is reached; `ways` is complete.
  BestWayList(const BestWays<G>& ways, StateId to) : ways_(ways), g_(ways.graph()), to_(to) {
    collect();
    count_ways();
  }

  WideCount count() const { return places_.front().ways; }

  /// The first `most` best ways, in the order of their moves by party, then by state.
  std::vector<std::vector<Move>> list(std::size_t most) const {
    std::vector<std::vector<Move>> found;
    std::vector<Frame> stack{{next_moves(ways_.start(), nobody(), {}), 0, {}}};
    while (!stack.empty() && found.size() < most) {
      Frame& top = stack.back();
      if (top.cost == ways_.cost(to_)) found.push_back(moves_of(stack));
      if (top.tried == top.next.size()) {
        stack.pop_back();
        continue;
      }
      const Move move = top.next[top.tried++];
      const WayCost cost = ways_.after(top.cost, move.by, move.from, move.to);
      stack.push_back({next_moves(move.to, move.by.value, cost), 0, cost});
    }
    return found;
  }

private:
  struct Place {
    StateId at;
    std::uint32_t next;  // who moves on; nobody() at the end
    WayCost cost;
    WideCount ways;
  };
  struct Frame {
    std::vector<Move> next;
    std::size_t tried;
    WayCost cost;
  };

  std::uint32_t nobody() const { return g_.party_count(); }
  std::uint64_t key(StateId s, std::uint32_t next) const {
    return s.value * (std::uint64_t{g_.party_count()} + 1) + next;
  }

  /// Calls visit(PartyId, StateId before) for the last moves of best ways to a place.
  template <class Visit>
  void each_last_move(StateId at, std::uint32_t next, WayCost cost, Visit visit) const {
    for (PartyId k{0}; k.value < g_.party_count(); ++k.value) {
      if (k.value == next) continue;
      each_allowed_into(g_, ways_.kind(), k, at, [&](StateId s) {
        const auto before = ways_.cost_before(s, k.value);
        if (before && ways_.after(*before, k, s, at) == cost) visit(k, s, *before);
        return true;
      });
    }
  }

  void collect() {
    const auto add = [&](StateId s, std::uint32_t next, WayCost cost) {
      if (number_.try_emplace(key(s, next), places_.size()).second)
        places_.push_back({s, next, cost, {}});
    };
    add(to_, nobody(), ways_.cost(to_));
    for (std::size_t k = 0; k < places_.size(); ++k) {
      const Place place = places_[k];
      each_last_move(place.at, place.next, place.cost,
                     [&](PartyId j, StateId s, WayCost cost) { add(s, j.value, cost); });
    }
  }

  void count_ways() {
    std::vector<std::size_t> order(places_.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return places_[k].cost; });
    for (std::size_t k : order) {
      Place& place = places_[k];
      if (place.cost == WayCost{}) place.ways = 1;  // only the way of no move costs nothing
      each_last_move(place.at, place.next, place.cost, [&](PartyId j, StateId s, WayCost) {
        place.ways += places_[number_.at(key(s, j.value))].ways;
      });
    }
  }

  /// The moves of best ways that go on from s, which was reached at this cost by `last`.
  std::vector<Move> next_moves(StateId s, std::uint32_t last, WayCost cost) const {
    std::vector<Move> moves;
    for (PartyId j{0}; j.value < g_.party_count(); ++j.value) {
      if (j.value == last || !on_best_way(s, j.value, cost)) continue;
      each_allowed(g_, ways_.kind(), j, s, [&](StateId t) {
        if (leads_on(t, j, ways_.after(cost, j, s, t))) moves.push_back({j, s, t});
        return true;
      });
    }
    return moves;
  }

  bool on_best_way(StateId s, std::uint32_t next, WayCost cost) const {
    const auto found = number_.find(key(s, next));
    return found != number_.end() && places_[found->second].cost == cost;
  }
  bool leads_on(StateId t, PartyId by, WayCost cost) const {
    if (on_best_way(t, nobody(), cost)) return true;
    for (std::uint32_t next = 0; next < g_.party_count(); ++next)
      if (next != by.value && on_best_way(t, next, cost)) return true;
    return false;
  }

  static std::vector<Move> moves_of(const std::vector<Frame>& stack) {
    std::vector<Move> moves;
    for (const Frame& frame : stack)
      if (frame.tried > 0) moves.push_back(frame.next[frame.tried - 1]);
    return moves;
  }

  const BestWays<G>& ways_;
  const G& g_;
  StateId to_;
  std::vector<Place> places_;  // the first one is the end
  std::unordered_map<std::uint64_t, std::size_t> number_;
};

}  // namespace entente::graph
