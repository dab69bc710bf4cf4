#include "tables_check.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

TEST(TenThousandRandomCases, HaveTheTablesOfTheDefinitionsOnArcsWrittenOut) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1001; seed <= 11000 && !HasFailure(); ++seed)
    cells += compare_cells(seed);
  RecordProperty("cells", static_cast<int>(cells));
  EXPECT_GT(cells, 1000000U);
}

}  // namespace
}  // namespace entente::test
