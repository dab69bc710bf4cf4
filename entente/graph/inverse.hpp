#pragma once
#include <numeric>
#include <optional>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/graph/inverse_change.hpp"
#include "entente/graph/inverse_count.hpp"

/// Inverse analysis: which preferences make a target state hold, how many do, and how far today's
/// are from one that does. Source: Kinsara, Petersons, Hipel & Kilgour (2015); Wang, Hipel, Fang,
/// Xu & Kilgour (2018, 2019).
namespace entente::graph {

/// What the target asks of one party.
struct PartyInverse {
  bool stable = false;  ///< today
  Conditions conditions;
  LeastChange change;
  OrderCount count;
};

/// A target state under one concept. `Nash`, `GMR` and `SMR` ask each party for itself; under SEQ
/// and SSEQ what is asked of one party holds while the others keep their preferences.
struct Inverse {
  StateId target;
  ConceptId concept_id = ConceptId::nash;
  std::vector<PartyInverse> parties;
  std::vector<ConceptId> holds_under;  ///< the crisp concepts under which the target holds today
  /// Whether the target holds once all parties' least changes are made. Always for nash, gmr and
  /// smr; under seq and sseq a change of one party may spoil the answers that another relies on.
  bool changes_hold = true;

  /// Whether the target is an equilibrium today.
  bool already() const {
    return std::ranges::all_of(parties, [](const PartyInverse& p) { return p.stable; });
  }
  /// Whether conditions, counts and changes of the parties go together.
  bool independent() const { return concept_id != ConceptId::seq && concept_id != ConceptId::sseq; }
  /// Adjacent swaps over all parties; nothing where one party's are not known, or where the change
  /// of one party would change what is asked of another.
  std::optional<std::uint64_t> swaps() const {
    if (already()) return 0;
    std::uint64_t sum = 0;
    for (const PartyInverse& p : parties) {
      if (!independent() || !p.change.swaps) return std::nullopt;
      sum += *p.change.swaps;
    }
    return sum;
  }
  /// The same where ties are in the way of swaps, and for every concept: states that targets pass.
  std::uint64_t passed() const {
    return std::accumulate(
        parties.begin(), parties.end(), std::uint64_t{0},
        [](std::uint64_t sum, const PartyInverse& p) { return sum + p.change.passed; });
  }
};

/// What else to work out beside conditions and least change.
struct InverseOptions {
  bool count = true;
  bool holds_under = true;  ///< and changes_hold
};

namespace detail {

/// As judge(), for crisp concepts alone: for each graph a tenth of the code.
template <MoveGraph G>
bool stable(ConceptId id, const G& g, PartyId i, StateId s) {
  switch (id) {
    case ConceptId::nash:
      return nash(g, i, s, Detail::answer).stable;
    case ConceptId::gmr:
      return gmr(g, i, s, Detail::answer).stable;
    case ConceptId::smr:
      return smr(g, i, s, Detail::answer).stable;
    case ConceptId::seq:
      return seq(g, i, s, Detail::answer).stable;
    case ConceptId::sseq:
      return sseq(g, i, s, Detail::answer).stable;
  }
  return false;
}

template <MoveGraph G>
bool holds(const G& g, StateId s, ConceptId id, const Run& run) {
  for (PartyId i{0}; i.value < g.party_count() && !run.stopped(); ++i.value)
    if (!stable(id, g, i, s)) return false;
  return true;
}

template <RankedGraph G>
bool holds_when_changed(const G& g, const Inverse& answer, const Run& run) {
  ChangedGraph<G> changed{g, {}};
  for (const PartyInverse& party : answer.parties)
    changed.rises.push_back({answer.target, party.change.rise_to});
  return holds(changed, answer.target, answer.concept_id, run);
}

}  // namespace detail

/// The inverse answer for one target under a crisp concept (asserted). `g` is weakly ordered
/// (asserted) with fewer than 2^32 states; the same answer on any number of threads. Nothing once
/// run.stopped(). Cost: conditions(), least_change() and count_orders() for each party.
template <RankedGraph G>
std::optional<Inverse> inverse(const G& g, StateId target, ConceptId id, const Run& run,
                               InverseOptions options = {}) {
  ENTENTE_ASSERT(g.weakly_ordered() && target.value < g.state_count());
  Inverse answer{target, id, {}, {}, true};
  answer.parties.resize(g.party_count());
  const bool whole = parallel_for(run, g.party_count(), [&](std::size_t i) {
    PartyInverse& party = answer.parties[i];
    party.conditions = conditions(g, PartyId{static_cast<std::uint32_t>(i)}, target, id);
    party.change = least_change(g, party.conditions);
    party.stable = party.change.passed == 0;
    if (options.count) party.count = count_orders(party.conditions, g.state_count(), run);
  });
  if (options.holds_under) {
    for (ConceptId other : crisp_concepts)
      if (detail::holds(g, target, other, run)) answer.holds_under.push_back(other);
    if (!answer.independent() && !answer.already())
      answer.changes_hold = detail::holds_when_changed(g, answer, run);
  }
  if (!whole || run.stopped()) return std::nullopt;
  return answer;
}

/// Nash for one party and one target of all: it is stable in m!/(choices+1) of m! strict orders.
struct NashInverse {
  std::uint32_t choices = 0;  ///< states that the party can move to from the target
  std::uint32_t passed = 0;   ///< as LeastChange
  bool one_by_one = true;     ///< no ties are in the way: so many swaps
};

/// cells[party][state], Nash with every state as the target in turn. `g` is weakly ordered
/// (asserted) with fewer than 2^32 states. Nothing once run.stopped().
/// Cost: one sort of the states per party and one look at each move; 12 bytes per party and state.
template <RankedGraph G>
std::optional<std::vector<std::vector<NashInverse>>> nash_inverse(const G& g, const Run& run) {
  ENTENTE_ASSERT(g.weakly_ordered() && g.state_count() <= 0xFFFFFFFFU);
  constexpr std::uint64_t block = 4096;
  const std::uint64_t states = g.state_count();
  std::vector<std::vector<NashInverse>> cells(g.party_count(), std::vector<NashInverse>(states));
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    std::vector<std::uint32_t> ranks(states);
    for (std::uint64_t s = 0; s < states; ++s) ranks[s] = g.rank(i, StateId{s});
    std::vector<std::uint32_t> sorted = ranks;
    std::ranges::sort(sorted);
    std::vector<std::uint32_t> levels;  // levels[k]: different ranks among the k + 1 lowest states
    levels.reserve(states);
    for (std::uint64_t k = 0; k < states; ++k)
      levels.push_back(k == 0 ? 1 : levels.back() + (sorted[k] != sorted[k - 1] ? 1 : 0));
    const auto up_to = [&](std::uint32_t rank) {  // states of at most this rank
      return std::ranges::upper_bound(sorted, rank) - sorted.begin();
    };
    const auto below = [&](std::uint32_t rank) {
      return std::ranges::lower_bound(sorted, rank) - sorted.begin();
    };
    if (!parallel_for(run, (states + block - 1) / block, [&](std::size_t b) {
          for (std::uint64_t s = b * block; s < std::min(states, (b + 1) * block); ++s) {
            NashInverse& cell = cells[i.value][s];
            std::uint32_t best = ranks[s];
            g.each_move(i, StateId{s}, [&](StateId q) {
              ++cell.choices;
              best = std::max(best, ranks[q.value]);
              return true;
            });
            if (best == ranks[s]) continue;
            const auto first = up_to(ranks[s]), last = up_to(best);
            cell.passed = static_cast<std::uint32_t>(last - first);
            const auto at = [&](auto k) { return levels[static_cast<std::size_t>(k) - 1]; };
            cell.one_by_one = first - below(ranks[s]) == 1 && at(last) - at(first) == cell.passed;
          }
        }))
      return std::nullopt;
  }
  return cells;
}

}  // namespace entente::graph
