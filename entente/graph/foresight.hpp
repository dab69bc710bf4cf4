#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/base/state_set.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Who is taken to move next after party i, where there are more than two
/// (docs/graph-model.md 6.1).
enum class NextMover : std::uint8_t {
  worst,     ///< that other who would go on to where i likes it least
  fixed,     ///< the next party in the order of the case
  together,  ///< the others as one player that wants the sum of their ranks to be greatest
  each,      ///< whoever can make i fare worst, whether that party gains or not
};

/// What the parties foresee: final[party][state], the state in which the party on the move there
/// expects things to end, h moves ahead. final == state: it does not move.
using Foreseen = std::vector<std::vector<std::uint32_t>>;

/// Limited-move foresight: G_h for all parties, one horizon after the other.
///
/// A party moves only if it gains; among equally good moves it takes that whose end is met first in
/// ascending order of states; of equally bad continuations the state with the lowest number.
/// Only for weak orders. Memory: 12 bytes per party and state.
/// Source: Kilgour (1985), Anticipation and stability in two-person games; Zagare (1984),
/// Limited-move equilibria in 2x2 games; Fang, Hipel & Kilgour (1993); `each`: Rego & Vieira
/// (2019), Maximin_h stability.
template <RankedGraph G>
class Foresight {
public:
  Foresight(const G& g, NextMover next, const Run& run) : g_(g), next_(next), run_(run) {
    std::vector<std::uint32_t> stay(g.state_count());
    for (std::uint64_t s = 0; s < g.state_count(); ++s) stay[s] = static_cast<std::uint32_t>(s);
    now_.assign(g.party_count(), stay);
    before_ = answer_ = now_;
  }

  /// G_h for the present horizon h, at first 0.
  const Foreseen& foreseen() const { return now_; }
  /// A_h: where each party expects things to end after its move. What is foreseen further ahead
  /// depends on G_h and A_h alone.
  const Foreseen& answers() const { return answer_; }

  /// One move further ahead; false where it was stopped (then nothing is known).
  bool look_further() {
    before_.swap(now_);
    const bool looked = each_cell([this](PartyId i, StateId s) {
      now_[i.value][s.value] = best_end(i, s, answer_[i.value]);
    });
    return looked &&
           each_cell([this](PartyId i, StateId s) { answer_[i.value][s.value] = end_after(i, s); });
  }

  /// A_h(i, t): where i expects things to end if it has moved to t and the others foresee h moves.
  std::uint32_t end_after_move(PartyId i, StateId t) const { return answer_[i.value][t.value]; }

  /// The states from which i does not move first.
  StateSet stable(PartyId i) const {
    StateSet set(g_.state_count());
    for (std::uint64_t s = 0; s < g_.state_count(); ++s)
      if (now_[i.value][s] == s) set.insert(StateId{s});
    return set;
  }

private:
  static std::uint32_t number(StateId s) { return static_cast<std::uint32_t>(s.value); }

  template <class Work>
  bool each_cell(Work work) {
    constexpr std::uint64_t block = 1024;
    const std::uint64_t states = g_.state_count(), blocks = (states + block - 1) / block;
    return parallel_for(run_, blocks * g_.party_count(), [&](std::size_t k) {
      const PartyId i{static_cast<std::uint32_t>(k / blocks)};
      const std::uint64_t first = k % blocks * block;
      for (std::uint64_t s = first; s < std::min(states, first + block); ++s) work(i, StateId{s});
    });
  }

  /// The best end for i of its moves from s, where a move to t ends in after[t]; s if none is
  /// better.
  std::uint32_t best_end(PartyId i, StateId s, const std::vector<std::uint32_t>& after) const {
    std::uint32_t best = number(s), best_rank = g_.rank(i, s);
    g_.each_move(i, s, [&](StateId t) {
      const std::uint32_t end = after[t.value], rank = g_.rank(i, StateId{end});
      if (rank > best_rank) {
        best = end;
        best_rank = rank;
      }
      return true;
    });
    return best;
  }

  /// A_h(i, s): where things end if i has moved to s and others may go on.
  std::uint32_t end_after(PartyId i, StateId s) const {
    switch (next_) {
      case NextMover::worst:
        return worst_end(i, s);
      case NextMover::fixed:
        return g_.party_count() == 1 ? number(s) : now_[(i.value + 1) % g_.party_count()][s.value];
      case NextMover::together:
        return joint_end(i, s);
      case NextMover::each:
        return least_end(i, s);
    }
    return number(s);
  }

  std::uint32_t worst_end(PartyId i, StateId s) const {
    std::uint32_t worst = number(s);
    bool moved = false;
    for (std::uint32_t j = 0; j < g_.party_count(); ++j) {
      const std::uint32_t end = now_[j][s.value];
      if (j == i.value || end == s.value) continue;
      const std::uint32_t rank = g_.rank(i, StateId{end}), least = g_.rank(i, StateId{worst});
      if (!moved || rank < least || (rank == least && end < worst)) worst = end;
      moved = true;
    }
    return worst;
  }

  /// Calls visit for each state that a move of another party than i leads to from s.
  template <class Visit>
  void each_other_move(PartyId i, StateId s, Visit visit) const {
    for (PartyId j{0}; j.value < g_.party_count(); ++j.value)
      if (j != i) g_.each_move(j, s, [&](StateId t) { return visit(t), true; });
  }

  std::uint32_t joint_end(PartyId i, StateId s) const {
    const auto value = [&](StateId t) {
      std::uint64_t sum = 0;
      for (PartyId j{0}; j.value < g_.party_count(); ++j.value)
        if (j != i) sum += g_.rank(j, t);
      return sum;
    };
    std::uint32_t best = number(s);
    std::uint64_t best_value = value(s);
    each_other_move(i, s, [&](StateId t) {
      const std::uint32_t end = before_[i.value][t.value];
      if (const std::uint64_t v = value(StateId{end}); v > best_value) {
        best = end;
        best_value = v;
      }
    });
    return best;
  }

  std::uint32_t least_end(PartyId i, StateId s) const {
    std::uint32_t worst = number(s);
    each_other_move(i, s, [&](StateId t) {
      const std::uint32_t end = before_[i.value][t.value];
      const std::uint32_t rank = g_.rank(i, StateId{end}), least = g_.rank(i, StateId{worst});
      if (rank < least || (rank == least && end < worst)) worst = end;
    });
    return worst;
  }

  const G& g_;
  NextMover next_;
  const Run& run_;
  Foreseen now_, before_;  // G_h and G_{h-1}
  Foreseen answer_;        // A_h
};

/// Whether each party, however far it looks ahead, does not move first, from some horizon on:
/// stable[party]. Foresight repeats itself in the end - where the others do not answer by their own
/// foresight, G_h follows from G_(h-2), so that one that comes again says nothing without A_h - and
/// Brent's (1980) search finds the cycle, each phase of which must agree. Nothing where no repeat
/// was found within `most` horizons, or where it was stopped. Source: Brams & Wittman (1981),
/// Nonmyopic equilibria in 2x2 games; Kilgour (1984), Equilibria for far-sighted players.
template <RankedGraph G>
std::optional<std::vector<StateSet>> non_myopic(Foresight<G>& foresight, std::uint32_t parties,
                                                std::uint64_t most) {
  Foreseen kept = foresight.foreseen(), kept_answers = foresight.answers();
  std::uint64_t length = 1, power = 1, looked = 1;
  if (!foresight.look_further()) return std::nullopt;
  while (foresight.foreseen() != kept || foresight.answers() != kept_answers) {
    if (looked++ == most) return std::nullopt;
    if (length == power) {
      kept = foresight.foreseen();
      kept_answers = foresight.answers();
      power *= 2;
      length = 0;
    }
    if (!foresight.look_further()) return std::nullopt;
    ++length;
  }
  std::vector<StateSet> stable;
  for (std::uint32_t i = 0; i < parties; ++i) stable.push_back(foresight.stable(PartyId{i}));
  for (std::uint64_t phase = 1; phase < length; ++phase) {
    if (!foresight.look_further()) return std::nullopt;
    for (std::uint32_t i = 0; i < parties; ++i) stable[i] &= foresight.stable(PartyId{i});
  }
  return stable;
}

}  // namespace entente::graph
