#include "scenario_check.hpp"

#include <algorithm>

#include "../worlds/brute_force.hpp"
#include "twin_case.hpp"
#include <gtest/gtest.h>

#include "entente/levers/scenario.hpp"

namespace entente::test {
namespace {

using levers::Reading;
using levers::Scenario;

void compare_status_quo(const TwinCase& c, const Scenario& scenario) {
  TwinWorld::Levels levels = c.status_quo;
  for (const auto& [option, level] : c.given.held) levels[option] = level;
  const auto states = c.states();
  const auto place = std::ranges::find(states, levels);
  EXPECT_EQ(scenario.status_quo().has_value(), place != states.end()) << c.text;
  if (scenario.status_quo() && place != states.end()) {
    EXPECT_EQ(scenario.status_quo()->value, static_cast<std::uint64_t>(place - states.begin()))
        << c.text;
  }
}

std::size_t compare_reading(const TwinCase& c, const Scenario& scenario, Reading reading) {
  const OptionGraph g = scenario.graph(reading, scenario.with_given(scenario.table().middle()));
  const auto table = graph::fill_table(g, graph::crisp_concepts, Run{});
  const auto expected = worlds::brute_force(c.written_out(reading == Reading::weight));
  std::size_t cells = 0;
  for (std::size_t k = 0; k < graph::crisp_concepts.size(); ++k)
    for (PartyId i{0}; i.value < c.world.parties; ++i.value)
      for (std::uint64_t s = 0; s < g.state_count(); ++s, ++cells) {
        EXPECT_EQ(table->concepts[k].stable[i.value].contains(StateId{s}), expected[k][i.value][s])
            << "concept " << k << " party " << i.value << " state " << s + 1
            << (reading == Reading::weight ? " by weight\n" : " by the written order\n") << c.text;
        if (testing::Test::HasFailure()) return cells;
      }
  return cells;
}

}  // namespace

std::size_t compare_scenario(std::uint64_t seed) {
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  const TwinCase c = random_case(seed);
  const Model m = model_of(c.text);
  const Scenario scenario(m, m.c.claims.front().checks.front().given);
  EXPECT_EQ(scenario.space().size(), c.states().size()) << c.text;
  compare_status_quo(c, scenario);
  if (testing::Test::HasFailure() || !scenario.possible()) return 0;
  return compare_reading(c, scenario, Reading::order) +
         compare_reading(c, scenario, Reading::weight);
}

}  // namespace entente::test
