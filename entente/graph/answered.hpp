#pragma once
#include <utility>

#include "entente/graph/reach.hpp"
#include "entente/graph/verdict.hpp"

namespace entente::graph {

/// Whether u is known to be no better than s for i: worse or equal. `unknown` is neither.
template <MoveGraph G>
bool no_better(const G& g, PartyId i, StateId s, StateId u) {
  return g.compare(i, s, u) <= Preference::equal;
}

/// Whether u is no better than s for i, and i cannot better it by one more move of its own.
template <MoveGraph G>
bool no_better_after_own_move(const G& g, PartyId i, StateId s, StateId u) {
  return no_better(g, i, s, u) &&
         g.each_move(i, u, [&](StateId v) { return no_better(g, i, s, v); });
}

/// The shortest sanction against i's improvement s -> t that ends where hurts(u) holds.
template <MoveGraph G, class Hurts>
Sanction find_sanction(const G& g, Reach& reach, Move improvement, Moves moves, Hurts hurts) {
  const auto end = reach.search(
      g, improvement.to, moves, [&](PartyId j) { return j != improvement.by; }, hurts);
  Sanction sanction{improvement, {}, false};
  if (!end) return sanction;
  sanction.reply = reach.path(*end);
  sanction.credible = std::ranges::all_of(
      sanction.reply, [&](const Move& m) { return improves(g, m.by, m.from, m.to); });
  return sanction;
}

/// The same, a credible one where there is one, else any.
template <MoveGraph G, class Hurts>
Sanction best_sanction(const G& g, Reach& reach, Move improvement, Hurts hurts) {
  Sanction sanction = find_sanction(g, reach, improvement, Moves::improving, hurts);
  if (sanction.reply.empty()) sanction = find_sanction(g, reach, improvement, Moves::any, hurts);
  return sanction;
}

/// The common form of GMR, SMR, SEQ and SSEQ: s is stable for i when after every unilateral
/// improvement of i the others can move on, by `moves`, to some u for which hurts(u) holds.
/// Cost: for each improvement one search, two with reasons.
template <MoveGraph G, class Hurts>
Verdict answered(const G& g, PartyId i, StateId s, Moves moves, Detail detail, Hurts hurts) {
  Verdict verdict;
  Reach reach(g.state_count());
  each_improvement(g, i, s, [&](StateId t) {
    const Move improvement{i, s, t};
    Sanction sanction = detail == Detail::answer
                            ? find_sanction(g, reach, improvement, moves, hurts)
                            : best_sanction(g, reach, improvement, hurts);
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
