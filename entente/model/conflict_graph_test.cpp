#include "entente/model/conflict_graph.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

template <class G>
std::vector<std::uint64_t> moves(const G& g, std::uint32_t i, std::uint64_t s) {
  std::vector<std::uint64_t> to;
  g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
    to.push_back(t.value);
    return true;
  });
  return to;
}

template <class G>
std::vector<std::uint64_t> moves_into(const G& g, std::uint32_t i, std::uint64_t s) {
  std::vector<std::uint64_t> from;
  g.each_move_into(PartyId{i}, StateId{s}, [&](StateId t) {
    from.push_back(t.value);
    return true;
  });
  return from;
}

using Numbers = std::vector<std::uint64_t>;

ConflictGraph one_party(ExplicitParty party) { return {4, {std::move(party)}}; }

TEST(ConflictGraph, ListsMovesAscendingAndOnce) {
  ExplicitParty p;
  p.arcs = {{0, 3}, {2, 1}, {0, 1}, {0, 3}};
  p.rank = {0, 0, 0, 0};
  const ConflictGraph g = one_party(p);
  EXPECT_EQ(moves(g, 0, 0), (Numbers{1, 3}));
  EXPECT_EQ(moves(g, 0, 1), Numbers{});
  EXPECT_EQ(moves_into(g, 0, 1), (Numbers{0, 2}));
  EXPECT_EQ(g.arc_count(), 3U);
}

TEST(ConflictGraph, StopsListingWhenTheVisitorHasSeenEnough) {
  ExplicitParty p;
  p.arcs = {{0, 1}, {0, 2}};
  p.rank = {0, 0, 0, 0};
  int seen = 0;
  EXPECT_FALSE(one_party(p).each_move(PartyId{0}, StateId{0}, [&](StateId) { return ++seen < 1; }));
  EXPECT_EQ(seen, 1);
}

TEST(ConflictGraph, ComparesByRank) {
  ExplicitParty p;
  p.rank = {0, 5, 5, 9};
  const ConflictGraph g = one_party(p);
  EXPECT_EQ(g.compare({}, StateId{0}, StateId{1}), Preference::better);
  EXPECT_EQ(g.compare({}, StateId{3}, StateId{1}), Preference::worse);
  EXPECT_EQ(g.compare({}, StateId{1}, StateId{2}), Preference::equal);
  EXPECT_TRUE(g.weakly_ordered());
}

TEST(ConflictGraph, TakesPairsThatAreNotListedAsEqual) {
  ExplicitParty p;
  p.prefers = {{0, 1}, {1, 2}};
  const ConflictGraph g = one_party(p);
  EXPECT_EQ(g.compare({}, StateId{1}, StateId{0}), Preference::better);
  EXPECT_EQ(g.compare({}, StateId{2}, StateId{0}), Preference::equal);
  EXPECT_FALSE(g.weakly_ordered());
}

TEST(ConflictGraph, KnowsAnUnknownPairBothWaysRound) {
  ExplicitParty p;
  p.rank = {0, 1, 2, 3};
  p.unknown = {{0, 1}};
  const ConflictGraph g = one_party(p);
  EXPECT_EQ(g.compare({}, StateId{0}, StateId{1}), Preference::unknown);
  EXPECT_EQ(g.compare({}, StateId{1}, StateId{0}), Preference::unknown);
  EXPECT_EQ(g.compare({}, StateId{0}, StateId{2}), Preference::better);
  EXPECT_FALSE(g.weakly_ordered());
}

TEST(ConflictGraph, KeepsStrongPreferencesFromPairsAndBreaks) {
  ExplicitParty p;
  p.rank = {0, 1, 2, 3};
  p.strong = {{1, 0}};
  p.strong_breaks = {{3}};
  const ConflictGraph g = one_party(p);
  EXPECT_EQ(g.compare({}, StateId{0}, StateId{1}), Preference::much_better);
  EXPECT_EQ(g.compare({}, StateId{1}, StateId{2}), Preference::better);
  EXPECT_EQ(g.compare({}, StateId{3}, StateId{2}), Preference::much_worse);
}

TEST(PreferenceCycle, IsFoundWhereThereIsOneAndOnlyThere) {
  EXPECT_EQ(preference_cycle(4, {{0, 1}, {1, 2}, {2, 0}, {0, 3}}),
            (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(preference_cycle(4, {{0, 1}, {1, 2}, {0, 2}, {2, 3}}).empty());
}

TEST(ProductGraph, LetsAPartyChangeToAnyOtherStrategy) {
  const ProductGraph g({2, 3}, ValueKind::uniform, 1);
  EXPECT_EQ(moves(g, 0, 3), Numbers{2});
  EXPECT_EQ(moves(g, 1, 3), (Numbers{1, 5}));
  EXPECT_EQ(moves_into(g, 1, 3), (Numbers{1, 5}));
  EXPECT_EQ(g.state_count(), 6U);
}

TEST(ProductGraph, AddsTheValuesOfStrategies) {
  const ProductGraph g({2, 3}, ValueKind::additive, 9);
  const auto part = [](std::uint64_t j, std::uint64_t k) {
    return splitmix_at(9, (std::uint64_t{1} << 40) + (j << 32) + k) >> 56;
  };
  EXPECT_EQ(g.rank(PartyId{1}, StateId{5}), part(0, 1) + part(1, 2));
}

TEST(RandomGraph, HasTheArcsOfTheGeneratorWithoutLoops) {
  const ConflictGraph g = random_graph(4, 100'000, 3, 302);
  EXPECT_EQ(g.arc_count(), 1'199'985U);
}

}  // namespace
}  // namespace entente
