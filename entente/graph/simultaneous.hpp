#pragma once
#include <concepts>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/answered.hpp"
#include "entente/graph/flood.hpp"

namespace entente::graph {

/// A graph that knows what comes of moves that several parties make from a state at once: cases in
/// option form and product graphs, not lists of arcs.
template <class G>
concept CombiningGraph = MoveGraph<G> && requires(const G& g, StateId s, std::span<const Move> m) {
  /// Where the moves from s, of different parties, lead together; nothing where that is no state.
  { g.combined(s, m) } -> std::same_as<std::optional<StateId>>;
};

/// Stability by sequences or simultaneous moves: as SEQ, but an improvement that nobody answers
/// credibly is deterred too if others want to leave s as well, and the moves made at once end no
/// better than s. "Others" is any group of other parties for which s is not SEQ stable, each by one
/// of its improvements that are not credibly answered, since only those would be made. A
/// combination that is no state deters nobody.
///
/// Source: Fraser & Hipel (1979), Solving complex conflicts; (1984), Conflict Analysis: Models and
/// Resolutions (simultaneous sanctioning, there for states that are unstable for both of two
/// parties). That with several parties any group may move is a choice of this program.
template <CombiningGraph G>
class MovesAtOnce {
public:
  /// escapes[j]: the improvements of j from s that are not credibly answered.
  MovesAtOnce(const G& g, StateId s, const std::vector<std::vector<StateId>>& escapes)
      : g_(g), s_(s), escapes_(escapes) {}

  /// The fewest moves of others that spoil i's move to t when made at the same time, the first by
  /// party and state; nothing where none do. Cost: at worst all combinations of the escapes.
  std::optional<std::vector<Move>> against(PartyId i, StateId t) {
    moves_ = {{i, s_, t}};
    for (std::size_t size = 1; size < escapes_.size(); ++size)
      if (!each_group(PartyId{0}, size)) return std::vector<Move>(moves_.begin() + 1, moves_.end());
    return std::nullopt;
  }

private:
  /// Adds `more` moves of parties from j on; false as soon as the whole deters the first mover.
  bool each_group(PartyId j, std::size_t more) {
    const PartyId i = moves_.front().by;
    if (more == 0) {
      const std::optional<StateId> end = g_.combined(s_, moves_);
      return !end || !no_better(g_, i, s_, *end);
    }
    for (; j.value < escapes_.size(); ++j.value) {
      if (j == i) continue;
      for (StateId t : escapes_[j.value]) {
        moves_.push_back({j, s_, t});
        if (!each_group(PartyId{j.value + 1}, more - 1)) return false;
        moves_.pop_back();
      }
    }
    return true;
  }

  const G& g_;
  StateId s_;
  const std::vector<std::vector<StateId>>& escapes_;
  std::vector<Move> moves_;
};

/// Fills the tables of all parties.
template <RankedGraph G>
class SimultaneousFiller {
public:
  SimultaneousFiller(const G& g, const Run& run) : g_(g), run_(run) {}

  /// stable[party]; nothing where it was stopped. Cost: a flood per party; then of each state that
  /// several parties would leave at worst all combinations of their moves. Without an order one
  /// search for each improvement.
  std::optional<std::vector<StateSet>> stable() {
    if (g_.weakly_ordered() && !find_reached()) return std::nullopt;
    constexpr std::uint64_t word = 64;
    const std::uint64_t states = g_.state_count();
    std::vector<StateSet> stable(g_.party_count(), StateSet(states));
    const bool done = parallel_for(run_, (states + word - 1) / word, [&](std::size_t w) {
      Reach reach(g_.weakly_ordered() ? 0 : states);
      for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
        if (!run_.stopped()) judge(StateId{s}, reach, stable);
    });
    if (!done || run_.stopped()) return std::nullopt;
    return stable;
  }

private:
  /// reached_[i][t]: the worst rank for i of what the others credibly bring about from t.
  bool find_reached() {
    reached_.resize(g_.party_count());
    std::vector<char> walked(g_.party_count(), 0);
    parallel_for(run_, g_.party_count(), [&](std::size_t k) {
      const PartyId i{static_cast<std::uint32_t>(k)};
      const std::vector<std::uint32_t> key = flood_keys(g_, i, false);
      std::vector<std::uint32_t> order, spare;
      sort_places<std::uint32_t>(key, order, spare);
      Flood<G> flood(g_, i, Moves::improving);
      Run whole = run_;
      whole.budget = no_limit;
      if (!flood.walk(key, order, whole)) return;
      reached_[k].resize(key.size());
      for (StateId t{0}; t.value < key.size(); ++t.value) reached_[k][t.value] = flood.reached(t);
      walked[k] = 1;
    });
    return std::ranges::find(walked, 0) == walked.end();
  }

  bool answered(PartyId i, StateId s, StateId t, Reach& reach) const {
    if (g_.weakly_ordered()) return reached_[i.value][t.value] <= g_.rank(i, s);
    return !find_sanction<Crisp>(g_, reach, {i, s, t}, Moves::improving, [&](StateId u) {
              return no_better(g_, i, s, u);
            }).reply.empty();
  }

  void judge(StateId s, Reach& reach, std::vector<StateSet>& stable) const {
    std::vector<std::vector<StateId>> escapes(g_.party_count());
    for (PartyId i{0}; i.value < escapes.size(); ++i.value)
      each_improvement(g_, i, s, [&](StateId t) {
        if (!answered(i, s, t, reach)) escapes[i.value].push_back(t);
        return true;
      });
    MovesAtOnce<G> at_once(g_, s, escapes);
    for (PartyId i{0}; i.value < escapes.size(); ++i.value)
      if (std::ranges::all_of(escapes[i.value],
                              [&](StateId t) { return at_once.against(i, t).has_value(); }))
        stable[i.value].insert(s);
  }

  const G& g_;
  const Run& run_;
  std::vector<std::vector<std::uint32_t>> reached_;
};

}  // namespace entente::graph
