#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/way_moves.hpp"

namespace entente::graph {

/// Which of two ways is the better one.
enum class WayOrder : std::uint8_t {
  shortest,  ///< fewer moves
  cheapest,  ///< fewer moves that are no improvement for their mover, then fewer moves
};

/// What a way costs in its order; the losses of a shortest way are not looked at and stay 0. A move
/// between states that are equal to its mover, or that nobody can compare, is no improvement.
struct WayCost {
  std::uint32_t losses = 0;
  std::uint32_t moves = 0;
  friend auto operator<=>(const WayCost&, const WayCost&) = default;
};

/// The cost of the best ways from a start to every state.
///
/// Per state two labels are kept: the least cost, with the party that moves in, and the least cost
/// with another party moving in. Whoever moves on can use one of the two, and no other can be
/// better. Costs are (losses, moves): a search in layers of equal losses, breadth-first within each
/// (Dijkstra 1959, with queues in place of a heap since a move adds 0 or 1).
///
/// Cost: at most two looks at each move; 24 bytes per state, 12 per label that was ever the best.
/// Counted steps, for run.budget, are moves looked at.
template <MoveGraph G>
class BestWays {
public:
  /// `start` is a state of the graph, with fewer than 2^32 states (asserted by its owner).
  BestWays(const G& g, StateId start, WayMoves kind, WayOrder order, const Run& run)
      : g_(g), start_(start), kind_(kind), order_(order), run_(run), labels_(g.state_count()) {
    // As if two parties that do not exist had moved in: everybody may go on, and none better.
    labels_[start.value] = {0, 0, anybody, nobody};
    complete_ = search();
  }

  StateId start() const { return start_; }
  WayMoves kind() const { return kind_; }
  const G& graph() const { return g_; }
  /// False where the search was stopped or ran out of steps: costs may be too high.
  bool complete() const { return complete_; }
  bool reached(StateId s) const { return labels_[s.value].first != none; }
  WayCost cost(StateId s) const { return unpacked(labels_[s.value].first); }

  static constexpr std::uint16_t nobody = 0xFFFF;
  /// The least cost of a way to s on which party j may move next; nothing if there is none.
  std::optional<WayCost> cost_before(StateId s, std::uint32_t j) const {
    const Label& label = labels_[s.value];
    const std::uint64_t cost = label.first_by == j ? label.second : label.first;
    if (cost == none) return std::nullopt;
    return unpacked(cost);
  }
  /// The cost of a way after one more move.
  WayCost after(WayCost before, PartyId i, StateId s, StateId t) const {
    return {before.losses + (loses(i, s, t) ? 1U : 0U), before.moves + 1};
  }

private:
  static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint16_t anybody = 0xFFFE;
  struct Label {
    std::uint64_t first = none, second = none;  // losses * 2^32 + moves
    std::uint16_t first_by = nobody, second_by = nobody;
  };
  struct Entry {
    std::uint32_t state, moves;
    std::uint16_t by;
  };

  static WayCost unpacked(std::uint64_t cost) {
    return {static_cast<std::uint32_t>(cost >> 32), static_cast<std::uint32_t>(cost)};
  }
  static std::uint64_t packed(WayCost cost) {
    return std::uint64_t{cost.losses} << 32 | cost.moves;
  }

  bool loses(PartyId i, StateId s, StateId t) const {
    return order_ == WayOrder::cheapest && kind_ != WayMoves::improving && !improves(g_, i, s, t);
  }

  /// Layer by layer. `carried` holds the labels that the layer before led to, `fresh` those that
  /// this one leads to: both ascend by moves, so the two heads tell the next label to settle.
  bool search() {
    std::vector<Entry> carried{{static_cast<std::uint32_t>(start_.value), 0, anybody}};
    for (std::uint32_t losses = 0; !carried.empty(); ++losses) {
      fresh_.clear();
      later_.clear();
      std::size_t old = 0, next = 0;
      while (old < carried.size() || next < fresh_.size()) {
        const bool take_old = next == fresh_.size() ||
                              (old < carried.size() && carried[old].moves <= fresh_[next].moves);
        const Entry entry = take_old ? carried[old++] : fresh_[next++];
        constexpr std::size_t poll_every = 4096;
        if (((old + next) % poll_every == 0 && run_.stopped()) || looked_at_ > run_.budget)
          return false;
        expand(entry, losses);
      }
      std::swap(carried, later_);
    }
    return true;
  }

  void expand(const Entry& entry, std::uint32_t losses) {
    const StateId s{entry.state};
    const Label label = labels_[entry.state];
    const WayCost cost{losses, entry.moves};
    const bool is_first = label.first_by == entry.by && label.first == packed(cost);
    const bool is_second = label.second_by == entry.by && label.second == packed(cost);
    if (!is_first && !is_second) return;  // a better one has taken its place
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value) {
      // After the second label only the party of the first has anything to add.
      if (is_first ? i.value == entry.by : i.value != label.first_by) continue;
      each_allowed(g_, kind_, i, s, [&](StateId t) {
        ++looked_at_;
        relax(t, static_cast<std::uint16_t>(i.value), after(cost, i, s, t), losses);
        return true;
      });
    }
  }

  void relax(StateId t, std::uint16_t by, WayCost cost, std::uint32_t layer) {
    Label& label = labels_[t.value];
    const std::uint64_t c = packed(cost);
    if (label.first_by == by && label.first != none) {
      if (c >= label.first) return;
      label.first = c;
    } else if (c < label.first) {
      label.second = label.first;
      label.second_by = label.first_by;
      label.first = c;
      label.first_by = by;
    } else if (c < label.second) {
      label.second = c;
      label.second_by = by;
    } else {
      return;
    }
    (cost.losses == layer ? fresh_ : later_)
        .push_back({static_cast<std::uint32_t>(t.value), cost.moves, by});
  }

  const G& g_;
  StateId start_;
  WayMoves kind_;
  WayOrder order_;
  const Run& run_;
  std::vector<Label> labels_;
  std::vector<Entry> fresh_, later_;
  std::uint64_t looked_at_ = 0;
  bool complete_ = true;
};

}  // namespace entente::graph
