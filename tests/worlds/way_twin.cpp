#include "way_twin.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace entente::worlds {
namespace {

Preference rank(const ConflictGraph& g, std::uint32_t i, std::uint32_t s, std::uint32_t t) {
  return g.compare(PartyId{i}, StateId{s}, StateId{t});
}
bool gains(Preference p) { return p == Preference::better || p == Preference::much_better; }
bool may(Kind kind, Preference p) {
  return kind == Kind::any || gains(p) ||
         (kind == Kind::improving_or_unknown && p == Preference::unknown);
}

/// What some parties reach from s by turns, writing out arrivals until there is nothing new.
std::set<std::uint32_t> reached_by(const std::vector<Step>& steps,
                                   const std::vector<std::uint32_t>& who, std::uint32_t s) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> arrivals{{s, 99}};
  for (std::size_t size = 0; size != arrivals.size();) {
    size = arrivals.size();
    for (const auto& [at, last] : std::set(arrivals))
      for (const Step& step : steps)
        if (step.from == at && step.mover != last && std::ranges::count(who, step.mover) > 0)
          arrivals.emplace(step.to, step.mover);
  }
  std::set<std::uint32_t> states;
  for (const auto& [at, last] : arrivals)
    if (last != 99) states.insert(at);
  return states;
}

}  // namespace

std::vector<Step> steps_of(const ConflictGraph& g, Kind kind) {
  std::vector<Step> steps;
  for (std::uint32_t i = 0; i < g.party_count(); ++i)
    for (std::uint32_t s = 0; s < g.state_count(); ++s)
      g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        const auto to = static_cast<std::uint32_t>(t.value);
        if (may(kind, rank(g, i, s, to))) steps.push_back({i, s, to, gains(rank(g, i, s, to))});
        return true;
      });
  return steps;
}

std::vector<Step> joint_steps(const ConflictGraph& g,
                              const std::vector<std::vector<std::uint32_t>>& coalitions,
                              bool weak) {
  const std::vector<Step> moves = steps_of(g, Kind::any);
  std::vector<Step> steps;
  for (std::uint32_t c = 0; c < coalitions.size(); ++c)
    for (std::uint32_t s = 0; s < g.state_count(); ++s)
      for (std::uint32_t t : reached_by(moves, coalitions[c], s)) {
        std::size_t better = 0, same = 0;
        for (std::uint32_t i : coalitions[c]) {
          better += gains(rank(g, i, s, t)) ? 1 : 0;
          same += rank(g, i, s, t) == Preference::equal ? 1 : 0;
        }
        const bool all = better == coalitions[c].size();
        if (all || (weak && better > 0 && better + same == coalitions[c].size()))
          steps.push_back({c, s, t, true});
      }
  return steps;
}

std::optional<std::vector<Way>> all_ways(const std::vector<Step>& steps, std::uint32_t start,
                                         std::size_t most) {
  std::vector<Way> ways{{}};
  for (std::size_t k = 0; k < ways.size(); ++k) {
    const Way way = ways[k];
    for (const Step& step : steps) {
      if (step.from != (way.empty() ? start : way.back().to)) continue;
      if (!way.empty() && way.back().mover == step.mover) continue;
      if (std::ranges::any_of(
              way, [&](const Step& w) { return w.to == step.to && w.mover == step.mover; }))
        continue;
      ways.push_back(way);
      ways.back().push_back(step);
      if (ways.size() > most) return std::nullopt;
    }
  }
  return ways;
}

Counted count_by_hand(const std::vector<Step>& steps, std::uint32_t start, std::uint32_t length,
                      std::uint32_t into) {
  std::vector<Way> ways{{}};
  for (std::uint32_t l = 0; l < length; ++l) {
    std::vector<Way> longer;
    for (const Way& way : ways)
      for (const Step& step : steps)
        if (step.from == (way.empty() ? start : way.back().to) &&
            (way.empty() || way.back().mover != step.mover)) {
          longer.push_back({step});  // the last step is all that matters
        }
    ways = std::move(longer);
  }
  Counted counted{ways.size(), 0};
  for (const Way& way : ways) counted.into += (way.empty() ? start : way.back().to) == into ? 1 : 0;
  return counted;
}

std::vector<std::vector<std::uint32_t>> cycles_by_matrix(const std::vector<Step>& steps,
                                                         std::uint32_t states,
                                                         const std::set<std::uint32_t>& reached) {
  std::vector<std::vector<bool>> leads(states, std::vector<bool>(states, false));
  for (const Step& step : steps) leads[step.from][step.to] = true;
  for (std::uint32_t u = 0; u < states; ++u)
    for (std::uint32_t s = 0; s < states; ++s)
      for (std::uint32_t t = 0; t < states; ++t)
        if (leads[s][u] && leads[u][t]) leads[s][t] = true;
  std::set<std::vector<std::uint32_t>> cycles;
  for (std::uint32_t s : reached) {
    std::vector<std::uint32_t> together;
    bool closed = true;
    for (std::uint32_t t = 0; t < states; ++t) {
      if (t == s || (leads[s][t] && leads[t][s])) together.push_back(t);
      closed = closed && (!leads[s][t] || leads[t][s]);
    }
    if (closed && together.size() > 1) cycles.insert(together);
  }
  return {cycles.begin(), cycles.end()};
}

bool keeps_out(const ConflictGraph& g, Kind kind, std::uint32_t party, std::uint32_t start,
               std::uint32_t out_of) {
  const std::vector<Step> own = steps_of(g, Kind::any), all = steps_of(g, kind);
  const std::uint32_t parties = g.party_count();
  const auto states = static_cast<std::uint32_t>(g.state_count());
  // safe[phase][state][last mover]: phase 0, the party may answer; phase 1, the others may move.
  using Positions = std::array<std::map<std::pair<std::uint32_t, std::uint32_t>, bool>, 2>;
  Positions safe;
  for (std::uint32_t s = 0; s < states; ++s)
    for (std::uint32_t last = 0; last <= parties; ++last)
      safe[0][{s, last}] = safe[1][{s, last}] = s != out_of;
  for (std::uint32_t round = 0; round < 2 * states * (parties + 1); ++round) {
    Positions next = safe;  // safe for one move more
    for (auto& [where, holds] : next[1]) {
      for (const Step& step : all)
        if (step.from == where.first && step.mover != where.second && step.mover != party &&
            !safe[0][{step.to, step.mover}])
          holds = false;
    }
    for (auto& [where, holds] : next[0]) {
      bool can = safe[1][where];
      for (const Step& step : own)
        if (step.from == where.first && step.mover == party && where.second != party)
          can = can || safe[1][{step.to, party}];
      holds = holds && can;
    }
    safe = std::move(next);
  }
  return safe[0][{start, parties}];
}

}  // namespace entente::worlds
