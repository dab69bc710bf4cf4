#include <string>
#include <vector>

#include "support.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill_impl.hpp"
#include "entente/model/option_graph.hpp"

/// Cases too large for a brute force: tables under rules against the flood, which knows no fibres
/// and looks at one move at a time. Both are held to the definitions in tables_test.cpp.
namespace entente::test {
namespace {

/// options[i]: how many yes-or-no options party i has.
std::string text_of(const std::vector<int>& options, const std::string& rules) {
  std::string text = "options:\n", wants = "preferences:\n";
  for (std::size_t i = 0; i < options.size(); ++i) {
    text += fmt::format("  p{}: [o0", i);
    for (int k = 1; k < options[i]; ++k) text += fmt::format(", o{}", k);
    text += "]\n";
    wants += fmt::format("  p{0}: [p{0}.o0]\n", i);
  }
  return text + "rules:\n" + rules + wants;
}

OptionGraph graph_of(const Model& m, std::uint64_t seed, std::uint64_t ranks) {
  Dice dice(seed);
  std::vector<Ranks> orders(m.space->party_count());
  for (Ranks& order : orders)
    for (std::uint64_t s = 0; s < m.space->size(); ++s)
      order.push_back(static_cast<std::uint32_t>(dice.roll(ranks)));
  return {m.space, std::move(orders)};
}

void expect_equal_tables(const OptionGraph& g, const std::string& label) {
  const auto ruled = graph::fill_table(g, graph::crisp_concepts, entente::Run{});
  const graph::Table floods =
      graph::detail::fill_by_floods(g, graph::crisp_concepts, entente::Run{});
  ASSERT_TRUE(ruled.has_value());
  for (std::size_t k = 0; k < graph::crisp_concepts.size(); ++k) {
    EXPECT_EQ(ruled->concepts[k].method, "ruled_strategies") << label;
    for (std::size_t i = 0; i < g.party_count(); ++i)
      EXPECT_EQ(ruled->concepts[k].stable[i], floods.concepts[k].stable[i])
          << label << " concept " << k << " party " << i;
  }
}

const std::string across = "  - never p0.o0 and p1.o0\n  - never p2.o1 and not p0.o1 and p1.o1\n";
const std::string moves =
    "  - p0.o1 only rises\n  - p1.o0 only falls\n  - p2.o0 moves only if p0.o0 or p1.o1\n"
    "  - p0.o2 moves only if not p2.o1\n";

TEST(TablesUnderRules, EqualTheFloodInCasesOfThousandsOfStates) {
  for (const auto& options : {std::vector{3, 2, 2}, {4, 3, 2}, {3, 3, 3, 2}, {7, 2, 2}, {3, 8, 2}})
    for (const std::string& rules : {across, moves, across + moves})
      for (std::uint64_t ranks : {4U, 1000U, 100000U}) {
        const Model m = model_of(text_of(options, rules));
        expect_equal_tables(
            graph_of(m, 7 * ranks + options.size(), ranks),
            fmt::format("{} options, {} ranks\n{}", fmt::join(options, " "), ranks, rules));
      }
}

TEST(TablesUnderRules, TakePartiesOfMoreStrategiesThanAByteCounts) {
  const Model m = model_of(text_of({9, 3, 2}, across + moves));
  expect_equal_tables(graph_of(m, 3, 60000), "9 3 2");
  expect_equal_tables(graph_of(m, 4, 600000), "9 3 2, many ranks");
}

TEST(TablesUnderRules, AreTheSameForAnyNumberOfThreads) {
  const Model m = model_of(text_of({5, 4, 4}, across + moves));
  const OptionGraph g = graph_of(m, 5, 500);
  const auto one = graph::fill_table(g, graph::crisp_concepts, entente::Run{});
  for (int threads : {2, 8}) {
    entente::Run run;
    run.threads = threads;
    const auto many = graph::fill_table(g, graph::crisp_concepts, run);
    for (std::size_t k = 0; k < graph::crisp_concepts.size(); ++k)
      EXPECT_EQ(one->concepts[k].stable, many->concepts[k].stable) << threads;
  }
}

TEST(TablesUnderRules, HaveTheWholePartiesOnlyWhereStepsRunOut) {
  const Model m = model_of(text_of({4, 4, 4}, across));
  const OptionGraph g = graph_of(m, 6, 500);
  entente::Run run;
  const auto whole = graph::fill_table(g, graph::crisp_concepts, entente::Run{});
  run.budget = 2 * whole->steps / 3;
  const auto part = graph::fill_table(g, graph::crisp_concepts, run);
  EXPECT_TRUE(part->partial);
  for (std::size_t k = 0; k < graph::crisp_concepts.size(); ++k) {
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_EQ(part->concepts[k].stable[i], whole->concepts[k].stable[i]);
    EXPECT_TRUE(part->concepts[k].stable[2].words().empty());
  }
}

}  // namespace
}  // namespace entente::test
