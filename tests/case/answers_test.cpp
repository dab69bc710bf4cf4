#include <set>

#include "support.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/graph/reach.hpp"
#include "entente/levers/scenario.hpp"
#include "entente/model/case_reader.hpp"

/// The answers of cases that an independent script computed from the definitions: the shipped
/// cases, and the design examples where they lie beside the project.
namespace entente::test {
namespace {

using nlohmann::json;

std::vector<std::uint64_t> numbers_of(const levers::Scenario& scenario, const StateSet& set) {
  std::vector<std::uint64_t> numbers;
  set.each([&](StateId s) {
    numbers.push_back(scenario.in_case(s).value + 1);
    return true;
  });
  return numbers;
}

void expect_equilibria(const levers::Scenario& scenario, const json& expected,
                       const std::string& where) {
  const OptionGraph g = scenario.graph(levers::Reading::order, scenario.table().middle());
  const auto table = graph::fill_table(g, graph::crisp_concepts, Run{});
  for (const graph::ConceptTable& t : table->concepts) {
    const std::string word(graph::about(t.id).word);
    EXPECT_EQ(json(numbers_of(scenario, t.equilibria)), expected.at(word)) << where << " " << word;
  }
}

void expect_counts(const levers::Scenario& scenario, const json& expected,
                   const std::string& where) {
  const OptionGraph g = scenario.graph(levers::Reading::order, scenario.table().middle());
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    std::uint64_t moves = 0;
    std::uint64_t improvements = 0;
    for (std::uint64_t s = 0; s < g.state_count(); ++s)
      g.each_move(i, StateId{s}, [&](StateId t) {
        ++moves;
        improvements += improves(g, i, StateId{s}, t) ? 1 : 0;
        return true;
      });
    const std::string& party = scenario.model().c.party(i).id;
    EXPECT_EQ(moves, expected.at("moves").at(party)) << where;
    EXPECT_EQ(improvements, expected.at("improvements").at(party)) << where;
  }
  graph::Reach reach(g.state_count());
  reach.search(
      g, *scenario.status_quo(), graph::Moves::improving, [](PartyId) { return true; },
      [](StateId) { return false; });
  std::set<std::uint64_t> reached;
  for (const graph::Arrival& arrival : reach.arrivals()) reached.insert(arrival.at.value + 1);
  EXPECT_EQ(json(reached), expected.at("reached_from_status_quo")) << where;
}

/// The scenario of "us as resolved" or "us.press is russia".
levers::Scenario given(const Model& m, const std::string& text) {
  YamlNode words;
  words.kind = YamlNode::Kind::scalar;
  words.text = text;
  Diagnostics faults;
  const auto parsed = parse_given(Words(words), m.c, faults);
  EXPECT_TRUE(parsed.has_value()) << text;
  return {m, parsed.value_or(Given{})};
}

void expect_answers(const std::filesystem::path& folder, const json& cases) {
  for (const auto& [name, expected] : cases.items()) {
    CaseFile file = read_case((folder / name).string());
    ASSERT_TRUE(file.model.has_value()) << name << "\n" << messages_of(file);
    const levers::Scenario whole(*file.model, Given{});
    EXPECT_EQ(file.model->space->size(), expected.at("states")) << name;
    EXPECT_EQ(file.model->status_quo.value + 1, expected.at("status_quo")) << name;
    expect_equilibria(whole, expected.at("equilibria"), name);
    expect_counts(whole, expected, name);
    for (const char* kind : {"as", "given"})
      if (expected.contains(kind))
        for (const auto& [text, equilibria] : expected.at(kind).items())
          expect_equilibria(given(*file.model, text), equilibria,
                            std::string(name).append(" ").append(text));
  }
}

TEST(ShippedCases, GiveTheAnswersOfTheIndependentScript) {
  expect_answers(root() / "cases", json_of(root() / "cases" / "expected.json").at("cases"));
}

TEST(DesignExamples, GiveTheAnswersOfTheIndependentScript) {
  if (!std::filesystem::exists(examples() / "expected.json"))
    GTEST_SKIP() << "the design examples are not beside the project";
  expect_answers(examples(), json_of(examples() / "expected.json").at("cases"));
}

}  // namespace
}  // namespace entente::test
