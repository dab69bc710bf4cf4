#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/inverse.hpp"

/// The inverse answer for every state as the target in turn, without the conditions themselves.
namespace entente::graph {

/// Under Nash a cell is a look at some moves. Under the other concepts it is an analysis of its
/// own, so that larger conflicts are refused there, and orders are counted in small ones alone.
inline constexpr std::uint64_t most_targets_but_nash = 2048;
inline constexpr std::uint64_t most_counted_targets = 64;

/// What one target asks of one party.
struct TargetCell {
  std::uint32_t passed = 0;     ///< states that the target must pass to be stable; 0: it is
  bool one_by_one = true;       ///< no ties are in the way: it passes them in as many swaps
  std::uint32_t one_in = 0;     ///< it is stable in one of so many strict orders; 0 where not exact
  std::optional<double> share;  ///< of all strict orders; nothing where they were not counted
};

struct InverseAll {
  ConceptId concept_id = ConceptId::nash;
  std::vector<std::vector<TargetCell>> cells;  ///< cells[party][state]

  bool holds(StateId s) const;
  /// States to pass over all parties; the same as swaps, where no ties are in the way.
  std::uint64_t passed(StateId s) const;
  std::optional<std::uint64_t> swaps(StateId s) const;
  /// The share of all parties' strict orders under which it holds; nothing where it is not known or
  /// one party's orders matter to another.
  std::optional<double> share(StateId s) const;
};

/// E008 where there are too many states for this concept.
Result<void> check_all_targets(ConceptId id, std::uint64_t states);

/// Nothing once run.stopped(). `g` is weakly ordered (asserted). Cost: nash_inverse, or inverse for
/// each state; 24 bytes per party and state.
template <RankedGraph G>
std::optional<InverseAll> inverse_all(const G& g, ConceptId id, const Run& run) {
  const std::uint64_t states = g.state_count();
  InverseAll all{id, {}};
  all.cells.assign(g.party_count(), std::vector<TargetCell>(states));
  if (id == ConceptId::nash) {
    const auto cells = nash_inverse(g, run);
    if (!cells) return std::nullopt;
    for (std::size_t i = 0; i < all.cells.size(); ++i)
      for (std::uint64_t s = 0; s < states; ++s) {
        const NashInverse& c = (*cells)[i][s];
        all.cells[i][s] = {c.passed, c.one_by_one, c.choices + 1, 1.0 / (c.choices + 1.0)};
      }
    return all;
  }
  const bool count = states <= most_counted_targets;
  for (std::uint64_t s = 0; s < states; ++s) {
    const auto target = inverse(g, StateId{s}, id, run, {count, false});
    if (!target) return std::nullopt;
    for (std::size_t i = 0; i < all.cells.size(); ++i) {
      const PartyInverse& p = target->parties[i];
      TargetCell& cell = all.cells[i][s];
      cell.passed = static_cast<std::uint32_t>(p.change.passed);
      cell.one_by_one = p.change.swaps.has_value();
      if (count) cell.share = p.count.share;
    }
    if (run.progress != nullptr) run.progress->report("targets", s + 1, states);
  }
  return all;
}

}  // namespace entente::graph
