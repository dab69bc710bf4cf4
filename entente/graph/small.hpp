#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entente/graph/concepts.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Up to this many states a set of states is one 64-bit word: bit s is state s.
inline constexpr std::uint64_t small_states = 64;

/// The moves of a small conflict; [party * states + s] in each array.
struct SmallMoves {
  std::uint32_t parties = 0;
  std::uint32_t states = 0;
  std::vector<std::uint64_t> move;    ///< R_i(s): where the party can go in one move
  std::vector<std::uint64_t> others;  ///< where the other parties can go by legal sequences
};

/// The preferences of a small conflict; [party * states + s] in each array.
struct SmallPreferences {
  std::vector<std::uint64_t> better;     ///< the states that the party prefers to s
  std::vector<std::uint64_t> no_better;  ///< the states known to be no better than s
};

/// What is stable: stable[party][concept], concepts by ConceptId, states as bits.
struct SmallTable {
  std::vector<std::array<std::uint64_t, form_count>> stable;
};

/// The moves of a graph of at most 64 states (asserted).
template <MoveGraph G>
SmallMoves small_moves(const G& g);

/// The preferences of the same, any relation, with unknown pairs or cycles too.
template <MoveGraph G>
SmallPreferences small_preferences(const G& g);

/// Weak orders from ranks[party * states + s], greater is better. `preferences` keeps its memory:
/// for many draws on the same moves call this and fill_small again and again.
void small_preferences(const SmallMoves& moves, std::span<const std::uint32_t> ranks,
                       SmallPreferences& preferences);

/// All five concepts for all parties. For 36 states and 3 parties some ten microseconds.
/// Gives the counted steps: one per (mover, state) looked at in each round.
/// Source: as nash.hpp .. sseq.hpp; sets by last mover as in Xu, Hipel, Kilgour & others (2009),
/// Matrix representation of solution concepts.
std::uint64_t fill_small(const SmallMoves& moves, const SmallPreferences& preferences,
                         SmallTable& table);

/// R_{N-i}(s) for all s, from each party's moves or improvements in one step:
/// others[s] from step[party * states + s]. Gives the counted steps.
std::uint64_t reach_of_others(const SmallMoves& moves, std::span<const std::uint64_t> step,
                              std::uint32_t i, std::span<std::uint64_t> others);

template <MoveGraph G>
SmallMoves small_moves(const G& g) {
  const auto states = static_cast<std::uint32_t>(g.state_count());
  SmallMoves moves{g.party_count(), states, {}, {}};
  moves.move.assign(std::size_t{moves.parties} * states, 0);
  moves.others = moves.move;
  for (std::uint32_t i = 0; i < moves.parties; ++i)
    for (std::uint32_t s = 0; s < states; ++s)
      g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        moves.move[i * states + s] |= std::uint64_t{1} << t.value;
        return true;
      });
  for (std::uint32_t i = 0; i < moves.parties; ++i)
    reach_of_others(moves, moves.move, i,
                    std::span(moves.others).subspan(std::size_t{i} * states, states));
  return moves;
}

template <MoveGraph G>
SmallPreferences small_preferences(const G& g) {
  const std::uint64_t states = g.state_count();
  SmallPreferences p;
  p.better.assign(g.party_count() * states, 0);
  p.no_better = p.better;
  for (std::uint32_t i = 0; i < g.party_count(); ++i)
    for (std::uint64_t s = 0; s < states; ++s)
      for (std::uint64_t t = 0; t < states; ++t) {
        const Preference answer = g.compare(PartyId{i}, StateId{s}, StateId{t});
        const std::uint64_t bit = std::uint64_t{1} << t;
        if (answer <= Preference::equal) p.no_better[i * states + s] |= bit;
        if (answer == Preference::better || answer == Preference::much_better)
          p.better[i * states + s] |= bit;
      }
  return p;
}

}  // namespace entente::graph
