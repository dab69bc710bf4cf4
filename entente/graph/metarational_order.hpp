#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/graph/flood.hpp"

namespace entente::graph {

/// What party i can make sure of, all states at once, where it has an order of them: the rank of
/// the worst end that the others can bring about against the best moves of i, some moves ahead.
/// Whether s is stable (metarational.hpp) is whether i can make sure of no more than s.
///
///     F_0 = rank;  F_h(u) = max(rank(u), O_(h-1)(t) of the moves t of i from u)
///     O_0 = rank;  O_h(t) = min(rank(t), F_(h-1)(u) of the states u the others can bring about)
///
/// Even and odd horizons are two chains that share nothing: F_0, O_1, F_2, .. rises and F_1, O_2,
/// F_3, .. falls, and each stays as it is once it has not changed. Memory: 8 bytes per state, and
/// a flood. Cost of two moves further: a flood, or with any answers and free strategies one look at
/// each state, and the moves of i.
template <RankedGraph G>
class MetarationalValues {
public:
  /// Begins 0 moves ahead, or 1.
  MetarationalValues(const G& g, PartyId i, Moves answers, int first)
      : g_(g), i_(i), answers_(answers), horizon_(first), value_(g.state_count()) {
    for (StateId s{0}; s.value < g.state_count(); ++s.value) value_[s.value] = g.rank(i, s);
    if (first == 1) value_ = after_own_move(value_);
  }

  int horizon() const { return horizon_; }
  /// F_h for the present horizon.
  const std::vector<std::uint32_t>& value() const { return value_; }
  /// Whether looking further changes nothing any more.
  bool settled() const { return settled_; }

  /// Two moves further ahead; false where it was stopped (then nothing is known).
  bool look_further(const Run& run) {
    std::vector<std::uint32_t> after;
    if (!answer(run, after)) return false;
    std::vector<std::uint32_t> next = after_own_move(after);
    settled_ = next == value_;
    value_ = std::move(next);
    horizon_ += 2;
    return true;
  }

  /// The states from which i can make sure of nothing better.
  StateSet stable() const {
    StateSet set(value_.size());
    for (StateId s{0}; s.value < value_.size(); ++s.value)
      if (value_[s.value] == g_.rank(i_, s)) set.insert(s);
    return set;
  }

private:
  std::vector<std::uint32_t> after_own_move(const std::vector<std::uint32_t>& after) const {
    std::vector<std::uint32_t> best(after.size());
    for (StateId u{0}; u.value < best.size(); ++u.value) {
      std::uint32_t most = g_.rank(i_, u);
      g_.each_move(i_, u, [&](StateId t) {
        most = std::max(most, after[t.value]);
        return true;
      });
      best[u.value] = most;
    }
    return best;
  }

  /// after[t]: where things end if i has moved to t.
  bool answer(const Run& run, std::vector<std::uint32_t>& after) const {
    if (answers_ == Moves::any)
      if (const auto strategies = g_.free_strategies()) {
        answer_in_layers(*strategies, after);
        return !run.stopped();
      }
    std::vector<std::uint32_t> order, spare;
    sort_places<std::uint32_t>(value_, order, spare);
    Flood<G> flood(g_, i_, answers_);
    Run whole = run;
    whole.budget = no_limit;  // counted by horizons, not by what the flood looks at
    if (!flood.walk(value_, order, whole)) return false;
    after.resize(value_.size());
    for (StateId t{0}; t.value < after.size(); ++t.value)
      after[t.value] = std::min(g_.rank(i_, t), flood.reached(t));
    return true;
  }

  /// Where strategies are free, the others can bring about all states in which i plays the same
  /// (and t itself, which is never worse for i than if they had stayed).
  void answer_in_layers(const std::vector<std::uint64_t>& strategies,
                        std::vector<std::uint32_t>& after) const {
    const std::uint64_t own = strategies[i_.value];
    std::uint64_t stride = 1;
    for (std::uint32_t j = 0; j < i_.value; ++j) stride *= strategies[j];
    std::vector<std::uint32_t> least(own, std::numeric_limits<std::uint32_t>::max());
    const bool alone = own == value_.size();
    for (std::uint64_t s = 0; s < value_.size(); ++s) {
      std::uint32_t& layer = least[s / stride % own];
      layer = std::min(layer, value_[s]);
    }
    after.resize(value_.size());
    for (StateId t{0}; t.value < after.size(); ++t.value) {
      const std::uint32_t stay = g_.rank(i_, t);
      after[t.value] = alone ? stay : std::min(stay, least[t.value / stride % own]);
    }
  }

  const G& g_;
  PartyId i_;
  Moves answers_;
  int horizon_;
  bool settled_ = false;
  std::vector<std::uint32_t> value_;
};

}  // namespace entente::graph
