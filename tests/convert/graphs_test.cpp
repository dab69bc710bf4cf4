#include <filesystem>
#include <functional>

#include "tests/project.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/base/caret.hpp"
#include "entente/convert/csv.hpp"
#include "entente/convert/graph_write.hpp"
#include "entente/graph/fill.hpp"
#include "entente/report/stability.hpp"

/// Conflicts through the written forms and back: the answers must be the same.
namespace entente::convert {
namespace {

using Json = nlohmann::json;
using graph::ConceptId;

const std::string pairs = R"({"name": "Pairs & more", "parties": ["A \"x\"", "B"],
  "states": ["s 1", "s;2", "\u00e4", "4,5", "\"q\""], "labels": {"\u00e4": "a \\ \"label\""},
  "moves": {"A \"x\"": [["s 1", "s;2"], ["s;2", "s 1"], [2, 3], [3, 4], [4, 0]],
            "B": [["s 1", "\u00e4"], [2, 4], [1, 3]]},
  "ranking": {"A \"x\"": [["s 1"], [1, 2], [], [3], [4]]},
  "prefers": {"B": [[0, 1], [1, 2], [2, 0], [4, 3]]},
  "unknown": {"A \"x\"": [[3, 1]]}, "strong": {"B": [[0, 1, 5]]}, "strong_breaks": {"A \"x\"": [1, [3, 4]]},
  "status_quo": "\u00e4"})";

const std::string ranked = R"({"name": "Ranks", "parties": ["state", "moves:B", "C "],
  "states": ["s 1", "s;2", "\u00e4", "4,5", "\"q\" r", " ", "01"], "labels": {"\u00e4": "a \\ \"label\"\nb"},
  "moves": {"state": [[0, 1], [1, 0], [2, 3], [3, 4], [4, 0], [5, 6], [6, 5]],
            "C ": [[0, 2], [2, 4], [1, 3], [0, 5], [0, 4]]},
  "ranking": {"state": [[0], [1, 2, 5, 6], [3], [4]], "moves:B": [[0, 1, 2, 3, 4, 5, 6]],
              "C ": [[6], [5], [4], [3], [2], [1], [0]]}, "status_quo": 4})";

const std::string product = R"({"format": "entente.product/1", "parties": ["A", "B", "C"],
  "strategies": [4, 3, 2], "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})";

const std::string random = R"({"format": "entente.random/1", "parties": ["A", "B"], "states": 50,
  "degree": 3, "values": {"generator": "splitmix64", "kind": "uniform", "seed": 9}})";

GraphFile read(const std::string& text) {
  const SourceText source("graph.json", text);
  auto file = read_graph(source);
  EXPECT_TRUE(file) << render(file.error(), std::span(&source, 1), 0, false) << text;
  return file.value_or(GraphFile{});
}

ListedGraph read_table(const std::string& text) {
  const SourceText source("graph.csv", text);
  auto g = read_csv(source, 0);
  EXPECT_TRUE(g) << render(g.error(), std::span(&source, 1), 0, false) << text;
  return g.value_or(ListedGraph{});
}

ListedGraph listed(const std::string& text) { return *list_graph(read(text)); }

/// The stability document of a graph file, less its title.
std::string answer(const std::string& text) {
  const GraphFile file = read(text);
  const std::vector<ConceptId> all{ConceptId::nash, ConceptId::gmr, ConceptId::smr, ConceptId::seq,
                                   ConceptId::sseq};
  return std::visit(
      [&](const auto& g) {
        auto table = graph::fill_table(g, all, entente::Run{});
        return report::json_stability(report::stability_of_graph(file, std::move(*table)));
      },
      file.graph);
}

/// How each party ranks each pair of states, and where it can go.
std::string all_of(const std::string& text) {
  const GraphFile file = read(text);
  std::string all;
  std::visit(
      [&](const auto& g) {
        for (std::uint32_t i = 0; i < g.party_count(); ++i)
          for (std::uint64_t s = 0; s < g.state_count(); ++s) {
            for (std::uint64_t t = 0; t < g.state_count(); ++t)
              all += fmt::format("{} ",
                                 static_cast<int>(g.compare(PartyId{i}, StateId{s}, StateId{t})));
            g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
              all += fmt::format("->{} ", t.value);
              return true;
            });
          }
      },
      file.graph);
  return all;
}

std::string to_json(const ListedGraph& g) { return graph_json_text(g)->text; }

TEST(GraphJson, WrittenAndReadAgainIsTheSameConflict) {
  for (const std::string& text : {pairs, ranked, product, random}) {
    const std::string again = to_json(listed(text));
    EXPECT_EQ(all_of(again), all_of(text));
    EXPECT_EQ(answer(again), answer(text));
  }
}

TEST(GraphJson, WrittenTwiceIsTheSameText) {
  for (const std::string& text : {pairs, ranked, product, random}) {
    const std::string once = to_json(listed(text));
    EXPECT_EQ(to_json(listed(once)), once);
  }
}

TEST(GraphJson, KeepsTitleLabelsAndStatusQuo) {
  const GraphFile file = read(to_json(listed(pairs)));
  EXPECT_EQ(file.name, "Pairs & more");
  ASSERT_EQ(file.labels.size(), 1U);
  EXPECT_EQ(file.labels[0].second, "a \\ \"label\"");
  EXPECT_EQ(file.status_quo, StateId{2});
}

TEST(GraphJson, OfAPartyThatPrefersNothingSaysSo) {
  const std::string text =
      R"({"parties": ["A"], "states": ["x", "y"], "moves": {}, "prefers": {"A": []}})";
  EXPECT_EQ(all_of(to_json(listed(text))), all_of(text));
}

TEST(CsvTable, WrittenAndReadAgainIsTheSameConflict) {
  for (const std::string& text : {ranked, product, random}) {
    const std::string table = csv_text(listed(text))->text;
    const std::string again = to_json(read_table(table));
    EXPECT_EQ(all_of(again), all_of(text)) << table;
    EXPECT_EQ(csv_text(listed(again))->text, table);
  }
}

TEST(CsvTable, WrittenAndReadAgainGivesTheSameAnswers) {
  for (const std::string& text : {ranked, product, random}) {
    Json here = Json::parse(answer(to_json(read_table(csv_text(listed(text))->text))));
    Json there = Json::parse(answer(text));
    EXPECT_EQ(here, there);
  }
}

TEST(CsvTable, IsNotWrittenOfPreferencesThatAreNoRanks) {
  const auto table = csv_text(listed(pairs));
  ASSERT_FALSE(table);
  ASSERT_EQ(table.error().size(), 2U);
  for (const Diagnostic& d : table.error()) EXPECT_EQ(d.code, Code::E116);
}

TEST(CsvTable, SaysThatItHasNoTitleAndNoStrongPreferences) {
  const std::string text = R"({"name": "T", "parties": ["A"], "states": ["x", "y"], "moves": {},
    "ranking": {"A": ["x", "y"]}, "strong": {"A": [["x", "y"]]}})";
  const std::string notes = fmt::format("{}", fmt::join(csv_text(listed(text))->notes, "\n"));
  EXPECT_EQ(notes,
            "strong preferences of \"A\": a table of ranks has no place for them\n"
            "the title \"T\": a table has none");
}

TEST(ListedCase, HasTheAnswersOfTheCase) {
  for (const char* name : {"ukraine-march-2025", "elmira-1991", "strike"}) {
    const CaseFile file = read_case(tests::in_project(fmt::format("cases/{}.yaml", name)));
    const Model& m = *file.model;
    const OptionGraph g(m.space, m.ranks);
    const std::string text = to_json(*list_case(m));
    auto table = graph::fill_table(g, graph::crisp_concepts, entente::Run{});
    const Json of_case =
        Json::parse(report::json_stability(report::stability_of_case(m, g, std::move(*table))));
    const Json of_graph = Json::parse(answer(text));
    for (const auto& [word, states] : of_case["equilibria"].items()) {
      std::vector<std::string> ids;
      for (const Json& s : states) ids.push_back(fmt::format("{}", s.get<int>()));
      EXPECT_EQ(of_graph["equilibria"][word], Json(ids)) << name << " " << word;
    }
    EXPECT_EQ(read(text).status_quo, m.status_quo);
  }
}

TEST(ListedCase, KeepsWhatIsUnknownAndWhatIsStrong) {
  const CaseFile file = read_case(tests::in_project("tests/cli/cases/dock.yaml"));
  const Model& m = *file.model;
  std::vector<ConceptId> ids;
  for (const char* word :
       {"seq", "seq_a", "gmr_b", "smr_c", "nash_d", "seq_strong", "sseq_strong_c"})
    ids.push_back(*graph::find_concept(word));
  const auto of_case =
      graph::fill_table(OptionGraph(m.space, m.ranks, m.degrees), ids, entente::Run{});
  const GraphFile written = read(to_json(*list_case(m)));
  const auto of_graph =
      graph::fill_table(std::get<ConflictGraph>(written.graph), ids, entente::Run{});
  for (std::size_t k = 0; k < ids.size(); ++k)
    EXPECT_EQ(of_case->concepts[k].stable, of_graph->concepts[k].stable)
        << graph::about(ids[k]).word;
  ASSERT_EQ(list_case(m)->notes.size(), 1U);
  EXPECT_TRUE(list_case(m)->notes[0].ends_with("left out: types, attitudes and views"));
}

TEST(ListedCase, NamesTheSectionsThatAGraphHasNoPlaceFor) {
  const CaseFile file = read_case(tests::in_project("cases/ukraine-march-2025.yaml"));
  ASSERT_EQ(list_case(*file.model)->notes.size(), 1U);
  EXPECT_NE(list_case(*file.model)->notes[0].find("types, talks"), std::string::npos);
}

TEST(ListedGraph, OfTooManyStatesOrMovesIsRefused) {
  ListLimits limits;
  limits.states = 23;
  EXPECT_EQ(list_graph(read(product), limits).error().front().code, Code::E008);
  limits = {};
  limits.arcs = 100;
  EXPECT_EQ(list_graph(read(product), limits).error().front().code, Code::E008);
  limits = {};
  limits.ranks = 71;
  EXPECT_EQ(list_graph(read(product), limits).error().front().code, Code::E008);
}

TEST(GraphFile, OfMoreGeneratedMovesThanAskedForIsRefused) {
  const SourceText source("graph.json", random);
  EXPECT_TRUE(read_graph(source, 0, 100, 300));
  EXPECT_EQ(read_graph(source, 0, 100, 299).error().front().code, Code::E008);
}

TEST(Dot, HasALineForEachPairOfMovesThatGoBothWays) {
  const std::string text = dot_text(listed(ranked))->text;
  EXPECT_NE(text.find("  n0 -> n1 [dir=both];\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("n1 -> n0"), std::string::npos);
  EXPECT_NE(text.find("  n4 -> n0;\n"), std::string::npos);
}

TEST(Dot, GivesEachPartyAColourAndAStyleOfItsOwn) {
  const std::string text = dot_text(listed(product))->text;
  for (const char* edge : {"color=\"#0072B2\", style=solid", "color=\"#D55E00\", style=dashed",
                           "color=\"#009E73\", style=bold"})
    EXPECT_NE(text.find(edge), std::string::npos) << text;
}

TEST(Dot, NamesPlacesFromTheBestAndMarksTheStatusQuo) {
  const std::string text = dot_text(listed(ranked))->text;
  EXPECT_NE(text.find("n0 [label=\"s 1\\nstate: 1\\nmoves:B: 1\\nC: 7\"]"), std::string::npos)
      << text;
  EXPECT_NE(text.find("n4 [label=\"\\\"q\\\" r\\nstate: 4\\nmoves:B: 1\\nC: 3\", peripheries=2]"),
            std::string::npos)
      << text;
}

TEST(Graphml, NamesStatesPlacesAndParties) {
  const std::string text = graphml_text(listed(ranked))->text;
  EXPECT_NE(
      text.find("<key id=\"rank0\" for=\"node\" attr.name=\"rank:state\" attr.type=\"int\"/>"),
      std::string::npos);
  EXPECT_NE(text.find("<data key=\"state\">&quot;q&quot; r</data>"), std::string::npos);
  EXPECT_NE(text.find("<data key=\"status_quo\">true</data><data key=\"rank0\">4</data>"),
            std::string::npos);
  EXPECT_NE(
      text.find("<edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"party\">state</data>"),
      std::string::npos);
}

TEST(Pictures, SayThatTheyShowNoPairs) {
  for (const auto& written : {dot_text(listed(pairs)), graphml_text(listed(pairs))})
    EXPECT_EQ(written->notes.size(), 4U);
}

TEST(Output, LargerThanItMayBeIsRefused) {
  Output out(10);
  out << "0123456789";
  EXPECT_TRUE(Output(out).done({}));
  EXPECT_TRUE(out.fits(0));
  EXPECT_FALSE(out.fits(1));
  EXPECT_EQ(out.done({}).error().front().code, Code::E008);
}

}  // namespace
}  // namespace entente::convert
