#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "entente/model/conflict_graph.hpp"

namespace entente::graph {

/// A listed conflict in which one thing is otherwise: the order of one party, or one move is gone.
/// Refers to the conflict: keep it alive.
class VariantGraph {
public:
  /// ranks[state], greater is better.
  VariantGraph(const ConflictGraph& g, PartyId party, std::vector<std::uint32_t> ranks)
      : g_(g), party_(party), ranks_(std::move(ranks)) {}
  VariantGraph(const ConflictGraph& g, Move gone) : g_(g), party_(gone.by), gone_(gone) {}

  std::uint32_t party_count() const { return g_.party_count(); }
  std::uint64_t state_count() const { return g_.state_count(); }
  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    if (!gone_ || i != party_ || s != gone_->from) return g_.each_move(i, s, visit);
    return g_.each_move(i, s, [&](StateId t) { return t == gone_->to || visit(t); });
  }
  template <class Visit>
  bool each_move_into(PartyId i, StateId s, Visit&& visit) const {
    if (!gone_ || i != party_ || s != gone_->to) return g_.each_move_into(i, s, visit);
    return g_.each_move_into(i, s, [&](StateId t) { return t == gone_->from || visit(t); });
  }
  bool weakly_ordered() const { return true; }
  std::uint32_t rank(PartyId i, StateId s) const {
    return i == party_ && !gone_ ? ranks_[s.value] : g_.rank(i, s);
  }
  Preference compare(PartyId i, StateId s, StateId t) const {
    const std::uint32_t before = rank(i, s), after = rank(i, t);
    return after < before   ? Preference::worse
           : after > before ? Preference::better
                            : Preference::equal;
  }
  std::optional<std::vector<std::uint64_t>> free_strategies() const { return std::nullopt; }

private:
  const ConflictGraph& g_;
  PartyId party_;
  std::vector<std::uint32_t> ranks_;
  std::optional<Move> gone_;
};
static_assert(RankedGraph<VariantGraph>);

}  // namespace entente::graph
