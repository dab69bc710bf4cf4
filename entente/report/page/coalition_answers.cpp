#include "entente/report/page/coalition_answers.hpp"

#include <algorithm>

namespace entente::page {
namespace {

using graph::Coalition;
using graph::ConceptId;
using graph::Family;

constexpr ConceptId together = in_family(Family::coalition, ConceptId::nash);
constexpr ConceptId unanswered = in_family(Family::coalition, ConceptId::seq);

bool within(Coalition small, Coalition large) { return small.without(large).members == 0; }

bool has_part_in(const std::vector<Coalition>& smaller, Coalition h) {
  return std::ranges::any_of(smaller, [&](Coalition part) { return within(part, h); });
}

/// Who of the table's coalitions, smaller ones first, leaves s without a part that does.
void add_leaving(const graph::ConceptTable& table, StateId s, const std::vector<Coalition>& named,
                 std::vector<Coalition>& leaving) {
  for (std::size_t k = 0; k < table.coalitions.size(); ++k) {
    const Coalition h = table.coalitions[k];
    if (!table.stable[k].contains(s) && !has_part_in(named, h) && !has_part_in(leaving, h))
      leaving.push_back(h);
  }
}

}  // namespace

std::uint64_t joint_states_limit(const OptionGraph& g) {
  return g.weakly_ordered() && g.free_strategies() ? most_joint_states : most_listed_joint_states;
}

bool looks_at_coalitions(const OptionGraph& g) {
  return g.party_count() >= fewest_joint_parties && g.party_count() <= most_joint_parties &&
         g.state_count() <= joint_states_limit(g);
}

Result<std::vector<JointLeaving>> find_joint_leaving(const OptionGraph& g, const StateSet& holding,
                                                     const Run& run) {
  graph::FillOptions options;
  for (Coalition h : graph::coalitions_within(Coalition::all(g.party_count())))
    if (h.size() > 1) options.coalitions.push_back(h);
  const auto table = graph::fill_table(g, std::array{together, unanswered}, run, options);
  if (!table) return tl::unexpected(table.error());
  if (table->partial) return fail(Code::E101, "the tables of coalitions were not finished");
  std::vector<JointLeaving> found;
  holding.each([&](StateId s) {
    JointLeaving row{s, {}, {}};
    add_leaving(*table->find(unanswered), s, {}, row.leave);
    add_leaving(*table->find(together), s, row.leave, row.put_off);
    found.push_back(std::move(row));
    return true;
  });
  return found;
}

}  // namespace entente::page
