#include "support.hpp"
#include <gtest/gtest.h>

#include "entente/model/option_graph.hpp"

namespace entente::test {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

OptionGraph graph_of(const Model& m) { return OptionGraph(m.space, m.ranks); }

Counts count_moves(const Model& m, bool only_improvements) {
  const OptionGraph graph = graph_of(m);
  Counts counts;
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i) {
    std::uint64_t& count = counts[m.c.parties[i].id];
    for (std::uint64_t s = 0; s < m.space->size(); ++s)
      graph.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        if (!only_improvements || improves(graph, PartyId{i}, StateId{s}, t)) ++count;
        return true;
      });
  }
  return counts;
}

std::map<std::string, std::vector<std::uint64_t>> states_of_outcomes(const Model& m) {
  std::map<std::string, std::vector<std::uint64_t>> states;
  for (std::uint64_t s = 0; s < m.space->size(); ++s)
    if (const auto outcome = outcome_of(m, StateId{s}))
      states[m.c.outcomes[*outcome].name].push_back(s + 1);
  return states;
}

void expect_numbers(const std::filesystem::path& path, const nlohmann::json& expected) {
  SCOPED_TRACE(path.string());
  const CaseFile file = read_case(path.string());
  ASSERT_TRUE(file.model) << messages_of(file);
  const Model& m = *file.model;
  EXPECT_EQ(m.space->combinations(), expected.at("combinations"));
  EXPECT_EQ(m.space->size(), expected.at("states"));
  EXPECT_EQ(m.status_quo.value + 1, expected.at("status_quo"));
  EXPECT_EQ(count_moves(m, false), expected.at("moves").get<Counts>());
  EXPECT_EQ(count_moves(m, true), expected.at("improvements").get<Counts>());
  if (!expected.contains("outcomes")) return;
  auto named = expected.at("outcomes").get<std::map<std::string, std::vector<std::uint64_t>>>();
  std::erase_if(named, [](const auto& row) { return row.second.empty(); });
  EXPECT_EQ(states_of_outcomes(m), named);
}

void expect_all(const std::filesystem::path& folder) {
  const nlohmann::json expected = json_of(folder / "expected.json");
  for (const auto& [name, numbers] : expected.at("cases").items())
    expect_numbers(folder / name, numbers);
}

TEST(ShippedCases, AreReadWithoutAWarning) {
  for (const auto& path : cases_in(root() / "cases")) {
    const CaseFile file = read_case(path.string());
    EXPECT_TRUE(file.diagnostics.empty()) << path << "\n" << messages_of(file);
  }
}

TEST(ShippedCases, HaveTheStatesAndMovesThatAnIndependentScriptCounted) {
  expect_all(root() / "cases");
}

TEST(ShippedCases, AreAllCountedByThatScript) {
  const nlohmann::json expected = json_of(root() / "cases/expected.json");
  for (const auto& path : cases_in(root() / "cases"))
    EXPECT_TRUE(expected.at("cases").contains(path.filename().string())) << path;
}

TEST(DesignExamples, HaveTheStatesAndMovesThatWereExpectedOfThem) {
  if (!std::filesystem::exists(examples())) GTEST_SKIP() << "no design examples here";
  expect_all(examples());
}

TEST(StateLabels, AreTheOutcomeOrTheOptionsThatAreUsed) {
  const Model named = model_of(
      "options: {ann: [share], bob: [share]}\npreferences: {ann: [bob.share], bob: [ann.share]}\n"
      "outcomes: {both_share: ann.share and bob.share}\n");
  EXPECT_EQ(state_label(named, StateId{3}), "both_share");
  EXPECT_EQ(state_label(named, StateId{0}), "nothing done");
  EXPECT_EQ(state_label(named, StateId{1}), "ann.share");
}

TEST(StateDescriptions, TellStatesOfOneNameApart) {
  const Model m = model_of(
      "options: {ann: [share], bob: [share]}\npreferences: {ann: [bob.share], bob: [ann.share]}\n"
      "outcomes: {both_share: ann.share and bob.share, not_yet: otherwise}\n");
  const std::vector<StateId> among{StateId{0}, StateId{1}};
  EXPECT_EQ(describe(m, StateId{1}, among), "not yet, ann.share");
  EXPECT_EQ(describe(m, StateId{0}, among), "not yet, no ann.share");
  EXPECT_EQ(describe(m, StateId{3}, among), "both share");
}

}  // namespace
}  // namespace entente::test
