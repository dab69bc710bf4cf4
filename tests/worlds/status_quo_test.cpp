#include <algorithm>
#include <map>

#include "random_model.hpp"
#include "way_twin.hpp"
#include <gtest/gtest.h>

#include "entente/graph/best_way_list.hpp"
#include "entente/graph/bottlenecks.hpp"
#include "entente/graph/joint_graph.hpp"
#include "entente/graph/prevention.hpp"
#include "entente/graph/sequences.hpp"

namespace entente::worlds {
namespace {

using graph::Coalition;
using graph::JointPreference;
using graph::WayMoves;
using graph::WayOrder;

constexpr std::uint64_t models = 300;
constexpr std::size_t most_ways = 20'000;
const std::vector<std::pair<WayMoves, Kind>> kinds{
    {WayMoves::any, Kind::any},
    {WayMoves::improving, Kind::improving},
    {WayMoves::improving_or_unknown, Kind::improving_or_unknown}};

/// A conflict with its start and every way of a kind; coalitions move where `kind` is any and the
/// graph is one of them.
struct World {
  std::uint64_t seed = 0;
  ConflictGraph graph;
  WayMoves kind = WayMoves::any;
  std::vector<Step> steps;
  std::vector<Way> ways;

  std::map<std::uint32_t, std::vector<Way>> by_end() const {
    std::map<std::uint32_t, std::vector<Way>> ends;
    for (const Way& way : ways) ends[way.empty() ? 0 : way.back().to].push_back(way);
    return ends;
  }
};

std::vector<std::vector<std::uint32_t>> lists(const std::vector<Coalition>& coalitions) {
  std::vector<std::vector<std::uint32_t>> members;
  for (Coalition h : coalitions) {
    members.emplace_back();
    each_member(h, [&](PartyId i) {
      members.back().push_back(i.value);
      return true;
    });
  }
  return members;
}

graph::JointGraph joint(const ConflictGraph& g, JointPreference rule) {
  return **graph::joint_graph(g, graph::acting_coalitions(g.party_count(), {}), rule,
                              entente::Run{});
}

/// Every small random model whose ways are few enough to be written out, by each kind of moves.
std::vector<World> worlds() {
  std::vector<World> all;
  const auto add = [&](World world) {
    auto ways = all_ways(world.steps, 0, most_ways);
    if (!ways) return;
    world.ways = std::move(*ways);
    all.push_back(std::move(world));
  };
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const auto preferences = seed % 3 == 0   ? Preferences::pairwise
                             : seed % 3 == 1 ? Preferences::with_unknown
                                             : Preferences::ranked;
    const ConflictGraph g = random_model(seed, preferences, 7).graph();
    for (const auto& [kind, twin] : kinds) add({seed, g, kind, steps_of(g, twin), {}});
    const graph::JointGraph h = joint(g, JointPreference::each_better);
    add({seed, h.graph, WayMoves::any, joint_steps(g, lists(h.coalitions), false), {}});
  }
  return all;
}

Way as_way(const ConflictGraph& g, const std::vector<Move>& moves) {
  Way way;
  for (const Move& m : moves)
    way.push_back({m.by.value, static_cast<std::uint32_t>(m.from.value),
                   static_cast<std::uint32_t>(m.to.value), improves(g, m.by, m.from, m.to)});
  return way;
}

/// The best of the ways that were written out, in order.
std::vector<Way> best_of(std::vector<Way> ways, WayOrder order) {
  const auto cost = [order](const Way& way) {
    const auto losses = std::ranges::count_if(way, [](const Step& s) { return !s.pays; });
    return std::pair(order == WayOrder::cheapest ? losses : 0, way.size());
  };
  const auto least = cost(*std::ranges::min_element(ways, {}, cost));
  std::erase_if(ways, [&](const Way& way) { return cost(way) != least; });
  std::ranges::sort(ways);
  return ways;
}

const std::vector<World>& all() {
  static const std::vector<World> made = worlds();
  return made;
}

TEST(StatusQuo, IsLookedAtInHundredsOfSmallConflicts) {
  EXPECT_GT(all().size(), 3 * models);
  const auto twice = [](const Way& way) {
    std::set<std::uint32_t> seen{0};
    return std::ranges::any_of(way, [&](const Step& s) { return !seen.insert(s.to).second; });
  };
  EXPECT_GT(std::ranges::count_if(
                all(), [&](const World& w) { return std::ranges::any_of(w.ways, twice); }),
            100);
}

TEST(StatusQuo, ReachesTheStatesThatSomeWrittenOutWayEndsIn) {
  for (const World& w : all()) {
    const graph::Walk walked = *graph::walk(w.graph, StateId{0}, w.kind, entente::Run{});
    const auto ends = w.by_end();
    for (std::uint32_t s = 0; s < w.graph.state_count(); ++s) {
      ASSERT_EQ(walked.ways.reached(StateId{s}), ends.contains(s)) << "seed " << w.seed;
      if (!ends.contains(s)) continue;
      const Way way = as_way(w.graph, walked.ways.path(StateId{s}));
      ASSERT_EQ(way, best_of(ends.at(s), WayOrder::shortest).front()) << "seed " << w.seed;
    }
  }
}

TEST(StatusQuo, LeadsToTheCyclesThatAMatrixFinds) {
  for (const World& w : all()) {
    const graph::Walk walked = *graph::walk(w.graph, StateId{0}, w.kind, entente::Run{});
    std::set<std::uint32_t> reached;
    for (const auto& [end, ways] : w.by_end()) reached.insert(end);
    std::vector<Step> drawing = w.steps;
    std::erase_if(drawing, [&](const Step& s) { return w.kind == WayMoves::any && !s.pays; });
    std::vector<std::vector<std::uint32_t>> cycles;
    for (const auto& cycle : walked.cycles) {
      cycles.emplace_back();
      for (StateId s : cycle) cycles.back().push_back(static_cast<std::uint32_t>(s.value));
    }
    const auto states = static_cast<std::uint32_t>(w.graph.state_count());
    ASSERT_EQ(cycles, cycles_by_matrix(drawing, states, reached)) << "seed " << w.seed;
    for (std::uint32_t s = 0; s < states; ++s)
      ASSERT_EQ(walked.rest.contains(StateId{s}),
                reached.contains(s) &&
                    std::ranges::none_of(drawing, [s](const Step& d) { return d.from == s; }));
  }
}

TEST(StatusQuo, HasTheBestWaysThatWritingOutAllOfThemGives) {
  for (const World& w : all())
    for (WayOrder order : {WayOrder::shortest, WayOrder::cheapest}) {
      const entente::Run run;
      const graph::BestWays best(w.graph, StateId{0}, w.kind, order, run);
      for (const auto& [end, ways] : w.by_end()) {
        const std::vector<Way> expected = best_of(ways, order);
        const graph::BestWayList list(best, StateId{end});
        ASSERT_EQ(list.count(), graph::WideCount(expected.size())) << "seed " << w.seed;
        std::vector<Way> found;
        for (const auto& moves : list.list(most_ways)) found.push_back(as_way(w.graph, moves));
        ASSERT_EQ(found, expected) << "seed " << w.seed;
        ASSERT_EQ(best.cost(StateId{end}).moves, expected.front().size());
      }
    }
}

TEST(StatusQuo, HasTheBottlenecksThatAllWrittenOutWaysShare) {
  for (const World& w : all()) {
    for (const auto& [end, ways] : w.by_end()) {
      if (end == 0) continue;
      std::set<Step> moves(ways.front().begin(), ways.front().end());
      std::set<std::uint32_t> states;
      for (const Step& s : ways.front()) states.insert(s.to);
      for (const Way& way : ways) {
        std::erase_if(moves, [&](const Step& s) { return std::ranges::count(way, s) == 0; });
        std::erase_if(states, [&way, to = end](std::uint32_t s) {
          return std::ranges::count(way, s, &Step::to) == 0 || s == 0 || s == to;
        });
      }
      const entente::Run run;
      const auto found =
          graph::BottleneckFinder(w.graph, StateId{0}, StateId{end}, w.kind, run).find();
      ASSERT_TRUE(found && found->complete);
      const Way made = as_way(w.graph, found->moves);
      ASSERT_EQ(std::set<Step>(made.begin(), made.end()), moves) << "seed " << w.seed;
      std::set<std::uint32_t> passed;
      for (StateId s : found->states) passed.insert(static_cast<std::uint32_t>(s.value));
      ASSERT_EQ(passed, states) << "seed " << w.seed;
    }
  }
}

TEST(StatusQuo, LosesWithoutAPartyWhatEveryWrittenOutWayOwesIt) {
  for (const World& w : all()) {
    const entente::Run run;
    const graph::Walk walked = *graph::walk(w.graph, StateId{0}, w.kind, run);
    for (std::uint32_t i = 0; i < w.graph.party_count(); ++i) {
      const auto found = graph::refusal(
          w.graph, StateId{0}, w.kind, walked.ways, [i](PartyId j) { return j.value == i; }, run);
      for (const auto& [end, ways] : w.by_end()) {
        const bool owed = std::ranges::all_of(
            ways, [i](const Way& way) { return std::ranges::count(way, i, &Step::mover) > 0; });
        ASSERT_EQ(found.lost.contains(StateId{end}), owed) << "seed " << w.seed;
      }
    }
  }
}

TEST(StatusQuo, HasAsManySequencesOfEachLengthAsWritingThemOutGives) {
  constexpr std::uint32_t length = 5;
  for (const World& w : all()) {
    if (w.steps.size() > 40) continue;
    const entente::Run run;
    const StateId into{1};
    const auto counts =
        *graph::SequenceCounter(w.graph, w.kind, run).count(StateId{0}, length, into);
    for (std::uint32_t l = 0; l <= length; ++l) {
      const Counted expected = count_by_hand(w.steps, 0, l, 1);
      ASSERT_EQ(counts.all[l], graph::WideCount(expected.all)) << "seed " << w.seed;
      ASSERT_EQ(counts.into[l], graph::WideCount(expected.into)) << "seed " << w.seed;
    }
  }
}

TEST(StatusQuo, IsKeptOutOfTheStatesThatPlayRoundByRoundNeverEnters) {
  std::uint64_t kept = 0, lost = 0;
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::with_unknown, 6).graph();
    for (const auto& [kind, twin] : kinds)
      for (std::uint32_t i = 0; i < g.party_count(); ++i) {
        const std::uint32_t to = 1 + static_cast<std::uint32_t>(seed % (g.state_count() - 1));
        const bool can = graph::KeepOut(g, PartyId{i}, StateId{to}, kind).can(StateId{0});
        ASSERT_EQ(can, keeps_out(g, twin, i, 0, to)) << "seed " << seed << " party " << i;
        ++(can ? kept : lost);
      }
  }
  EXPECT_GT(kept, 100U);
  EXPECT_GT(lost, 100U);
}

TEST(StatusQuo, IsKeptOutOfAtLeastWhatRefusingToMoveKeepsItOutOf) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const entente::Run run;
    const graph::Walk walked = *graph::walk(g, StateId{0}, WayMoves::any, run);
    for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
      const auto found = graph::refusal(
          g, StateId{0}, WayMoves::any, walked.ways, [i](PartyId j) { return j == i; }, run);
      found.lost.each([&](StateId s) {
        EXPECT_TRUE(graph::KeepOut(g, i, s, WayMoves::any).can(StateId{0})) << "seed " << seed;
        return true;
      });
    }
  }
}

TEST(StatusQuo, HasTheJointMovesThatWritingOutArrivalsGives) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::with_unknown, 9).graph();
    for (const bool weak : {false, true}) {
      const graph::JointGraph h =
          joint(g, weak ? JointPreference::none_worse : JointPreference::each_better);
      std::vector<Step> steps = steps_of(h.graph, Kind::any);
      std::vector<Step> expected = joint_steps(g, lists(h.coalitions), weak);
      std::erase_if(expected, [](const Step& s) { return s.from == s.to; });
      std::ranges::sort(expected);
      std::ranges::sort(steps);
      ASSERT_EQ(steps, expected) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace entente::worlds
