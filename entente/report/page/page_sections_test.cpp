// The parts of the page beyond the five concepts, each held against an answer found another way.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "entente/base/words.hpp"
#include "entente/graph/hypergame.hpp"
#include "entente/graph/inverse.hpp"
#include "entente/graph/sensitivity.hpp"
#include "entente/levers/statement_ranges.hpp"
#include "entente/model/view_graph.hpp"
#include "entente/report/hypergame.hpp"
#include "entente/report/page/page.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;
using graph::Family;

/// On one thread, without a limit.
const entente::Run usual_run;

struct Opened {
  CaseFile file;
  std::string page;

  const Model& m() const { return *file.model; }
  OptionGraph graph() const { return {m().space, m().ranks, m().degrees}; }
};

Opened opened(CaseFile file, int threads = 1) {
  Opened o{std::move(file), {}};
  if (!o.file.model) return o;
  Run run;
  run.draws = 20;
  run.threads = threads;
  if (auto page = html_report(*o.file.model, {"entente report", "1.2.3"}, run))
    o.page = std::move(*page);
  return o;
}

Opened shipped(const std::string& name, int threads = 1) {
  return opened(read_case(ENTENTE_ROOT "/" + name), threads);
}

std::vector<std::string> cases() {
  std::vector<std::string> names{"tests/cli/cases/dock.yaml"};
  for (const char* folder : {"cases", "tests/page/cases"})
    for (const auto& entry :
         std::filesystem::directory_iterator(ENTENTE_ROOT "/" + std::string(folder)))
      if (entry.path().extension() == ".yaml")
        names.push_back(std::string(folder) + "/" + entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// The part of this id without its tags, "|" after each cell; empty where there is none.
std::string part(const std::string& page, const std::string& id) {
  const auto start = page.find("<section id=\"" + id + "\"");
  if (start == std::string::npos) return {};
  const std::string whole = page.substr(start, page.find("</section>", start) - start);
  std::string text;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    if (whole[k] != '<') {
      text += whole[k];
      continue;
    }
    const std::size_t end = whole.find('>', k);
    const std::string_view tag(whole.data() + k, end - k);
    if (tag == "</td" || tag == "</th") text += "|";
    if (tag == "<tr") text += "\n";
    k = end;
  }
  return text;
}

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

/// The rows of a part whose first cell begins with the state's number.
std::vector<std::string> rows_of(const std::string& text, StateId s) {
  std::vector<std::string> rows;
  const std::string start = "\n" + std::to_string(s.value + 1) + " ";
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1))
    rows.push_back(text.substr(at + 1, text.find('\n', at + 1) - at - 1));
  return rows;
}

TEST(Sections, stand_in_the_contents_exactly_where_they_are_on_the_page) {
  for (const std::string& name : cases()) {
    const Opened o = shipped(name);
    ASSERT_FALSE(o.page.empty()) << name;
    for (const char* id : {"coalitions", "misreading", "firmness", "concepts", "wishes"})
      EXPECT_EQ(has(o.page, "href=\"#" + std::string(id) + "\""), !part(o.page, id).empty())
          << name << " " << id;
  }
}

TEST(Sections, have_the_same_bytes_on_any_number_of_threads) {
  for (const char* name : {"cases/ukraine-march-2025.yaml", "tests/page/cases/misread.yaml"})
    EXPECT_EQ(shipped(name, 1).page, shipped(name, 3).page) << name;
}

TEST(Coalitions, are_told_of_conflicts_of_three_to_six_parties_in_which_a_state_holds) {
  for (const std::string& name : cases()) {
    const Opened o = shipped(name);
    const std::size_t parties = o.m().c.parties.size();
    const auto table = graph::fill_table(o.graph(), graph::crisp_concepts, usual_run);
    ASSERT_TRUE(table.has_value());
    const bool holds = !table->find(ConceptId::seq)->equilibria.empty();
    EXPECT_EQ(!part(o.page, "coalitions").empty(), parties >= 3 && parties <= 6 && holds) << name;
  }
}

TEST(Coalitions, have_a_row_for_each_state_that_holds_and_is_left_together) {
  const auto together = std::array{in_family(Family::coalition, ConceptId::nash),
                                   in_family(Family::coalition, ConceptId::seq)};
  for (const char* name : {"cases/ukraine-march-2025.yaml", "cases/elmira-1991.yaml",
                           "tests/page/cases/hostile.yaml"}) {
    const Opened o = shipped(name);
    const std::string text = part(o.page, "coalitions");
    const auto alone = graph::fill_table(o.graph(), graph::crisp_concepts, usual_run);
    const auto joint = graph::fill_table(o.graph(), together, usual_run);
    ASSERT_TRUE(alone && joint);
    alone->find(ConceptId::seq)->equilibria.each([&](StateId s) {
      bool leave = false, would = false;
      const auto& coalitions = joint->concepts[1].coalitions;
      for (std::size_t k = 0; k < coalitions.size(); ++k) {
        if (coalitions[k].size() < 2) continue;
        would = would || !joint->concepts[0].stable[k].contains(s);
        leave = leave || !joint->concepts[1].stable[k].contains(s);
      }
      const auto rows = rows_of(text, s);
      EXPECT_EQ(!rows.empty(), would || leave) << name << " " << s.value + 1;
      const auto says = [](const std::string& row) { return has(row, "leave it"); };
      EXPECT_EQ(std::ranges::any_of(rows, says), leave) << name << " " << s.value + 1;
      return true;
    });
  }
}

TEST(Coalitions, name_the_members_and_where_they_go) {
  const std::string text = part(shipped("cases/elmira-1991.yaml").page, "coalitions");
  for (const char* words :
       {"Ministry of the Environment and Uniroyal", "(7 to 8)", "(8 to 10)",
        "10 is better than 7 for Uniroyal", "No answer of the others spoils it."})
    EXPECT_TRUE(has(text, words)) << words;
  EXPECT_FALSE(has(text, "-v")) << "a flag of the command line";
}

TEST(Misreading, is_told_of_cases_with_views_alone) {
  for (const std::string& name : cases()) {
    const Opened o = shipped(name);
    EXPECT_EQ(!part(o.page, "misreading").empty(), !o.m().c.views.empty()) << name;
  }
}

TEST(Misreading, says_of_each_state_what_each_party_expects_and_what_happens) {
  for (const char* name : {"tests/cli/cases/dock.yaml", "tests/page/cases/misread.yaml"}) {
    const Opened o = shipped(name);
    const std::string text = part(o.page, "misreading");
    const auto file = graph_file_of(o.m());
    ASSERT_TRUE(file.has_value());
    const auto game = report::hypergame_of(*file, std::get<ConflictGraph>(file->graph));
    const auto tables = graph::analyse(game, std::array{ConceptId::seq}, usual_run);
    ASSERT_TRUE(tables.has_value());
    const graph::HypergameTable& t = tables->front();
    const auto word = [](bool holds) { return holds ? std::string("Holds") : std::string("No"); };
    for (StateId s{0}; s.value < o.m().space->size(); ++s.value) {
      std::string cells = "|";
      bool any = t.equilibria.contains(s) || t.actual.equilibria.contains(s);
      for (std::size_t i = 0; i < t.expected.size(); ++i) {
        any = any || t.expected[i].contains(s);
        cells += (t.unseen[i].contains(s) ? "Not known to it" : word(t.expected[i].contains(s))) +
                 std::string("|");
      }
      cells += word(t.equilibria.contains(s)) + "|" + word(t.actual.equilibria.contains(s)) + "|";
      const auto rows = rows_of(text, s);
      ASSERT_EQ(rows.size(), any ? 1U : 0U) << name << " " << s.value + 1;
      for (const std::string& row : rows) EXPECT_TRUE(has(row, cells)) << row << " lacks " << cells;
    }
  }
}

TEST(Misreading, names_who_is_surprised_and_by_what) {
  const std::string text = part(shipped("tests/page/cases/misread.yaml").page, "misreading");
  for (const char* words :
       {"Aria would be surprised: from 2 (taken), Boreal moves to 6 (cut off), of which Aria did "
        "not know.",
        "Boreal would be surprised: from 1 (peace), Aria moves to 2 (taken)"})
    EXPECT_TRUE(has(text, words)) << words;
  EXPECT_TRUE(has(part(shipped("tests/cli/cases/dock.yaml").page, "misreading"),
                  "nobody is surprised by a move"));
}

TEST(Firmness, is_not_told_where_preferences_are_no_order_or_nothing_holds) {
  const Opened dock = shipped("tests/cli/cases/dock.yaml");
  EXPECT_EQ(part(dock.page, "firmness"), "");
  EXPECT_TRUE(has(part(dock.page, "methods"), "How firmly states hold is not asked"));
  const Opened round = opened(read_case_text("case.yaml", R"(
parties: {ann: Ann, bea: Bea}
options: {ann: [call], bea: [call]}
preferences:
  ann: [ann.call iff bea.call]
  bea: [not (ann.call iff bea.call)]
)"));
  ASSERT_FALSE(round.page.empty());
  const auto table = graph::fill_table(round.graph(), graph::crisp_concepts, usual_run);
  EXPECT_EQ(part(round.page, "firmness").empty(), table->find(ConceptId::seq)->equilibria.empty());
}

TEST(Firmness, counts_the_swaps_that_a_search_of_all_changes_finds) {
  for (const char* name : {"cases/ukraine-march-2025.yaml", "cases/elmira-1991.yaml",
                           "cases/cuba-1962.yaml", "cases/house.yaml"}) {
    const Opened o = shipped(name);
    const std::string text = part(o.page, "firmness");
    const auto found = graph::sensitivity(graph::listed(o.graph()), usual_run);
    ASSERT_TRUE(found.has_value());
    std::size_t ending = 0;
    for (const graph::Survival& s : found->equilibria[static_cast<std::size_t>(ConceptId::seq)]) {
      const auto rows = rows_of(text, s.state);
      ASSERT_EQ(rows.size(), s.nearest.party ? 1U : 0U) << name << " " << s.state.value + 1;
      if (!s.nearest.party) continue;
      ++ending;
      const std::string swaps =
          std::to_string(s.nearest.half_swaps / 2) + (s.nearest.half_swaps % 2 == 0 ? "" : ".5");
      EXPECT_TRUE(has(rows[0], "|" + swaps + "|")) << rows[0];
      EXPECT_TRUE(has(rows[0], " leaves for " + std::to_string(s.nearest.leaves.to.value + 1)));
    }
    EXPECT_LE(ending, 8U) << "take a case with fewer";
  }
}

TEST(Firmness, lists_the_statements_that_carry_something_and_counts_the_others) {
  const Opened o = shipped("cases/elmira-1991.yaml");
  const std::string text = part(o.page, "firmness");
  const auto ranges =
      levers::statement_ranges(o.m(), ConceptId::seq, levers::Reading::order, usual_run);
  ASSERT_TRUE(ranges.has_value());
  std::size_t idle = 0;
  for (const levers::StatementRange& r : ranges->statements) {
    const bool carries = !r.may_be_anywhere() || r.dropped != ranges->today;
    idle += carries ? 0 : 1;
    const std::string row = ": " +
                            o.m().c.wants[r.party.value].statements[r.statement - 1].want.text +
                            "|" + std::to_string(r.statement) + " of " + std::to_string(r.of) + "|";
    EXPECT_EQ(has(text, o.m().c.parties[r.party.value].name + row), carries) << row;
  }
  EXPECT_EQ(idle, 8U);
  EXPECT_TRUE(has(text, "The other eight statements may each stand anywhere"));
}

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
