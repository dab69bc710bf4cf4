#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "entente/base/random.hpp"
#include "entente/solve/extreme.hpp"

/// All extreme equilibria of random n x n tables, whole payoffs from -99 to 99: time, and the bases
/// visited. `entente_games_bench 12 16` for sizes of your own, `--threads N` before them.
namespace {

using entente::game::GameTable;

GameTable random_table(std::uint32_t n, std::uint64_t seed) {
  GameTable g;
  for (const char* name : {"A", "B"}) {
    g.players.push_back({name, {}});
    for (std::uint32_t k = 1; k <= n; ++k) g.players.back().strategies.push_back(std::to_string(k));
  }
  for (long v = -99; v <= 99; ++v) g.numbers.emplace_back(v);
  for (std::uint64_t k = 0; k < 2 * std::uint64_t{n} * n; ++k)
    g.cells.push_back(static_cast<std::uint32_t>(entente::mix(seed * 1000003 + k) % 199));
  return g;
}

void measure(std::uint32_t n, const entente::Run& run) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const GameTable g = random_table(n, seed);
    const auto begin = std::chrono::steady_clock::now();
    const entente::solve::Solutions s = entente::solve::extreme_equilibria(g, run);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:2} x {:2}  seed {}  {:4} equilibria  {:9} steps  {:8.3f} s\n", n, n, seed,
               s.profiles.size(), s.steps, took.count());
    std::fflush(stdout);
  }
}

}  // namespace

int main(int count, char** words) {
  entente::Run run;
  int first = 1;
  if (count > 2 && std::string(words[1]) == "--threads") {
    run.threads = std::atoi(words[2]);
    first = 3;
  }
  if (first < count) {
    for (int k = first; k < count; ++k)
      measure(static_cast<std::uint32_t>(std::atoi(words[k])), run);
    return 0;
  }
  for (const std::uint32_t n : {8U, 10U, 12U, 14U, 16U}) measure(n, run);
  return 0;
}
