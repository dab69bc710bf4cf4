#include <algorithm>
#include <array>

#include "support.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/graph/fill.hpp"
#include "entente/levers/claims.hpp"
#include "entente/model/case_reader.hpp"
#include "entente/model/option_graph.hpp"

/// One edit of the March 2025 case at a time, and what becomes of its claims: the values that an
/// independent script computed (they lie beside the project, in the design examples).
namespace entente::test {
namespace {

using nlohmann::json;

/// "remove from preferences.us: X" in its parts.
struct Edit {
  std::string verb, section, what;
};

Edit parts_of(const std::string& text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return {text, {}, {}};
  const std::string head = text.substr(0, colon);
  const std::size_t blank = head.rfind(' ');
  return {head.substr(0, blank), head.substr(blank + 1), text.substr(colon + 2)};
}

Expression expression_of(const Case& c, const std::string& text) {
  YamlNode words;
  words.kind = YamlNode::Kind::scalar;
  words.text = text;
  Diagnostics faults;
  return parse_expression(Words(words), Scope{&c, std::nullopt, true}, faults).value();
}

void edit_statements(Case& c, const Edit& edit) {
  const std::string party = edit.section.substr(edit.section.find('.') + 1);
  std::vector<Statement>& list = c.wants[find_party(c, party)->value].statements;
  const std::size_t arrow = edit.what.find(" -> ");
  const auto at = std::ranges::find(list, edit.what.substr(0, arrow),
                                    [](const Statement& s) { return s.want.text; });
  if (edit.verb == "put first in") {
    for (Statement& s : list) s.weight.reset();
    Statement first;
    first.id = "first";
    first.want = expression_of(c, edit.what);
    list.insert(list.begin(), first);
    return;
  }
  ASSERT_NE(at, list.end()) << edit.what;
  if (edit.verb == "remove from") list.erase(at);
  if (edit.verb == "replace in") at->want = expression_of(c, edit.what.substr(arrow + 4));
  if (edit.verb == "move to first in") std::rotate(list.begin(), at, at + 1);
  if (edit.verb == "move to last in") std::rotate(at, at + 1, list.end());
}

/// The model of an edited case, built anew.
Model edited(const Model& original, const Edit& edit) {
  Model m = original;
  if (edit.section == "rules") {
    Rule rule;
    rule.text = edit.what;
    rule.condition = expression_of(m.c, edit.what.substr(6));  // after "never "
    m.c.rules.push_back(rule);
  } else if (!edit.section.empty()) {
    edit_statements(m.c, edit);
  }
  m.space = OptionSpace::make(m.c).value();
  m.status_quo = *m.space->state(m.space->pack(m.c.status_quo));
  m.outcomes.clear();
  for (const Outcome& outcome : m.c.outcomes) m.outcomes.push_back(m.space->where(*outcome.is));
  m.ranks.clear();
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i)
    m.ranks.push_back(rank_by_order(m.c, *m.space, {PartyId{i}, std::nullopt}));
  return m;
}

json as_json(const std::optional<bool>& holds) { return holds ? json(*holds) : json(nullptr); }

void expect_claims(const Model& m, const json& row, const std::string& where) {
  Run without_draws;
  without_draws.draws = 0;
  const levers::ClaimsAnswer answer = levers::test_claims(m, levers::Reading::order, without_draws);
  const auto claim = [&](const char* id) {
    return *std::ranges::find(answer.claims, id, &levers::TestedClaim::id);
  };
  for (const char* id : {"C1", "C1b", "C2"})
    EXPECT_EQ(as_json(claim(id).all.holds), row.at(id)) << where << " " << id;
  const levers::TestedClaim c6 = claim("C6");
  const std::array keys{"C6 pressure on Ukraine", "C6 pressure on Russia", "C6 nobody held",
                        "C6 resolved"};
  for (std::size_t k = 0; k < keys.size(); ++k)
    EXPECT_EQ(as_json(c6.checks.at(k).holds), row.at(keys.at(k))) << where << " " << keys.at(k);
}

void expect_row(const Model& m, const json& row) {
  const auto where = row.at("edit").get<std::string>();
  EXPECT_EQ(m.space->size(), row.at("states")) << where;
  const auto table = graph::fill_table(OptionGraph(m.space, m.ranks), graph::crisp_concepts, Run{});
  for (const char* word : {"nash", "seq"}) {
    std::vector<std::uint64_t> numbers;
    table->find(*graph::find_concept(word))->equilibria.each([&](StateId s) {
      numbers.push_back(s.value + 1);
      return true;
    });
    EXPECT_EQ(json(numbers), row.at(word)) << where << " " << word;
  }
  expect_claims(m, row, where);
}

TEST(ClaimsOfTheMarchCase, StandOrFallWithEachEditAsTheIndependentScriptSays) {
  const auto path = examples() / "mutations.json";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "the design examples are not beside the project";
  CaseFile file = read_case((root() / "cases" / "ukraine-march-2025.yaml").string());
  ASSERT_TRUE(file.model.has_value());
  const json table = json_of(path);
  for (const json& row : table.at("edits"))
    expect_row(edited(*file.model, parts_of(row.at("edit").get<std::string>())), row);
}

}  // namespace
}  // namespace entente::test
