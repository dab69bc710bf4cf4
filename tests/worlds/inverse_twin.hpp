#pragma once
#include <cstdint>
#include <vector>

#include "random_model.hpp"

namespace entente::worlds {

/// An order of at most 6 states, best first.
using Order = std::vector<std::uint32_t>;

/// A model of 3-6 states and 2-4 parties, dense enough for answers, each party with a strict order.
Model strict_model(std::uint64_t seed);

/// Every strict order of one party tried in turn, the others as they are. Shares no code with
/// entente/graph: sets of states are bits, and what others can reach is closed over (state, mover).
class OrderTwin {
public:
  OrderTwin(const Model& model, std::uint32_t party);

  const std::vector<Order>& orders() const { return orders_; }
  /// Fewest swaps of neighbours from the party's own order to orders()[k], by breadth-first search.
  std::uint32_t distance(std::size_t k) const { return distance_[k]; }
  /// Whether the target is stable for the party with this order; concept 0-4 is nash, gmr, smr,
  /// seq, sseq.
  bool stable(std::size_t concept_number, std::uint32_t target, const Order& order) const;

private:
  using Bits = std::uint32_t;
  void close(const Model& model, bool improving, std::vector<Bits>& reached) const;
  void search(const Order& own);

  std::uint32_t party_;
  std::vector<Bits> own_;                 // moves of the party
  std::vector<Bits> answers_, credible_;  // what the others reach from each state
  std::vector<Order> orders_;
  std::vector<std::uint32_t> distance_;
};

}  // namespace entente::worlds
