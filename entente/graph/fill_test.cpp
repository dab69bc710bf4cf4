#include "entente/graph/fill.hpp"

#include <atomic>

#include <gtest/gtest.h>

#include "entente/graph/order.hpp"
#include "entente/graph/small.hpp"

namespace entente::graph {
namespace {

ConflictGraph some_graph() { return random_graph(3, 500, 3, 9); }

TEST(FillTable, RefusesMoreStatesThanTheLimitBeforeItTakesMemory) {
  const ProductGraph g({1000, 1000, 1000}, ValueKind::uniform, 1);
  const auto table = fill_table(g, crisp_concepts, entente::Run{});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().front().code, Code::E008);
}

TEST(FillTable, GivesTheConceptsInTheOrderAskedFor) {
  const Table table =
      *fill_table(some_graph(), std::array{ConceptId::seq, ConceptId::nash}, entente::Run{});
  ASSERT_EQ(table.concepts.size(), 2U);
  EXPECT_EQ(table.concepts[0].id, ConceptId::seq);
  EXPECT_EQ(table.concepts[1].id, ConceptId::nash);
  EXPECT_EQ(table.find(ConceptId::gmr), nullptr);
}

TEST(FillTable, IsPartialWhenTheBudgetRunsOut) {
  entente::Run run;
  run.budget = 2000;
  const Table table = *fill_table(some_graph(), crisp_concepts, run);
  EXPECT_TRUE(table.partial);
  EXPECT_TRUE(table.find(ConceptId::nash)->complete());
  EXPECT_FALSE(table.find(ConceptId::gmr)->known[0]);
  EXPECT_LE(table.steps, run.budget);
}

TEST(FillTable, KnowsTheSamePartiesUnderABudgetOnAnyNumberOfThreads) {
  for (std::uint64_t budget : {100U, 3000U, 10000U, 20000U, 60000U}) {
    entente::Run one, many;
    one.budget = many.budget = budget;
    many.threads = 8;
    const Table a = *fill_table(some_graph(), crisp_concepts, one);
    const Table b = *fill_table(some_graph(), crisp_concepts, many);
    EXPECT_EQ(a.steps, b.steps);
    for (std::size_t c = 0; c < a.concepts.size(); ++c)
      EXPECT_EQ(a.concepts[c].known, b.concepts[c].known) << "budget " << budget;
  }
}

TEST(FillTable, IsCompleteWithExactlyTheStepsItCounted) {
  entente::Run run;
  run.budget = fill_table(some_graph(), crisp_concepts, entente::Run{})->steps;
  EXPECT_FALSE(fill_table(some_graph(), crisp_concepts, run)->partial);
}

TEST(FillTable, IsPartialWhenItIsStopped) {
  const std::atomic<bool> stop{true};
  entente::Run run;
  run.stop = &stop;
  EXPECT_TRUE(fill_table(some_graph(), crisp_concepts, run)->partial);
  EXPECT_TRUE(
      fill_table(ProductGraph({9, 9, 9}, ValueKind::uniform, 1), crisp_concepts, run)->partial);
}

TEST(FillTable, FillsAConflictWithTwoHundredStrategiesAndOneWithThreeHundred) {
  for (std::uint64_t strategies : {200U, 300U}) {
    const ProductGraph g({strategies, 3}, ValueKind::uniform, 4);
    const Table table = *fill_table(g, crisp_concepts, entente::Run{});
    for (std::uint64_t s = 0; s < g.state_count(); s += 7)
      for (const ConceptTable& c : table.concepts)
        EXPECT_EQ(c.stable[0].contains(StateId{s}),
                  judge(c.id, g, PartyId{0}, StateId{s}, Detail::answer).stable);
  }
}

TEST(FillTable, TakesRanksThatNeedMoreThanSixteenBits) {
  std::vector<std::vector<std::uint32_t>> narrow(2), wide(2);
  for (std::uint32_t i = 0; i < 2; ++i)
    for (std::uint32_t s = 0; s < 100; ++s) {
      narrow[i].push_back(static_cast<std::uint32_t>(splitmix_at(3, i * 100 + s) % 50));
      wide[i].push_back(narrow[i].back() * 80'000'000U);
    }
  const Table a = *fill_table(ProductGraph({10, 10}, narrow), crisp_concepts, entente::Run{});
  const Table b = *fill_table(ProductGraph({10, 10}, wide), crisp_concepts, entente::Run{});
  for (std::size_t c = 0; c < a.concepts.size(); ++c)
    EXPECT_EQ(a.concepts[c].stable, b.concepts[c].stable);
}

TEST(FillTable, OfAGraphWithoutStatesIsEmptyAndComplete) {
  const ConflictGraph g(0, std::vector<ExplicitParty>(2));
  const Table table = *fill_table(g, crisp_concepts, entente::Run{});
  EXPECT_FALSE(table.partial);
  EXPECT_EQ(table.concepts[0].equilibria.count(), 0U);
}

TEST(FillTable, TakesTheHighestRankThereIs) {
  std::vector<ExplicitParty> parties(2);
  constexpr std::uint32_t top = 0xFFFFFFFF;
  for (std::uint32_t s = 0; s < 100; ++s) {
    for (ExplicitParty& p : parties) p.rank.push_back(s % 3 == 0 ? top : s % 3);
    parties[s % 2].arcs.emplace_back(s, (s + 1) % 100);
    parties[1 - s % 2].arcs.emplace_back(s, (s + 7) % 100);
  }
  const ConflictGraph g(100, parties);
  const Table table = *fill_table(g, crisp_concepts, entente::Run{});
  for (const ConceptTable& c : table.concepts)
    for (std::uint64_t s = 0; s < 100; ++s)
      EXPECT_EQ(c.stable[1].contains(StateId{s}), judge(c.id, g, PartyId{1}, StateId{s}).stable);
}

TEST(SmallTables, FromRanksAreThoseOfTheGraph) {
  const ConflictGraph g = random_graph(3, 36, 4, 2);
  std::vector<std::uint32_t> ranks;
  for (std::uint32_t i = 0; i < 3; ++i)
    for (std::uint64_t s = 0; s < 36; ++s) ranks.push_back(g.rank(PartyId{i}, StateId{s}));
  const SmallMoves moves = small_moves(g);
  SmallPreferences drawn;
  small_preferences(moves, ranks, drawn);
  const SmallPreferences compared = small_preferences(g);
  EXPECT_EQ(drawn.better, compared.better);
  EXPECT_EQ(drawn.no_better, compared.no_better);
}

TEST(SortPlaces, IsAscendingAndKeepsEqualKeysInPlace) {
  std::vector<std::uint32_t> keys, order, spare;
  for (std::uint64_t k = 0; k < 5000; ++k)
    keys.push_back(static_cast<std::uint32_t>(splitmix_at(1, k) >> 40) % 3000);
  sort_places<std::uint32_t>(keys, order, spare);
  for (std::size_t k = 1; k < order.size(); ++k)
    EXPECT_LT(std::pair(keys[order[k - 1]], order[k - 1]), std::pair(keys[order[k]], order[k]));
}

}  // namespace
}  // namespace entente::graph
