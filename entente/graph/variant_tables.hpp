#pragma once
#include <array>
#include <optional>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/sensitivity.hpp"

namespace entente::graph {

/// The equilibria of the crisp concepts, in the order of crisp_concepts.
using Equilibria = std::array<StateSet, form_count>;
/// groups[party]: its states, best first, in groups of equally good ones.
using RankGroups = std::vector<std::vector<StateId>>;

RankGroups rank_groups(const ConflictGraph& g, PartyId i);

/// The tables of a conflict, kept so that those of a variant need only what the change touches:
///
/// - another order of a party compares only the states of the groups that are changed otherwise, so
///   of its own cells only these are judged again; the others' SEQ and SSEQ only where one of its
///   moves becomes an improvement, or stops being one;
/// - a move that is gone is missing from its party's first moves, and from its ways out of a
///   sanction (SMR, SSEQ); the others' answers to it were GMR and SMR, and SEQ and SSEQ where it
///   was an improvement.
///
/// Conflicts of at most 64 states are filled anew, which takes no longer. Refers to the conflict:
/// keep it alive.
class VariantTables {
public:
  /// `g` is weakly ordered (asserted). Cost: one table. Not `known` where it was stopped.
  VariantTables(const ConflictGraph& g, const Run& run);

  bool known() const { return known_; }
  const Equilibria& today() const { return equilibria_; }
  const std::vector<RankGroups>& groups() const { return groups_; }
  /// Nothing where it was stopped. Any number of threads may ask at once.
  std::optional<Equilibria> equilibria(const Variant& v) const;

private:
  using Stable = std::array<std::vector<StateSet>, form_count>;  // [concept][party]

  std::optional<Equilibria> reordered(const Variant& v) const;
  std::optional<Equilibria> without_move(const Variant& v) const;
  std::vector<std::uint32_t> ranks_in(const Variant& v) const;

  const ConflictGraph& g_;
  Run run_;  // of one thread, without limits
  bool known_ = false;
  std::vector<RankGroups> groups_;
  Stable stable_;
  Equilibria equilibria_;
};

}  // namespace entente::graph
