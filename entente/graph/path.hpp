#pragma once
#include <cstdint>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/way_moves.hpp"
#include "entente/model/conflict_graph.hpp"
#include "entente/model/move_graph.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::graph {

/// Every state that legal sequences of all parties reach from a start, with a shortest sequence to
/// each: a tree of arrivals, from which the sequences are read off when asked for.
class Paths {
public:
  /// One way into a state; `before` is the arrival from which the move was made.
  struct Step {
    std::uint32_t state = 0;
    std::uint32_t before = 0;
    std::uint16_t by = 0;
  };

  Paths() = default;
  /// steps[0] is the start; first[state] is the first arrival at it, `never` if there is none.
  Paths(std::vector<Step> steps, std::vector<std::uint32_t> first, bool complete)
      : steps_(std::move(steps)), first_(std::move(first)), complete_(complete) {}

  static constexpr std::uint32_t never = 0xFFFFFFFF;

  StateId start() const { return StateId{steps_.front().state}; }
  /// The start itself counts as reached, by no move.
  bool reached(StateId s) const { return first_[s.value] != never; }
  std::uint64_t reached_count() const;
  /// The least number of legal moves to a state that is reached. Cost: that number.
  std::uint32_t steps(StateId s) const;
  /// The moves of one shortest sequence; of several the first by party and state.
  std::vector<Move> path(StateId s) const;
  /// False where the search was stopped or ran out of steps: more states may be reached.
  bool complete() const { return complete_; }

private:
  std::vector<Step> steps_;
  std::vector<std::uint32_t> first_;
  bool complete_ = true;
};

/// Where a conflict can go from a state, and where it comes to rest.
struct Evolution {
  Paths by_moves;         ///< each move legal, gladly or not
  Paths by_improvements;  ///< each move improves for the party that makes it
  StateSet absorbing;     ///< reached by moves, and no party has an improvement (Nash for all)
  StateSet rest;          ///< absorbing states that improvements reach
  /// Cycles that improvements reach and do not leave: strongly connected sets of two states and
  /// more among which the parties keep walking, ways reaching one of them at least. They ignore
  /// that no party moves twice in a row, since a pause lets anybody move again.
  std::vector<std::vector<StateId>> cycles;
};

/// The same for one kind of moves.
struct Walk {
  WayMoves kind = WayMoves::improving;
  Paths ways;
  /// Reached, and nobody is drawn away: no party has an improvement - or, where moves of unknown
  /// worth count, not even one of those.
  StateSet rest;
  std::vector<std::vector<StateId>> cycles;  ///< as in Evolution, of the moves that draw away
};

/// The search behind both: along moves for which takes(PartyId, from, to) holds. It ends early
/// where `until` is reached.
template <MoveGraph G, class Takes>
Paths find_paths(const G& g, StateId start, Takes takes, const Run& run, StateId until = no_state);

/// Status quo analysis from `start`. Counted steps are moves looked at, for the budget of each
/// search. Fails with E008 above 2^28 states, with E112 where there is no such start.
/// Cost: each move is looked at twice at most by each search, and each improvement stored once for
/// the cycles; 30 bytes per state and search.
/// Source: Li, Kilgour & Hipel (2005), Status quo analysis in the graph model; cycles by Tarjan
/// (1972), Depth-first search and linear graph algorithms.
template <MoveGraph G>
Result<Evolution> evolution(const G& g, StateId start, const Run& run);

/// The same by ways of one kind, at half the cost.
template <MoveGraph G>
Result<Walk> walk(const G& g, StateId start, WayMoves kind, const Run& run);

// The graphs of the program; path.cpp has the same list.
extern template Result<Evolution> evolution(const OptionGraph&, StateId, const Run&);
extern template Result<Evolution> evolution(const ConflictGraph&, StateId, const Run&);
extern template Result<Evolution> evolution(const ProductGraph&, StateId, const Run&);
extern template Result<Walk> walk(const OptionGraph&, StateId, WayMoves, const Run&);
extern template Result<Walk> walk(const ConflictGraph&, StateId, WayMoves, const Run&);
extern template Result<Walk> walk(const ProductGraph&, StateId, WayMoves, const Run&);

}  // namespace entente::graph
