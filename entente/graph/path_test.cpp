#include "entente/graph/path.hpp"

#include <gtest/gtest.h>

#include "entente/graph/bottlenecks.hpp"
#include "entente/graph/joint_graph.hpp"
#include "entente/graph/prevention.hpp"
#include "entente/graph/wide_count.hpp"

namespace entente::graph {
namespace {

ExplicitParty party(std::vector<StatePair> arcs, std::vector<std::uint32_t> rank) {
  ExplicitParty p;
  p.arcs = std::move(arcs);
  p.rank = std::move(rank);
  return p;
}

/// 0 -> 1 -> 2 by turns; 2 -> 3 by party 1 again is not legal in a row, 1 -> 3 by nobody.
ConflictGraph chain() {
  return {4, {party({{0, 1}}, {0, 1, 2, 3}), party({{1, 2}, {2, 3}}, {0, 1, 2, 1})}};
}

TEST(Paths, CountTheLeastNumberOfMoves) {
  const Evolution e = *evolution(chain(), StateId{0}, entente::Run{});
  EXPECT_EQ(e.by_moves.steps(StateId{2}), 2U);
  EXPECT_EQ(e.by_moves.path(StateId{2}), (std::vector<Move>{{PartyId{0}, StateId{0}, StateId{1}},
                                                            {PartyId{1}, StateId{1}, StateId{2}}}));
}

TEST(Paths, LetNoPartyMoveTwiceInARow) {
  EXPECT_FALSE(evolution(chain(), StateId{0}, entente::Run{})->by_moves.reached(StateId{3}));
  EXPECT_TRUE(evolution(chain(), StateId{2}, entente::Run{})->by_moves.reached(StateId{3}));
}

TEST(Paths, ByImprovementsLeaveOutMovesThatSomebodyWouldRegret) {
  const Evolution e = *evolution(chain(), StateId{2}, entente::Run{});
  EXPECT_FALSE(e.by_improvements.reached(StateId{3}));
  EXPECT_EQ(e.by_improvements.reached_count(), 1U);
}

TEST(Evolution, RestsWhereNobodyHasAnImprovement) {
  const Evolution e = *evolution(chain(), StateId{0}, entente::Run{});
  EXPECT_EQ(e.rest.count(), 1U);
  EXPECT_TRUE(e.rest.contains(StateId{2}));
  EXPECT_TRUE(e.cycles.empty());
}

TEST(Evolution, FindsTheCycleThatPartiesKeepWalking) {
  const ConflictGraph g(5, {party({{0, 1}, {2, 3}, {4, 3}}, {0, 1, 0, 1, 0}),
                            party({{1, 2}, {3, 0}}, {1, 0, 1, 0, 0})});
  const Evolution e = *evolution(g, StateId{4}, entente::Run{});
  ASSERT_EQ(e.cycles.size(), 1U);
  EXPECT_EQ(e.cycles[0], (std::vector{StateId{0}, StateId{1}, StateId{2}, StateId{3}}));
  EXPECT_TRUE(e.rest.empty());
}

TEST(Evolution, FindsNoCycleWhereImprovementsLeadOut) {
  const ConflictGraph g(5, {party({{0, 1}, {2, 3}, {2, 4}}, {0, 1, 0, 1, 1}),
                            party({{1, 2}, {3, 0}}, {1, 0, 1, 0, 0})});
  EXPECT_TRUE(evolution(g, StateId{0}, entente::Run{})->cycles.empty());
}

TEST(Evolution, TakesNoStateForACycleBecauseAPartyWouldHaveToMoveTwice) {
  // 0 -> 1 by party 0, 1 -> 2 -> 3 by party 1: no way ends in 3, which a pause would lead to.
  const ConflictGraph g(4, {party({{0, 1}}, {0, 1, 2, 3}), party({{1, 2}, {2, 3}}, {0, 1, 2, 3})});
  const Evolution e = *evolution(g, StateId{0}, entente::Run{});
  EXPECT_FALSE(e.by_improvements.reached(StateId{3}));
  EXPECT_TRUE(e.cycles.empty());
  EXPECT_TRUE(e.rest.empty());
}

TEST(Evolution, LeavesOutACycleThatOnlyAPauseLeadsTo) {
  const std::vector<std::uint32_t> first{0, 1, 2, 3, 4}, second{0, 1, 2, 4, 3};
  const ConflictGraph g(5,
                        {party({{0, 1}, {3, 4}}, first), party({{1, 2}, {2, 3}, {4, 3}}, second)});
  EXPECT_TRUE(evolution(g, StateId{0}, entente::Run{})->cycles.empty());
  EXPECT_EQ(evolution(g, StateId{2}, entente::Run{})->cycles.size(), 1U);
}

TEST(Evolution, SaysSoWhereTheBudgetEndedTheSearch) {
  entente::Run run;
  run.budget = 50;
  const Evolution e = *evolution(random_graph(3, 1000, 3, 1), StateId{0}, run);
  EXPECT_FALSE(e.by_moves.complete());
}

TEST(Evolution, RefusesAStartThatDoesNotExist) {
  const auto e = evolution(chain(), StateId{4}, entente::Run{});
  ASSERT_FALSE(e);
  EXPECT_EQ(e.error().front().code, Code::E112);
}

TEST(Walk, ByMovesRestsWhereNobodyHasAnImprovement) {
  const Walk w = *walk(chain(), StateId{2}, WayMoves::any, entente::Run{});
  EXPECT_TRUE(w.ways.reached(StateId{3}));
  EXPECT_EQ(w.rest.count(), 2U);
}

TEST(WideCount, StaysWhereItCanGrowNoFurther) {
  WideCount count = 1;
  for (int k = 0; k < 127; ++k) count += count;
  EXPECT_EQ(count.text(), "170141183460469231731687303715884105728");
  EXPECT_FALSE(count.saturated());
  count += count;
  EXPECT_TRUE(count.saturated());
  EXPECT_EQ(count + count, count);
  EXPECT_EQ(count.text(), "340282366920938463463374607431768211455");
}

TEST(JointGraph, IsRefusedBeforeItTakesMemoryThatItMayNot) {
  EXPECT_EQ(check_joint(most_joint_states + 1, 2, 0).error().front().code, Code::E008);
  EXPECT_EQ(check_joint(most_joint_states, 12, 0).error().front().code, Code::E008);
  EXPECT_EQ(check_joint(100, 13, 0).error().front().code, Code::E113);
  EXPECT_EQ(check_joint(100, 65, 1).error().front().code, Code::E113);
  EXPECT_TRUE(check_joint(100, 12, 0).has_value());
}

TEST(KeepOut, IsForThePartyThatLeavesBeforeItIsPutOut) {
  // 0 -> 2 by party 1; party 0 can go to 1 first, from where nothing leads on.
  const ConflictGraph g(3, {party({{0, 1}}, {0, 0, 0}), party({{0, 2}}, {0, 0, 0})});
  EXPECT_TRUE(KeepOut(g, PartyId{0}, StateId{2}, WayMoves::any).can(StateId{0}));
  EXPECT_TRUE(KeepOut(g, PartyId{1}, StateId{2}, WayMoves::any).can(StateId{0}));
}

TEST(Bottlenecks, OfALongChainAreAllItsMoves) {
  std::vector<ExplicitParty> parties(2);
  constexpr std::uint32_t length = 20'000;
  for (std::uint32_t s = 0; s + 1 < length; ++s) parties[s % 2].arcs.emplace_back(s, s + 1);
  for (ExplicitParty& p : parties) p.rank.assign(length, 0);
  const ConflictGraph g(length, parties);
  const entente::Run run;
  const auto found =
      BottleneckFinder(g, StateId{0}, StateId{length - 1}, WayMoves::any, run).find();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->moves.size(), length - 1);
  EXPECT_EQ(found->states.size(), length - 2);
}

TEST(Evolution, FollowsAChainOfAHundredThousandMoves) {
  std::vector<ExplicitParty> parties(2);
  constexpr std::uint32_t length = 100'000;
  for (std::uint32_t s = 0; s + 1 < length; ++s) parties[s % 2].arcs.emplace_back(s, s + 1);
  for (ExplicitParty& p : parties)
    for (std::uint32_t s = 0; s < length; ++s) p.rank.push_back(s);
  const Evolution e = *evolution(ConflictGraph(length, parties), StateId{0}, entente::Run{});
  EXPECT_EQ(e.by_improvements.steps(StateId{length - 1}), length - 1);
  EXPECT_EQ(e.rest.count(), 1U);
}

}  // namespace
}  // namespace entente::graph
