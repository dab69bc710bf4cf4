#include "entente/settle/bargaining.hpp"

#include <gtest/gtest.h>

namespace entente::settle {
namespace {

constexpr const char* field = R"(
options: {ann: [dig], bob: [dam]}
preferences: {ann: [not bob.dam], bob: [not ann.dig]}
terms:
  between: [ann, bob]
  issues: {water: {range: 0..1, better: {ann: high, bob: low}}}
  no_deal:
    kind: fight
    prize: water
    expects: {ann: 0.7, bob: 0.5}
    cost: {ann: 0.1, bob: 0.05}
    cost_if: [{when: bob.dam, cost: {ann: 0.2}}]
)";

struct Fixture {
  Model m;
  NumberOf number = [this](const std::string& path) { return number_at(m.c, path)->middle(); };
};

Fixture fixture(const std::string& text = field) {
  CaseFile file = read_case_text("range.yaml", text);
  EXPECT_TRUE(file.model.has_value());
  return {std::move(*file.model)};
}

TEST(BargainingRange, RunsFromWhatTheTakerExpectsLessItsCostToWhatTheGiverExpectsPlusIts) {
  const Fixture f = fixture();
  const auto range = bargaining_range(f.m.c, f.m.c.status_quo, f.number);
  ASSERT_TRUE(range.has_value());
  EXPECT_EQ(range->least, Rational(6, 10));
  EXPECT_EQ(range->most, Rational(55, 100));
  EXPECT_FALSE(range->exists());
}

TEST(BargainingRange, OpensExactlyAtTheThresholdOfEachNumber) {
  Fixture f = fixture();
  const auto shut = bargaining_range(f.m.c, f.m.c.status_quo, f.number);
  for (const Opening& opening : shut->openings) {
    const Rational step = Rational(opening.below ? 1 : -1, 1000);
    const auto with = [&](const Rational& value) {
      return bargaining_range(f.m.c, f.m.c.status_quo, [&](const std::string& path) {
        return path == opening.path ? value : f.number(path);
      });
    };
    EXPECT_TRUE(with(opening.at)->exists()) << opening.path;
    EXPECT_FALSE(with(opening.at + step)->exists()) << opening.path;
  }
}

TEST(BargainingRange, TakesTheCostThatTheStateGives) {
  const Fixture f = fixture();
  const auto range = bargaining_range(f.m.c, std::vector<Level>{0, 1}, f.number);
  EXPECT_EQ(range->least, Rational(1, 2));
  EXPECT_TRUE(range->exists());
  EXPECT_EQ(range->nash_split(), Rational(525, 1000));
}

TEST(BargainingRange, IsNotComputedWhereNobodyFights) {
  const Fixture f = fixture(R"(
options: {ann: [dig], bob: [dam]}
preferences: {ann: [not bob.dam], bob: [not ann.dig]}
terms:
  between: [ann, bob]
  issues: {water: {range: 0..1, better: {ann: high, bob: low}}}
)");
  std::string why;
  EXPECT_FALSE(bargaining_range(f.m.c, f.m.c.status_quo, f.number, &why).has_value());
  EXPECT_NE(why.find("no_deal is not a fight"), std::string::npos);
}

}  // namespace
}  // namespace entente::settle
