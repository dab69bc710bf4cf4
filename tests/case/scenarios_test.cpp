#include "scenario_check.hpp"
#include "twin_case.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

constexpr std::uint64_t seeds = 2000;

TEST(RandomCasesUnderGiven, HoldWhatTheDefinitionsHoldByOrderAndByWeight) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= seeds && !HasFailure(); ++seed)
    cells += compare_scenario(seed);
  EXPECT_GT(cells, 100000U);
}

/// Otherwise the comparison above would compare one thing with itself.
TEST(RandomCasesUnderGiven, OftenRankStatesByWeightOtherwiseThanByTheWrittenOrder) {
  int differ = 0, typed = 0, held = 0, changed = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const TwinCase c = random_case(seed);
    const ConflictGraph by_order = c.written_out(false), by_weight = c.written_out(true);
    bool same = true;
    for (PartyId i{0}; i.value < c.world.parties; ++i.value)
      for (StateId s{0}; s.value < by_order.state_count(); ++s.value)
        same = same && by_order.compare(i, StateId{0}, s) == by_weight.compare(i, StateId{0}, s);
    differ += same ? 0 : 1;
    typed += c.given.types.empty() ? 0 : 1;
    held += c.given.held.empty() ? 0 : 1;
    changed += c.given.weights.empty() ? 0 : 1;
  }
  EXPECT_GT(differ, 200);
  EXPECT_GT(typed, 300);
  EXPECT_GT(held, 300);
  EXPECT_GT(changed, 300);
}

}  // namespace
}  // namespace entente::test
