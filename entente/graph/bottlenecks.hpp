#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include "entente/graph/path_impl.hpp"

namespace entente::graph {

/// What no way from a start to a state can do without.
struct Bottlenecks {
  /// Moves that every way makes, whatever it does else, in the order in which one shortest way
  /// makes them.
  std::vector<Move> moves;
  /// States that every way passes, likewise, without the two ends.
  std::vector<StateId> states;
  bool complete = true;  ///< false where it was stopped or ran out of steps: more or fewer
};

/// The bottlenecks of all ways of one kind from `start` to another state; nothing where no way
/// leads there (or none was found before the end of the work).
///
/// Every way makes its bottlenecks, so only moves of one shortest way can be some. Each is left out
/// in turn: where that leaves no way it is a bottleneck; else the way that is left clears all that
/// it does without. Cost: as many searches of find_paths as there are bottlenecks, and few more.
template <MoveGraph G>
class BottleneckFinder {
public:
  BottleneckFinder(const G& g, StateId start, StateId to, WayMoves kind, const Run& run)
      : g_(g), start_(start), to_(to), kind_(kind), run_(run) {}

  std::optional<Bottlenecks> find() {
    const auto shortest = way_without([](const Move&) { return false; });
    if (!shortest) return std::nullopt;
    Bottlenecks b;
    b.moves = needed(
        *shortest, [](const Move& m) { return m; }, [](const Move&) { return true; });
    b.states = needed(
        *shortest, [](const Move& m) { return m.to; },
        [&](StateId s) { return s != start_ && s != to_; });
    b.complete = complete_;
    return b;
  }

private:
  /// A shortest way without the moves for which banned(Move) holds.
  template <class Banned>
  std::optional<std::vector<Move>> way_without(Banned banned) {
    const auto takes = [&](PartyId i, StateId s, StateId t) {
      return !banned(Move{i, s, t}) && allowed(g_, kind_, i, s, t);
    };
    const Paths paths = find_paths(g_, start_, takes, run_, to_);
    complete_ = complete_ && paths.complete();
    if (!paths.reached(to_)) return std::nullopt;
    return paths.path(to_);
  }

  /// Of the parts of a way (what `part` makes of its moves) those that no way does without.
  template <class Part, class May>
  auto needed(const std::vector<Move>& way, Part part, May may) {
    using Kind = decltype(part(way.front()));
    std::vector<Kind> open, found;
    for (const Move& m : way)
      if (may(part(m)) && std::ranges::count(open, part(m)) == 0) open.push_back(part(m));
    while (!open.empty() && complete_) {
      const Kind tried = open.front();
      open.erase(open.begin());
      const auto other = way_without([&](const Move& m) { return part(m) == tried; });
      if (!other) {
        found.push_back(tried);
        continue;
      }
      std::vector<Kind> made;
      for (const Move& m : *other) made.push_back(part(m));
      std::ranges::sort(made);
      std::erase_if(open, [&](const Kind& k) { return !std::ranges::binary_search(made, k); });
    }
    return found;
  }

  const G& g_;
  StateId start_, to_;
  WayMoves kind_;
  const Run& run_;
  bool complete_ = true;
};

}  // namespace entente::graph
