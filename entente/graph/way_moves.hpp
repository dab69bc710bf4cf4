#pragma once
#include <cstdint>

#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Which moves a way may be made of. A way is a legal sequence: no party moves twice in a row.
/// Ways of joint improvements are ways by any moves in the graph of coalitions (joint_graph.hpp).
/// Source: Li, Kilgour & Hipel (2005), Status quo analysis in the graph model.
enum class WayMoves : std::uint8_t {
  any,                   ///< each move legal, gladly or not (UM)
  improving,             ///< each move improves for the party that makes it (UI)
  improving_or_unknown,  ///< each improves, or nobody knows whether it does (UIU)
};

/// A number that no state has.
inline constexpr StateId no_state{0xFFFFFFFFFFFFFFFF};

/// Whether party i may move from s to t on such a way, given that it can move there.
template <MoveGraph G>
bool allowed(const G& g, WayMoves kind, PartyId i, StateId s, StateId t) {
  if (kind == WayMoves::any) return true;
  const Preference p = g.compare(i, s, t);
  return p == Preference::better || p == Preference::much_better ||
         (p == Preference::unknown && kind == WayMoves::improving_or_unknown);
}

/// The allowed moves of i from s, ascending; as each_move.
template <MoveGraph G, class Visit>
bool each_allowed(const G& g, WayMoves kind, PartyId i, StateId s, Visit&& visit) {
  return g.each_move(i, s, [&](StateId t) { return !allowed(g, kind, i, s, t) || visit(t); });
}

/// The states from which i may move to t, ascending; as each_move_into.
template <RankedGraph G, class Visit>
bool each_allowed_into(const G& g, WayMoves kind, PartyId i, StateId t, Visit&& visit) {
  return g.each_move_into(i, t, [&](StateId s) { return !allowed(g, kind, i, s, t) || visit(s); });
}

/// Why parties move on by themselves: what would have to be gone for a state to be one of rest.
constexpr WayMoves urge_of(WayMoves kind) {
  return kind == WayMoves::any ? WayMoves::improving : kind;
}

}  // namespace entente::graph
