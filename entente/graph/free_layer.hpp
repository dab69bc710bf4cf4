#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/fibres.hpp"

namespace entente::graph {

/// The states in which a coalition plays one joint strategy, numbered as columns: who of the others
/// can credibly lead where.
class FreeLayer {
public:
  /// Of one of the other parties: its strategy and its rank in each column.
  struct Other {
    Radix radix;  ///< in the numbering of columns
    std::vector<std::uint32_t> strategy, rank;
  };
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  /// `alone`: the others act each for itself; else coalitions of them too.
  FreeLayer(std::vector<Other> others, std::uint32_t columns, bool alone)
      : others_(std::move(others)), columns_(columns), alone_(alone) {}

  /// least[column]: the least key that is credibly reached from it by one step or more, or `never`.
  /// `order`: the columns by ascending key. False once run.stopped().
  bool flood(std::span<const std::uint32_t> key, std::span<const std::uint32_t> order,
             const Run& run, std::span<std::uint32_t> least) {
    open_.resize(columns_);
    for (std::uint32_t c = 0; c < columns_; ++c) open_[c] = c;
    expanded_.assign(columns_, false);
    for (std::uint32_t c = 0; c < columns_; ++c) least[c] = never;
    for (std::uint32_t target : order) {
      if (!alone_ && open_.empty()) break;
      if (expanded_[target]) continue;
      expanded_[target] = true;
      stack_.push_back(target);
      while (!stack_.empty()) {
        if (run.stopped()) return false;
        const std::uint32_t to = stack_.back();
        stack_.pop_back();
        if (alone_)
          expand_alone(to, key[target], least);
        else
          expand(to, key[target], least);
      }
    }
    return true;
  }

private:
  /// Labels the columns from which a step leads to `to`, and takes them off the open ones.
  void expand(std::uint32_t to, std::uint32_t key, std::span<std::uint32_t> least) {
    std::size_t kept = 0;
    for (std::uint32_t from : open_) {
      if (!leads(from, to)) {
        open_[kept++] = from;
        continue;
      }
      least[from] = key;
      if (expanded_[from]) continue;
      expanded_[from] = true;
      stack_.push_back(from);
    }
    open_.resize(kept);
  }

  /// The same where one party at a time changes its strategy.
  void expand_alone(std::uint32_t to, std::uint32_t key, std::span<std::uint32_t> least) {
    for (const Other& other : others_) {
      const std::uint32_t first = to - other.strategy[to] * other.radix.stride;
      for (std::uint32_t k = 0; k < other.radix.strategies; ++k) {
        const std::uint32_t from = first + k * other.radix.stride;
        if (least[from] != never || other.rank[from] >= other.rank[to]) continue;
        least[from] = key;
        if (expanded_[from]) continue;
        expanded_[from] = true;
        stack_.push_back(from);
      }
    }
  }

  /// Each party that changes its strategy prefers `to`, and one does change.
  bool leads(std::uint32_t from, std::uint32_t to) const {
    if (from == to) return false;
    return std::ranges::all_of(others_, [&](const Other& other) {
      return other.strategy[from] == other.strategy[to] || other.rank[from] < other.rank[to];
    });
  }

  std::vector<Other> others_;
  std::uint32_t columns_;
  bool alone_;
  std::vector<std::uint32_t> open_;  // not labelled yet, ascending
  std::vector<bool> expanded_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace entente::graph
