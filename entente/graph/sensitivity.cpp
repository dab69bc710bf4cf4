#include "entente/graph/sensitivity.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "entente/base/assert.hpp"
#include "entente/base/parallel.hpp"
#include "entente/graph/variant_tables.hpp"

namespace entente::graph {
namespace {

void add_variants(const ConflictGraph& g, PartyId i, const RankGroups& groups,
                  std::vector<Variant>& list) {
  for (std::uint32_t k = 0; k + 1 < groups.size(); ++k)
    list.push_back({Variant::Kind::swap, i, k, {}, {}});
  for (std::uint32_t k = 0; k + 1 < groups.size(); ++k)
    list.push_back({Variant::Kind::merge, i, k, {}, {}});
  for (std::uint32_t k = 0; k < groups.size(); ++k) {
    if (groups[k].size() < 2) continue;
    for (StateId s : groups[k]) list.push_back({Variant::Kind::raise, i, k, s, {}});
    if (groups[k].size() == 2) continue;
    for (StateId s : groups[k]) list.push_back({Variant::Kind::lower, i, k, s, {}});
  }
  for (StateId s{0}; s.value < g.state_count(); ++s.value)
    g.each_move(i, s, [&](StateId t) {
      list.push_back({Variant::Kind::gone, i, 0, s, t});
      return true;
    });
}

std::vector<StateId> only_in(const StateSet& set, const StateSet& other) {
  std::vector<StateId> states;
  set.each([&](StateId s) {
    if (!other.contains(s)) states.push_back(s);
    return true;
  });
  return states;
}

/// As parallel_for, with word of how far it is: in blocks of a fixed size.
bool parallel_blocks(const Run& run, const char* what, std::size_t count,
                     const std::function<void(std::size_t)>& work) {
  constexpr std::size_t block = 256;
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t size = std::min(block, count - first);
    if (!parallel_for(run, size, [&](std::size_t k) { work(first + k); })) return false;
    if (run.progress != nullptr) run.progress->report(what, first + size, count);
  }
  return true;
}

/// All that a variant differs in from today; nothing where it is the same.
std::optional<VariantEffect> effect_of(const Variant& v, const Equilibria& today,
                                       const Equilibria& then) {
  if (today == then) return std::nullopt;
  VariantEffect effect{v, {}, {}};
  for (std::size_t c = 0; c < form_count; ++c) {
    effect.appear.at(c) = only_in(then.at(c), today.at(c));
    effect.vanish.at(c) = only_in(today.at(c), then.at(c));
  }
  return effect;
}

void count_survivals(const std::vector<VariantEffect>& effects, Sensitivity& answer) {
  for (auto& list : answer.equilibria)
    for (Survival& s : list) s.survives = answer.tried;
  for (const VariantEffect& e : effects)
    for (std::size_t c = 0; c < form_count; ++c)
      for (StateId s : e.vanish.at(c)) {
        const auto row = std::ranges::lower_bound(answer.equilibria.at(c), s, {}, &Survival::state);
        --row->survives.at(static_cast<std::size_t>(group_of(e.variant.kind)));
      }
}

/// The nearest end of every equilibrium, side by side.
bool find_ends(const ConflictGraph& g, const Run& run, Sensitivity& answer) {
  struct Task {
    std::size_t concept_number;
    Survival* row;
  };
  std::vector<Task> tasks;
  for (std::size_t c = 0; c < form_count; ++c)
    for (Survival& s : answer.equilibria.at(c)) tasks.push_back({c, &s});
  return parallel_blocks(run, "nearest ends", tasks.size(), [&](std::size_t k) {
    Survival& row = *tasks[k].row;
    NearestEnd end = nearest_end(g, row.state, crisp_concepts.at(tasks[k].concept_number), run);
    if (!run.stopped()) row.nearest = std::move(end);
  });
}

}  // namespace

VariantGroup group_of(Variant::Kind kind) {
  switch (kind) {
    case Variant::Kind::swap:
      return VariantGroup::swaps;
    case Variant::Kind::gone:
      return VariantGroup::moves;
    default:
      return VariantGroup::ties;
  }
}

std::vector<Variant> variants(const ConflictGraph& g) {
  ENTENTE_ASSERT(g.weakly_ordered());
  std::vector<Variant> list;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    add_variants(g, i, rank_groups(g, i), list);
  return list;
}

std::optional<Sensitivity> single_changes(const ConflictGraph& g, const Run& run) {
  const std::vector<Variant> list = variants(g);
  Sensitivity answer;
  const VariantTables tables(g, run);
  if (!tables.known()) return std::nullopt;
  answer.groups = tables.groups();
  const Equilibria& today = tables.today();
  NearestEnd not_searched;
  not_searched.exact = false;
  for (std::size_t c = 0; c < form_count; ++c)
    today.at(c).each([&](StateId s) {
      answer.equilibria.at(c).push_back({s, {}, not_searched});
      return true;
    });
  std::vector<std::optional<VariantEffect>> effects(list.size());
  std::vector<std::uint8_t> known(list.size(), 0);
  parallel_blocks(run, "single changes", list.size(), [&](std::size_t k) {
    const auto then = tables.equilibria(list[k]);
    if (!then) return;
    known[k] = 1;
    effects[k] = effect_of(list[k], today, *then);
  });
  for (std::size_t k = 0; k < list.size(); ++k) {
    answer.tried.at(static_cast<std::size_t>(group_of(list[k].kind))) += known[k];
    answer.partial = answer.partial || known[k] == 0;
    if (effects[k]) answer.effects.push_back(std::move(*effects[k]));
  }
  count_survivals(answer.effects, answer);
  return answer;
}

std::optional<Sensitivity> sensitivity(const ConflictGraph& g, const Run& run) {
  std::optional<Sensitivity> answer = single_changes(g, run);
  if (answer && (!find_ends(g, run, *answer) || run.stopped())) answer->partial = true;
  return answer;
}

}  // namespace entente::graph
