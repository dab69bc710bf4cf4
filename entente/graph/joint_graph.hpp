#pragma once
#include <algorithm>
#include <atomic>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "entente/base/parallel.hpp"
#include "entente/base/result.hpp"
#include "entente/graph/joint.hpp"
#include "entente/graph/reach.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::graph {

/// A conflict between coalitions: whoever can act is a "party" of its own here, and its moves are
/// its joint improvements, each of which it prefers. Status quo analysis of this graph by any moves
/// is that by coalition moves; that nobody moves twice in a row means the same coalition then, and
/// a coalition may follow one that shares members with it.
struct JointGraph {
  std::vector<Coalition> coalitions;  ///< of the parties of `graph`: smaller ones first
  ConflictGraph graph;
};

/// Pairs of state and coalition beyond which there is no such graph, states, and joint moves.
inline constexpr std::uint64_t most_joint_places = std::uint64_t{1} << 24;
inline constexpr std::uint64_t most_joint_states = std::uint64_t{1} << 15;
inline constexpr std::uint64_t most_joint_moves = std::uint64_t{1} << 27;

/// Whether a graph of coalitions would be within the limits: E008, and E113 for more parties than
/// coalitions are made of.
Result<void> check_joint(std::uint64_t states, std::uint32_t parties, std::uint64_t coalitions);

/// The coalitions asked for and every party alone, or all there are where none was asked for.
std::vector<Coalition> acting_coalitions(std::uint32_t parties, std::vector<Coalition> chosen);

/// The graph of some coalitions, made on run.threads threads. Nothing where it was stopped; fails
/// with E008 beyond the limits. A coalition can get to what legal sequences of its members reach
/// (nobody twice in a row), not all of whom need take part; only the end must be better for it.
/// Cost: for each coalition and state one search of what it reaches; 24 bytes per joint move.
/// Source: Kilgour, Hipel, Fang & Peng (2001), Coalition analysis in group decision support;
/// Inohara & Hipel (2008), Coalition analysis in the graph model for conflict resolution.
template <MoveGraph G>
Result<std::optional<JointGraph>> joint_graph(const G& g, std::vector<Coalition> coalitions,
                                              JointPreference rule, const Run& run) {
  constexpr std::uint64_t block = 64;
  const std::uint64_t states = g.state_count();
  std::atomic<std::uint64_t> count{0};
  std::vector<ExplicitParty> parties;
  for (Coalition h : coalitions) {
    std::vector<std::vector<StatePair>> found((states + block - 1) / block);
    const bool done = parallel_for(run, found.size(), [&](std::size_t b) {
      Reach reach(states);
      const auto member = [h](PartyId j) { return h.contains(j); };
      for (std::uint64_t s = b * block; s < std::min(states, (b + 1) * block); ++s) {
        if (count.load(std::memory_order_relaxed) > most_joint_moves) return;
        const std::size_t before = found[b].size();
        reach.search(g, StateId{s}, Moves::any, member, [&](StateId t) {
          if (t.value != s && jointly_improves(g, h, StateId{s}, t, rule))
            found[b].emplace_back(static_cast<std::uint32_t>(s),
                                  static_cast<std::uint32_t>(t.value));
          return false;
        });
        // A state that two members can be the last to enter is met twice.
        std::sort(found[b].begin() + static_cast<std::ptrdiff_t>(before), found[b].end());
        found[b].erase(
            std::unique(found[b].begin() + static_cast<std::ptrdiff_t>(before), found[b].end()),
            found[b].end());
        count.fetch_add(found[b].size() - before, std::memory_order_relaxed);
      }
    });
    if (!done) return std::nullopt;
    if (count > most_joint_moves)
      return fail(Code::E008, fmt::format("there are more than {} coalition moves, the limit",
                                          most_joint_moves));
    ExplicitParty party;
    for (const std::vector<StatePair>& part : found)
      party.arcs.insert(party.arcs.end(), part.begin(), part.end());
    party.prefers.reserve(party.arcs.size());
    for (const StatePair& arc : party.arcs) party.prefers.emplace_back(arc.second, arc.first);
    parties.push_back(std::move(party));
  }
  return JointGraph{std::move(coalitions), ConflictGraph(states, std::move(parties))};
}

}  // namespace entente::graph
