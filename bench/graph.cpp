// The speed of the graph engine: entente_bench [name ...]; all cases of the default list without a
// name. Each case runs in a process of its own, so that its peak of memory is its own.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/graph/best_ways.hpp"
#include "entente/graph/bottlenecks.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/path.hpp"
#include "entente/graph/prevention.hpp"
#include "entente/graph/small.hpp"

namespace entente::bench {
namespace {

constexpr int threads = 2;

/// What one run gives; `check` is compared with the expected value.
struct Outcome {
  std::uint64_t states = 0, steps = 0, check = 0;
};

/// One row of the list below. `work` gets the row itself, with what it is to be made of.
struct Row {
  std::string_view name;
  bool by_default;
  int runs;             ///< the median of so many is shown
  std::uint64_t check;  ///< see fold; 0: not known
  Outcome (*work)(const Row&);
  std::vector<std::uint64_t> strategies;
  std::uint64_t seed;
};

Run two_threads() {
  Run run;
  run.threads = threads;
  return run;
}

/// All counts and hashes of a table in one number: from graph-scale.md by the same rule.
std::uint64_t fold(const graph::Table& table, const graph::TableHash& hashes) {
  std::uint64_t sum = 0;
  const auto take = [&](std::uint64_t word) { sum = sum * 0x9E3779B97F4A7C15U + word; };
  for (std::size_t c = 0; c < table.concepts.size(); ++c) {
    for (std::size_t i = 0; i < table.concepts[c].stable.size(); ++i) {
      take(table.concepts[c].stable[i].count());
      take(hashes.stable[c][i]);
    }
    take(table.concepts[c].equilibria.count());
    take(hashes.equilibria[c]);
  }
  return sum;
}

template <class G>
Outcome fill(const G& g) {
  const graph::Table table = *graph::fill_table(g, graph::crisp_concepts, two_threads());
  return {g.state_count(), table.steps, fold(table, graph::hash(table, two_threads()))};
}

ProductGraph uniform_graph(const Row& r) { return {r.strategies, ValueKind::uniform, r.seed}; }
Outcome uniform(const Row& r) { return fill(uniform_graph(r)); }
Outcome additive(const Row& r) {
  return fill(ProductGraph(r.strategies, ValueKind::additive, r.seed));
}
Outcome random_100k(const Row& r) { return fill(random_graph(4, 100'000, 3, r.seed)); }
Outcome random_million(const Row& r) { return fill(random_graph(3, 1'000'000, 3, r.seed)); }

/// New preferences on the same moves, as a forecast draws them: 10,000 tables of 36 states.
Outcome draws(const Row& row) {
  constexpr std::uint64_t count = 10'000;
  const ProductGraph g = uniform_graph(row);
  const graph::SmallMoves moves = graph::small_moves(g);
  graph::SmallPreferences preferences;
  graph::SmallTable table;
  Outcome outcome{g.state_count(), 0, 0};
  std::vector<std::uint32_t> ranks(g.party_count() * g.state_count());
  for (std::uint64_t draw = 0; draw < count; ++draw) {
    for (std::size_t k = 0; k < ranks.size(); ++k)
      ranks[k] = static_cast<std::uint32_t>(splitmix_at(draw, k) >> 48);
    graph::small_preferences(moves, ranks, preferences);
    outcome.steps += graph::fill_small(moves, preferences, table);
    for (const auto& party : table.stable)
      for (std::uint64_t word : party) outcome.check += word;
  }
  return outcome;
}

/// One whole table of 36 states through fill_table, 10,000 times on one thread.
Outcome tables(const Row& row) {
  constexpr std::uint64_t count = 10'000;
  const ProductGraph g = uniform_graph(row);
  Outcome outcome{g.state_count(), 0, 0};
  for (std::uint64_t k = 0; k < count; ++k)
    outcome.steps += graph::fill_table(g, graph::crisp_concepts, Run{})->steps;
  return outcome;
}

/// Shortest sequences from state 0, any moves and improvements.
template <class G>
Outcome paths(const G& g) {
  const graph::Evolution e = *graph::evolution(g, StateId{0}, two_threads());
  const std::uint64_t moved = e.by_moves.reached_count(),
                      improved = e.by_improvements.reached_count();
  return {g.state_count(), moved + improved, moved * 1'000'000'007U + improved};
}

Outcome path_random(const Row& r) { return paths(random_graph(3, 1'000'000, 3, r.seed)); }
Outcome path_uniform(const Row& r) { return paths(uniform_graph(r)); }

/// The cheapest ways from state 0 to every state, by any moves; then what no way to the last state
/// does without, and which party can keep the conflict out of it.
template <class G>
Outcome cheapest(const G& g) {
  const Run run;
  const StateId start{0}, last{g.state_count() - 1};
  const graph::BestWays best(g, start, graph::WayMoves::any, graph::WayOrder::cheapest, run);
  Outcome outcome{g.state_count(), 0, 0};
  for (std::uint64_t s = 0; s < g.state_count(); ++s)
    if (best.reached(StateId{s})) outcome.steps += best.cost(StateId{s}).moves;
  const auto needed = graph::BottleneckFinder(g, start, last, graph::WayMoves::any, run).find();
  outcome.check = needed ? needed->moves.size() : 0;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    outcome.check =
        2 * outcome.check + (graph::KeepOut(g, i, last, graph::WayMoves::any).can(start) ? 1 : 0);
  return outcome;
}
Outcome cheapest_random(const Row& r) { return cheapest(random_graph(3, 1'000'000, 3, r.seed)); }

/// The ladder of graph-scale.md with its check values, then small tables and paths.
const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"u12", true, 3, 0xc889cff2ac409032, uniform, {8, 8, 8, 8}, 101},
      {"u16", true, 3, 0x226e6c4aaaf90e3f, uniform, {16, 16, 16, 16}, 102},
      {"ugatt", true, 3, 0x7fa7b19a973d5b89, uniform, {10, 12, 12, 12, 4, 2}, 104},
      {"u6p", true, 3, 0x3330992a1e6fa2f5, uniform, {8, 8, 8, 8, 8, 8}, 106},
      {"u20", true, 3, 0x92dc5d91861ae42a, uniform, {32, 32, 32, 32}, 103},
      {"u24", false, 1, 0x7865cffb24d2a4a0, uniform, {64, 64, 64, 64}, 105},
      {"u26", false, 1, 0x2e3e7cbb1f176e37, uniform, {128, 128, 64, 64}, 107},
      {"u28", false, 1, 0, uniform, {128, 128, 128, 128}, 108},
      {"a12", true, 3, 0x9e8aec31950e73cb, additive, {8, 8, 8, 8}, 111},
      {"a16", true, 3, 0x5cfb3c7c4446532e, additive, {16, 16, 16, 16}, 112},
      {"agatt", true, 3, 0x9c3aa72ae453097e, additive, {10, 12, 12, 12, 4, 2}, 114},
      {"a20", true, 3, 0xef245d86cf777ca1, additive, {32, 32, 32, 32}, 113},
      {"a24", false, 1, 0x9df3d3def2fd4607, additive, {64, 64, 64, 64}, 115},
      {"g17", true, 3, 0xfe930918ae51d794, random_100k, {}, 302},
      {"g20", false, 1, 0x59f668fe66b4a3ee, random_million, {}, 301},
      {"draws36", true, 3, 0, draws, {2, 3, 6}, 5},
      {"tables36", true, 3, 0, tables, {2, 3, 6}, 5},
      {"path20", true, 1, 0, path_random, {}, 301},
      {"pathu20", true, 1, 0, path_uniform, {32, 32, 32, 32}, 103},
      {"cheap20", true, 1, 0, cheapest_random, {}, 301},
  };
  return all;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What this process has used: processor time of all threads, and its peak of memory.
struct Usage {
  double cpu_seconds;
  long megabytes;
};

Usage usage() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return {seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss / 1024};
}

/// Prints one row; gives whether the check value is the expected one.
bool measure(const Row& r) {
  std::vector<double> seconds;
  Outcome outcome;
  for (int k = 0; k < r.runs; ++k) {
    const double start = wall_seconds();
    outcome = r.work(r);
    seconds.push_back(wall_seconds() - start);
  }
  std::ranges::sort(seconds);
  const auto [cpu, megabytes] = usage();
  const bool same = r.check == 0 || r.check == outcome.check;
  fmt::print("{:10} {:>12} {:>14} {:>9.4f} {:>9.4f} {:>6} {:016x} {}\n", r.name, outcome.states,
             outcome.steps, seconds[seconds.size() / 2], cpu / r.runs, megabytes, outcome.check,
             r.check == 0 ? "-"
             : same       ? "ok"
                          : "WRONG");
  return same;
}

bool measure_apart(const Row& r) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const bool same = measure(r);
    std::fflush(stdout);
    _exit(same ? 0 : 1);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

/// The cases named, or those of the default list; gives whether every check value was right.
bool measure_all(const std::vector<std::string_view>& wanted) {
  fmt::print("{}, {} cores; {} threads\n", processor(), std::thread::hardware_concurrency(),
             threads);
  fmt::print("{:10} {:>12} {:>14} {:>9} {:>9} {:>6} {:16} check\n", "case", "states", "steps",
             "wall s", "cpu s", "MB", "counts+hashes");
  bool good = true;
  for (const Row& r : rows())
    if (wanted.empty() ? r.by_default : std::ranges::count(wanted, r.name) > 0)
      good = measure_apart(r) && good;
  return good;
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
  return entente::bench::measure_all({argv + 1, argv + argc}) ? 0 : 1;
}
