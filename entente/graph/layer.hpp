#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "entente/graph/fibres.hpp"

namespace entente::graph {

/// Division by a number that is known beforehand, for 32-bit numerators: one multiplication.
/// Source: Lemire, Kaser & Kurz (2019), Faster remainder by direct computation.
class Divider {
public:
  explicit Divider(std::uint32_t divisor)
      : reciprocal_(std::numeric_limits<std::uint64_t>::max() / divisor + 1) {}
  std::uint32_t operator()(std::uint32_t number) const {
    if (reciprocal_ == 0) return number;  // divided by one
    return static_cast<std::uint32_t>((static_cast<Wide>(reciprocal_) * number) >> 64);
  }

private:
  __extension__ using Wide = unsigned __int128;
  std::uint64_t reciprocal_;
};

/// One layer of a conflict with free strategies: the states in which focal party i plays one own
/// strategy, numbered as columns; with the fibres of the other parties within it.
/// Rank: of the focal party's ranks; Digit: of the others' strategies.
template <class Rank, class Digit>
class Layer {
public:
  /// No credible reply at all: no state with an improvement has this rank.
  static constexpr Rank never = std::numeric_limits<Rank>::max();

  /// parties[j], fibres[j]: in the numbering of states, all parties; takes those but `focal`.
  Layer(const std::vector<Radix>& parties, const std::vector<Fibres<Digit>>& fibres,
        std::uint32_t focal, std::uint32_t own, std::uint32_t columns)
      : columns_(columns) {
    std::uint32_t stride = 1;
    for (std::uint32_t j = 0; j < parties.size(); ++j) {
      if (j == focal) continue;
      others_.emplace_back(Radix{parties[j].strategies, stride});
      stride *= parties[j].strategies;
      take_fibres(parties, fibres[j], focal, own, j);
    }
  }

  /// reached[column]: the least key that the others can credibly bring about from it, or `never`.
  /// `order`: the columns by ascending key[column]. Ends early once run.stopped().
  void flood(std::span<const Rank> key, const std::vector<std::uint32_t>& order, const Run& run,
             std::span<Rank> reached) {
    std::ranges::fill(reached, never);
    expanded_.assign(columns_, 0);
    for (Other& other : others_) std::ranges::fill(other.passed, Digit{0});
    constexpr std::uint32_t poll_every = 1U << 14;
    for (std::uint32_t k = 0; k < columns_; ++k) {
      if (k % poll_every == 0 && run.stopped()) return;
      const std::uint32_t target = order[k];
      if (expanded_[target] != 0) continue;
      expanded_[target] = 1;
      stack_.push_back(target);
      while (!stack_.empty()) {
        const std::uint32_t column = stack_.back();
        stack_.pop_back();
        expand(column, key[target], reached);
      }
    }
  }

private:
  struct Other {
    explicit Other(Radix r) : radix(r), divide(r.strategies) {}
    Radix radix;
    Divider divide;
    std::vector<Digit> order, below;  // as in Fibres, numbered by column
    std::vector<Digit> passed;        // per fibre: so many of its worst columns are labelled
  };

  void take_fibres(const std::vector<Radix>& parties, const Fibres<Digit>& fibres,
                   std::uint32_t focal, std::uint32_t own, std::uint32_t j) {
    Other& other = others_.back();
    const Radix i = parties[focal];
    other.below.resize(columns_);
    for (std::uint32_t c = 0; c < columns_; c += i.stride)
      std::copy_n(fibres.below.begin() + i.with(c, own), i.stride, other.below.begin() + c);
    const std::uint32_t d = parties[j].strategies;
    const Radix i_among_fibres{i.strategies, j < focal ? i.stride / d : i.stride};
    other.order.resize(columns_);
    other.passed.resize(columns_ / d);
    for (std::uint32_t f = 0; f < columns_ / d; ++f)
      std::copy_n(fibres.order.begin() + i_among_fibres.with(f, own) * d, d,
                  other.order.begin() + f * d);
  }

  /// Labels the columns from which some other party improves by moving to `column`.
  void expand(std::uint32_t column, Rank key, std::span<Rank> reached) {
    std::uint32_t high = column;  // the digits from this party's on
    for (Other& other : others_) {
      const Radix r = other.radix;
      const std::uint32_t higher = other.divide(high);
      const std::uint32_t low = column - high * r.stride;
      const std::uint32_t fibre = higher * r.stride + low;
      const std::uint32_t base = column - (high - higher * r.strategies) * r.stride;
      high = higher;
      const Digit until = other.below[column];
      const Digit from = other.passed[fibre];
      if (from >= until) continue;
      other.passed[fibre] = until;
      const Digit* const order = &other.order[std::size_t{fibre} * r.strategies];
      for (std::uint32_t k = from; k < until; ++k) {
        const std::uint32_t x = base + order[k] * r.stride;
        if (reached[x] != never) continue;
        reached[x] = key;
        if (expanded_[x] != 0) continue;
        expanded_[x] = 1;
        stack_.push_back(x);
      }
    }
  }

  std::uint32_t columns_;
  std::vector<Other> others_;
  std::vector<std::uint8_t> expanded_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace entente::graph
