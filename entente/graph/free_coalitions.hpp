#pragma once
#include <optional>

#include "entente/graph/coalition.hpp"
#include "entente/graph/corners.hpp"
#include "entente/graph/free_strategies.hpp"
#include "entente/graph/frontier.hpp"

namespace entente::graph {

/// The coalition concepts where every party can always change to any of its strategies, each member
/// of a coalition wanting more (JointPreference::each_better): no sets of states are kept per
/// state.
///
/// Seen from coalition H the states are a table: joint strategy of H by column, a column being one
/// joint strategy of the others. H reaches its whole column, the others the whole row. Call x
/// beyond s if each member of H prefers it. Then s is
///
/// - not stable under CNash if a state of its column is beyond s;
/// - not stable under CGMR if for some joint strategy a the worst that the others can do to each
///   member, taken apart, is beyond s: a reply that ends beyond s deters nobody;
/// - stable under CSMR if so under CNash, or if some column has no state beyond s: going there is
///   a reply from which H has no way out;
/// - not stable under CSEQ if a state x of its column is beyond s with all that credible sequences
///   of the others lead to from x. Those stay within one joint strategy of H, a layer, in which x
///   leads to y if every party that changes its strategy prefers y: what a larger coalition asks
///   for includes that. One flood for each member over the layer gives the worst for it.
///
/// So each concept asks which points exceed s in every member's rank (Frontier).
/// Source: definitions as in fill_coalitions.hpp.
class FreeCoalitions {
public:
  /// The ranks of all parties are taken over: 4 bytes per party and state.
  FreeCoalitions(const FreeConflict& conflict, const Run& run);

  /// Bytes at most for a conflict, a coalition at a time.
  static std::uint64_t bytes(std::uint64_t parties, std::uint64_t states) {
    return 4 * states * (3 * parties + 2);
  }

  /// The stable states of a coalition; nothing where it was stopped. Cost: sorting, and each state
  /// against the frontiers that it is compared with; for CSEQ for each member at most the square of
  /// the number of columns per layer.
  std::optional<StateSet> fill(ConceptId id, Coalition h);

  /// worst[member][state], the ranks of other parties left empty: the least of each member's rank
  /// in the state and wherever credible sequences of the others lead from it; `alone`: as CSEQ1 has
  /// them. Nothing where it was stopped.
  std::optional<std::vector<std::vector<std::uint32_t>>> least_answers(Coalition h,
                                                                       bool alone) const;

private:
  /// Corners multiply with more members than these.
  static constexpr std::size_t most_corner_members = 3;

  /// Joint strategies of some parties: how far each lies from the first one.
  struct Joint {
    std::vector<std::uint32_t> parties;
    std::vector<std::uint32_t> offset;
  };
  struct Table {
    std::vector<std::uint32_t> members;
    Joint own, column;
  };

  Joint joint(Coalition h) const;
  Table table(Coalition h) const;
  std::optional<std::vector<std::vector<std::uint32_t>>> least_answers(const Table& t,
                                                                       bool alone) const;
  /// Fills of[column] with the frontier of what `point` gives for each joint strategy of H.
  template <class Point>
  std::optional<std::vector<Frontier>> column_frontiers(const Table& t, Point point) const;
  std::optional<StateSet> not_exceeded(const Table& t, const std::vector<Frontier>& of) const;
  std::optional<StateSet> gmr(const Table& t) const;
  std::optional<StateSet> smr(const Table& t) const;
  std::optional<StateSet> smr_by_corners(const Table& t, const std::vector<Frontier>& of) const;
  std::optional<StateSet> seq(const Table& t, bool alone) const;
  bool flood_layer(const Table& t, std::uint32_t own, bool alone,
                   std::vector<std::uint32_t>& worst) const;
  std::optional<StateSet> each_state(const std::function<bool(std::uint32_t)>& stable) const;

  std::vector<std::uint64_t> strategies_;
  std::uint32_t states_;
  const Run& run_;
  std::vector<std::vector<std::uint32_t>> rank_;  // [party][state]
};

}  // namespace entente::graph
