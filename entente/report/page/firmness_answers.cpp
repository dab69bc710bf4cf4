#include "entente/report/page/firmness_answers.hpp"

#include <algorithm>
#include <numeric>

#include "entente/base/parallel.hpp"
#include "entente/graph/listed.hpp"
#include "entente/graph/sensitivity.hpp"

namespace entente::page {
namespace {

/// After how many single changes each state of `rows` (ascending) still holds.
void count_survivals(const ConflictGraph& listed, const Run& run, Firmness& found,
                     std::vector<Firmness::Row>& rows) {
  if (graph::variants(listed).size() * listed.state_count() > most_changed_cells) return;
  const auto changes = graph::single_changes(listed, run);
  if (!changes || changes->partial) return;
  found.tried = changes->tried_in_all();
  const auto& held = changes->equilibria.at(graph::form_index(graph::ConceptId::seq));
  for (std::size_t k = 0; k < rows.size(); ++k)
    rows[k].survives =
        std::accumulate(held[k].survives.begin(), held[k].survives.end(), std::uint64_t{0});
}

}  // namespace

bool asks_how_firmly(const OptionGraph& g, const StateSet& equilibria) {
  const std::uint64_t count = equilibria.count();
  return count > 0 && count <= most_ends && g.state_count() <= most_firm_states &&
         graph::check_sensitivity(g) && graph::count_moves(g, most_firm_moves) <= most_firm_moves;
}

Result<Firmness> find_firmness(const Model& m, const OptionGraph& g, const StateSet& equilibria,
                               const Run& run) {
  const ConflictGraph listed = graph::listed(g);
  std::vector<Firmness::Row> rows;
  equilibria.each([&](StateId s) {
    rows.push_back({s, {}, 0});
    return true;
  });
  Run inside = run;
  inside.threads = 1;
  parallel_for(run, rows.size(), [&](std::size_t k) {
    rows[k].end = graph::nearest_end(listed, rows[k].state, graph::ConceptId::seq, inside);
  });
  Firmness found;
  count_survivals(listed, run, found, rows);
  for (Firmness::Row& row : rows)
    (row.end.lasting() ? found.lasting : found.ending).push_back(std::move(row));
  // One for which no change was found is at least as hard to end as its bound says.
  std::ranges::stable_sort(found.ending, {}, [](const Firmness::Row& r) {
    return r.end.party ? r.end.half_swaps : std::max(r.end.at_least, std::uint64_t{1} << 32U);
  });
  found.statements =
      levers::statement_ranges(m, graph::ConceptId::seq, levers::Reading::order, run);
  if (run.stopped() || !found.statements)
    return fail(Code::E101, "how firmly states hold was not worked out");
  if (found.statements->statements.empty()) found.statements.reset();
  return found;
}

}  // namespace entente::page
