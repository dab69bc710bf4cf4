#include "extreme_check.hpp"

#include <array>

#include <gtest/gtest.h>

namespace entente::games_test {

void expect_tables_like_the_twin(std::uint64_t first, std::uint64_t count) {
  constexpr std::array<std::uint32_t, 5> values{2, 3, 4, 10, 100};
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    Dice dice(seed);
    const std::uint32_t rows = 1 + dice.roll(4);
    const std::uint32_t columns = 1 + dice.roll(4);
    const game::GameTable table = random_table(dice, {rows, columns}, values[dice.roll(5)]);
    const solve::Solutions s = solve::extreme_equilibria(table, Run{});
    ASSERT_EQ(s.ended, solve::Ended::all) << "seed " << seed;
    ASSERT_EQ(s.profiles, extreme_twin(table)) << "seed " << seed;
    for (const auto& profile : s.profiles)
      ASSERT_EQ(game::certify(table, profile).max_regret, Rational(0)) << "seed " << seed;
  }
}

}  // namespace entente::games_test
