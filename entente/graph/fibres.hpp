#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "entente/base/parallel.hpp"

namespace entente::graph {

/// One party in the mixed radix of states (or of columns): how many strategies, and how far apart
/// two neighbouring ones lie.
struct Radix {
  std::uint32_t strategies = 1;
  std::uint32_t stride = 1;

  /// The number without this party's digit, and back with a digit put in.
  std::uint32_t without(std::uint32_t number) const {
    return number / stride / strategies * stride + number % stride;
  }
  std::uint32_t with(std::uint32_t rest, std::uint32_t digit) const {
    return (rest / stride * strategies + digit) * stride + rest % stride;
  }
};

/// The fibres of one party: the states that differ in its own strategy alone, in the order of its
/// preference. A fibre's number is that of its states without the party's digit.
/// Digit: wide enough for the party's strategies.
template <class Digit>
struct Fibres {
  std::vector<Digit>
      order;  ///< order[fibre * strategies + k]: the strategy at place k, worst first
  std::vector<Digit> below;  ///< below[state]: how many states of its fibre the party likes less
};

/// Sorts some fibres side by side, so that the processor compares many at once.
template <class Rank, class Digit>
class FibreTile {
public:
  static constexpr std::uint32_t width = 64;

  explicit FibreTile(Radix party)
      : party_(party), rank_(std::size_t{party.strategies} * width), place_(rank_.size()) {}

  /// Fibres first .. first + count - 1, count <= width.
  void sort(const std::vector<Rank>& rank, std::uint32_t first, std::uint32_t count,
            Fibres<Digit>& fibres) {
    std::array<std::uint32_t, width> base{};
    for (std::uint32_t b = 0; b < count; ++b) base[b] = party_.with(first + b, 0);
    for (std::uint32_t k = 0; k < party_.strategies; ++k)
      for (std::uint32_t b = 0; b < count; ++b)
        rank_[k * width + b] = rank[base[b] + k * party_.stride];
    if (party_.strategies <= most_side_by_side) {
      count_places();
    } else {
      for (std::uint32_t b = 0; b < count; ++b) sort_places_of(b);
    }
    for (std::uint32_t b = 0; b < count; ++b) write(first + b, base[b], b, fibres);
  }

private:
  static constexpr std::uint32_t most_side_by_side = 160;

  /// place[k] = number of strategies that come before k: all pairs, no branches.
  void count_places() {
    std::ranges::fill(place_, Rank{0});
    for (std::uint32_t k = 1; k < party_.strategies; ++k)
      for (std::uint32_t l = 0; l < k; ++l) {
        const Rank* const lower = &rank_[l * width];
        const Rank* const upper = &rank_[k * width];
        Rank* const place_l = &place_[l * width];
        Rank* const place_k = &place_[k * width];
        for (std::uint32_t b = 0; b < width; ++b) {
          const Rank before = lower[b] <= upper[b] ? 1 : 0;
          place_k[b] = static_cast<Rank>(place_k[b] + before);
          place_l[b] = static_cast<Rank>(place_l[b] + (1 - before));
        }
      }
  }

  void sort_places_of(std::uint32_t b) {
    sorted_.resize(party_.strategies);
    for (std::uint32_t k = 0; k < party_.strategies; ++k)
      sorted_[k] = (std::uint64_t{rank_[k * width + b]} << 32) | k;
    std::ranges::sort(sorted_);
    for (std::uint32_t p = 0; p < party_.strategies; ++p)
      place_[static_cast<std::uint32_t>(sorted_[p]) * width + b] = static_cast<Rank>(p);
  }

  void write(std::uint32_t fibre, std::uint32_t base, std::uint32_t b, Fibres<Digit>& fibres) {
    Digit* const order = &fibres.order[std::size_t{fibre} * party_.strategies];
    for (std::uint32_t k = 0; k < party_.strategies; ++k)
      order[place_[k * width + b]] = static_cast<Digit>(k);
    std::uint32_t below = 0;
    for (std::uint32_t p = 0; p < party_.strategies; ++p) {
      if (p > 0 && rank_[order[p] * width + b] != rank_[order[p - 1] * width + b]) below = p;
      fibres.below[base + order[p] * party_.stride] = static_cast<Digit>(below);
    }
  }

  Radix party_;
  std::vector<Rank> rank_;   // rank_[strategy * width + fibre]
  std::vector<Rank> place_;  // the same shape
  std::vector<std::uint64_t> sorted_;
};

/// All fibres of a party from its ranks (rank[state]), in parallel. False if it was stopped.
template <class Rank, class Digit>
bool sort_fibres(const std::vector<Rank>& rank, Radix party, const Run& run,
                 Fibres<Digit>& fibres) {
  using Tile = FibreTile<Rank, Digit>;
  constexpr std::uint32_t per_task = 64 * Tile::width;
  const auto count = static_cast<std::uint32_t>(rank.size() / party.strategies);
  fibres.order.resize(rank.size());
  fibres.below.resize(rank.size());
  return parallel_for(run, (count + per_task - 1) / per_task, [&](std::size_t task) {
    Tile tile(party);
    const auto first = static_cast<std::uint32_t>(task) * per_task;
    const std::uint32_t last = std::min(count, first + per_task);
    for (std::uint32_t f = first; f < last; f += Tile::width)
      tile.sort(rank, f, std::min(Tile::width, last - f), fibres);
  });
}

}  // namespace entente::graph
