#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entente/graph/fill.hpp"

/// Fuzzy stability over the certainty from which parties move, one for all of them.
namespace entente::graph {

/// Conflicts with more certainties than this are refused: each is a table of its own.
inline constexpr std::size_t most_certainties = 512;

/// A range of certainties: above `from` and up to `to`, both in billionths.
using CertaintyRange = std::pair<Billionths, Billionths>;

/// The tables of some fuzzy or grey concepts for every certainty above 0 and up to 1. Between two
/// of the certainties that the preferences have nothing changes, so one table stands for a range.
struct CertaintyRanges {
  std::vector<Billionths> up_to;  ///< ascending, the last is 1; a range begins above the one before
  std::vector<Table> tables;      ///< tables[k] up to up_to[k]; fewer where the work was ended
  bool partial = false;

  /// The ranges in which `in` is true of the table; neighbours are one range.
  std::vector<CertaintyRange> where(const std::function<bool(const Table&)>& in) const;
};

/// Whether the concept asks from which certainty on a party moves.
constexpr bool asks_certainty(ConceptId id) {
  const Family family = family_of(id);
  return family == Family::fuzzy || family == Family::grey_most || family == Family::grey_least;
}

namespace detail {

/// E113 where there are too many.
Result<void> check_certainties(std::size_t count);
/// The degrees with one certainty for all.
std::shared_ptr<const PreferenceDegrees> with_certainty(const PreferenceDegrees& degrees,
                                                        Billionths certainty);

}  // namespace detail

/// As fill_table for concepts that ask_certainty (asserted), one table per range, whatever the
/// parties' own satisficing certainties are. The graph is as before afterwards. Fails as
/// fill_table, and with E113 for more than most_certainties ranges. Source: Bashar, Kilgour & Hipel
/// (2012), Fuzzy preferences in the graph model for conflict resolution.
template <RankedGraph G>
Result<CertaintyRanges> certainty_ranges(G& g, std::span<const ConceptId> concepts, const Run& run,
                                         const FillOptions& options = {}) {
  ENTENTE_ASSERT(std::ranges::all_of(concepts, asks_certainty));
  CertaintyRanges ranges;
  std::shared_ptr<const PreferenceDegrees> own;
  if (const PreferenceDegrees* degrees = degrees_of(g); degrees != nullptr)
    own = std::make_shared<PreferenceDegrees>(*degrees);
  ranges.up_to = own == nullptr ? std::vector{whole_share} : own->certainties();
  if (const auto able = detail::check_certainties(ranges.up_to.size()); !able)
    return tl::unexpected(able.error());
  Run rest = run;
  std::optional<Diagnostics> fault;
  for (Billionths certainty : ranges.up_to) {
    if constexpr (requires { g.set_degrees(own); })
      if (own != nullptr) g.set_degrees(detail::with_certainty(*own, certainty));
    auto table = fill_table(g, concepts, rest, options);
    if (!table) fault = table.error();
    ranges.partial = !table || table->partial;
    if (ranges.partial) break;
    rest.budget -= std::min(rest.budget, table->steps);
    ranges.tables.push_back(std::move(*table));
    if (run.progress != nullptr)
      run.progress->report("certainties", ranges.tables.size(), ranges.up_to.size());
  }
  if constexpr (requires { g.set_degrees(own); })
    if (own != nullptr) g.set_degrees(own);
  if (fault) return tl::unexpected(std::move(*fault));
  return ranges;
}

}  // namespace entente::graph
