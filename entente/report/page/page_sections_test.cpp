// The parts of the page beyond the five concepts, each held against an answer found another way.
#include <algorithm>

#include <gtest/gtest.h>

#include "entente/graph/hypergame.hpp"
#include "entente/graph/sensitivity.hpp"
#include "entente/levers/statement_ranges.hpp"
#include "entente/model/view_graph.hpp"
#include "entente/report/hypergame.hpp"
#include "entente/report/page/opened_page.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;
using graph::Family;

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
        "10 is better than 7 for both", "The others have no answer that spoils it."})
    EXPECT_TRUE(has(text, words)) << words;
  EXPECT_FALSE(has(text, "-v")) << "a flag of the command line";
}

TEST(Coalitions, are_folded_away_but_for_the_first_where_many_states_are_left) {
  const Opened o = shipped("tests/page/cases/together.yaml");
  const std::string text = part(o.page, "coalitions");
  const std::size_t fold = o.page.find(" more like these: ");
  ASSERT_NE(fold, std::string::npos);
  EXPECT_FALSE(rows_of(text, StateId{0}).empty());
  EXPECT_LT(o.page.find("What would follow"), fold);
  EXPECT_NE(o.page.find("What would follow", fold), std::string::npos) << "the fold has no table";
  EXPECT_TRUE(has(text, "more of them left out"));
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
       {"Aria would be surprised: it counts on 2 (taken), but Boreal moves on to 6 (cut off), "
        "which "
        "it did not know of.",
        "Boreal would be surprised: it counts on 1 (peace), but Aria moves on to 2 (taken)"})
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
      const std::uint64_t survives = s.survives[0] + s.survives[1] + s.survives[2];
      EXPECT_TRUE(has(rows[0], "|" + std::to_string(survives) + " of " +
                                   std::to_string(found->tried_in_all()) + "|" + swaps + "|"))
          << rows[0];
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

}  // namespace
}  // namespace entente::page
