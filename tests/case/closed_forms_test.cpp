#include <algorithm>

#include "support.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/levers/scenario.hpp"
#include "entente/model/case_reader.hpp"

/// Threats and bargaining ranges at the middle of every number, as an independent script found
/// them: `threats` and `settle_mid` of expected.json.
namespace entente::test {
namespace {

using levers::Scenario;
using nlohmann::json;

constexpr double written_places = 1e-6;  // the script writes six places

Scenario under(const Model& m, const std::string& text) {
  YamlNode words;
  words.kind = YamlNode::Kind::scalar;
  words.text = text;
  Diagnostics faults;
  return {m, parse_given(Words(words), m.c, faults).value()};
}

void expect_range(const Scenario& scenario, const json& expected, const std::string& where) {
  const Scenario& s = scenario;
  const auto range = s.bargaining(s.table().middle());
  ASSERT_TRUE(range) << where;
  const auto id = [&](PartyId i) { return s.model().c.party(i).id; };
  EXPECT_NEAR(range->least.to_double(), expected.at("least_" + id(range->taker)).get<double>(),
              written_places)
      << where;
  EXPECT_NEAR(range->most.to_double(), expected.at("most_" + id(range->giver)).get<double>(),
              written_places)
      << where;
  EXPECT_EQ(range->exists(), expected.at("range").get<bool>()) << where;
}

void expect_settlement(const Model& m, const json& expected, const std::string& name) {
  expect_range(Scenario(m, {}), expected, name);
  constexpr std::string_view condition = "if ";
  for (const auto& [key, value] : expected.items())
    if (key.starts_with(condition))
      expect_range(under(m, key.substr(condition.size())), value,
                   std::string(name).append(" ").append(key));
}

void expect_threat(const Model& m, const std::string& id, const json& expected) {
  const Scenario s(m, {});
  const auto talk = std::ranges::find(m.c.talks, id, &Talk::id);
  ASSERT_NE(talk, m.c.talks.end()) << id;
  const auto a = s.threat(static_cast<std::uint32_t>(talk - m.c.talks.begin()), talk->to.front(),
                          levers::Reading::order, s.table().middle());
  ASSERT_TRUE(a.states.met && a.states.dropped && a.states.carried_out) << a.states.missing;
  EXPECT_EQ(a.states.met->value + 1, expected.at("met")) << id;
  EXPECT_EQ(a.states.dropped->value + 1, expected.at("dropped")) << id;
  EXPECT_EQ(a.states.carried_out->value + 1, expected.at("carried_out")) << id;
  EXPECT_EQ(a.bluff, expected.at("is_bluff").get<bool>()) << id;
  EXPECT_EQ(a.refusing_best, expected.at("refusing_best").get<bool>()) << id;
  EXPECT_EQ(a.values.has_value(), expected.contains("values")) << id;
  if (!expected.contains("values") || !a.values) return;
  const json& values = expected.at("values");
  EXPECT_NEAR(a.values->met.to_double(), values.at("met").get<double>(), written_places);
  EXPECT_NEAR(a.values->dropped.to_double(), values.at("dropped").get<double>(), written_places);
  EXPECT_NEAR(a.values->carried_out.to_double(), values.at("carried_out").get<double>(),
              written_places);
  EXPECT_NEAR(a.chance.to_double(), expected.at("chance").get<double>(), written_places) << id;
  ASSERT_TRUE(a.threshold) << id;
  EXPECT_NEAR(a.threshold->to_double(), expected.at("threshold").get<double>(), written_places);
}

/// How many closed forms the file has.
std::size_t expect_closed_forms(const std::filesystem::path& folder) {
  std::size_t count = 0;
  const json cases = json_of(folder / "expected.json").at("cases");
  for (const auto& [name, expected] : cases.items()) {
    const CaseFile file = read_case((folder / name).string());
    EXPECT_TRUE(file.model) << name;
    if (!file.model) continue;
    if (expected.contains("settle_mid")) {
      expect_settlement(*file.model, expected.at("settle_mid"), name);
      ++count;
    }
    if (!expected.contains("threats")) continue;
    for (const auto& [id, threat] : expected.at("threats").items()) {
      expect_threat(*file.model, id, threat);
      ++count;
    }
  }
  return count;
}

TEST(ShippedCases, HaveTheThreatsAndRangesOfTheIndependentScript) {
  EXPECT_EQ(expect_closed_forms(root() / "cases"), 10U);
}

TEST(DesignExamples, HaveTheRangesOfTheIndependentScript) {
  if (!std::filesystem::exists(examples() / "expected.json"))
    GTEST_SKIP() << "the design examples are not beside the project";
  EXPECT_EQ(expect_closed_forms(examples()), 1U);
}

}  // namespace
}  // namespace entente::test
