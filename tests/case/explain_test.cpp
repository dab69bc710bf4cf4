#include "entente/report/explain.hpp"

#include <algorithm>

#include "../worlds/brute_force.hpp"
#include "twin_case.hpp"
#include <gtest/gtest.h>

/// `explain` on random cases by weight: its verdicts and sums against those written out by hand.
namespace entente::test {
namespace {

using levers::Reading;

void compare_state(const TwinCase& c, const report::ExplainAnswer& a,
                   const worlds::Answers& expected) {
  const auto states = c.world.states();
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    for (std::size_t k = 0; k < expected.size(); ++k) {
      const auto id = graph::crisp_concepts[k];
      const bool stable =
          std::ranges::find(a.cells[i].stable_under, id) != a.cells[i].stable_under.end();
      EXPECT_EQ(stable, expected[k][i][a.state.value]) << "party " << i << "\n" << c.text;
    }
    EXPECT_EQ(a.worth[i].empty(), !c.worth(i, states.front()).has_value()) << c.text;
    for (const report::Worth& worth : a.worth[i])
      EXPECT_NEAR(worth.sum.to_double(), *c.worth(i, states[worth.state.value]), 1e-9)
          << "party " << i << " state " << worth.state.value + 1 << "\n"
          << c.text;
  }
}

TEST(ExplainByWeight, JudgesAndSumsAsTheDefinitionsDoInRandomCases) {
  std::size_t states = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    TwinCase c = random_case(seed);
    c.given = {};
    const Model m = model_of(c.text);
    const levers::Scenario scenario(m, {});
    const OptionGraph g = scenario.graph(Reading::weight, scenario.table().middle());
    const worlds::Answers expected = worlds::brute_force(c.written_out(true));
    for (StateId s{0}; s.value < m.space->size() && !HasFailure(); ++s.value, ++states)
      compare_state(c, report::explain_state(m, g, s, Reading::weight), expected);
  }
  EXPECT_GT(states, 500U);
}

}  // namespace
}  // namespace entente::test
