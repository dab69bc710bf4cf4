#include "entente/graph/answer_cut.hpp"

#include <algorithm>
#include <queue>
#include <set>
#include <utility>

namespace entente::graph {
namespace {

using DemandSet = std::vector<NotAbove>;

/// Some demands, and the nearest order that meets them.
struct Node {
  std::uint64_t number = 0;
  DemandSet demands;
  NearOrder order;
};

struct Farther {
  bool operator()(const Node& a, const Node& b) const {
    return std::pair(a.order.half_swaps, a.number) > std::pair(b.order.half_swaps, b.number);
  }
};

class Cutter {
public:
  Cutter(const ConflictGraph& g, Reach& reach, const CutQuestion& question, std::uint64_t bound)
      : g_(g), reach_(reach), question_(question), bound_(bound), answer_{std::nullopt, bound} {
    for (StateId s{0}; s.value < g.state_count(); ++s.value)
      ranks_.push_back(g.rank(question.party, s));
  }

  CutAnswer run(std::uint64_t steps, const Run& run) {
    if (way(std::vector<std::uint32_t>(ranks_.size(), 0))) return answer_;  // it needs no such move
    push({}, 0);
    while (!waiting_.empty()) {
      Node node = waiting_.top();
      waiting_.pop();
      const std::uint64_t cost = node.order.half_swaps;
      if (steps-- == 0 || run.stopped()) {
        answer_.at_least = std::min(answer_.at_least, cost);
        dive(std::move(node));
        return answer_;
      }
      const auto open = way(node.order.ranks);
      if (!open) {
        answer_.at_least = std::min(answer_.at_least, cost);
        answer_.order = std::move(node.order);
        return answer_;
      }
      for (const NotAbove& demand : *open) push(with(node, demand), cost);
    }
    return answer_;
  }

private:
  /// The party's moves on a shortest answer that is left when it has this order, as demands that
  /// each would end it; nothing where no answer is left.
  std::optional<DemandSet> way(const std::vector<std::uint32_t>& ranks) {
    const PartyId p = question_.party;
    const auto takes = [&](PartyId j, StateId s, StateId t) {
      return j == p ? ranks[t.value] > ranks[s.value] : g_.rank(j, t) > g_.rank(j, s);
    };
    const auto end = reach_.walk(
        g_, question_.start, takes, [&](PartyId j) { return j != question_.focal; },
        [&](StateId u) { return static_cast<bool>((*question_.hurts)[u.value]); });
    if (!end) return std::nullopt;
    DemandSet demands;
    for (const Move& move : reach_.path(*end))
      if (move.by == p)
        demands.push_back({static_cast<std::uint32_t>(move.to.value),
                           static_cast<std::uint32_t>(move.from.value)});
    return demands;
  }

  static DemandSet with(const Node& node, const NotAbove& demand) {
    DemandSet demands = node.demands;
    demands.insert(std::ranges::lower_bound(demands, demand), demand);
    return demands;
  }

  /// `least`: what the demands cost at least.
  void push(DemandSet demands, std::uint64_t least) {
    if (!seen_.insert(demands).second) return;
    auto order = nearest_order(ranks_, demands);
    if (!order)  // too many states named: what lies beyond is not known
      answer_.at_least = std::min(answer_.at_least, least);
    else if (order->half_swaps < bound_)
      waiting_.push({seen_.size(), std::move(demands), std::move(*order)});
  }

  /// From here always to the nearest of the next orders, until no answer is left.
  void dive(Node node) {
    while (node.order.half_swaps < bound_) {
      const auto open = way(node.order.ranks);
      if (!open) {
        answer_.order = std::move(node.order);
        return;
      }
      std::optional<Node> best;
      for (const NotAbove& demand : *open) {
        DemandSet demands = with(node, demand);
        auto order = nearest_order(ranks_, demands);
        if (order && (!best || order->half_swaps < best->order.half_swaps))
          best = Node{0, std::move(demands), std::move(*order)};
      }
      if (!best) return;
      node = std::move(*best);
    }
  }

  const ConflictGraph& g_;
  Reach& reach_;
  const CutQuestion& question_;
  std::uint64_t bound_;
  CutAnswer answer_;
  std::vector<std::uint32_t> ranks_;
  std::set<DemandSet> seen_;
  std::priority_queue<Node, std::vector<Node>, Farther> waiting_;
};

}  // namespace

CutAnswer cut_answers(const ConflictGraph& g, Reach& reach, const CutQuestion& question,
                      std::uint64_t bound, std::uint64_t steps, const Run& run) {
  return Cutter(g, reach, question, bound).run(steps, run);
}

}  // namespace entente::graph
