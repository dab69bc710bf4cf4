#include "scenario_check.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

TEST(TenThousandRandomCasesUnderGiven, HoldWhatTheDefinitionsHoldByOrderAndByWeight) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 10'001; seed <= 20'000 && !HasFailure(); ++seed)
    cells += compare_scenario(seed);
  EXPECT_GT(cells, 500000U);
}

}  // namespace
}  // namespace entente::test
