#include "extreme_check.hpp"
#include <gtest/gtest.h>

namespace entente::games_test {
namespace {

TEST(ExtremeEquilibria, AreThoseOfAnotherEnumerationInTenThousandSmallTables) {
  expect_tables_like_the_twin(1000, 10000);
}

}  // namespace
}  // namespace entente::games_test
