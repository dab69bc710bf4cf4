#include "measure.hpp"

#include <algorithm>
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

}  // namespace

Run two_threads() {
  Run run;
  run.threads = threads;
  return run;
}

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

bool measure_all(std::span<const Row> rows, std::span<const std::string_view> wanted) {
  fmt::print("{}, {} cores; {} threads\n", processor(), std::thread::hardware_concurrency(),
             threads);
  fmt::print("{:10} {:>12} {:>14} {:>9} {:>9} {:>6} {:16} check\n", "case", "states", "steps",
             "wall s", "cpu s", "MB", "counts+hashes");
  bool good = true;
  for (const Row& r : rows)
    if (wanted.empty() ? r.by_default : std::ranges::count(wanted, r.name) > 0)
      good = measure_apart(r) && good;
  return good;
}

}  // namespace entente::bench
