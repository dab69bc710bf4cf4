#include "entente/report/change_lines.hpp"

#include <algorithm>

#include "support.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using levers::Effect;

Model march() {
  CaseFile file = read_case((root() / "cases/ukraine-march-2025.yaml").string());
  return std::move(file.model.value());
}

report::LeversReport levers_of(const Model& m) {
  return {&m,
          levers::try_levers(m, std::nullopt, graph::ConceptId::seq, levers::Reading::order, Run{}),
          std::nullopt, graph::ConceptId::seq};
}

std::string seq_after(const Effect& e) {
  std::string words;
  for (StateId s : e.holding[static_cast<std::size_t>(graph::ConceptId::seq)])
    words += std::to_string(s.value + 1) + " ";
  return words;
}

TEST(ChangeLines, JoinThePlacesOfAStatementThatComeToTheSame) {
  const Model m = march();
  const auto lines = report::change_lines(
      levers_of(m), [](const Effect&) { return true; }, seq_after);
  const auto words = [&](const std::string& text) {
    return std::ranges::find(lines, text, &report::ChangeLine::words);
  };
  const auto line = words("us: \"ceasefire or russian_terms\" dropped, or lowered to place 2 to 4");
  ASSERT_NE(line, lines.end());
  EXPECT_EQ(line->then, "22 ");
  EXPECT_EQ(line->changes, 4U);
  EXPECT_NE(words("us: \"us.press is not russia\" dropped, or lowered to place 4"), lines.end());
}

TEST(ChangeLines, StandForEveryChangeShownOnce) {
  const Model m = march();
  const report::LeversReport a = levers_of(m);
  const auto shown = [](const Effect& e) { return e.changes; };
  std::size_t changes = 0;
  for (const report::ChangeLine& line : report::change_lines(a, shown, seq_after))
    changes += line.changes;
  const auto picked = std::ranges::count_if(
      a.answer.effects, [&](const Effect& e) { return !e.from_case && shown(e); });
  EXPECT_EQ(changes, static_cast<std::size_t>(picked));
}

TEST(TextOfLevers, SaysWhereItIsNotWhole) {
  const Model m = march();
  report::LeversReport a = levers_of(m);
  const std::string mark = "ended before every change was tried";
  EXPECT_EQ(report::text_levers(a, {}).find(mark), std::string::npos);
  EXPECT_EQ(report::json_levers(a).find("\"partial\""), std::string::npos);
  a.answer.partial = true;
  EXPECT_NE(report::text_levers(a, {}).find(mark), std::string::npos);
  EXPECT_NE(report::json_levers(a).find("\"partial\":true"), std::string::npos);
}

}  // namespace
}  // namespace entente::test
