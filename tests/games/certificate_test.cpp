#include "entente/game/certificate.hpp"

#include <cmath>

#include "support.hpp"
#include <gtest/gtest.h>

#include "entente/game/recall.hpp"

namespace entente::games_test {
namespace {

game::BehaviourProfile<> random_behaviour(Dice& dice, const game::GameTree& g) {
  game::BehaviourProfile<> profile;
  for (const game::GameTree::Set& h : g.sets) {
    std::vector<long> parts;
    long sum = 0;
    for (std::size_t a = 0; a < h.actions.size(); ++a) sum += parts.emplace_back(dice.roll(4));
    if (sum == 0) sum += parts[0] = 1;
    profile.emplace_back();
    for (const long part : parts) profile.back().emplace_back(part, sum);
  }
  return profile;
}

game::BehaviourProfile<double> in_double(const game::BehaviourProfile<>& exact) {
  game::BehaviourProfile<double> rounded;
  for (const auto& row : exact) {
    rounded.emplace_back();
    for (const Rational& chance : row) rounded.back().push_back(chance.to_double());
  }
  return rounded;
}

/// Whether all pure plans of a player can be tried.
bool is_small(const game::GameTree& g) {
  for (std::uint32_t i = 0; i < g.player_count(); ++i) {
    std::size_t plans = 1;
    for (const std::uint32_t h : g.sets_of(i)) plans *= g.sets[h].actions.size();
    if (plans > 500) return false;
  }
  return true;
}

TEST(Certificate, IsTheBestOfAllPlansInRandomTrees) {
  int tried = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    const game::GameTree g = random_tree(dice, 1 + dice.roll(3), 2 + dice.roll(4), 10);
    ASSERT_FALSE(game::set_without_recall(g)) << "seed " << seed;
    if (!is_small(g)) continue;
    ++tried;
    const game::BehaviourProfile<> profile = random_behaviour(dice, g);
    const game::Certificate fast = game::certify(g, profile);
    const PlainRegret plain = regret_twin(g, profile);
    ASSERT_EQ(fast.payoffs, plain.payoffs) << "seed " << seed;
    ASSERT_EQ(fast.regrets, plain.regrets) << "seed " << seed;
  }
  EXPECT_GT(tried, 200);
}

TEST(Certificate, InFloatingPointIsAnUpperBoundCloseToTheExactOne) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    const game::GameTree g = random_tree(dice, 2, 2 + dice.roll(5), 1000);
    const game::BehaviourProfile<double> rounded = in_double(random_behaviour(dice, g));
    game::BehaviourProfile<> same;  // the doubles as the numbers that they are
    for (const auto& row : rounded) {
      same.emplace_back();
      for (const double chance : row) same.back().push_back(Rational::from_double(chance));
    }
    const game::Certificate exact = game::certify(g, same);
    const game::FloatCertificate bounded = game::certify(g, rounded);
    for (std::uint32_t i = 0; i < g.player_count(); ++i) {
      ASSERT_GE(Rational::from_double(bounded.regrets[i]), exact.regrets[i]) << "seed " << seed;
      ASSERT_NEAR(bounded.regrets[i], std::max(0.0, exact.regrets[i].to_double()), 1e-12);
      ASSERT_NEAR(bounded.payoffs[i], exact.payoffs[i].to_double(), 1e-12);
    }
  }
}

TEST(Certificate, OfATableIsThatOfItsTree) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const game::GameTree g = random_tree(dice, 2 + dice.roll(2), 2 + dice.roll(3), 10);
    const auto form = game::reduced_form(g, 20000);
    if (!form) continue;
    game::MixedProfile<> mixed;
    for (const auto& plans : form->plans) {
      std::vector<long> parts;
      long sum = 0;
      for (std::size_t k = 0; k < plans.size(); ++k) sum += parts.emplace_back(dice.roll(3));
      if (sum == 0) sum += parts[0] = 1;
      mixed.emplace_back();
      for (const long part : parts) mixed.back().emplace_back(part, sum);
    }
    const game::Certificate table = game::certify(form->table, mixed);
    const game::Certificate tree =
        game::certify(g, game::to_behaviour(g, form->plans, mixed).chances);
    ASSERT_EQ(table.payoffs, tree.payoffs) << "seed " << seed;
    ASSERT_EQ(table.regrets, tree.regrets) << "seed " << seed;
  }
}

TEST(Certificate, CountsOutcomesOfInnerNodes) {
  const game::GameTree g = tree_of(
      "EFG 2 R \"\" { \"A\" } p \"\" 1 1 \"\" { \"l\" \"r\" } 0 "
      "p \"\" 1 2 \"\" { \"l\" \"r\" } 1 \"\" { 5 } t \"\" 2 \"\" { -4 } t \"\" 3 \"\" { 1/2 } "
      "t \"\" 4 \"\" { 1 }");
  const game::Certificate c =
      game::certify(g, {{Rational(1), Rational(0)}, {Rational(1), Rational(0)}});
  EXPECT_EQ(c.payoffs[0], Rational(1));
  EXPECT_EQ(c.max_regret, Rational(9, 2));
}

TEST(ReducedStrategies, AreAsManyAsAreCounted) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    const game::GameTree g = random_tree(dice, 2, 2 + dice.roll(4), 4);
    for (std::uint32_t i = 0; i < 2; ++i) {
      const auto plans = game::list_plans(g, i, 5000);
      const Natural count = game::count_plans(g, i);
      ASSERT_EQ(plans.has_value(), count <= Natural(5000)) << "seed " << seed;
      if (plans) {
        ASSERT_EQ(Natural(plans->size()), count) << "seed " << seed;
      }
    }
  }
}

TEST(ReducedStrategies, OfKuhnPokerAre27And64) {
  const game::GameTree g = tree_of(case_text("kuhn_poker.efg"));
  EXPECT_EQ(game::count_plans(g, 0), Natural(27));
  EXPECT_EQ(game::count_plans(g, 1), Natural(64));
  EXPECT_EQ(*game::constant_sum(g), Rational(0));
}

}  // namespace
}  // namespace entente::games_test
