#include "measure.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::bench {
namespace {

int& threads() {
  static int number = 2;
  return number;
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
  double all = 0;
  Outcome outcome;
  for (int k = 0; k < r.runs; ++k) {
    const double start = wall_seconds();
    outcome = r.work(r);
    seconds.push_back(wall_seconds() - start);
    all += seconds.back();
  }
  std::ranges::sort(seconds);
  const auto [cpu, megabytes] = usage();
  const bool same = r.check == outcome.check;
  fmt::print("{:<14} {:>11} {:>14} {:>9.4f} {:>9.4f} {:>8.2f} {:>7} {:016x} {}\n", r.name,
             outcome.states, outcome.steps, seconds[seconds.size() / 2], cpu / r.runs, cpu / all,
             megabytes, outcome.check, same ? "ok" : "FAIL");
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
  const bool whole = child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status);
  if (!whole) fmt::print("{:<14} ended before it was done FAIL\n", r.name);
  return whole && WEXITSTATUS(status) == 0;
}

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

constexpr std::string_view word_of(Group group) {
  return group == Group::graph ? "graph" : "graph-large";
}

/// Takes `--threads N` from the front; false where it is no number.
bool take_threads(std::span<const std::string_view>& arguments) {
  if (arguments.empty() || arguments.front() != "--threads") return true;
  if (arguments.size() < 2) return false;
  const std::string_view number = arguments[1];
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), threads());
  arguments = arguments.subspan(2);
  return error == std::errc{} && end == number.data() + number.size() && threads() > 0;
}

bool known(std::span<const Row> rows, std::string_view word) {
  return std::ranges::any_of(
      rows, [&](const Row& r) { return r.name == word || word_of(r.group) == word; });
}

}  // namespace

Run some_threads() {
  Run run;
  run.threads = threads();
  return run;
}

std::uint64_t fold(const graph::Table& table, const graph::TableHash& hashes) {
  Fold sum;
  for (std::size_t c = 0; c < table.concepts.size(); ++c) {
    for (std::size_t i = 0; i < table.concepts[c].stable.size(); ++i) {
      sum.take(table.concepts[c].stable[i].count());
      sum.take(hashes.stable[c][i]);
    }
    sum.take(table.concepts[c].equilibria.count());
    sum.take(hashes.equilibria[c]);
  }
  return sum.sum();
}

bool measure_all(std::span<const Row> rows, std::span<const std::string_view> arguments) {
  if (!take_threads(arguments)) {
    fmt::print(stderr, "--threads takes a number above 0\n");
    return false;
  }
  for (std::string_view word : arguments)
    if (!known(rows, word)) {
      fmt::print(stderr, "no row and no group is called \"{}\"\n", word);
      return false;
    }
  fmt::print("# {}, {} cores; {} threads\n", processor(), std::thread::hardware_concurrency(),
             threads());
  fmt::print("{:<14} {:>11} {:>14} {:>9} {:>9} {:>8} {:>7} {:16} check\n", "name", "states",
             "steps", "wall_s", "cpu_s", "cpu/wall", "peak_MB", "fold");
  bool good = true;
  for (const Row& r : rows) {
    const bool asked = arguments.empty() ? r.group == Group::graph
                                         : std::ranges::count(arguments, r.name) > 0 ||
                                               std::ranges::count(arguments, word_of(r.group)) > 0;
    if (asked) good = measure_apart(r) && good;
  }
  return good;
}

}  // namespace entente::bench
