#pragma once
#include "entente/graph/fill_coalitions.hpp"
#include "entente/graph/fill_parts.hpp"
#include "entente/graph/fill_rows.hpp"
#include "entente/graph/foresight.hpp"
#include "entente/graph/policy.hpp"

namespace entente::graph::detail {

/// The moves that the concepts are about, listed; nothing where that was stopped or is too much.
template <MoveGraph G>
std::optional<RowMoves<G>> row_moves(const G& g, std::span<const ConceptId> concepts,
                                     const Run& run) {
  RowMoves<G> moves;
  for (ConceptId id : concepts) {
    const RegardFamily<G>& family = regard_families<G>[static_cast<std::size_t>(family_of(id))];
    const ConceptId form = form_of(id);
    if ((form == ConceptId::gmr || form == ConceptId::smr) && !moves.any) {
      moves.any = TakenMoves::list(
          g, [](PartyId, StateId, StateId) { return true; }, run);
      if (!moves.any) return std::nullopt;
    }
    if ((form != ConceptId::seq && form != ConceptId::sseq) ||
        moves.credible.contains(family.credible))
      continue;
    auto taken = TakenMoves::list(
        g, [&](PartyId j, StateId s, StateId t) { return family.credible(g, j, s, t); }, run);
    if (!taken) return std::nullopt;
    moves.credible.emplace(family.credible, std::move(*taken));
  }
  return moves;
}

/// The stable states of one party under each concept; nothing where it was stopped or sets would be
/// too large.
template <MoveGraph G>
std::optional<std::vector<StateSet>> party_by_rows(const G& g, PartyId i, const RowMoves<G>& moves,
                                                   std::span<const ConceptId> concepts,
                                                   const Run& run, bool& too_large) {
  const bool symmetric = std::ranges::any_of(concepts, [](ConceptId id) {
    return form_of(id) == ConceptId::smr || form_of(id) == ConceptId::sseq;
  });
  RowFiller<G> filler(g, i, moves, symmetric, run);
  std::vector<StateSet> stable(concepts.size());
  for (const RegardFamily<G>& family : regard_families<G>) {
    std::array<bool, form_count> wanted{};
    for (ConceptId id : concepts)
      if (family_of(id) == family.about.id) wanted.at(form_index(id)) = true;
    if (std::ranges::find(wanted, true) == wanted.end()) continue;
    auto sets = filler.fill(family, wanted);
    too_large = filler.too_large();
    if (!sets) return std::nullopt;
    for (std::size_t k = 0; k < concepts.size(); ++k)
      if (family_of(concepts[k]) == family.about.id)
        stable[k] = std::move(sets->at(form_index(concepts[k])));
  }
  return stable;
}

/// The parties side by side, each with all families while what its opponents can reach is at hand.
/// Nothing where sets would be too large.
template <MoveGraph G>
std::optional<Table> fill_by_rows(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "rows");
  const std::uint64_t cost = g.state_count() * concepts.size();
  const std::uint64_t affordable = cost == 0 ? g.party_count() : run.budget / cost;
  const auto parties = std::min<std::uint64_t>(g.party_count(), affordable);
  if (parties == 0) return table;
  const auto moves = row_moves(g, concepts, run);
  if (!moves && !run.stopped()) return std::nullopt;
  if (!moves) return table;
  std::vector<std::optional<std::vector<StateSet>>> stable(parties);
  std::vector<std::uint8_t> too_large(parties, 0);
  parallel_for(run, parties, [&](std::size_t i) {
    bool large = false;
    stable[i] =
        party_by_rows(g, PartyId{static_cast<std::uint32_t>(i)}, *moves, concepts, run, large);
    too_large[i] = large ? 1 : 0;
  });
  if (std::ranges::find(too_large, 1) != too_large.end()) return std::nullopt;
  for (std::uint32_t i = 0; i < parties; ++i) {
    if (!stable[i]) continue;
    for (std::size_t k = 0; k < concepts.size(); ++k)
      put(table, concepts[k], i, std::move((*stable[i])[k]));
    table.steps += cost;
  }
  if (run.progress != nullptr) run.progress->report("stability", parties, g.party_count());
  return table;
}

template <MoveGraph G>
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

template <MoveGraph G>
Table fill_regards(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  auto by_rows = fill_by_rows(g, concepts, run);
  return by_rows ? std::move(*by_rows) : fill_by_cells(g, concepts, run);
}

/// One coalition after the other; filler.fill gives nothing where it was stopped.
template <class Filler>
Table fill_for_coalitions(Filler& filler, std::uint64_t states, std::span<const ConceptId> concepts,
                          const std::vector<Coalition>& who, const Run& run) {
  Table table = empty_table(concepts, static_cast<std::uint32_t>(who.size()), "coalitions");
  for (ConceptTable& c : table.concepts) c.coalitions = who;
  for (std::uint32_t k = 0; k < who.size(); ++k)
    for (ConceptId id : concepts) {
      if (run.budget - table.steps < states) return table;
      auto set = filler.fill(id, who[k]);
      if (!set) return table;
      table.steps += states;
      put(table, id, k, std::move(*set));
      if (run.progress != nullptr) run.progress->report("coalitions", k + 1, who.size());
    }
  return table;
}

template <MoveGraph G>
Table fill_coalitions(const G& g, std::span<const ConceptId> concepts,
                      const std::vector<Coalition>& who, JointPreference rule, const Run& run) {
  CoalitionFiller<G> filler(g, rule, run);
  return fill_for_coalitions(filler, g.state_count(), concepts, who, run);
}

template <MoveGraph G>
Table fill_policies(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "policies");
  for (std::uint32_t i = 0; i < g.party_count(); ++i) {
    if (run.budget - table.steps < g.state_count()) return table;
    auto set = fill_policy(g, PartyId{i}, run);
    if (!set) return table;
    table.steps += g.state_count();
    put(table, concepts.front(), i, std::move(*set));
    if (run.progress != nullptr) run.progress->report("policies", i + 1, g.party_count());
  }
  return table;
}

/// One chain of horizons of a party: the even or the odd ones of MR or of CMR.
struct Chain {
  PartyId i;
  Family family;
  std::vector<int> horizons;
  std::optional<std::vector<StateSet>> stable{};
};

/// Party by party the chains that are asked for.
inline std::vector<Chain> chains_of(std::span<const ConceptId> concepts, std::uint32_t parties) {
  std::vector<Chain> chains;
  for (PartyId i{0}; i.value < parties; ++i.value)
    for (Family family : {Family::metarational, Family::credible_metarational})
      for (int parity : {0, 1}) {
        Chain chain{i, family, {}};
        for (ConceptId id : concepts)
          if (family_of(id) == family && horizon_of(id) % 2 == parity)
            chain.horizons.push_back(horizon_of(id));
        std::ranges::sort(chain.horizons);
        if (!chain.horizons.empty()) chains.push_back(std::move(chain));
      }
  return chains;
}

/// In waves of as many chains as there are threads where there are orders; else each chain over all
/// threads. A chain counts as many steps as there are states and answers ahead.
template <RankedGraph G>
Table fill_metarationals(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "metarational");
  std::vector<Chain> chains = chains_of(concepts, g.party_count());
  const auto wave = g.weakly_ordered() ? static_cast<std::size_t>(std::max(run.threads, 1)) : 1;
  const auto fill = [&](Chain& chain) {
    const Moves moves = chain.family == Family::metarational ? Moves::any : Moves::improving;
    chain.stable = fill_metarational(g, chain.i, moves, chain.horizons, run);
  };
  for (std::size_t first = 0; first < chains.size(); first += wave) {
    const std::size_t last = std::min(chains.size(), first + wave);
    if (last - first == 1)
      fill(chains[first]);
    else
      parallel_for(run, last - first, [&](std::size_t k) { fill(chains[first + k]); });
    for (std::size_t k = first; k < last; ++k) {
      Chain& chain = chains[k];
      const std::uint64_t cost =
          g.state_count() * (static_cast<std::uint64_t>(chain.horizons.back()) / 2 + 1);
      if (!chain.stable || run.budget - table.steps < cost) return table;
      table.steps += cost;
      for (std::size_t h = 0; h < chain.horizons.size(); ++h)
        put(table, with_horizon(chain.family, chain.horizons[h]), chain.i.value,
            std::move((*chain.stable)[h]));
    }
    if (run.progress != nullptr) run.progress->report("metarational", last, chains.size());
  }
  return table;
}

template <RankedGraph G>
Table fill_at_once(const G& g, std::span<const ConceptId> concepts, const Run& run) {
  Table table = empty_table(concepts, g.party_count(), "simultaneous");
  if constexpr (CombiningGraph<G>) {
    const std::uint64_t cost = g.state_count() * g.party_count();
    if (run.budget < cost) return table;
    auto stable = SimultaneousFiller<G>(g, run).stable();
    if (!stable) return table;
    table.steps = cost;
    for (std::uint32_t i = 0; i < g.party_count(); ++i)
      put(table, concepts.front(), i, std::move((*stable)[i]));
  }
  return table;
}

/// The horizons in one walk - Stackelberg stability is L_2 of the leader and L_1 of the others -
/// then the search for the cycle.
template <RankedGraph G>
Table fill_foresight(const G& g, std::span<const ConceptId> concepts, const FillOptions& options,
                     const Run& run) {
  const std::uint32_t parties = g.party_count();
  const std::uint64_t cost = g.state_count() * parties;
  Table table = empty_table(concepts, parties, "foresight");
  Foresight<G> foresight(g, options.next, run);
  const ConceptId led = in_family(Family::stackelberg, ConceptId::nash);
  const auto farthest = std::ranges::max(concepts, {}, [](ConceptId id) {
    return family_of(id) == Family::limited ? horizon_of(id) : 0;
  });
  int horizons = family_of(farthest) == Family::limited ? horizon_of(farthest) : 0;
  if (const auto row = std::ranges::find(table.concepts, led, &ConceptTable::id);
      row != table.concepts.end()) {
    row->leader = options.leader;
    horizons = std::max(horizons, 2);
  }
  for (int h = 1; h <= horizons; ++h) {
    if (run.budget - table.steps < cost || !foresight.look_further()) return table;
    table.steps += cost;
    for (ConceptId id : concepts)
      for (std::uint32_t i = 0; i < parties; ++i)
        if (id == limited_move(static_cast<std::uint8_t>(h)) ||
            (id == led && h == (options.leader.value == i ? 2 : 1)))
          put(table, id, i, foresight.stable(PartyId{i}));
  }
  const ConceptId far = in_family(Family::non_myopic, ConceptId::nash);
  if (std::ranges::find(concepts, far) == concepts.end()) return table;
  const std::uint64_t most = std::min(4 * cost + 8, (run.budget - table.steps) / (cost + 1));
  auto stable = non_myopic(foresight, parties, most);
  if (!stable) {
    const auto row = std::ranges::find(table.concepts, far, &ConceptTable::id);
    row->undecided = most == 4 * cost + 8 && !run.stopped();
    return table;
  }
  for (std::uint32_t i = 0; i < parties; ++i) put(table, far, i, std::move((*stable)[i]));
  return table;
}

}  // namespace entente::graph::detail
