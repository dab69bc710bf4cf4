#include "entente/forecast/numbers.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace entente::forecast {
namespace {

constexpr const char* two_parties = R"(
options:
  ann: [share]
  bob: [share]
preferences:
  ann:
    - {want: bob.share, weight: 1..3}
    - {want: not ann.share, weight: 2}
  bob: [ann.share, not bob.share]
types:
  bob:
    brave: {chance: 0.1..0.2..0.6, first: bob.share}
)";

Model model_of(const std::string& text) {
  CaseFile file = read_case_text("numbers.yaml", text);
  EXPECT_TRUE(file.model.has_value());
  return std::move(*file.model);
}

TEST(Numbers, AreTakenAtTheMiddleOfEvenRangesAndAtTheTopOfTriangles) {
  const Model m = model_of(two_parties);
  const NumberTable table(m.c);
  const Numbers middle = table.middle();
  EXPECT_EQ(table.value(middle, "preferences.ann.p1.weight"), Rational(2));
  EXPECT_EQ(table.value(middle, "types.bob.brave.chance"), Rational(1, 5));
}

TEST(Numbers, OfTheSameDrawAreTheSameWhateverWasDrawnBefore) {
  const Model m = model_of(two_parties);
  const NumberTable table(m.c);
  const Numbers first = table.draw(7, 123);
  table.draw(7, 4);
  EXPECT_EQ(table.draw(7, 123).at, first.at);
  EXPECT_NE(table.draw(8, 123).at, first.at);
}

TEST(Numbers, StayWithinTheirRanges) {
  const Model m = model_of(two_parties);
  const NumberTable table(m.c);
  for (std::uint64_t draw = 0; draw < 2000; ++draw) {
    const Numbers n = table.draw(1, draw);
    const Rational& weight = table.value(n, "preferences.ann.p1.weight");
    const Rational& chance = table.value(n, "types.bob.brave.chance");
    ASSERT_TRUE(weight >= Rational(1) && weight < Rational(3)) << "draw " << draw;
    ASSERT_TRUE(chance >= Rational(1, 10) && chance < Rational(6, 10)) << "draw " << draw;
    ASSERT_EQ(table.value(n, "preferences.ann.p2.weight"), Rational(2));
  }
}

TEST(Numbers, ThatTheCaseDoesNotWriteAreOrderedAndSumToOne) {
  const Model m = model_of(two_parties);
  const NumberTable table(m.c);
  const Persona bob{PartyId{1}, std::nullopt};
  for (std::uint64_t draw = 0; draw < 500; ++draw) {
    const std::vector<Rational> w = table.weights(table.draw(3, draw), bob);
    ASSERT_GE(w[0], w[1]);
    ASSERT_NEAR((w[0] + w[1]).to_double(), 1.0, 1e-12);  // two roundings of a quotient
  }
}

TEST(Numbers, ThatTheCaseDoesNotWriteHaveTheRankOrderCentroidAsMean) {
  const Model m = model_of(R"(
options: {ann: [a, b, c]}
preferences: {ann: [a, b, c]}
)");
  const NumberTable table(m.c);
  constexpr int draws = 20000;
  std::array<double, 3> sum{};
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    const auto w = table.weights(table.draw(5, draw), {PartyId{0}, std::nullopt});
    for (std::size_t k = 0; k < 3; ++k) sum.at(k) += w[k].to_double();
  }
  // Barron & Barrett (1996): 11/18, 5/18, 1/9; variances 13/648, 7/648, 1/162; six errors of the
  // mean.
  EXPECT_NEAR(sum[0] / draws, 11.0 / 18, 6 * std::sqrt(13.0 / 648 / draws));
  EXPECT_NEAR(sum[1] / draws, 5.0 / 18, 6 * std::sqrt(7.0 / 648 / draws));
  EXPECT_NEAR(sum[2] / draws, 1.0 / 9, 6 * std::sqrt(1.0 / 162 / draws));
}

TEST(Numbers, AtTheMiddleAreTheCentroidExactly) {
  const Model m = model_of("options: {ann: [a, b, c]}\npreferences: {ann: [a, b, c]}\n");
  const NumberTable table(m.c);
  const auto w = table.weights(table.middle(), {PartyId{0}, std::nullopt});
  EXPECT_EQ(w, (std::vector<Rational>{Rational(11, 18), Rational(5, 18), Rational(1, 9)}));
}

TEST(Weights, OfAFirstStatementExceedAllOthersTogetherByATenth) {
  const Model m = model_of(R"(
options: {ann: [a, b]}
preferences: {ann: [{want: a, weight: 3}, {want: b, weight: 1}]}
types: {ann: {odd: {chance: 0.5, first: not a, last: not b}}}
)");
  const NumberTable table(m.c);
  const auto w = table.weights(table.middle(), {PartyId{0}, 0});
  ASSERT_EQ(w.size(), 4U);
  EXPECT_EQ(w[3], Rational(1, 2));  // last: half of the smallest
  EXPECT_EQ(w[0], Rational(9, 2) * Rational(11, 10));
}

TEST(RankByWeights, TakesEqualSumsOfDecimalsAsTies) {
  const Model m = model_of(R"(
options: {ann: [a, b, c]}
preferences: {ann: [{want: a, weight: 0.3}, {want: b, weight: 0.2}, {want: c, weight: 0.1}]}
)");
  const NumberTable table(m.c);
  const Persona ann{PartyId{0}, std::nullopt};
  const Ranks ranks = rank_by_weights(truth_of(m, ann), table.weights(table.middle(), ann), 8);
  EXPECT_EQ(ranks[1], ranks[6]);  // a alone is worth as much as b and c together
}

}  // namespace
}  // namespace entente::forecast
