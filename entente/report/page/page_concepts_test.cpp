// What the page says of other concepts and of wishes that would make other outcomes hold.
#include <gtest/gtest.h>

#include "entente/base/words.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/inverse.hpp"
#include "entente/report/page/opened_page.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;

/// The order in which the target has risen to the level of another state.
Ranks risen(const Ranks& ranks, StateId target, StateId level) {
  Ranks changed = ranks;
  changed[target.value] = ranks[level.value];
  return changed;
}

TEST(Wishes, name_each_outcome_that_does_not_hold_and_changes_after_which_it_does) {
  for (const char* name : {"cases/ukraine-march-2025.yaml", "cases/elmira-1991.yaml",
                           "cases/cuba-1962.yaml", "cases/house.yaml"}) {
    const Opened o = shipped(name);
    const std::string text = part(o.page, "wishes");
    const OptionGraph g = o.graph();
    const auto today = graph::fill_table(g, graph::crisp_concepts, usual_run);
    ASSERT_TRUE(today.has_value());
    const std::size_t outcomes = o.m().c.outcomes.size();
    std::vector<bool> named(outcomes), holding(outcomes);
    std::vector<std::size_t> rows(outcomes);
    for (StateId s{0}; s.value < g.state_count(); ++s.value) {
      const auto outcome = outcome_of(o.m(), s);
      if (!outcome) continue;
      named[*outcome] = true;
      if (today->find(ConceptId::seq)->equilibria.contains(s)) holding[*outcome] = true;
      if (rows_of(text, s).empty()) continue;
      ++rows[*outcome];
      const auto inverse = graph::inverse(g, s, ConceptId::seq, usual_run);
      ASSERT_TRUE(inverse.has_value());
      OptionGraph changed = g;
      for (PartyId i{0}; i.value < inverse->parties.size(); ++i.value)
        if (const auto& to = inverse->parties[i.value].change.rise_to) {
          changed.set_ranks(i, risen(g.ranks(i), s, *to));
          EXPECT_TRUE(has(rows_of(text, s)[0], "(" + std::to_string(to->value + 1) + ")"));
        }
      const auto then = graph::fill_table(changed, graph::crisp_concepts, usual_run);
      ASSERT_TRUE(then.has_value());
      EXPECT_EQ(then->find(ConceptId::seq)->equilibria.contains(s),
                !has(rows_of(text, s)[0], "are not enough"))
          << name << " " << s.value + 1;
    }
    for (std::size_t k = 0; k < rows.size(); ++k)
      EXPECT_EQ(rows[k], named[k] && !holding[k] ? 1U : 0U) << name << " " << k;
  }
}

TEST(OtherConcepts, list_the_states_of_the_table_of_each_concept_that_has_a_row) {
  for (const char* name : {"cases/ukraine-march-2025.yaml", "cases/elmira-1991.yaml",
                           "tests/cli/cases/dock.yaml", "tests/page/cases/bare.yaml"}) {
    const Opened o = shipped(name);
    const std::string text = part(o.page, "concepts");
    std::size_t rows = 0;
    for (const graph::Concept& c : graph::concepts()) {
      const auto at = text.find("\n" + sentence_case(c.name) + " " + c.word + c.sentence + "|");
      if (at == std::string::npos) continue;
      ++rows;
      const auto table = graph::fill_table(o.graph(), std::span(&c.id, 1), usual_run);
      ASSERT_TRUE(table.has_value());
      const StateSet& holding = table->concepts.front().equilibria;
      const std::string row = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
      const std::string cell = row.substr(row.find('|'));
      EXPECT_EQ(cell.starts_with("|nothing|"), holding.empty()) << c.word;
      std::size_t told = 0;
      holding.each([&](StateId s) {
        EXPECT_TRUE(has(cell, " " + std::to_string(s.value + 1))) << c.word << cell;
        return ++told < 6;
      });
    }
    EXPECT_GE(rows, 10U) << name;
  }
}

TEST(OtherConcepts, leave_out_families_that_the_case_cannot_tell_from_the_five) {
  const std::string plain = part(shipped("cases/elmira-1991.yaml").page, "concepts");
  for (const char* words : {"reading a", "strongly", "relational", "fuzzy", "probabilistic"})
    EXPECT_FALSE(has(plain, words)) << words;
  EXPECT_TRUE(has(plain,
                  "the concepts of unknown preference, strength of preference, attitudes and "
                  "degrees and chances of preference."));
  const std::string dock = part(shipped("tests/cli/cases/dock.yaml").page, "concepts");
  for (const char* words : {"reading a", "strongly", "relational"})
    EXPECT_TRUE(has(dock, words)) << words;
  EXPECT_TRUE(has(part(shipped("tests/cli/cases/dock.yaml").page, "methods"),
                  "needs a complete order of the states for every party"));
}

TEST(OtherConcepts, of_a_large_conflict_are_left_out_and_the_methods_say_so) {
  std::string text = "parties: {a: A, b: B}\noptions:\n  a: [";
  for (int k = 0; k < 13; ++k) text += (k == 0 ? "o" : ", o") + std::to_string(k);
  const Opened o =
      opened(read_case_text("case.yaml", text + "]\n  b: [p]\npreferences:\n  a: [{want: o1}]\n"));
  ASSERT_FALSE(o.page.empty());
  EXPECT_EQ(part(o.page, "concepts"), "");
  EXPECT_TRUE(has(part(o.page, "methods"), "16384 states are more than the 4096"));
}

}  // namespace
}  // namespace entente::page
