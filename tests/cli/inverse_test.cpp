#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace entente::cli_test {
namespace {

using Json = nlohmann::json;

/// A graph file in a folder of its own, and what is asked of it.
class InverseOfAGraph : public testing::Test {
protected:
  InverseOfAGraph() { write(folder_.file("pd.json"), dilemma_graph); }

  Ran ask(std::vector<std::string> more) const {
    std::vector<std::string> words{"levers", "--graph", "pd.json"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, folder_.path());
  }
  Folder folder_;
};

TEST_F(InverseOfAGraph, HasEveryNumberOfThePrisonersDilemma) {
  const Json a = Json::parse(ask({"--target", "CC", "--concept", "nash", "-f", "json"}).out);
  EXPECT_EQ(a["schema"], "entente.inverse/1");
  EXPECT_EQ(a["already"], false);
  const Json& row = a["parties"]["Row"];
  EXPECT_EQ(row["orders_total"], 24);
  EXPECT_EQ(row["orders_stable"], 12);
  EXPECT_EQ(row["conditions"], Json::parse(R"([{"all": [["CC", ">=", "DC"]]}])"));
  EXPECT_EQ(row["least_change"],
            Json::parse(R"({"swaps": 1, "ranking": [["CC"], ["DC"], ["DD"], ["CD"]]})"));
  EXPECT_EQ(a["joint"], Json::parse(R"({"profiles_total": 576, "profiles_stable": 144, "swaps": 2,
                            "changes_hold": true})"));
  EXPECT_EQ(a["holds_under"], Json::parse(R"(["gmr", "smr", "seq", "sseq"])"));
}

TEST_F(InverseOfAGraph, SaysInWordsWhatEachPartyMustNotPrefer) {
  const Ran ran = ask({"--target", "CC", "--concept", "nash"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.out.find("Row must not prefer DC to CC.\n"), std::string::npos) << ran.out;
}

TEST_F(InverseOfAGraph, LeavesOutProfilesWhereOnePartysChangeChangesAnothersConditions) {
  const Json a = Json::parse(ask({"--target", "CD", "--concept", "seq", "-f", "json"}).out);
  EXPECT_EQ(a["joint"], Json::parse(R"({"swaps": null, "changes_hold": true})"));
}

TEST_F(InverseOfAGraph, GivesNeedsWhereAlternativesAreTooMany) {
  write(folder_.file("pd.json"),
        R"({"format": "entente.product/1", "parties": ["A", "B", "C"], "strategies": [4, 4, 4],
            "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})");
  const Json a = Json::parse(ask({"--target", "5", "--concept", "gmr", "-f", "json"}).out);
  for (const Json& party : a["parties"]) {
    EXPECT_TRUE(party["conditions"].is_null());
    EXPECT_EQ(party["needs"].size(), 3U);             // one for each other strategy
    EXPECT_EQ(party["needs"][0]["any"].size(), 16U);  // all that the others can make of it
    EXPECT_EQ(party["exact"], true);
  }
}

TEST_F(InverseOfAGraph, SaysHowFarEveryStateIsFromHolding) {
  const Json a = Json::parse(ask({"--target", "all", "--concept", "nash", "-f", "json"}).out);
  EXPECT_EQ(a["schema"], "entente.inverse_all/1");
  EXPECT_EQ(a["holding"], 1);
  EXPECT_EQ(a["targets"][0],
            Json::parse(R"({"target": "CC", "holds": false, "passed": 2, "swaps": 2,
      "share": 0.25, "parties": {
        "Row": {"stable": false, "passed": 1, "swaps": 1, "share": 0.5, "one_in": 2},
        "Col": {"stable": false, "passed": 1, "swaps": 1, "share": 0.5, "one_in": 2}}})"));
  EXPECT_EQ(a["targets"][3]["holds"], true);
  for (const char* concept_word : {"gmr", "smr", "seq", "sseq"}) {
    const Json all =
        Json::parse(ask({"--target", "all", "--concept", concept_word, "-f", "json"}).out);
    for (const Json& row : all["targets"]) {
      const Json one = Json::parse(
          ask({"--target", row["target"], "--concept", concept_word, "-f", "json"}).out);
      EXPECT_EQ(row["holds"], one["already"]);
      EXPECT_EQ(row["swaps"], one["joint"]["swaps"]);
      for (const auto& [party, cell] : row["parties"].items())
        EXPECT_EQ(cell["share"], one["parties"][party]["share"]);
    }
  }
}

TEST_F(InverseOfAGraph, RefusesTooManyTargetsBeforeAnyWorkIsDone) {
  write(folder_.file("pd.json"),
        R"({"format": "entente.product/1", "parties": ["A", "B"], "strategies": [100, 100],
            "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})");
  const Ran ran = ask({"--target", "all", "--concept", "gmr"});
  EXPECT_EQ(ran.exit, 4);
  EXPECT_NE(ran.err.find("10000 states are too many targets under gmr"), std::string::npos)
      << ran.err;
  EXPECT_EQ(ask({"--target", "all", "--concept", "nash"}).exit, 0);
}

TEST_F(InverseOfAGraph, RefusesWrongUseWithASentence) {
  for (const auto& [more, sentence] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{}, "--graph needs --target STATE"},
           {{"--target", "CX"}, "pd.json has no state \"CX\". Did you mean \"CC\"?"},
           {{"--target", "CC", "--concept", "nm"}, "--concept takes one of"},
           {{"--target", "CC", "--by", "weight"}, "--by is for cases"},
           {{"--target", "CC", "case.yaml"}, "a CASE or --graph FILE, not both"}}) {
    const Ran ran = ask(more);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(sentence), std::string::npos) << ran.err;
  }
}

TEST_F(InverseOfAGraph, RefusesPreferencesThatAreNoOrder) {
  Json graph = Json::parse(dilemma_graph);
  graph["unknown"] = Json::parse(R"({"Row": [["CC", "DD"]]})");
  write(folder_.file("pd.json"), graph.dump());
  const Ran ran = ask({"--target", "CC"});
  EXPECT_EQ(ran.exit, 3);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_NE(ran.err.find("E113"), std::string::npos) << ran.err;
}

TEST(Inverse, OfAnExpressionHasAllItsStatesBestFirst) {
  const Json a = Json::parse(run({"levers", "cases/ukraine-march-2025.yaml", "--inverse",
                                  "--target", "ceasefire", "-f", "json"})
                                 .out);
  EXPECT_EQ(a["target"], "ceasefire");
  std::uint64_t before = 0;
  for (const Json& target : a["targets"]) {
    std::uint64_t passed = 0;
    for (const Json& party : target["parties"]) passed += party["passed"].get<std::uint64_t>();
    EXPECT_GE(passed, before);
    before = passed;
  }
  EXPECT_EQ(a["targets"].size(), 3U);
}

TEST(Inverse, OfACaseRefusesWrongUseWithASentence) {
  const std::string file = "cases/strike.yaml";
  for (const auto& [words, sentence] :
       std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"levers", file, "--inverse"}, "--inverse needs --target STATE or EXPR"},
           {{"levers", file, "--inverse", "--target", "99"}, "no state \"99\""},
           {{"levers", file, "--inverse", "--target", "nonsense"}, "nonsense"},
           {{"levers", "--inverse"}, "needs a CASE or --graph FILE"},
           {{"levers"}, "needs a CASE or --graph FILE"}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_NE(ran.err.find(sentence), std::string::npos) << ran.err;
  }
}

TEST(Inverse, IsTheSameBytesOnAnyNumberOfThreads) {
  std::vector<std::string> words{"levers",    "cases/ukraine-march-2025.yaml",
                                 "--inverse", "--target",
                                 "ceasefire", "-f",
                                 "json",      "--threads",
                                 "1"};
  const std::string alone = run(words).out;
  words.back() = "4";
  EXPECT_EQ(run(words).out, alone);
}

TEST(InverseOfACase, IsRefusedWhereWhatAPartyPrefersIsUnknown) {
  const Ran ran = run({"levers", "tests/cli/cases/dock.yaml", "--inverse", "--target", "2"});
  EXPECT_EQ(ran.exit, 3);
  EXPECT_TRUE(ran.out.empty());
  EXPECT_NE(ran.err.find("E113"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace entente::cli_test
