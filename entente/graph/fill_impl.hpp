#pragma once
#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/graph/conflict_ranks.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/fill_families.hpp"
#include "entente/graph/flood.hpp"
#include "entente/graph/free_coalitions.hpp"
#include "entente/graph/free_strategies.hpp"
#include "entente/graph/ruled_tables.hpp"
#include "entente/graph/small.hpp"
#include "entente/graph/strong_flood.hpp"

namespace entente::graph {

/// The bodies behind fill.hpp; included by fill.cpp and by tests with graphs of their own.
namespace detail {

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

/// The simplest concept that has the same table: a plain family's crisp form; without unknown pairs
/// the strong readings are one; where nothing is strongly worse, nothing deters strongly.
template <RankedGraph G>
ConceptId alike(const G& g, ConceptId id) {
  const Family family = family_of(id);
  if (regard_families<G>[static_cast<std::size_t>(family)].plain(g)) return form_of(id);
  if (!asks_strength(family) || !g.weakly_ordered()) return id;
  const Strength degree = degree_asked(family);
  return has_strength(g, degree) ? in_family(strong_family(degree, 0), form_of(id))
                                 : ConceptId::nash;
}

/// How many tasks are begun before it is looked whether steps are left; more where they are not
/// counted, so that threads wait less for each other.
inline std::size_t tasks_at_once(const Run& run) {
  const auto threads = static_cast<std::size_t>(std::max(run.threads, 1));
  return run.budget == no_limit ? 2 * threads : threads;
}

/// In waves of cells, a concept of a party each.
template <RankedGraph G>
Table fill_strong(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "strong_flood");
  if constexpr (requires { g.strength_in_classes(); }) {
    const std::size_t count = concepts.size() * g.party_count();
    const std::uint64_t cost = g.state_count() + 1;
    const std::size_t wave = tasks_at_once(run);
    std::vector<std::optional<StateSet>> stable(count);
    for (std::size_t first = 0; first < count; first += wave) {
      const std::size_t last = std::min(count, first + wave);
      if ((run.budget - table.steps) / cost < last - first) return table;
      parallel_for(run, last - first, [&](std::size_t k) {
        const std::size_t cell = first + k;
        stable[cell] =
            strongly_stable(g, PartyId{static_cast<std::uint32_t>(cell % g.party_count())},
                            concepts[cell / g.party_count()], run);
      });
      for (std::size_t cell = first; cell < last; ++cell) {
        if (!stable[cell]) return table;
        put(table, concepts[cell / g.party_count()],
            static_cast<std::uint32_t>(cell % g.party_count()), std::move(*stable[cell]));
        table.steps += cost;
      }
    }
  }
  return table;
}

template <RankedGraph G>
Table fill_coalitions_freely(const G& g, std::span<const ConceptId> concepts,
                             const std::vector<Coalition>& who, const Run& run) {
  FreeCoalitions filler(free_conflict(g, *g.free_strategies()), run);
  return fill_for_coalitions(filler, g.state_count(), concepts, who, run);
}

template <RankedGraph G>
Table fill_freely(const G& g, const std::vector<std::uint64_t>& strategies,
                  std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "free_strategies");
  FreeTables filled = free_strategies(free_conflict(g, strategies), run);
  table.steps = filled.steps;
  for (ConceptId id : concepts)
    for (std::uint32_t i = 0; i < filled.parties_done; ++i)
      put(table, id, i, StateSet(filled.stable.at(static_cast<std::size_t>(id))[i]));
  return table;
}

/// Whether rules leave strategies in a form that ruled_tables takes; if so, what they leave.
template <RankedGraph G>
std::optional<RuledStrategies> under_rules(const G& g) {
  if constexpr (requires { g.ruled_strategies(); }) return g.ruled_strategies();
  return std::nullopt;
}

template <RankedGraph G>
Table fill_under_rules(const G& g, RuledStrategies ruled, std::span<const ConceptId> concepts,
                       const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "ruled_strategies");
  const RuledConflict conflict{std::move(ruled), ranks_of(g)};
  FreeTables filled = ruled_tables(conflict, concepts, run);
  table.steps = filled.steps;
  for (ConceptId id : concepts)
    for (std::uint32_t i = 0; i < filled.parties_done; ++i)
      put(table, id, i, std::move(filled.stable.at(static_cast<std::size_t>(id))[i]));
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

/// In waves of tasks, those without a flood in the first. A task that would pass the budget is
/// dropped with all behind it, so that what is known does not depend on who was faster.
template <RankedGraph G>
Table fill_by_floods(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "flood");
  std::vector<FloodTask> tasks = flood_tasks(concepts, g.party_count());
  const auto quick = static_cast<std::size_t>(std::ranges::count_if(
      tasks, [](const FloodTask& t) { return t.concepts.front() == ConceptId::nash; }));
  std::size_t last = 0;
  for (std::size_t first = 0; first < tasks.size(); first = last) {
    last = first < quick ? quick : std::min(tasks.size(), first + tasks_at_once(run));
    parallel_for(run, last - first,
                 [&](std::size_t k) { run_flood_task(g, run, tasks[first + k]); });
    for (std::size_t k = first; k < last; ++k) {
      FloodTask& task = tasks[k];
      if (!task.complete && run.stopped()) continue;
      if (!task.complete || task.steps > run.budget - table.steps) return table;
      table.steps += task.steps;
      for (std::size_t c = 0; c < task.concepts.size(); ++c)
        put(table, task.concepts[c], task.party, std::move(task.stable[c]));
    }
    if (run.stopped()) return table;
    if (run.progress != nullptr) run.progress->report("stability", last, tasks.size());
  }
  return table;
}

/// The crisp concepts by the fastest method that fits.
template <RankedGraph G>
Table fill_crisp(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  if (g.state_count() <= small_states) return fill_by_words(g, concepts, run);
  if (!g.weakly_ordered()) return fill_regards(g, concepts, run);
  if (const auto strategies = g.free_strategies())
    return fill_freely(g, *strategies, concepts, run);
  if (auto ruled = under_rules(g)) return fill_under_rules(g, std::move(*ruled), concepts, run);
  return fill_by_floods(g, concepts, run);
}

}  // namespace detail

template <RankedGraph G>
Result<Table> fill_table(const G& g, std::span<const ConceptId> concepts, const Run& run,
                         const FillOptions& options) {
  if (Result<void> fits = detail::check_states(g.state_count(), options.max_states); !fits)
    return tl::unexpected(fits.error());
  const bool free = detail::coalitions_act_freely(g, options.joint);
  const auto who =
      detail::coalitions_asked(concepts, g.party_count(), g.state_count(), free, options);
  if (!who) return tl::unexpected(who.error());
  if (Result<void> able = detail::check_answerable(concepts, detail::traits_of(g)); !able)
    return tl::unexpected(able.error());
  const detail::Groups groups = detail::grouped(
      concepts, [&](ConceptId id) { return detail::alike(g, id); }, strength_in_classes(g));
  Table table = detail::fill_crisp(g, groups.crisp, run);
  const auto add = [&](auto fill, const std::vector<ConceptId>& group) {
    if (group.empty()) return;
    Run rest = run;
    rest.budget = run.budget - table.steps;
    detail::append(table, fill(group, rest));
  };
  add([&](const auto& ids, const Run& rest) { return detail::fill_strong(g, ids, rest); },
      groups.strong);
  add([&](const auto& ids, const Run& rest) { return detail::fill_regards(g, ids, rest); },
      groups.regard);
  add(
      [&](const auto& ids, const Run& rest) {
        return free ? detail::fill_coalitions_freely(g, ids, *who, rest)
                    : detail::fill_coalitions(g, ids, *who, options.joint, rest);
      },
      groups.coalition);
  add([&](const auto& ids,
          const Run& rest) { return detail::fill_foresight(g, ids, options, rest); },
      groups.foresight);
  add([&](const auto& ids, const Run& rest) { return detail::fill_policies(g, ids, rest); },
      groups.policy);
  add([&](const auto& ids, const Run& rest) { return detail::fill_metarationals(g, ids, rest); },
      groups.metarational);
  add([&](const auto& ids, const Run& rest) { return detail::fill_at_once(g, ids, rest); },
      groups.simultaneous);
  Table answer = detail::arranged(std::move(table), concepts, groups);
  detail::close_table(answer, g.state_count());
  return answer;
}

}  // namespace entente::graph
