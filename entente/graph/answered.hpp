#pragma once
#include <utility>

#include "entente/graph/reach.hpp"
#include "entente/graph/regard.hpp"
#include "entente/graph/verdict.hpp"

namespace entente::graph {

/// The moves from s that i would make if nobody answered, ascending; as each_move.
template <class R, MoveGraph G, class Visit>
bool each_first_move(const G& g, PartyId i, StateId s, Visit&& visit) {
  return g.each_move(i, s, [&](StateId t) { return !R::leaves(g, i, s, t) || visit(t); });
}

/// Whether u deters i from leaving s, and so does every state that i can go on to from u.
template <class R, MoveGraph G>
bool deters_after_own_move(const G& g, PartyId i, StateId s, StateId u) {
  return R::deters(g, i, s, u) &&
         g.each_move(i, u, [&](StateId v) { return R::deters(g, i, s, v); });
}

/// The shortest sanction against i's improvement s -> t that ends where hurts(u) holds.
template <class R, MoveGraph G, class Hurts>
Sanction find_sanction(const G& g, Reach& reach, Move improvement, Moves moves, Hurts hurts) {
  const auto takes = [&](PartyId j, StateId from, StateId to) {
    return moves == Moves::any || R::credible(g, j, from, to);
  };
  const auto end = reach.walk(
      g, improvement.to, takes, [&](PartyId j) { return j != improvement.by; }, hurts);
  Sanction sanction{improvement, {}, false};
  if (!end) return sanction;
  sanction.reply = reach.path(*end);
  sanction.credible = std::ranges::all_of(
      sanction.reply, [&](const Move& m) { return R::credible(g, m.by, m.from, m.to); });
  return sanction;
}

/// The same, a credible one where there is one, else any.
template <class R, MoveGraph G, class Hurts>
Sanction best_sanction(const G& g, Reach& reach, Move improvement, Hurts hurts) {
  Sanction sanction = find_sanction<R>(g, reach, improvement, Moves::improving, hurts);
  if (sanction.reply.empty()) sanction = find_sanction<R>(g, reach, improvement, Moves::any, hurts);
  return sanction;
}

/// The common form of GMR, SMR, SEQ and SSEQ: s is stable for i when after every first move of i
/// the others can move on, by `moves`, to some u for which hurts(u) holds. Cost: for each first
/// move one search, two with reasons.
template <class R, MoveGraph G, class Hurts>
Verdict answered(const G& g, PartyId i, StateId s, Moves moves, Detail detail, Hurts hurts) {
  Verdict verdict;
  Reach reach(g.state_count());
  each_first_move<R>(g, i, s, [&](StateId t) {
    const Move improvement{i, s, t};
    Sanction sanction = detail == Detail::answer
                            ? find_sanction<R>(g, reach, improvement, moves, hurts)
                            : best_sanction<R>(g, reach, improvement, hurts);
    const bool counts = !sanction.reply.empty() && (moves == Moves::any || sanction.credible);
    if (!counts && verdict.stable) {
      verdict.stable = false;
      verdict.escape = improvement;
    }
    if (detail == Detail::answer) return counts;
    verdict.sanctions.push_back(std::move(sanction));
    return true;
  });
  return verdict;
}

}  // namespace entente::graph
