#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace entente::cli_test {
namespace {

using Json = nlohmann::json;

/// A graph file in a folder of its own, and what is asked of it.
class OfAGraphFile : public testing::Test {
protected:
  OfAGraphFile() { write(folder_.file("pd.json"), dilemma_graph); }

  Ran ask(const std::string& command, std::vector<std::string> more) const {
    std::vector<std::string> words{command, "--graph", "pd.json"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, folder_.path());
  }
  Folder folder_;
};

using SensitivityOf = OfAGraphFile;
using TableOf = OfAGraphFile;

TEST_F(SensitivityOf, ThePrisonersDilemmaHasEverySingleChange) {
  const Json a = Json::parse(ask("levers", {"--sensitivity", "-f", "json"}).out);
  EXPECT_EQ(a["schema"], "entente.sensitivity/1");
  EXPECT_EQ(a["concept"], "seq");
  EXPECT_EQ(a["tried"], Json::parse(R"({"swaps": 6, "ties": 6, "moves": 8})"));
  const Json& cc = a["equilibria"]["seq"][0];
  EXPECT_EQ(cc["state"], "CC");
  EXPECT_EQ(cc["nearest"], Json::parse(R"({"exact": true, "party": "Col", "swaps": 0.5,
    "at_least": 0.5, "ranking": [["CD"], ["CC"], ["DC", "DD"]],
    "leaves": {"party": "Row", "to": "DC"}})"));
  EXPECT_FALSE(a.contains("statements"));
}

TEST_F(SensitivityOf, AStateThatNoOrderEndsIsSaidToLast) {
  write(folder_.file("pd.json"), R"({"format": "entente.graph/1", "parties": ["A", "B"],
    "states": ["x", "y"], "moves": {"A": [["x", "y"]], "B": []},
    "ranking": {"A": [["y"], ["x"]], "B": [["x", "y"]]}})");
  const Json a = Json::parse(ask("levers", {"--sensitivity", "-f", "json"}).out);
  EXPECT_EQ(a["equilibria"]["nash"], Json::parse(R"([{"state": "y", "share": 1.0,
    "survives": {"swaps": 1, "ties": 3, "moves": 1},
    "nearest": {"exact": true, "party": null, "swaps": null, "at_least": null, "ranking": null,
                "leaves": null}}])"));
  const std::string text = ask("levers", {"--sensitivity"}).out;
  EXPECT_NE(text.find("no order of any one party ends it"), std::string::npos) << text;
}

TEST_F(SensitivityOf, RefusesWrongUseWithASentence) {
  for (const auto& [more, sentence] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"--target", "CC"}, "takes no --target or --inverse"},
           {{"--inverse"}, "takes no --target or --inverse"},
           {{"--concept", "nm"}, "--concept takes one of"},
           {{"--by", "weight"}, "--by is for cases"},
           {{"case.yaml"}, "a CASE or --graph FILE, not both"}}) {
    std::vector<std::string> words{"--sensitivity"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = ask("levers", words);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(sentence), std::string::npos) << ran.err;
  }
  EXPECT_EQ(run({"levers", "--sensitivity"}).exit, 2);
}

TEST_F(SensitivityOf, RefusesPreferencesThatAreNoOrder) {
  Json graph = Json::parse(dilemma_graph);
  graph["unknown"] = Json::parse(R"({"Row": [["CC", "DD"]]})");
  write(folder_.file("pd.json"), graph.dump());
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"levers", "--sensitivity"}, {"stability", "--reduce"}}) {
    const Ran ran = ask(words.front(), {words.back()});
    EXPECT_EQ(ran.exit, 3);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find("E113"), std::string::npos) << ran.err;
  }
}

TEST_F(SensitivityOf, RefusesMoreStatesThanItTakes) {
  write(folder_.file("pd.json"), R"({"format": "entente.product/1", "parties": ["A", "B"],
    "strategies": [500, 500], "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"levers", "--sensitivity"}, {"stability", "--reduce"}}) {
    const Ran ran = ask(words.front(), {words.back()});
    EXPECT_EQ(ran.exit, 4);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find("E008"), std::string::npos) << ran.err;
  }
}

TEST(Sensitivity, IsTheSameBytesOnAnyNumberOfThreads) {
  std::vector<std::string> words{
      "levers", "cases/ukraine-march-2025.yaml", "--sensitivity", "-f", "json", "--threads", "1"};
  const std::string alone = run(words).out;
  words.back() = "4";
  EXPECT_EQ(run(words).out, alone);
}

TEST_F(TableOf, HeatCountsPartiesAndConceptsOfEachState) {
  const Json a = Json::parse(ask("stability", {"--heat", "-f", "json"}).out);
  EXPECT_EQ(a["heat"][0], Json::parse(R"({"state": "CC", "concepts": 4,
    "parties": {"nash": 0, "gmr": 2, "smr": 2, "seq": 2, "sseq": 2}})"));
  EXPECT_EQ(a["heat"][1], Json::parse(R"({"state": "CD", "concepts": 0,
    "parties": {"nash": 1, "gmr": 1, "smr": 1, "seq": 1, "sseq": 1}})"));
}

TEST_F(TableOf, HeatIsNotKnownWhereTheWorkWasEnded) {
  write(folder_.file("pd.json"), R"({"format": "entente.product/1", "parties": ["A", "B"],
    "strategies": [20, 20], "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})");
  const Ran ran = ask("stability", {"--heat", "--limit", "100", "-f", "json"});
  EXPECT_EQ(ran.exit, 4);
  const Json row = Json::parse(ran.out)["heat"][0];
  EXPECT_TRUE(row["concepts"].is_null());
  EXPECT_TRUE(row["parties"]["seq"].is_null());
  EXPECT_NE(ask("stability", {"--heat", "--limit", "100"}).out.find("?     ?  ?"),
            std::string::npos);
}

TEST_F(TableOf, ReducedIsTheSameTableForEveryShippedCase) {
  for (const char* name : {"ukraine-march-2025", "cuba-1962", "elmira-1991", "strike", "river"}) {
    const std::string file = std::string("cases/") + name + ".yaml";
    const Json whole = Json::parse(run({"stability", file, "-f", "json"}).out);
    Json reduced = Json::parse(run({"stability", file, "--reduce", "-f", "json"}).out);
    EXPECT_EQ(reduced["stable"], whole["stable"]) << name;
    EXPECT_EQ(reduced["equilibria"], whole["equilibria"]) << name;
  }
}

TEST_F(TableOf, ReducedMergesTheFourStatesOfElmiraThatTheBookMerges) {
  const Json a =
      Json::parse(run({"stability", "cases/elmira-1991.yaml", "--reduce", "-f", "json"}).out);
  EXPECT_EQ(a["reduction"]["classes"], 9);
  EXPECT_EQ(a["reduction"]["merged"], Json::parse("[[5, 6, 11, 12]]"));
}

TEST_F(TableOf, FlagsThatDoNotGoTogetherAreRefusedWithASentence) {
  for (const auto& [more, sentence] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"--heat", "--counts"}, "--heat and --counts do not go together"},
           {{"--reduce", "--views"}, "--reduce and --views do not go together"},
           {{"--heat", "-f", "csv"}, "--heat is for text and json"},
           {{"--heat", "--concepts", "cnash"}, "cnash is about coalitions"},
           {{"--reduce", "--concepts", "seq,nm"}, "nm may tell apart"}}) {
    const Ran ran = ask("stability", more);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(sentence), std::string::npos) << ran.err;
  }
}

TEST_F(TableOf, HeatIsTheSameTextWithoutColour) {
  const std::string plain = ask("stability", {"--heat"}).out;
  const std::string painted = ask("stability", {"--heat", "--color", "always"}).out;
  std::string bare;
  for (std::size_t k = 0; k < painted.size(); ++k) {
    if (painted[k] == '\x1b') {
      k = painted.find('m', k);
    } else {
      bare += painted[k];
    }
  }
  EXPECT_NE(painted, plain);
  EXPECT_EQ(bare, plain);
}

TEST_F(TableOf, HeatOfAShippedCaseKeepsWithinTheWidth) {
  const std::string text = run({"stability", "cases/ukraine-march-2025.yaml", "--heat"}).out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    EXPECT_LE(end - start, 80U) << text.substr(start, end - start);
    start = end + 1;
  }
}

}  // namespace
}  // namespace entente::cli_test
