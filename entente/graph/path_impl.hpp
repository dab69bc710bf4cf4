#pragma once
#include <algorithm>
#include <utility>

#include "entente/graph/path.hpp"

namespace entente::graph {

/// The bodies behind path.hpp; included by path.cpp and by tests with graphs of their own.
namespace detail {

/// The moves that draw parties away from some states, as arcs: those of state k of `states` are
/// to[start[k]] .. to[start[k + 1] - 1], numbers into `states`.
struct DrawingArcs {
  std::vector<StateId> states;
  std::vector<std::uint64_t> start;
  std::vector<std::uint32_t> to;
};

/// The strongly connected components that no arc leaves, each ascending: single states without an
/// arc are left out.
std::vector<std::vector<StateId>> closed_cycles(const DrawingArcs& arcs);

Result<void> check_start(std::uint64_t states, StateId start);

template <MoveGraph G>
bool at_rest(const G& g, WayMoves urge, StateId s) {
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    if (!each_allowed(g, urge, i, s, [](StateId) { return false; })) return false;
  return true;
}

/// What ways reach, and what lies beyond it for parties that may pause and move again.
template <MoveGraph G>
StateSet reached_with_pauses(const G& g, WayMoves urge, const Paths& paths) {
  StateSet seen(g.state_count());
  std::vector<StateId> open;
  const bool everything = paths.reached_count() == g.state_count();
  for (std::uint64_t s = 0; s < g.state_count(); ++s)
    if (paths.reached(StateId{s})) {
      seen.insert(StateId{s});
      if (!everything) open.push_back(StateId{s});
    }
  while (!open.empty()) {
    const StateId s = open.back();
    open.pop_back();
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      each_allowed(g, urge, i, s, [&](StateId t) {
        if (!seen.contains(t)) {
          seen.insert(t);
          open.push_back(t);
        }
        return true;
      });
  }
  return seen;
}

template <MoveGraph G>
DrawingArcs drawing_arcs(const G& g, WayMoves urge, const StateSet& among) {
  DrawingArcs arcs;
  std::vector<std::uint32_t> number(g.state_count(), 0);
  among.each([&](StateId s) {
    number[s.value] = static_cast<std::uint32_t>(arcs.states.size());
    arcs.states.push_back(s);
    return true;
  });
  for (StateId s : arcs.states) {
    arcs.start.push_back(arcs.to.size());
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      each_allowed(g, urge, i, s, [&](StateId t) {
        arcs.to.push_back(number[t.value]);
        return true;
      });
  }
  arcs.start.push_back(arcs.to.size());
  return arcs;
}

template <MoveGraph G>
std::vector<std::vector<StateId>> cycles_reached(const G& g, WayMoves urge, const Paths& paths) {
  auto cycles = closed_cycles(drawing_arcs(g, urge, reached_with_pauses(g, urge, paths)));
  std::erase_if(cycles, [&](const std::vector<StateId>& states) {
    return std::ranges::none_of(states, [&](StateId s) { return paths.reached(s); });
  });
  return cycles;
}

/// The states of rest that ways reach.
template <MoveGraph G>
StateSet rest_reached(const G& g, WayMoves urge, const Paths& paths) {
  StateSet rest(g.state_count());
  for (std::uint64_t s = 0; s < g.state_count(); ++s)
    if (paths.reached(StateId{s}) && at_rest(g, urge, StateId{s})) rest.insert(StateId{s});
  return rest;
}

template <MoveGraph G>
Paths find_paths_of(const G& g, StateId start, WayMoves kind, const Run& run) {
  if (kind == WayMoves::any)
    return find_paths(
        g, start, [](PartyId, StateId, StateId) { return true; }, run);
  return find_paths(
      g, start, [&g, kind](PartyId i, StateId s, StateId t) { return allowed(g, kind, i, s, t); },
      run);
}

}  // namespace detail

template <MoveGraph G, class Takes>
Paths find_paths(const G& g, StateId start, Takes takes, const Run& run, StateId until) {
  constexpr std::uint16_t nobody = 0xFFFF, two_parties = 0xFFFE;
  constexpr std::size_t poll_every = 4096;
  std::vector<Paths::Step> steps{{static_cast<std::uint32_t>(start.value), 0, nobody}};
  std::vector<std::uint32_t> first(g.state_count(), Paths::never);
  std::vector<std::uint16_t> entered_by(g.state_count(), nobody);
  first[start.value] = 0;
  entered_by[start.value] = two_parties;                    // as then, everybody may go on from it
  std::uint64_t looked_at = 0, open = g.state_count() - 1;  // open: not entered by two parties
  bool met = start == until;
  for (std::uint32_t at = 0; at < steps.size() && open > 0 && !met; ++at) {
    if ((at % poll_every == 0 && run.stopped()) || looked_at > run.budget)
      return {std::move(steps), std::move(first), false};
    const Paths::Step step = steps[at];
    const StateId s{step.state};
    for (PartyId i{0}; i.value < g.party_count() && !met; ++i.value) {
      const auto j = static_cast<std::uint16_t>(i.value);
      if (j == step.by) continue;
      g.each_move(i, s, [&](StateId t) {
        ++looked_at;
        std::uint16_t& by = entered_by[t.value];
        if (by == two_parties || by == j || !takes(i, s, t)) return true;
        if (by == nobody) {
          first[t.value] = static_cast<std::uint32_t>(steps.size());
          by = j;
        } else {
          by = two_parties;
          --open;
        }
        steps.push_back({static_cast<std::uint32_t>(t.value), at, j});
        met = t == until;
        return !met;
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
  e.by_moves = detail::find_paths_of(g, start, WayMoves::any, run);
  e.by_improvements = detail::find_paths_of(g, start, WayMoves::improving, run);
  e.absorbing = detail::rest_reached(g, WayMoves::improving, e.by_moves);
  e.rest = StateSet(g.state_count());
  e.absorbing.each([&](StateId s) {
    if (e.by_improvements.reached(s)) e.rest.insert(s);
    return true;
  });
  if (e.by_improvements.complete())
    e.cycles = detail::cycles_reached(g, WayMoves::improving, e.by_improvements);
  return e;
}

template <MoveGraph G>
Result<Walk> walk(const G& g, StateId start, WayMoves kind, const Run& run) {
  if (Result<void> fits = detail::check_start(g.state_count(), start); !fits)
    return tl::unexpected(fits.error());
  Walk w{kind, detail::find_paths_of(g, start, kind, run), {}, {}};
  w.rest = detail::rest_reached(g, urge_of(kind), w.ways);
  if (w.ways.complete()) w.cycles = detail::cycles_reached(g, urge_of(kind), w.ways);
  return w;
}

}  // namespace entente::graph
