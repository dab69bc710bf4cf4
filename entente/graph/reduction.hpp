#pragma once
#include <cstdint>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/graph/listed.hpp"
#include "entente/graph/table.hpp"

/// Reading aids: states that no concept can tell apart, and parts that no move connects.
namespace entente::graph {

/// Larger conflicts are refused: all their moves are written out.
inline constexpr std::uint64_t most_reduced_states = std::uint64_t{1} << 17;
inline constexpr std::uint64_t most_reduced_moves = std::uint64_t{1} << 23;

/// Equivalent states, merged. Two states are equivalent when every party ranks them the same and
/// can move from one and from the other to the same classes of equivalent states, their own
/// included; of all such divisions into classes the coarsest.
///
/// Each crisp concept says of a state what it says of its class:
/// - A legal sequence of moves from a state leads, class by class, along moves of `merged` by the
///   same movers. And a legal sequence of `merged` can be walked from any state of its first class,
///   since each of them has a move of that party into the next class, and so on. So the classes
///   that a coalition reaches are those it reaches in `merged`, by any moves and, since ranks
///   within a class are the same, by improvements. Where a party can go in one move is the case of
///   one.
/// - The concepts ask only for ranks of states that are reached, so for classes.
/// A move within a class must stay, as a move from the class to itself: it changes who moved last,
/// so that somebody else's second move becomes legal.
struct Reduction {
  std::vector<std::uint32_t> class_of;  ///< [state]; classes are numbered by their least states
  std::vector<StateId> first;           ///< [class] its least state
  ConflictGraph merged;                 ///< its states are the classes

  bool merges() const { return first.size() < class_of.size(); }
  /// The classes of more than one state, each ascending, by least state.
  std::vector<std::vector<StateId>> larger_classes() const;
};

/// `g` is weakly ordered (asserted). Cost: rounds of one look at each move, until no class is
/// divided any more; at most as many rounds as classes, usually a few.
/// Source: classes as in bisimulation, Paige & Tarjan (1987), Three partition refinement
/// algorithms.
Reduction merge_equivalent(const ConflictGraph& g);

/// The table of the states from that of their classes: crisp concepts only.
Table expanded(const Table& of_classes, const Reduction& reduction);

/// component[state]: the parts of a conflict between which nobody has a move in either direction,
/// numbered by their least states. Each is a conflict of its own: no verdict of a state depends on
/// anything outside of its component.
std::vector<std::uint32_t> components(const ConflictGraph& g);

/// E113 where preferences are no order, E008 where there are too many states or moves.
template <RankedGraph G>
Result<void> check_reduction(const G& g) {
  if (!g.weakly_ordered())
    return fail(Code::E113, "merging states needs a complete order of every party",
                "unknown and pairwise preferences are no order; leave --reduce out");
  if (g.state_count() > most_reduced_states)
    return fail(Code::E008, std::to_string(g.state_count()) + " states are too many to reduce",
                "--reduce takes at most " + std::to_string(most_reduced_states));
  if (count_moves(g, most_reduced_moves) > most_reduced_moves)
    return fail(Code::E008, "the moves are too many to reduce",
                "--reduce takes at most " + std::to_string(most_reduced_moves));
  return {};
}

}  // namespace entente::graph
