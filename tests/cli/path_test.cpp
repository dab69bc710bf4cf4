#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace entente::cli_test {
namespace {

const std::string doubt = "tests/cli/graphs/doubt.json";
const std::string elmira = "cases/elmira-1991.yaml";

nlohmann::json path(std::vector<std::string> words) {
  words.insert(words.begin(), "path");
  words.insert(words.end(), {"-f", "json"});
  return nlohmann::json::parse(run(words).out);
}

TEST(Path, OfAGraphFileIsToldByItsIds) {
  const auto a = path({"--graph", doubt});
  EXPECT_EQ(a["from"], "peace");
  EXPECT_EQ(a["reached"], (nlohmann::json{"peace", "dam"}));
  EXPECT_EQ(a["rest"], nlohmann::json{"dam"});
}

TEST(Path, ByUnknownMovesLeadsFurtherThanByImprovements) {
  const auto a = path({"--graph", doubt, "--moves", "unknown"});
  EXPECT_EQ(a["moves"], "unknown");
  EXPECT_EQ(a["reached"], (nlohmann::json{"peace", "dam", "suit", "both"}));
}

TEST(Path, ByJointMovesLeadsElmiraToTheSoftenedOrder) {
  const auto a = path({elmira, "--moves", "joint"});
  EXPECT_EQ(a["rest"], nlohmann::json{10});
  const auto last = a["paths"][0]["moves"].back();
  EXPECT_EQ(last["by"], "moe+ur");
  EXPECT_EQ(last["made_of"].size(), 2U);
}

TEST(Path, ByJointMovesOfChosenCoalitionsHasNoOthers) {
  const auto a = path({elmira, "--moves", "joint", "--coalitions", "moe+lg"});
  EXPECT_EQ(a["rest"], nlohmann::json{7});
}

TEST(Path, ToAStateNamesWhatNoWayDoesWithoutAndWhoPreventsIt) {
  const auto a = path({"--graph", doubt, "--moves", "unknown", "--to", "both"});
  const auto target = a["targets"][0];
  EXPECT_EQ(target["steps"], 2);
  EXPECT_EQ(target["losses"], 1);
  EXPECT_EQ(target["bottlenecks"]["states"], nlohmann::json{"dam"});
  EXPECT_EQ(target["bottlenecks"]["moves"].size(), 2U);
  EXPECT_EQ(target["refusing"], (nlohmann::json{"Upper", "Lower"}));
}

TEST(Path, ToEquilibriaHasAWayToEachStateThatHolds) {
  const auto a = path({"cases/strike.yaml", "--to", "equilibria"});
  ASSERT_EQ(a["targets"].size(), 2U);
  EXPECT_EQ(a["targets"][1]["to"], 3);
}

TEST(Path, ListsAsManyOfTheBestWaysAsAreAskedFor) {
  const std::string march = "cases/ukraine-march-2025.yaml";
  EXPECT_EQ(path({march, "--to", "27", "--ways", "9"})["targets"][0]["ways"].size(), 2U);
  const auto cheapest = path({march, "--to", "27", "--ways", "9", "--cheapest"})["targets"][0];
  EXPECT_EQ(cheapest["ways"].size(), 1U);
  EXPECT_EQ(cheapest["ways_count"], 1);
}

TEST(Path, CountsSequencesAndSaysWhereTheyAreTooManyToBeExact) {
  const std::vector<std::string> words{"cases/ukraine-march-2025.yaml", "--moves", "any",
                                       "--sequences", "400"};
  const auto counts = path(words)["sequences"];
  EXPECT_EQ(counts["all"].size(), 401U);
  EXPECT_EQ(counts["all"][0], 1);
  EXPECT_EQ(counts["exact"], false);
  EXPECT_EQ(counts["all"][400], "340282366920938463463374607431768211455");
}

TEST(Path, SaysWhatAPartyAlonePrevents) {
  const auto a = path({"cases/chicken.yaml", "--moves", "any", "--prevent"});
  EXPECT_EQ(a["prevents"]["ann"], (nlohmann::json{2, 4}));
}

TEST(Path, RefusesFlagsThatDoNotGoTogether) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"path"},
        {"path", elmira, "--graph", doubt},
        {"path", elmira, "--ways", "3"},
        {"path", elmira, "--cheapest"},
        {"path", elmira, "--to", "99"},
        {"path", elmira, "--to", "3", "--ways", "10001"},
        {"path", elmira, "--coalitions", "all"},
        {"path", elmira, "--moves", "sideways"},
        {"path", "--graph", doubt, "--to", "nowhere"},
        {"path", "--graph", doubt, "--by", "order"},
        {"path", "cases/cuba-1962.yaml", "--to", "equilibria", "--concept", "nash"}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.exit, 2) << ran.err;
    EXPECT_TRUE(ran.out.empty());
  }
  EXPECT_EQ(run({"path", elmira, "--sequences", "10001"}).exit, 4);
}

TEST(Path, EndedEarlyKnowsNothingOfWhatItDidNotReach) {
  const std::vector<std::string> words{"path", elmira, "--to", "9", "--limit", "3"};
  const Ran text = run(words);
  EXPECT_EQ(text.exit, 4);
  EXPECT_NE(text.out.find("not reached yet"), std::string::npos) << text.out;
  const auto a = path({elmira, "--to", "9", "--limit", "3"});
  EXPECT_EQ(a["partial"], true);
  EXPECT_EQ(a["targets"][0]["reached"], nullptr);
}

}  // namespace
}  // namespace entente::cli_test
