#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "entente/cli/command.hpp"
#include "entente/graph/fill.hpp"
#include "entente/report/reduced.hpp"

/// The table behind `entente stability`, whole or by way of merged states.
namespace entente::cli {

/// A table, and with --reduce what was merged on the way to it.
struct FilledTable {
  graph::Table table;
  std::optional<report::Reduced> reduced;
};

/// Without --reduce the table of the graph. With it that of its classes of equivalent states, which
/// says the same of every state; `dominated` is what is known of options.
template <class G>
Result<FilledTable> filled_table(const Arguments& arguments, const Session& session, const G& g,
                                 const std::vector<graph::ConceptId>& concepts,
                                 const graph::FillOptions& options,
                                 std::vector<graph::DominatedLevel> dominated) {
  if (!arguments.has("reduce")) {
    auto table = graph::fill_table(g, concepts, session.run, options);
    if (!table) return tl::unexpected(table.error());
    return FilledTable{std::move(*table), std::nullopt};
  }
  if (const auto able = graph::check_reduction(g); !able) return tl::unexpected(able.error());
  const ConflictGraph listed = graph::listed(g);
  const graph::Reduction reduction = graph::merge_equivalent(listed);
  auto table = graph::fill_table(reduction.merged, concepts, session.run, options);
  if (!table) return tl::unexpected(table.error());
  return FilledTable{graph::expanded(*table, reduction),
                     report::reduced(reduction, graph::components(listed), std::move(dominated))};
}

/// What is wrong with --heat, --certainty and --reduce beside these concepts and other flags, or
/// nothing.
std::optional<Answer> wrong_table_flags(const Arguments& arguments, const Session& session,
                                        const std::vector<graph::ConceptId>& concepts);

}  // namespace entente::cli
