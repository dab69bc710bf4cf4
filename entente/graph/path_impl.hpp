#pragma once
#include <array>
#include <utility>

#include "entente/graph/path.hpp"

namespace entente::graph {

/// The bodies behind path.hpp; included by path.cpp and by tests with graphs of their own.
namespace detail {

/// The improvements of all parties among some states, as arcs: those of state k of `states` are
/// to[start[k]] .. to[start[k + 1] - 1], numbers into `states`.
struct ImprovementArcs {
  std::vector<StateId> states;
  std::vector<std::uint64_t> start;
  std::vector<std::uint32_t> to;
};

/// The strongly connected components that no arc leaves, each ascending: single states without an
/// arc are left out.
std::vector<std::vector<StateId>> closed_cycles(const ImprovementArcs& arcs);

Result<void> check_start(std::uint64_t states, StateId start);

template <MoveGraph G>
bool at_rest(const G& g, StateId s) {
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    if (!each_improvement(g, i, s, [](StateId) { return false; })) return false;
  return true;
}

template <MoveGraph G>
ImprovementArcs improvement_arcs(const G& g, const Paths& paths) {
  ImprovementArcs arcs;
  std::vector<std::uint32_t> number(g.state_count(), 0);
  for (std::uint64_t s = 0; s < g.state_count(); ++s) {
    if (!paths.reached(StateId{s})) continue;
    number[s] = static_cast<std::uint32_t>(arcs.states.size());
    arcs.states.push_back(StateId{s});
  }
  for (StateId s : arcs.states) {
    arcs.start.push_back(arcs.to.size());
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      each_improvement(g, i, s, [&](StateId t) {
        arcs.to.push_back(number[t.value]);
        return true;
      });
  }
  arcs.start.push_back(arcs.to.size());
  return arcs;
}

}  // namespace detail

template <MoveGraph G>
Paths find_paths(const G& g, StateId start, Moves moves, const Run& run) {
  constexpr std::uint16_t nobody = 0xFFFF, two_parties = 0xFFFE;
  constexpr std::size_t poll_every = 4096;
  std::vector<Paths::Step> steps{{static_cast<std::uint32_t>(start.value), 0, nobody}};
  std::vector<std::uint32_t> first(g.state_count(), Paths::never);
  std::vector<std::uint16_t> entered_by(g.state_count(), nobody);
  first[start.value] = 0;
  entered_by[start.value] = two_parties;                    // as then, everybody may go on from it
  std::uint64_t looked_at = 0, open = g.state_count() - 1;  // open: not entered by two parties
  for (std::uint32_t at = 0; at < steps.size() && open > 0; ++at) {
    if ((at % poll_every == 0 && run.stopped()) || looked_at > run.budget)
      return {std::move(steps), std::move(first), false};
    const Paths::Step step = steps[at];
    const StateId s{step.state};
    for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
      const auto j = static_cast<std::uint16_t>(i.value);
      if (j == step.by) continue;
      g.each_move(i, s, [&](StateId t) {
        ++looked_at;
        std::uint16_t& by = entered_by[t.value];
        if (by == two_parties || by == j) return true;
        if (moves == Moves::improving && !improves(g, i, s, t)) return true;
        if (by == nobody) {
          first[t.value] = static_cast<std::uint32_t>(steps.size());
          by = j;
        } else {
          by = two_parties;
          --open;
        }
        steps.push_back({static_cast<std::uint32_t>(t.value), at, j});
        return true;
      });
    }
  }
  return {std::move(steps), std::move(first), true};
}

template <MoveGraph G>
Result<Evolution> evolution(const G& g, StateId start, const Run& run) {
  if (Result<void> fits = detail::check_start(g.state_count(), start); !fits)
    return tl::unexpected(fits.error());
  Evolution e;
  e.by_moves = find_paths(g, start, Moves::any, run);
  e.by_improvements = find_paths(g, start, Moves::improving, run);
  e.absorbing = StateSet(g.state_count());
  e.rest = StateSet(g.state_count());
  for (std::uint64_t s = 0; s < g.state_count(); ++s) {
    if (!e.by_moves.reached(StateId{s}) || !detail::at_rest(g, StateId{s})) continue;
    e.absorbing.insert(StateId{s});
    if (e.by_improvements.reached(StateId{s})) e.rest.insert(StateId{s});
  }
  if (e.by_improvements.complete())
    e.cycles = detail::closed_cycles(detail::improvement_arcs(g, e.by_improvements));
  return e;
}

}  // namespace entente::graph
