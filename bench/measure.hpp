#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/fill.hpp"

/// Cases that are timed, each in a process of its own, so that its peak of memory is its own.
namespace entente::bench {

inline constexpr int threads = 2;
Run two_threads();

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

/// All counts and hashes of a table in one number: from graph-scale.md by the same rule.
std::uint64_t fold(const graph::Table& table, const graph::TableHash& hashes);

/// The tables of the five concepts; `check` is their fold.
template <class G>
Outcome fill(const G& g) {
  const graph::Table table = *graph::fill_table(g, graph::crisp_concepts, two_threads());
  return {g.state_count(), table.steps, fold(table, graph::hash(table, two_threads()))};
}

/// The cases named, or those of the default list; gives whether every check value was right.
bool measure_all(std::span<const Row> rows, std::span<const std::string_view> wanted);

/// Conflicts under rules, and concepts beyond the five: bench/rules.cpp, bench/families.cpp.
std::vector<Row> ruled_rows();
std::vector<Row> family_rows();

}  // namespace entente::bench
