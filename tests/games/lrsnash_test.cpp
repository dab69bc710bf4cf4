#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

#include "extreme_check.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

/// The extreme equilibria against those of lrsnash (Debian package lrslib), another program by
/// other authors. It is run, never linked, and the tests are skipped where it is not installed.
namespace entente::games_test {
namespace {

bool installed() { return std::system("command -v lrsnash >/dev/null 2>&1") == 0; }

std::string printed_by(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe.get()))
    text.append(part.data(), got);
  return text;
}

/// The payoffs of player i as lrsnash reads them: a row for each strategy of the first.
void write_matrix(std::ofstream& file, const game::GameTable& g, std::uint32_t i) {
  for (std::size_t r = 0; r < g.strategy_count(0); ++r) {
    for (std::size_t c = 0; c < g.strategy_count(1); ++c)
      file << g.payoff(r + c * g.stride(1), i).fraction() << ' ';
    file << '\n';
  }
  file << '\n';
}

/// Lines "2 y.. payoff" hold chances of the second player, and belong to the lines "1 x.. payoff"
/// that follow them.
std::vector<std::vector<std::vector<Rational>>> by_lrsnash(const game::GameTable& g) {
  const std::string path = fmt::format("/tmp/entente-lrsnash-{}", getpid());
  {
    std::ofstream file(path);
    file << g.strategy_count(0) << ' ' << g.strategy_count(1) << "\n\n";
    write_matrix(file, g, 0);
    write_matrix(file, g, 1);
  }
  std::istringstream lines(printed_by("lrsnash " + path + " 2>/dev/null"));
  std::remove(path.c_str());
  std::vector<std::vector<std::vector<Rational>>> found;
  std::vector<std::vector<Rational>> second;
  bool closed = true;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word != "1" && word != "2") continue;
    std::vector<Rational> chances;
    const std::string player = word;
    const std::uint32_t count = g.strategy_count(player == "1" ? 0 : 1);
    while (chances.size() < count && words >> word) chances.push_back(*Rational::parse(word));
    if (player == "2") {
      if (closed) second.clear();
      closed = false;
      second.push_back(std::move(chances));
    } else {
      closed = true;
      for (const auto& y : second) found.push_back({chances, y});
    }
  }
  solve::sort(found);
  return found;
}

void expect_same_as_lrsnash(std::uint64_t first, std::uint64_t count, std::uint32_t most) {
  constexpr std::array<std::uint32_t, 4> values{2, 3, 10, 200};
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    Dice dice(seed);
    const std::uint32_t rows = 1 + dice.roll(most);
    const std::uint32_t columns = 1 + dice.roll(most);
    const game::GameTable g = random_table(dice, {rows, columns}, values[dice.roll(4)]);
    const solve::Solutions s = solve::extreme_equilibria(g, entente::Run{});
    ASSERT_EQ(s.profiles, by_lrsnash(g)) << "seed " << seed << ": " << rows << " x " << columns;
  }
}

TEST(ExtremeEquilibria, AreThoseOfLrsnash) {
  if (!installed()) GTEST_SKIP() << "lrsnash (Debian package lrslib) is not installed";
  expect_same_as_lrsnash(1, 60, 6);
}

}  // namespace
}  // namespace entente::games_test
