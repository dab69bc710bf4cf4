#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/graph/way_moves.hpp"
#include "entente/graph/wide_count.hpp"

namespace entente::graph {

/// How many legal sequences there are: all[l] of l moves from the start, into[l] those of them that
/// end in the state asked for (empty where none was). They may return to states, and to the one
/// asked for. all[0] is 1, the sequence of no move.
struct SequenceCounts {
  std::vector<WideCount> all, into;
  bool complete = true;  ///< false where it was stopped or ran out of steps: later lengths missing
};

/// Longer sequences are not counted.
inline constexpr std::uint64_t most_counted_moves = 10'000;
/// Pairs of state and party beyond which sequences are not counted: 512 MB.
inline constexpr std::uint64_t most_counted_arrivals = std::uint64_t{1} << 24;

/// The counts for lengths 0 to `length`, by dynamic programming over (state, last mover). Fails
/// with E008 beyond the limits above, before memory is taken. Counted steps are moves looked at.
/// Cost: each length one look at each move; 32 bytes per state and party.
/// Source: Li, Kilgour & Hipel (2005).
template <MoveGraph G>
class SequenceCounter {
public:
  SequenceCounter(const G& g, WayMoves kind, const Run& run)
      : g_(g), kind_(kind), run_(run), parties_(g.party_count()) {}

  Result<SequenceCounts> count(StateId start, std::uint64_t length, StateId into = no_state) {
    if (length > most_counted_moves)
      return fail(Code::E008, fmt::format("sequences of {} moves are more than the {} that are "
                                          "counted",
                                          length, most_counted_moves));
    if (parties_ == 0 || g_.state_count() > most_counted_arrivals / parties_)
      return fail(Code::E008, fmt::format("{} states are too many to count sequences with {} "
                                          "parties",
                                          g_.state_count(), parties_));
    SequenceCounts counts{{1}, {}, true};
    const bool ends_count = into != no_state;
    if (ends_count) counts.into.emplace_back(start == into ? 1 : 0);
    now_.assign(g_.state_count() * parties_, {});
    next_.assign(g_.state_count() * parties_, {});
    for (std::uint64_t l = 1; l <= length; ++l) {
      if (!(l == 1 ? first_move(start) : one_more_move())) {
        counts.complete = false;
        break;
      }
      std::swap(now_, next_);
      WideCount all, ends;
      for (const WideCount& ways : now_) all += ways;
      for (std::uint64_t j = 0; ends_count && j < parties_; ++j)
        ends += now_[into.value * parties_ + j];
      counts.all.push_back(all);
      if (ends_count) counts.into.push_back(ends);
    }
    return counts;
  }

private:
  bool first_move(StateId start) {
    for (PartyId i{0}; i.value < parties_; ++i.value) pass_on(start, i, 1);
    return looked_at_ <= run_.budget && !run_.stopped();
  }

  bool one_more_move() {
    std::ranges::fill(next_, WideCount{});
    std::vector<WideCount> before(parties_), after(parties_);
    for (std::uint64_t s = 0; s < g_.state_count(); ++s) {
      constexpr std::uint64_t poll_every = 4096;
      if ((s % poll_every == 0 && run_.stopped()) || looked_at_ > run_.budget) return false;
      const WideCount* arrived = &now_[s * parties_];
      if (std::all_of(arrived, arrived + parties_, [](const WideCount& w) { return w.none(); }))
        continue;
      // What others than i brought here: sums from both ends, as saturated numbers have no
      // difference.
      for (std::uint64_t i = 1; i < parties_; ++i) before[i] = before[i - 1] + arrived[i - 1];
      after[parties_ - 1] = {};
      for (std::uint64_t i = parties_ - 1; i > 0; --i) after[i - 1] = after[i] + arrived[i];
      for (PartyId i{0}; i.value < parties_; ++i.value)
        pass_on(StateId{s}, i, before[i.value] + after[i.value]);
    }
    return true;
  }

  void pass_on(StateId s, PartyId i, WideCount ways) {
    if (ways.none()) return;
    each_allowed(g_, kind_, i, s, [&](StateId t) {
      ++looked_at_;
      next_[t.value * parties_ + i.value] += ways;
      return true;
    });
  }

  const G& g_;
  WayMoves kind_;
  const Run& run_;
  std::uint64_t parties_;
  std::uint64_t looked_at_ = 0;
  std::vector<WideCount> now_, next_;  // [state * parties + last mover]
};

}  // namespace entente::graph
