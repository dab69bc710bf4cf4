#include "tables_check.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

TEST(TablesOfRandomCases, EqualTheDefinitionsOnArcsWrittenOut) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= 400 && !HasFailure(); ++seed) cells += compare_cells(seed);
  RecordProperty("cells", static_cast<int>(cells));
  EXPECT_GT(cells, 10000U);
}

}  // namespace
}  // namespace entente::test
