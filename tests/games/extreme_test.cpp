#include "extreme_check.hpp"
#include <gtest/gtest.h>

namespace entente::games_test {
namespace {

TEST(ExtremeEquilibria, AreThoseOfAnotherEnumerationInSmallTablesWithTies) {
  expect_tables_like_the_twin(1, 300);
}

TEST(ExtremeEquilibria, OfTheZeroGameAreAllPairsOfPureStrategies) {
  const game::GameTable zero =
      table_of("NFG 1 R \"\" { \"A\" \"B\" } { 3 2 } 0 0 0 0 0 0 0 0 0 0 0 0");
  const solve::Solutions s = solve::extreme_equilibria(zero, entente::Run{});
  EXPECT_EQ(s.profiles.size(), 6U);
  EXPECT_EQ(s.components.size(), 1U);
}

TEST(ExtremeEquilibria, DoNotDependOnTheNumberOfThreads) {
  Dice dice(7);
  const game::GameTable table = random_table(dice, {7, 8}, 5);
  entente::Run many;
  many.threads = 4;
  const solve::Solutions one = solve::extreme_equilibria(table, entente::Run{});
  const solve::Solutions four = solve::extreme_equilibria(table, many);
  EXPECT_EQ(one.profiles, four.profiles);
  EXPECT_EQ(one.components, four.components);
  EXPECT_EQ(one.steps, four.steps);
}

TEST(ExtremeEquilibria, AreTheSameInEveryArithmetic) {
  // The same game with payoffs of 3, 12 and 40 digits: 64 bits, 128 bits, any size.
  Dice dice(11);
  game::GameTable table = random_table(dice, {6, 6}, 100);
  const solve::Solutions first = solve::extreme_equilibria(table, entente::Run{});
  for (const char* factor : {"100000007", "1000000000000000000000000000000000000007"}) {
    game::GameTable scaled = table;
    for (Rational& number : scaled.numbers)
      number = number * *Rational::parse(factor) + Rational(1, 3);
    // One entry more keeps the common factor from being divided out again.
    scaled.numbers.front() += Rational(1, 1000003);
    const solve::Solutions s = solve::extreme_equilibria(scaled, entente::Run{});
    EXPECT_EQ(s.profiles.size(), first.profiles.size());
    for (const auto& profile : s.profiles)
      EXPECT_EQ(game::certify(scaled, profile).max_regret, Rational(0));
  }
}

TEST(ExtremeEquilibria, AreFoundOnTheShortSideOfALongTable) {
  Dice dice(3);
  const game::GameTable table = random_table(dice, {2, 300}, 1000);
  const solve::Solutions s = solve::extreme_equilibria(table, entente::Run{});
  EXPECT_EQ(s.ended, solve::Ended::all);
  EXPECT_EQ(s.profiles.size() % 2, 1U);
  for (const auto& profile : s.profiles)
    EXPECT_EQ(game::certify(table, profile).max_regret, Rational(0));
}

TEST(ExtremeEquilibria, EndAtALimitWithWhatWasFoundByThen) {
  Dice dice(5);
  const game::GameTable table = random_table(dice, {8, 8}, 50);
  entente::Run run;
  run.budget = 20;
  EXPECT_EQ(solve::extreme_equilibria(table, run).ended, solve::Ended::limit);
}

}  // namespace
}  // namespace entente::games_test
