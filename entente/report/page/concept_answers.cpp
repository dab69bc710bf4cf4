#include "entente/report/page/concept_answers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/graph/fill_impl.hpp"
#include "entente/report/page/coalition_answers.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;
using graph::Family;

/// The concepts of one group that the case can tell from the five and from each other.
struct Asked {
  std::string_view name;
  std::vector<ConceptId> ids;
};

/// Whether a list for people has it: one row for each answer that may differ.
bool worth_a_row(const OptionGraph& g, ConceptId id) {
  const Family family = graph::family_of(id);
  if (family == Family::limited) return graph::horizon_of(id) <= longest_read_horizon;
  // The shorter ones are among the five.
  if (graph::has_horizon(family))
    return graph::horizon_of(id) > 3 && graph::horizon_of(id) <= longest_read_rounds;
  if (family == Family::simultaneous) return g.party_count() > 1;
  // A party alone is the only coalition there is.
  if (graph::of_coalitions(id)) return g.party_count() > 1;
  if (graph::asks_strength(family) && graph::degree_asked(family) > strong_from &&
      !g.has_strength(graph::degree_asked(family)))
    return false;
  return !graph::has_regard(family) || graph::detail::alike(g, id) == id;
}

std::vector<Asked> asked_groups(const OptionGraph& g) {
  std::vector<Asked> groups;
  for (const graph::Concept& c : graph::concepts()) {
    if (graph::family_of(c.id) == Family::crisp) continue;
    auto place = std::ranges::find(groups, c.group, &Asked::name);
    if (place == groups.end()) place = groups.insert(groups.end(), Asked{c.group, {}});
    if (worth_a_row(g, c.id)) place->ids.push_back(c.id);
  }
  return groups;
}

std::uint64_t states_limit(const OptionGraph& g, ConceptId id) {
  const Family family = graph::family_of(id);
  if (graph::of_coalitions(id)) return joint_states_limit(g);
  const bool by_order = graph::has_horizon(family) || family == Family::non_myopic ||
                        family == Family::stackelberg || family == Family::policy;
  return by_order && g.weakly_ordered() ? most_read_states : most_closely_read_states;
}

/// Why the page does not try a concept; empty where it does.
std::string too_large(const OptionGraph& g, ConceptId id) {
  const std::uint64_t limit = states_limit(g, id);
  if (g.state_count() > limit)
    return fmt::format("{} states are more than the {} that this page looks at", g.state_count(),
                       limit);
  if (graph::of_coalitions(id) && g.party_count() > most_joint_parties)
    return fmt::format("{} parties form more coalitions than this page looks at", g.party_count());
  return {};
}

/// What cannot be answered here, with the first reason of its group.
struct Refusal {
  std::vector<std::string> words;
  std::string why;

  void add(ConceptId id, std::string reason) {
    words.push_back(graph::about(id).word);
    if (why.empty()) why = std::move(reason);
  }
};

void read_tables(const graph::Table& table, ConceptGroup& group, Refusal& refusal) {
  for (const graph::ConceptTable& answer : table.concepts) {
    if (answer.undecided || answer.complete())
      group.readings.push_back({answer.id, answer.equilibria, answer.undecided, answer.leader});
    else
      refusal.add(answer.id, "it takes too long for a page");
  }
}

/// All at once, so that they share what they have in common; where one of them cannot be answered,
/// one by one.
void read_group(const OptionGraph& g, const std::vector<ConceptId>& ids, const Run& run,
                ConceptGroup& group, Refusal& refusal) {
  if (ids.empty()) return;
  Run within = run;
  within.budget = std::min(run.budget, most_read_steps);
  if (const auto table = graph::fill_table(g, ids, within)) {
    read_tables(*table, group, refusal);
    return;
  }
  for (ConceptId id : ids) {
    if (const auto table = graph::fill_table(g, std::span(&id, 1), within))
      read_tables(*table, group, refusal);
    else
      refusal.add(id, table.error().front().what);
  }
}

}  // namespace

Result<OtherConcepts> find_other_concepts(const OptionGraph& g, const Run& run) {
  OtherConcepts found;
  for (const Asked& asked : asked_groups(g)) {
    if (asked.ids.empty()) {
      found.plain.push_back(asked.name);
      continue;
    }
    ConceptGroup group{asked.name, {}};
    Refusal refusal;
    std::vector<ConceptId> tried;
    for (ConceptId id : asked.ids) {
      if (std::string why = too_large(g, id); why.empty())
        tried.push_back(id);
      else
        refusal.add(id, std::move(why));
    }
    read_group(g, tried, run, group, refusal);
    if (run.stopped()) return fail(Code::E101, "the other concepts were not worked out");
    if (!refusal.words.empty())
      found.refused.push_back(
          group.readings.empty()
              ? fmt::format("{}: {}", asked.name, refusal.why)
              : fmt::format("{}: {}", fmt::join(refusal.words, ", "), refusal.why));
    if (!group.readings.empty()) found.groups.push_back(std::move(group));
  }
  return found;
}

}  // namespace entente::page
