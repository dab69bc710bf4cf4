#pragma once
#include "entente/base/parallel.hpp"
#include "entente/graph/coalition.hpp"
#include "entente/graph/reach.hpp"
#include "entente/graph/state_rows.hpp"

namespace entente::graph {

/// For every state, all states that legal sequences of some movers reach from it, along moves for
/// which takes(PartyId, from, to) holds; the start only where a sequence returns to it.
/// Cost: one search per state, spread over threads; false once run.stopped().
template <MoveGraph G, class Takes, class MayMove>
bool fill_reach_rows(const G& g, Takes takes, MayMove may_move, const Run& run, StateRows& rows) {
  constexpr std::uint64_t block = 64;
  const std::uint64_t states = g.state_count();
  return parallel_for(run, (states + block - 1) / block, [&](std::size_t b) {
    Reach reach(states);
    for (std::uint64_t s = b * block; s < std::min(states, (b + 1) * block); ++s) {
      const std::span<std::uint64_t> row = rows.row(StateId{s});
      reach.walk(g, StateId{s}, takes, may_move, [&](StateId t) {
        row_insert(row, t);
        return false;
      });
    }
  });
}

}  // namespace entente::graph
