#include "entente/graph/variant_tables.hpp"

#include <algorithm>

#include "entente/graph/fill_impl.hpp"
#include "entente/graph/inverse.hpp"
#include "entente/graph/nearest_order.hpp"
#include "entente/graph/variant_graph.hpp"

namespace entente::graph {
namespace {

using Stable = std::array<std::vector<StateSet>, form_count>;

constexpr std::array gmr_seq{ConceptId::gmr, ConceptId::seq};
constexpr std::array smr_sseq{ConceptId::smr, ConceptId::sseq};

template <RankedGraph G>
bool fill_all(const G& g, const Run& run, Stable& stable) {
  Table table = g.state_count() <= small_states ? detail::fill_by_words(g, crisp_concepts, run)
                                                : detail::fill_by_floods(g, crisp_concepts, run);
  detail::close_table(table, g.state_count());
  if (table.partial) return false;
  for (std::size_t c = 0; c < form_count; ++c) stable.at(c) = std::move(table.concepts[c].stable);
  return true;
}

Equilibria equilibria_of(const Stable& stable) {
  Equilibria sets;
  for (std::size_t c = 0; c < form_count; ++c) {
    sets.at(c) = stable.at(c).front();
    for (std::size_t i = 1; i < stable.at(c).size(); ++i) sets.at(c) &= stable.at(c)[i];
  }
  return sets;
}

/// Some concepts of one party by floods that share their order of targets.
template <RankedGraph G>
bool flood(const G& g, PartyId i, std::vector<ConceptId> concepts, const Run& run, Stable& stable) {
  detail::FloodTask task;
  task.party = i.value;
  task.concepts = std::move(concepts);
  detail::run_flood_task(g, run, task);
  for (std::size_t k = 0; k < task.stable.size(); ++k)
    stable.at(static_cast<std::size_t>(task.concepts[k]))[i.value] = std::move(task.stable[k]);
  return task.complete;
}

template <RankedGraph G>
void judge_cell(const G& g, ConceptId id, PartyId i, StateId s, Stable& stable) {
  StateSet& set = stable.at(static_cast<std::size_t>(id))[i.value];
  if (detail::stable(id, g, i, s)) {
    set.insert(s);
  } else {
    set.erase(s);
  }
}

/// The states of the groups whose places in the order are changed.
std::vector<StateId> touched(const Variant& v, const RankGroups& groups) {
  std::vector<StateId> states = groups[v.group];
  if (v.kind != Variant::Kind::swap && v.kind != Variant::Kind::merge) return states;
  const std::vector<StateId>& next = groups[v.group + std::size_t{1}];
  states.insert(states.end(), next.begin(), next.end());
  return states;
}

}  // namespace

RankGroups rank_groups(const ConflictGraph& g, PartyId i) {
  std::vector<StateId> states;
  for (StateId s{0}; s.value < g.state_count(); ++s.value) states.push_back(s);
  std::ranges::stable_sort(states,
                           [&](StateId a, StateId b) { return g.rank(i, a) > g.rank(i, b); });
  RankGroups groups;
  for (StateId s : states) {
    if (groups.empty() || g.rank(i, groups.back().front()) != g.rank(i, s)) groups.emplace_back();
    groups.back().push_back(s);
  }
  return groups;
}

VariantTables::VariantTables(const ConflictGraph& g, const Run& run) : g_(g), run_(run) {
  ENTENTE_ASSERT(g.weakly_ordered());
  run_.threads = 1;
  run_.progress = nullptr;
  run_.budget = no_limit;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) groups_.push_back(rank_groups(g, i));
  known_ = fill_all(g, run_, stable_);
  if (known_) equilibria_ = equilibria_of(stable_);
}

/// The party's ranks in a variant of its order.
std::vector<std::uint32_t> VariantTables::ranks_in(const Variant& v) const {
  const RankGroups& groups = groups_[v.party.value];
  std::vector<std::uint64_t> places(g_.state_count());
  const auto place_of = [&](std::size_t k) { return 3 * (groups.size() - k); };
  for (std::size_t k = 0; k < groups.size(); ++k) {
    std::size_t at = k;
    if (v.kind == Variant::Kind::swap && k == v.group) at = k + 1;
    if (v.kind == Variant::Kind::swap && k == v.group + std::size_t{1}) at = v.group;
    if (v.kind == Variant::Kind::merge && k == v.group + std::size_t{1}) at = v.group;
    for (StateId s : groups[k]) places[s.value] = place_of(at);
  }
  if (v.kind == Variant::Kind::raise) ++places[v.state.value];
  if (v.kind == Variant::Kind::lower) --places[v.state.value];
  return dense_ranks(places);
}

std::optional<Equilibria> VariantTables::reordered(const Variant& v) const {
  const VariantGraph h(g_, v.party, ranks_in(v));
  Stable stable = stable_;
  if (g_.state_count() <= small_states) {
    if (!fill_all(h, run_, stable)) return std::nullopt;
    return equilibria_of(stable);
  }
  const std::vector<StateId> states = touched(v, groups_[v.party.value]);
  bool credible = false;  // whether what the party gladly answers is changed
  for (StateId s : states) {
    for (ConceptId id : crisp_concepts) judge_cell(h, id, v.party, s, stable);
    g_.each_move(v.party, s, [&](StateId t) {
      credible = credible || improves(g_, v.party, s, t) != improves(h, v.party, s, t);
      return !credible;
    });
  }
  for (PartyId j{0}; credible && j.value < g_.party_count(); ++j.value)
    if (j != v.party && (!flood(h, j, {ConceptId::seq}, run_, stable) ||
                         !flood(h, j, {ConceptId::sseq}, run_, stable)))
      return std::nullopt;
  if (run_.stopped()) return std::nullopt;
  return equilibria_of(stable);
}

std::optional<Equilibria> VariantTables::without_move(const Variant& v) const {
  const VariantGraph h(g_, Move{v.party, v.state, v.to});
  Stable stable = stable_;
  if (g_.state_count() <= small_states) {
    if (!fill_all(h, run_, stable)) return std::nullopt;
    return equilibria_of(stable);
  }
  const bool credible = improves(g_, v.party, v.state, v.to);
  for (ConceptId id : {ConceptId::nash, ConceptId::gmr, ConceptId::seq})
    judge_cell(h, id, v.party, v.state, stable);
  if (!flood(h, v.party, {smr_sseq.begin(), smr_sseq.end()}, run_, stable)) return std::nullopt;
  for (PartyId j{0}; j.value < g_.party_count(); ++j.value) {
    if (j == v.party) continue;
    for (const auto& pair : {gmr_seq, smr_sseq}) {
      std::vector<ConceptId> ids{pair.front()};
      if (credible) ids.push_back(pair.back());
      if (!flood(h, j, std::move(ids), run_, stable)) return std::nullopt;
    }
  }
  return equilibria_of(stable);
}

std::optional<Equilibria> VariantTables::equilibria(const Variant& v) const {
  return v.kind == Variant::Kind::gone ? without_move(v) : reordered(v);
}

}  // namespace entente::graph
