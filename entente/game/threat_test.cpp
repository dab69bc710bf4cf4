#include "entente/game/threat.hpp"

#include <gtest/gtest.h>

namespace entente::game {
namespace {

constexpr const char* toll = R"(
options:
  guard: [fine]
  driver: [pay]
preferences:
  guard: [{want: driver.pay, weight: 4}, {want: not guard.fine, weight: 2}]
  driver: [{want: not guard.fine, weight: 8..12}, {want: not driver.pay, weight: 2..4}]
types:
  guard:
    strict: {chance: 0.2, first: guard.fine iff not driver.pay}
talks:
  - {id: toll, from: guard, to: driver, demand: driver.pay, or_else: guard.fine}
)";

Model model_of(const std::string& text) {
  CaseFile file = read_case_text("threat.yaml", text);
  EXPECT_TRUE(file.model.has_value());
  return std::move(*file.model);
}

/// A side with the weights written here and the ranks of the written order.
ThreatInput::Side side(const Model& m, std::uint32_t party, std::vector<Rational> weights,
                       std::optional<std::uint32_t> type = std::nullopt,
                       Rational chance = Rational(0)) {
  const Persona persona{PartyId{party}, type};
  return {persona, rank_by_order(m.c, *m.space, persona), std::move(weights), std::move(chance)};
}

ThreatInput toll_input(const Model& m, const Rational& chance) {
  ThreatInput input;
  input.from = side(m, 0, {4, 2});
  input.to = side(m, 1, {10, 3});
  input.types.push_back(side(m, 0, middle_weights(wants_of(m.c, {PartyId{0}, 0})), 0, chance));
  input.status_quo = m.status_quo;
  return input;
}

TEST(Threat, IsJudgedByTheThreeStatesThatTheTargetCanBringAbout) {
  const Model m = model_of(toll);
  const ThreatAnswer a = judge_threat(m.c, *m.space, 0, toll_input(m, Rational(1, 5)));
  ASSERT_TRUE(a.states.missing.empty()) << a.states.missing;
  EXPECT_EQ(a.states.met->value + 1, 3U);          // paid
  EXPECT_EQ(a.states.dropped->value + 1, 1U);      // neither
  EXPECT_EQ(a.states.carried_out->value + 1, 2U);  // fined
}

TEST(Threat, IsABluffWhereTheUsualThreatenerLosesByCarryingItOut) {
  const Model m = model_of(toll);
  EXPECT_EQ(judge_threat(m.c, *m.space, 0, toll_input(m, Rational(1, 5))).bluff, true);
}

TEST(Threat, IsWorthRefusingBelowTheThresholdAndNotAtIt) {
  const Model m = model_of(toll);
  // met 10, dropped 13, carried out 3: the threshold is 3/10.
  const ThreatAnswer below = judge_threat(m.c, *m.space, 0, toll_input(m, Rational(29, 100)));
  EXPECT_EQ(below.threshold, Rational(3, 10));
  EXPECT_EQ(below.refusing_best, true);
  EXPECT_EQ(judge_threat(m.c, *m.space, 0, toll_input(m, Rational(3, 10))).refusing_best, false);
  EXPECT_EQ(judge_threat(m.c, *m.space, 0, toll_input(m, Rational(31, 100))).refusing_best, false);
}

TEST(Threat, HasTheWorthOfRefusingAsItsMargin) {
  const Model m = model_of(toll);
  EXPECT_EQ(judge_threat(m.c, *m.space, 0, toll_input(m, Rational(1, 5))).margin, Rational(1));
}

TEST(ThresholdRange, IsAttainedAtCornersOfTheWeights) {
  const Model m = model_of(toll);
  const ThreatAnswer a = judge_threat(m.c, *m.space, 0, toll_input(m, Rational(1, 5)));
  const auto range = threshold_range(m.c, *m.space, a);
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->first, Rational(2, 12));  // least worth of not paying, most of no fine
  EXPECT_EQ(range->second, Rational(4, 8));
}

TEST(Threat, IsNoBluffOnceBackingDownCostsMoreThanCarryingOut) {
  const Model m = model_of(toll);
  ThreatInput input = toll_input(m, Rational(1, 5));
  input.audience_cost = Rational(2);  // as much as the fine costs the guard: still indifferent
  EXPECT_EQ(judge_threat(m.c, *m.space, 0, input).bluff, true);
  input.audience_cost = Rational(21, 10);
  const ThreatAnswer a = judge_threat(m.c, *m.space, 0, input);
  EXPECT_EQ(a.bluff, false);
  EXPECT_EQ(a.chance, Rational(1));
}

TEST(Threat, CannotBeJudgedWhereTheDemandCannotBeMet) {
  const Model m = model_of(R"(
options: {ann: [tell], bob: [share]}
rules: [bob.share moves only if ann.tell]
preferences: {ann: [bob.share, not ann.tell], bob: [not bob.share, not ann.tell]}
talks: [{from: ann, to: bob, demand: bob.share, or_else: ann.tell}]
)");
  ThreatInput input;
  input.from = side(m, 0, {});
  input.to = side(m, 1, {});
  input.status_quo = m.status_quo;
  const ThreatAnswer a = judge_threat(m.c, *m.space, 0, input);
  EXPECT_FALSE(a.bluff.has_value());
  EXPECT_FALSE(a.refusing_best.has_value());
  EXPECT_EQ(a.states.missing, "bob cannot meet the demand from the status quo");
}

TEST(Threat, WithoutWeightsIsRefusedIfItIsABluffAndRefusingIsPreferred) {
  const Model m = model_of(R"(
options: {guard: [fine], driver: [pay]}
preferences: {guard: [driver.pay, not guard.fine], driver: [not guard.fine, not driver.pay]}
talks: [{from: guard, to: driver, demand: driver.pay, or_else: guard.fine}]
)");
  ThreatInput input;
  input.from = side(m, 0, {});
  input.to = side(m, 1, {});
  input.status_quo = m.status_quo;
  const ThreatAnswer a = judge_threat(m.c, *m.space, 0, input);
  EXPECT_EQ(a.refusing_best, true);
  EXPECT_FALSE(a.threshold.has_value());
}

}  // namespace
}  // namespace entente::game
