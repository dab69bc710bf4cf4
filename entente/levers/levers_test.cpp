#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/project.hpp"
#include <gtest/gtest.h>

#include "entente/levers/changes.hpp"
#include "entente/levers/claims.hpp"

namespace entente::levers {
namespace {

std::string shipped(const std::string& name) { return tests::in_project("cases/" + name); }

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Model march() {
  CaseFile file = read_case(shipped("ukraine-march-2025.yaml"));
  EXPECT_TRUE(file.model.has_value());
  return std::move(*file.model);
}

/// The March 2025 case with one stretch of its text replaced; it stands where its documents are.
Model edited(const std::string& from, const std::string& to) {
  std::string text = text_of(shipped("ukraine-march-2025.yaml"));
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  CaseFile file = read_case_text(shipped("edited.yaml"), text);
  EXPECT_TRUE(file.model.has_value());
  return std::move(*file.model);
}

Run quick(std::uint64_t draws = 200) {
  Run run;
  run.draws = draws;
  return run;
}

const TestedClaim& claim(const ClaimsAnswer& answer, const std::string& id) {
  return *std::ranges::find(answer.claims, id, &TestedClaim::id);
}

TEST(Claims, OfTheMarchCaseHoldButTheOneThatNeedsAForecast) {
  const Model m = march();
  const ClaimsAnswer answer = test_claims(m, Reading::order, quick());
  for (const TestedClaim& c : answer.claims) {
    if (c.id == "C5") {
      EXPECT_FALSE(c.all.holds.has_value());
      EXPECT_FALSE(c.all.share.has_value());
    } else {
      EXPECT_EQ(c.all.holds, true) << c.id << ": " << c.all.reason;
      EXPECT_TRUE(c.all.share.has_value()) << c.id;
    }
  }
  EXPECT_FALSE(answer.all_hold());
}

TEST(Claims, NameThePartyThatLeavesAndItsMove) {
  const Model m = march();
  const ClaimsAnswer answer = test_claims(m, Reading::order, quick(0));
  const std::string& reason = claim(answer, "C1").all.reason;
  EXPECT_NE(reason.find("Russia leaves 25 (ceasefire) for 22 (partial deal)"), std::string::npos)
      << reason;
  EXPECT_NE(reason.find("would not prefer to carry out"), std::string::npos) << reason;
}

TEST(Claims, GiveTheThresholdsOfTheRangeAndOfTheReply) {
  const Model m = march();
  const ClaimsAnswer answer = test_claims(m, Reading::order, quick(0));
  EXPECT_EQ(claim(answer, "C3").all.threshold_at, Rational(61, 100));
  EXPECT_EQ(claim(answer, "C4").all.threshold_at, Rational(9, 40));
  EXPECT_EQ(claim(answer, "C4").all.threshold_path, "types.us.resolved.chance");
}

TEST(Claims, HaveTheSameSharesForAnyNumberOfThreads) {
  const Model m = march();
  entente::Run run = quick(300);
  const ClaimsAnswer one = test_claims(m, Reading::order, run);
  for (int threads : {2, 8}) {
    run.threads = threads;
    const ClaimsAnswer many = test_claims(m, Reading::order, run);
    for (std::size_t k = 0; k < one.claims.size(); ++k)
      EXPECT_EQ(one.claims[k].all.share, many.claims[k].all.share);
  }
}

TEST(Claims, AreBrokenByAnEditThatMatters) {
  const Model believed = edited("chance: 0.05..0.20", "chance: 0.25..0.40");
  EXPECT_EQ(claim(test_claims(believed, Reading::order, quick(0)), "C4").all.holds, false);
  const Model modest = edited("russia: 0.60..0.75", "russia: 0.40..0.50");
  EXPECT_EQ(claim(test_claims(modest, Reading::order, quick(0)), "C3").all.holds, false);
}

TEST(Claims, CannotBeAskedWhereWhatIsGivenLeavesNoState) {
  const Model m = edited("rules:\n", "rules:\n  - never us.press is russia\n");
  const ClaimsAnswer answer = test_claims(m, Reading::order, quick(0));
  const TestedClaim& c6 = claim(answer, "C6");
  EXPECT_FALSE(c6.checks[1].holds.has_value());
  EXPECT_EQ(c6.checks[1].reason, "What is given leaves no state.");
}

TEST(Claims, OfCasesWithoutRangesHoldInAllDrawsOrNone) {
  CaseFile file = read_case_text("sure.yaml", R"(
options: {ann: [share], bob: [share]}
preferences:
  ann: [{want: bob.share, weight: 2}, {want: not ann.share, weight: 1}]
  bob: [{want: ann.share, weight: 2}, {want: not bob.share, weight: 1}]
claims:
  alone: {expect: not ann.share and not bob.share is stable under nash}
)");
  ASSERT_TRUE(file.model.has_value());
  const ClaimsAnswer answer = test_claims(*file.model, Reading::order, quick(1000));
  EXPECT_EQ(answer.claims.front().all.share, 1.0);
  EXPECT_EQ(answer.draws, 1U);
}

TEST(Levers, FindTheThresholdOfACredibleThreatExactly) {
  const Model m = march();
  const LeversAnswer answer =
      try_levers(m, std::nullopt, graph::ConceptId::seq, Reading::order, quick());
  const auto lever = std::ranges::find(answer.effects, "credible_threat", &Effect::id);
  EXPECT_EQ(lever->threshold, Rational(9, 40));
  ASSERT_EQ(lever->stretches.size(), 2U);
  EXPECT_FALSE(lever->stretches[0].high_included);  // at the threshold refusing is no longer best
}

TEST(Levers, FindWhereTheBargainingRangeOpensAndThatItIsOpenThere) {
  const Model m = march();
  const LeversAnswer answer =
      try_levers(m, std::nullopt, graph::ConceptId::seq, Reading::order, quick());
  const auto lever = std::ranges::find(answer.effects, "battlefield", &Effect::id);
  EXPECT_EQ(lever->threshold, Rational(61, 100));
  EXPECT_TRUE(lever->stretches.front().high_included);
}

TEST(Levers, ThatHoldAnOptionSayWhatThenHolds) {
  const Model m = march();
  const LeversAnswer answer =
      try_levers(m, std::nullopt, graph::ConceptId::seq, Reading::order, quick());
  EXPECT_EQ(std::ranges::find(answer.effects, "press_russia", &Effect::id)->effect,
            "only 27 holds under every concept");
}

TEST(Levers, TriedForATargetSayUnderWhichConceptsItHolds) {
  const Model m = march();
  Expression target =
      m.c.claims.front().checks.front().left;  // a ceasefire without pressure on Russia
  const LeversAnswer answer =
      try_levers(m, target, graph::ConceptId::nash, Reading::order, quick());
  EXPECT_FALSE(answer.target_today);
  const auto held =
      std::ranges::find(answer.effects, "russia.accept is ceasefire held", &Effect::id);
  EXPECT_TRUE(held->target_holds);
}

TEST(Levers, OfEveryShippedCaseAreTriedWithoutAnyThatLeavesNoWord) {
  for (const char* name : {"chicken", "cuba-1962", "elmira-1991", "house", "price-war",
                           "prisoners-dilemma", "river", "strike"}) {
    CaseFile file = read_case(shipped(std::string(name) + ".yaml"));
    ASSERT_TRUE(file.model.has_value()) << name;
    for (const Reading reading : {Reading::order, Reading::weight})
      for (const Effect& e :
           try_levers(*file.model, std::nullopt, graph::ConceptId::seq, reading, quick()).effects)
        EXPECT_FALSE(e.effect.empty()) << name << " " << e.id;
  }
}

TEST(VaryByWeight, FindsAnswersThatHoldAtASinglePoint) {
  // At weight 3 the two wants of ann are worth the same: nobody leaves either state there.
  CaseFile file = read_case_text("point.yaml", R"(
options: {ann: [go]}
preferences: {ann: [{want: ann.go, weight: 4}, {want: not ann.go, id: stay, weight: 3}]}
levers: [{id: stay, vary: preferences.ann.stay.weight, over: 1..9}]
)");
  ASSERT_TRUE(file.model.has_value());
  const LeversAnswer answer =
      try_levers(*file.model, std::nullopt, graph::ConceptId::nash, Reading::weight, quick());
  const Effect& e = answer.effects.front();
  ASSERT_EQ(e.stretches.size(), 3U);
  EXPECT_EQ(e.stretches[1].low, Rational(4));
  EXPECT_EQ(e.stretches[1].high, Rational(4));
}

}  // namespace
}  // namespace entente::levers
