#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/id.hpp"

namespace entente {

/// How a party ranks one state against another.
enum class Preference : std::int8_t {
  much_worse = -2,
  worse = -1,
  equal = 0,
  better = 1,
  much_better = 2,
  unknown = 3
};

/// The degrees of strength in which one state can be preferred to another: 1 mildly, 2 strongly
/// (`much_better`), and up to 9 (Xu, Hipel & Kilgour 2009).
using Strength = std::uint8_t;
inline constexpr Strength strong_from = 2;
inline constexpr Strength most_strength = 9;

/// One move of one party.
struct Move {
  PartyId by;
  StateId from;
  StateId to;
  friend auto operator<=>(const Move&, const Move&) = default;
};

/// What every stability concept needs of a conflict: who can move where, and who prefers what.
/// Models: OptionGraph (implicit, from a Case) and ConflictGraph (explicit arcs, as in papers).
template <class G>
concept MoveGraph = requires(const G& g, PartyId i, StateId s, StateId t, bool (*visit)(StateId)) {
  { g.party_count() } -> std::same_as<std::uint32_t>;
  { g.state_count() } -> std::same_as<std::uint64_t>;
  /// Ascending; visit returns false to stop; gives false if it was stopped. s itself never comes.
  { g.each_move(i, s, visit) } -> std::same_as<bool>;
  /// How i ranks t against s: `better` means that i prefers t.
  { g.compare(i, s, t) } -> std::same_as<Preference>;
};

/// A MoveGraph whose preferences are weak orders, so that whole tables can be filled by sorting.
template <class G>
concept RankedGraph = MoveGraph<G> &&
    requires(const G& g, PartyId i, StateId s, bool (*visit)(StateId)) {
  /// Whether every party's preference is complete and transitive; only then may rank be used.
  { g.weakly_ordered() } -> std::same_as<bool>;
  /// Greater is better, equal is a tie; ranks of different parties do not compare.
  { g.rank(i, s) } -> std::same_as<std::uint32_t>;
  /// The states from which i can move to s, ascending.
  { g.each_move_into(i, s, visit) } -> std::same_as<bool>;
  /// The number of strategies of each party where states are exactly their combinations (party 0
  /// fastest) and every party can always change from any of its strategies to any other.
  { g.free_strategies() } -> std::same_as<std::optional<std::vector<std::uint64_t>>>;
};

template <MoveGraph G>
constexpr bool improves(const G& g, PartyId i, StateId from, StateId to) {
  const Preference p = g.compare(i, from, to);
  return p == Preference::better || p == Preference::much_better;
}

/// The degree to which i prefers one of the two states to the other; 0 where they are equal or
/// nobody knows.
template <MoveGraph G>
Strength strength_of(const G& g, PartyId i, StateId s, StateId t) {
  if constexpr (requires { g.strength(i, s, t); }) return g.strength(i, s, t);
  const Preference p = g.compare(i, s, t);
  if (p == Preference::equal || p == Preference::unknown) return 0;
  return p == Preference::much_better || p == Preference::much_worse ? strong_from : 1;
}

/// The unilateral improvements of i from s, ascending; as each_move.
template <MoveGraph G, class Visit>
bool each_improvement(const G& g, PartyId i, StateId s, Visit&& visit) {
  return g.each_move(i, s, [&](StateId t) { return !improves(g, i, s, t) || visit(t); });
}

}  // namespace entente
