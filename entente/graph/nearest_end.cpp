#include "entente/graph/nearest_end.hpp"

#include <algorithm>

#include "entente/base/assert.hpp"
#include "entente/graph/answer_cut.hpp"
#include "entente/graph/variant_graph.hpp"

namespace entente::graph {
namespace {

/// Sets of demands tried for one party's answers to one move, before the answer is not proven.
constexpr std::uint64_t most_demand_sets = 1000;

bool symmetric(ConceptId id) { return id == ConceptId::smr || id == ConceptId::sseq; }
bool credible(ConceptId id) { return id == ConceptId::seq || id == ConceptId::sseq; }

/// The best states of what an answer, or the move itself, leads to; the target is no part of it.
struct Best {
  std::optional<std::uint32_t> rank;
  std::vector<std::uint32_t> states;  // of that rank, ascending
};

/// Looks at one move of a party after the other.
class FallFinder {
public:
  FallFinder(const ConflictGraph& g, PartyId i, StateId target, ConceptId id)
      : g_(g), i_(i), target_(target), id_(id), reach_(g.state_count()) {}

  std::optional<FallNeeded> find() {
    g_.each_move(i_, target_, [&](StateId q) {
      look_at(q);
      return true;
    });
    return needed_;
  }

private:
  /// k, and with a symmetric concept where the party can go on to.
  Best best_after(StateId k, bool go_on) const {
    Best best;
    const auto take = [&](StateId s) {
      if (s == target_) return true;
      const std::uint32_t rank = g_.rank(i_, s);
      if (!best.rank || rank > *best.rank) best = {rank, {}};
      if (rank == *best.rank) best.states.push_back(static_cast<std::uint32_t>(s.value));
      return true;
    };
    take(k);
    if (go_on) g_.each_move(i_, k, take);
    std::ranges::sort(best.states);
    return best;
  }

  void look_at(StateId q) {
    Best least = best_after(q, false);
    if (id_ != ConceptId::nash && !weigh_answers(q, least)) return;
    const bool one = !least.states.empty();
    if (!needed_ || *least.rank > needed_->highest) needed_ = FallNeeded{*least.rank, {}};
    if (*least.rank == needed_->highest && one && !needed_->alone)
      needed_->alone = StateId{least.states.front()};
  }

  /// Keeps the answer with the lowest best state, and of several what they share. False where an
  /// answer deters whatever the order.
  bool weigh_answers(StateId q, Best& least) {
    const auto end = reach_.search(
        g_, q, credible(id_) ? Moves::improving : Moves::any, [this](PartyId j) { return j != i_; },
        [&](StateId k) {
          Best best = best_after(k, symmetric(id_));
          if (!best.rank) return true;
          if (*best.rank < *least.rank) {
            least = std::move(best);
          } else if (*best.rank == *least.rank) {
            std::vector<std::uint32_t> both;
            std::ranges::set_intersection(least.states, best.states, std::back_inserter(both));
            least.states = std::move(both);
          }
          return false;
        });
    return !end;
  }

  const ConflictGraph& g_;
  PartyId i_;
  StateId target_;
  ConceptId id_;
  Reach reach_;
  std::optional<FallNeeded> needed_;
};

Verdict verdict(ConceptId id, const VariantGraph& g, PartyId i, StateId s) {
  switch (id) {
    case ConceptId::nash:
      return nash(g, i, s, Detail::answer);
    case ConceptId::gmr:
      return gmr(g, i, s, Detail::answer);
    case ConceptId::smr:
      return smr(g, i, s, Detail::answer);
    case ConceptId::seq:
      return seq(g, i, s, Detail::answer);
    case ConceptId::sseq:
      return sseq(g, i, s, Detail::answer);
  }
  return {};
}

/// Works out the ends of one equilibrium and keeps the nearest.
class EndFinder {
public:
  EndFinder(const ConflictGraph& g, StateId target, ConceptId id, const Run& run)
      : g_(g), target_(target), id_(id), run_(run), reach_(g.state_count()) {}

  NearestEnd find() {
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value)
      if (const auto fall = fall_needed(g_, i, target_, id_)) try_fall(i, *fall);
    // First straight down to some order for each question: then a search ends where it gets no
    // nearer than the best of these.
    for (const std::uint64_t steps : {std::uint64_t{0}, most_demand_sets})
      for (PartyId i{0}; credible(id_) && i.value < g_.party_count(); ++i.value)
        try_answers_to(i, steps);
    end_.exact = unproven_ >= bound();
    end_.at_least = std::min(unproven_, bound());
    if (end_.party) {
      set_leaver();
    } else if (end_.exact) {
      end_.at_least = 0;
    }
    return std::move(end_);
  }

private:
  static constexpr std::uint64_t unbounded = 0xFFFFFFFFFFFFFFFF;
  std::uint64_t bound() const { return end_.party ? end_.half_swaps : unbounded; }

  void keep(PartyId party, std::uint64_t cost, std::vector<std::uint32_t> ranks) {
    if (cost >= bound()) return;
    end_.party = party;
    end_.half_swaps = cost;
    end_.ranks = std::move(ranks);
  }

  void try_fall(PartyId i, const FallNeeded& fall) {
    const std::uint32_t own = g_.rank(i, target_);
    ENTENTE_ASSERT(fall.highest <= own);  // or it would be no equilibrium
    const bool alone = fall.highest < own && fall.alone.has_value();
    std::uint64_t cost = 0;
    std::vector<std::uint64_t> places;
    for (StateId s{0}; s.value < g_.state_count(); ++s.value) {
      const std::uint64_t rank = g_.rank(i, s);
      places.push_back(3 * rank + 3);  // two places of room below each rank
      if (s == target_) continue;
      if (rank == own || (rank == fall.highest && alone && s != *fall.alone)) ++cost;
      if (rank < own && rank >= fall.highest && !(rank == fall.highest && alone)) cost += 2;
      if (alone && s == *fall.alone) cost += 2;
    }
    const std::uint64_t lowest = 3 * std::uint64_t{fall.highest} + 3;
    places[target_.value] = alone ? lowest + 1 : lowest - 1;
    if (alone) places[fall.alone->value] = lowest + 2;
    keep(i, cost, dense_ranks(places));
  }

  /// Every way in which another party's order ends that party i stays for its answers; without
  /// steps nothing is proven.
  void try_answers_to(PartyId i, std::uint64_t steps) {
    const std::uint32_t own = g_.rank(i, target_);
    const auto no_better = [&](StateId s) { return g_.rank(i, s) <= own; };
    std::vector<bool> hurts;
    for (StateId s{0}; s.value < g_.state_count(); ++s.value)
      hurts.push_back(no_better(s) && (!symmetric(id_) || g_.each_move(i, s, no_better)));
    g_.each_move(i, target_, [&](StateId q) {
      for (PartyId p{0}; p.value < g_.party_count() && !no_better(q); ++p.value) {
        if (p == i) continue;
        CutAnswer cut = cut_answers(g_, reach_, {i, q, p, &hurts}, bound(), steps, run_);
        const bool proven =
            cut.at_least >= bound() || (cut.order && cut.order->half_swaps == cut.at_least);
        if (steps > 0 && !proven) unproven_ = std::min(unproven_, cut.at_least);
        if (cut.order) keep(p, cut.order->half_swaps, std::move(cut.order->ranks));
      }
      return true;
    });
  }

  /// Who then leaves, by the concept's own definition.
  void set_leaver() {
    const VariantGraph then(g_, *end_.party, end_.ranks);
    for (PartyId i{0}; i.value < g_.party_count(); ++i.value)
      if (const Verdict v = verdict(id_, then, i, target_); !v.stable) {
        end_.leaves = *v.escape;
        return;
      }
    ENTENTE_ASSERT(run_.stopped());  // the change ends nothing
  }

  const ConflictGraph& g_;
  StateId target_;
  ConceptId id_;
  const Run& run_;
  Reach reach_;
  NearestEnd end_;
  std::uint64_t unproven_ = unbounded;
};

}  // namespace

std::optional<FallNeeded> fall_needed(const ConflictGraph& g, PartyId i, StateId target,
                                      ConceptId id) {
  return FallFinder(g, i, target, id).find();
}

NearestEnd nearest_end(const ConflictGraph& g, StateId target, ConceptId id, const Run& run) {
  ENTENTE_ASSERT(g.weakly_ordered() && family_of(id) == Family::crisp);
  return EndFinder(g, target, id, run).find();
}

}  // namespace entente::graph
