#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::graph {

/// Of two states, the first must not be preferred to the second.
struct NotAbove {
  std::uint32_t first = 0, second = 0;
  friend auto operator<=>(const NotAbove&, const NotAbove&) = default;
};

/// How far two orders of the same states are apart, in half swaps: two for each pair that they rank
/// the other way round, one for each pair that is tied in one of them alone. Between orders without
/// ties it is twice the number of swaps of neighbours. a[state], b[state], greater is better.
/// Source: Kemeny & Snell (1962), Mathematical Models in the Social Sciences; half of it is the
/// Kendall distance with ties of Fagin, Kumar, Mahdian, Sivakumar & Vee (2006), p = 1/2.
/// Cost: each pair of states.
std::uint64_t half_swaps(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// An order with ties, and how far it is from another one.
struct NearOrder {
  std::uint64_t half_swaps = 0;
  std::vector<std::uint32_t> ranks;  ///< ranks[state], greater is better, 0 = worst, no gaps
};

/// The order nearest to `ranks`, with ties or not, that meets all demands. Nothing where more than
/// 10 states occur in demands.
///
/// Exact. States that no demand names keep their order and their ties among themselves: of two that
/// had changed places, putting both back is never farther, since what ranks between them gains on
/// one side what it loses on the other; and two of the same rank cost the same anywhere. Those
/// outside of the stretch between the named states stay where they are. Among those between two
/// neighbouring ranks of named states the price of a place rises or falls evenly, so that no named
/// state need stand there: they go as one. So an order is a way to merge the named states into a
/// list of at most 2 named + 1 groups, one level after the other, and the best way to go on depends
/// only on which are placed: O(3^named * named^3) steps, and a sort of the states.
std::optional<NearOrder> nearest_order(std::span<const std::uint32_t> ranks,
                                       std::span<const NotAbove> demands);

/// Ranks 0, 1, 2, ... in the order of `places`, equal where those are equal.
std::vector<std::uint32_t> dense_ranks(std::span<const std::uint64_t> places);

}  // namespace entente::graph
