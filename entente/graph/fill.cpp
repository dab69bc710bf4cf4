#include "entente/graph/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/graph/fill_impl.hpp"

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
      table.partial = true;
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

}  // namespace detail

template Result<Table> fill_table(const OptionGraph&, std::span<const ConceptId>, const Run&,
                                  std::uint64_t);
template Result<Table> fill_table(const ConflictGraph&, std::span<const ConceptId>, const Run&,
                                  std::uint64_t);
template Result<Table> fill_table(const ProductGraph&, std::span<const ConceptId>, const Run&,
                                  std::uint64_t);

}  // namespace entente::graph
