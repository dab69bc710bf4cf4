#include "entente/graph/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/graph/fill_impl.hpp"
#include "entente/graph/free_coalitions.hpp"

namespace entente::graph {
namespace detail {

Table empty_table(std::span<const ConceptId> concepts, std::uint32_t parties,
                  std::string_view method) {
  Table table;
  table.concepts.reserve(concepts.size());
  for (ConceptId id : concepts)
    table.concepts.push_back(
        {id, method, std::vector<StateSet>(parties), std::vector<bool>(parties, false), {}});
  return table;
}

void put(Table& table, ConceptId id, std::uint32_t party, StateSet&& set) {
  const auto row = std::ranges::find(table.concepts, id, &ConceptTable::id);
  row->stable[party] = std::move(set);
  row->known[party] = true;
}

void close_table(Table& table, std::uint64_t states) {
  for (ConceptTable& c : table.concepts) {
    if (!c.complete()) {
      table.partial = table.partial || !c.undecided;
      continue;
    }
    c.equilibria = c.stable.empty() ? StateSet(states) : c.stable.front();
    for (const StateSet& set : c.stable) c.equilibria &= set;
  }
}

Result<void> check_states(std::uint64_t states, std::uint64_t max_states) {
  const std::uint64_t most =
      std::min<std::uint64_t>(max_states, std::numeric_limits<std::uint32_t>::max());
  if (states <= most) return {};
  return fail(Code::E008, fmt::format("{} states are more than the limit of {}", states, most));
}

std::vector<FloodTask> flood_tasks(std::span<const ConceptId> concepts, std::uint32_t parties) {
  std::vector<FloodTask> tasks;
  const auto add = [&](std::uint32_t party, std::initializer_list<ConceptId> group) {
    FloodTask task;
    task.party = party;
    std::ranges::copy_if(concepts, std::back_inserter(task.concepts),
                         [&](ConceptId id) { return std::ranges::find(group, id) != group.end(); });
    if (!task.concepts.empty()) tasks.push_back(std::move(task));
  };
  for (std::uint32_t i = 0; i < parties; ++i) add(i, {ConceptId::nash});
  for (std::uint32_t i = 0; i < parties; ++i) {
    add(i, {ConceptId::gmr, ConceptId::seq});
    add(i, {ConceptId::smr, ConceptId::sseq});
  }
  return tasks;
}

namespace {

Diagnostics unanswerable(std::string what, std::string hint) {
  return {{Code::E113, {}, std::move(what), {}, {}, std::move(hint)}};
}

}  // namespace

Result<std::vector<Coalition>> coalitions_asked(std::span<const ConceptId> concepts,
                                                std::uint32_t parties, std::uint64_t states,
                                                bool free, const FillOptions& options) {
  if (std::ranges::none_of(concepts, of_coalitions)) return std::vector<Coalition>{};
  if (parties > most_coalition_parties ||
      (parties > most_parties_for_all && options.coalitions.empty()))
    return tl::unexpected(unanswerable(
        fmt::format("{} parties form more coalitions than can all be looked at", parties),
        "name those that matter: --coalitions A+B,C"));
  std::vector<Coalition> who =
      options.coalitions.empty() ? coalitions_within(Coalition::all(parties)) : options.coalitions;
  // Two sets of states per state for each coalition and each that may answer it.
  const std::uint64_t row = (states + 63) / 64 * 8;
  const std::uint64_t kept = std::uint64_t{2} << std::min<std::uint32_t>(parties, 32);
  const bool small = free ? FreeCoalitions::bytes(parties, states) <= most_coalition_bytes
                          : states == 0 || row <= most_coalition_bytes / states / kept;
  if (!small)
    return tl::unexpected(unanswerable(
        fmt::format("{} states and {} parties need more memory for coalitions than {} GB", states,
                    parties, most_coalition_bytes >> 30U),
        {}));
  return who;
}

Result<void> check_answerable(std::span<const ConceptId> concepts, bool weakly_ordered, bool free,
                              std::uint64_t states) {
  const ConceptId policy = in_family(Family::policy, ConceptId::nash);
  const std::uint64_t most = !weakly_ordered ? most_policy_games
                             : free          ? states
                                             : most_policy_states;
  if (states > most && std::ranges::find(concepts, policy) != concepts.end())
    return tl::unexpected(unanswerable(
        fmt::format("policy is answered up to {} states, this conflict has {}", most, states), {}));
  if (weakly_ordered) return {};
  for (ConceptId id : concepts)
    if (family_of(id) == Family::limited || family_of(id) == Family::non_myopic)
      return tl::unexpected(unanswerable(
          fmt::format("{} needs a complete order of the states for every party", about(id).word),
          "this conflict has unknown preferences, or preferences pair by pair"));
  return {};
}

Groups grouped(std::span<const ConceptId> concepts,
               const std::function<ConceptId(ConceptId)>& alike, bool classes) {
  Groups groups;
  const auto add = [](std::vector<ConceptId>& group, ConceptId id) {
    if (std::ranges::find(group, id) == group.end()) group.push_back(id);
  };
  for (ConceptId id : concepts) {
    const ConceptId as = has_regard(family_of(id)) ? alike(id) : id;
    const Family family = family_of(as);
    groups.filled_as.push_back(as);
    add(family == Family::crisp                                          ? groups.crisp
        : classes && asks_strength(family) && reading_asked(family) == 0 ? groups.strong
        : has_regard(family)                                             ? groups.regard
        : of_coalitions(as)                                              ? groups.coalition
        : family == Family::policy                                       ? groups.policy
                                                                         : groups.foresight,
        as);
  }
  return groups;
}

void append(Table& table, Table&& more) {
  for (ConceptTable& c : more.concepts) table.concepts.push_back(std::move(c));
  table.steps += more.steps;
}

Table arranged(Table&& filled, std::span<const ConceptId> concepts, const Groups& groups) {
  Table table;
  table.steps = filled.steps;
  for (std::size_t k = 0; k < concepts.size(); ++k) {
    table.concepts.push_back(*filled.find(groups.filled_as[k]));
    table.concepts.back().id = concepts[k];
  }
  return table;
}

}  // namespace detail

template Result<Table> fill_table(const OptionGraph&, std::span<const ConceptId>, const Run&,
                                  const FillOptions&);
template Result<Table> fill_table(const ConflictGraph&, std::span<const ConceptId>, const Run&,
                                  const FillOptions&);
template Result<Table> fill_table(const ProductGraph&, std::span<const ConceptId>, const Run&,
                                  const FillOptions&);

}  // namespace entente::graph
