#include "entente/base/natural.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Natural, CountsTheOrdersOfMoreStatesThanAWordHolds) {
  EXPECT_EQ(Natural::factorial(4).small(), 24U);
  EXPECT_EQ(Natural::factorial(25).text(), "15511210043330985984000000");
  EXPECT_FALSE(Natural::factorial(25).small());
}

TEST(Natural, GivesBackEachPieceThatWasShiftedIn) {
  const Natural a = Natural::factorial(30);
  const Natural sum = a + Natural(7).shifted(5);
  EXPECT_EQ(sum.piece(0, 5), a);
  EXPECT_EQ(sum.piece(5, 5).small(), 7U);
  EXPECT_EQ(sum.piece(90, 5).small(), 0U);
}

TEST(Natural, MultipliesInAnyOrderToTheSame) {
  const std::vector<Natural> factors{3, 5, 7, 11, 13};
  EXPECT_EQ(Natural::product(factors).small(), 15015U);
  EXPECT_EQ(Natural::product({}).small(), 1U);
  EXPECT_EQ(Natural::power(3, 5).small(), 243U);
}

TEST(Natural, GivesTheNearestDoubleOfARatio) {
  EXPECT_EQ(Natural::ratio(Natural::factorial(40), Natural::factorial(41)), 1.0 / 41);
  EXPECT_EQ(Natural::ratio(1, 3), 1.0 / 3);
  EXPECT_EQ(Natural::ratio(10, 2), 5.0);
  EXPECT_EQ(Natural::ratio(0, 2), 0.0);
}

TEST(Natural, DividesAndSubtractsExactly) {
  Natural n = Natural::factorial(50);
  EXPECT_EQ(n.divide_exactly(Natural::factorial(49)).small(), 50U);
  EXPECT_EQ((Natural::factorial(50) - Natural::factorial(50)).small(), 0U);
  EXPECT_LT(Natural::factorial(20), Natural::factorial(21));
}

}  // namespace
}  // namespace entente
