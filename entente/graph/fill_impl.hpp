#pragma once
#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/flood.hpp"
#include "entente/graph/free_strategies.hpp"
#include "entente/graph/small.hpp"

namespace entente::graph {

/// The bodies behind fill.hpp; included by fill.cpp and by tests with graphs of their own.
namespace detail {

Table empty_table(std::span<const ConceptId> concepts, std::uint32_t parties,
                  std::string_view method);

/// Takes in what is stable for one party; `set` is moved from.
void put(Table& table, ConceptId id, std::uint32_t party, StateSet&& set);

/// Equilibria of complete concepts, and whether the whole is partial.
void close_table(Table& table, std::uint64_t states);

Result<void> check_states(std::uint64_t states, std::uint64_t max_states);

/// By ranks where there are any: cheaper than comparing each pair.
template <RankedGraph G>
SmallPreferences word_preferences(const G& g, const SmallMoves& moves) {
  if (!g.weakly_ordered()) return small_preferences(g);
  std::vector<std::uint32_t> ranks;
  ranks.reserve(moves.move.size());
  for (std::uint32_t i = 0; i < moves.parties; ++i)
    for (std::uint64_t s = 0; s < moves.states; ++s)
      ranks.push_back(g.rank(PartyId{i}, StateId{s}));
  SmallPreferences preferences;
  small_preferences(moves, ranks, preferences);
  return preferences;
}

template <RankedGraph G>
Table fill_by_words(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "small");
  SmallTable small;
  const SmallMoves moves = small_moves(g);
  table.steps = fill_small(moves, word_preferences(g, moves), small);
  if (table.steps > run.budget || run.stopped()) return table;
  for (ConceptId id : concepts)
    for (std::uint32_t i = 0; i < g.party_count(); ++i) {
      StateSet set(g.state_count());
      if (g.state_count() > 0)
        set.words().front() = small.stable[i].at(static_cast<std::size_t>(id));
      put(table, id, i, std::move(set));
    }
  return table;
}

template <RankedGraph G>
Table fill_freely(const G& g, const std::vector<std::uint64_t>& strategies,
                  std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "free_strategies");
  FreeConflict conflict{strategies, g.state_count(), {}};
  conflict.ranks = [&g](std::uint32_t i, std::uint64_t first, std::uint64_t count,
                        std::uint32_t* to) {
    for (std::uint64_t k = 0; k < count; ++k) to[k] = g.rank(PartyId{i}, StateId{first + k});
  };
  FreeTables filled = free_strategies(conflict, run);
  table.steps = filled.steps;
  for (ConceptId id : concepts)
    for (std::uint32_t i = 0; i < filled.parties_done; ++i)
      put(table, id, i, StateSet(filled.stable.at(static_cast<std::size_t>(id))[i]));
  return table;
}

/// Two floods from one order of targets: GMR and SEQ, or SMR and SSEQ; or Nash, that needs none.
struct FloodTask {
  std::uint32_t party = 0;
  std::vector<ConceptId> concepts;
  std::vector<StateSet> stable;  // of each concept
  std::uint64_t steps = 0;
  bool complete = false;
};

std::vector<FloodTask> flood_tasks(std::span<const ConceptId> concepts, std::uint32_t parties);

template <RankedGraph G>
StateSet nash_set(const G& g, PartyId i) {
  return stable_by_flood(g, i, [](StateId) { return Flood<G>::never; });
}

template <RankedGraph G>
void run_flood_task(const G& g, const Run& run, FloodTask& task) {
  const PartyId i{task.party};
  task.steps = g.state_count();
  if (task.concepts.front() == ConceptId::nash) {
    task.stable.push_back(nash_set(g, i));
    task.complete = true;
    return;
  }
  const bool symmetric =
      task.concepts.front() == ConceptId::smr || task.concepts.front() == ConceptId::sseq;
  const std::vector<std::uint32_t> key = flood_keys(g, i, symmetric);
  std::vector<std::uint32_t> order;
  {
    std::vector<std::uint32_t> spare;
    sort_places<std::uint32_t>(key, order, spare);
  }
  for (ConceptId id : task.concepts) {
    const bool credible = id == ConceptId::seq || id == ConceptId::sseq;
    Flood<G> flood(g, i, credible ? Moves::improving : Moves::any);
    const bool done = flood.walk(key, order, run);
    task.steps += flood.steps();
    if (!done) return;
    task.stable.push_back(stable_by_flood(g, i, [&](StateId t) { return flood.reached(t); }));
  }
  task.complete = true;
}

/// In waves of as many tasks as there are threads. A task that would pass the budget is dropped
/// with all behind it, so that what is known does not depend on who was faster.
template <RankedGraph G>
Table fill_by_floods(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "flood");
  std::vector<FloodTask> tasks = flood_tasks(concepts, g.party_count());
  const auto wave = static_cast<std::size_t>(std::max(run.threads, 1));
  for (std::size_t first = 0; first < tasks.size(); first += wave) {
    const std::size_t last = std::min(tasks.size(), first + wave);
    parallel_for(run, last - first,
                 [&](std::size_t k) { run_flood_task(g, run, tasks[first + k]); });
    for (std::size_t k = first; k < last; ++k) {
      FloodTask& task = tasks[k];
      if (!task.complete || task.steps > run.budget - table.steps) return table;
      table.steps += task.steps;
      for (std::size_t c = 0; c < task.concepts.size(); ++c)
        put(table, task.concepts[c], task.party, std::move(task.stable[c]));
    }
    if (run.progress != nullptr) run.progress->report("stability", last, tasks.size());
  }
  return table;
}

template <RankedGraph G>
Table fill_by_cells(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  constexpr std::uint64_t word = 64;
  const std::uint64_t states = g.state_count();
  Table table = empty_table(concepts, g.party_count(), "cells");
  const std::uint64_t total = states * g.party_count() * concepts.size();
  for (ConceptId id : concepts)
    for (std::uint32_t i = 0; i < g.party_count(); ++i) {
      if (run.budget - table.steps < states) return table;
      StateSet set(states);
      const bool done = parallel_for(run, (states + word - 1) / word, [&](std::size_t w) {
        for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
          if (judge(id, g, PartyId{i}, StateId{s}, Detail::answer).stable) set.insert(StateId{s});
      });
      if (!done) return table;
      table.steps += states;
      put(table, id, i, std::move(set));
      if (run.progress != nullptr) run.progress->report("stability", table.steps, total);
    }
  return table;
}

}  // namespace detail

template <RankedGraph G>
Result<Table> fill_table(const G& g, std::span<const ConceptId> concepts, const Run& run,
                         std::uint64_t max_states) {
  if (Result<void> fits = detail::check_states(g.state_count(), max_states); !fits)
    return tl::unexpected(fits.error());
  const auto fill = [&]() -> Table {
    if (g.state_count() <= small_states) return detail::fill_by_words(g, concepts, run);
    if (!g.weakly_ordered()) return detail::fill_by_cells(g, concepts, run);
    if (const auto strategies = g.free_strategies())
      return detail::fill_freely(g, *strategies, concepts, run);
    return detail::fill_by_floods(g, concepts, run);
  };
  Table table = fill();
  detail::close_table(table, g.state_count());
  return table;
}

}  // namespace entente::graph
