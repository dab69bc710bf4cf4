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

Result<void> check_answerable(std::span<const ConceptId> concepts, const GraphTraits& graph) {
  const auto refuse = [](std::string what, std::string hint) -> Result<void> {
    return tl::unexpected(unanswerable(std::move(what), std::move(hint)));
  };
  for (ConceptId id : concepts) {
    const Family family = family_of(id);
    if (family == Family::simultaneous && !graph.combines)
      return refuse(
          fmt::format("{} needs to know what comes of several moves at once", about(id).word),
          "a list of moves does not say that: use a case, or a graph file with strategies");
    if (graph.weakly_ordered) continue;
    const bool game = family == Family::policy || family == Family::metarational ||
                      family == Family::credible_metarational;
    if (game && graph.states > most_games)
      return refuse(fmt::format("without complete orders {} is answered up to {} states, this "
                                "conflict has {}",
                                about(id).word, most_games, graph.states),
                    {});
    if (family == Family::limited || family == Family::non_myopic || family == Family::stackelberg)
      return refuse(
          fmt::format("{} needs a complete order of the states for every party", about(id).word),
          "this conflict has unknown preferences, or preferences pair by pair");
  }
  return {};
}

namespace {

/// MR_1 to MR_3 and CMR_1 to CMR_3 are concepts that faster methods fill.
ConceptId plain_form(ConceptId id) {
  constexpr std::array any{ConceptId::nash, ConceptId::gmr, ConceptId::smr};
  constexpr std::array credible{ConceptId::nash, ConceptId::seq, ConceptId::sseq};
  const Family family = family_of(id);
  if (!has_horizon(family) || family == Family::limited || horizon_of(id) > any.size()) return id;
  return (family == Family::metarational ? any : credible).at(horizon_of(id) - 1U);
}

std::vector<ConceptId>& group_of(Groups& groups, ConceptId id, bool classes) {
  const Family family = family_of(id);
  if (family == Family::crisp) return groups.crisp;
  if (classes && asks_strength(family) && reading_asked(family) == 0) return groups.strong;
  if (has_regard(family)) return groups.regard;
  if (of_coalitions(id)) return groups.coalition;
  if (family == Family::policy) return groups.policy;
  if (family == Family::simultaneous) return groups.simultaneous;
  return has_horizon(family) && family != Family::limited ? groups.metarational : groups.foresight;
}

}  // namespace

Groups grouped(std::span<const ConceptId> concepts,
               const std::function<ConceptId(ConceptId)>& alike, bool classes) {
  Groups groups;
  for (ConceptId id : concepts) {
    const ConceptId as = has_regard(family_of(id)) ? alike(id) : plain_form(id);
    groups.filled_as.push_back(as);
    std::vector<ConceptId>& group = group_of(groups, as, classes);
    if (std::ranges::find(group, as) == group.end()) group.push_back(as);
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
