#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/fill.hpp"

/// Cases that are timed, each in a process of its own, so that its peak of memory is its own.
namespace entente::bench {

/// How the rows work: on the number of threads that was asked for, 2 at first.
Run some_threads();

/// What one run gives; `check` is compared with the expected value.
struct Outcome {
  std::uint64_t states = 0, steps = 0, check = 0;
};

/// `large`: a minute or more, or gigabytes.
enum class Group : std::uint8_t { graph, large };

/// One row of the list. `work` gets the row itself, with what it is to be made of.
struct Row {
  std::string_view name;
  Group group;
  int runs;             ///< the median of so many is shown
  std::uint64_t check;  ///< a fold of what was found; bench/README.md says how each is known
  Outcome (*work)(const Row&);
  std::vector<std::uint64_t> strategies;
  std::uint64_t seed;
};

/// Many numbers in one, in their order.
class Fold {
public:
  void take(std::uint64_t word) { sum_ = sum_ * 0x9E3779B97F4A7C15U + word; }
  std::uint64_t sum() const { return sum_; }

private:
  std::uint64_t sum_ = 0;
};

/// All counts and hashes of a table in one number: from graph-scale.md by the same rule.
std::uint64_t fold(const graph::Table& table, const graph::TableHash& hashes);

/// The tables of some concepts; `check` is their fold.
template <class G>
Outcome fill(const G& g, std::span<const graph::ConceptId> concepts) {
  const graph::Table table = *graph::fill_table(g, concepts, some_threads());
  return {g.state_count(), table.steps, fold(table, graph::hash(table, some_threads()))};
}

/// The same of the five crisp ones.
template <class G>
Outcome fill(const G& g) {
  return fill(g, graph::crisp_concepts);
}

/// Prints one table of the rows asked for: `graph`, `graph-large`, names of rows; nothing is
/// `graph`. `--threads N` may come before. Gives whether every check value was right.
bool measure_all(std::span<const Row> rows, std::span<const std::string_view> arguments);

/// The rows of the other files here.
std::vector<Row> ruled_rows();
std::vector<Row> family_rows();
std::vector<Row> marked_rows();
std::vector<Row> inverse_rows();
std::vector<Row> sensitivity_rows();

}  // namespace entente::bench
