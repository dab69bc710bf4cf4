#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

/// Ranking by summed weights, on a case small enough to be worked out by hand.
namespace entente::cli_test {
namespace {

/// By the written order Ann's first wish decides and she does not share. By weight her two smaller
/// wishes, 2 + 2, outweigh the first, 3, and she shares. Bob only watches.
const std::string two_readings =
    "options:\n  ann: [share]\n  bob: [clap]\npreferences:\n  ann:\n"
    "    - {want: not ann.share, weight: 3, id: keep}\n"
    "    - {want: ann.share, weight: 2, id: give}\n"
    "    - {want: ann.share or bob.clap, weight: 1..3, id: praise}\n"
    "  bob:\n    - {want: not bob.clap, weight: 1}\n";

nlohmann::json answer(std::vector<std::string> words) {
  const Folder folder;
  write(folder.file("case.yaml"), two_readings);
  words.insert(words.end(), {"-f", "json"});
  return nlohmann::json::parse(run(words, folder.path()).out);
}

std::string text(const std::vector<std::string>& words) {
  const Folder folder;
  write(folder.file("case.yaml"), two_readings);
  return run(words, folder.path()).out;
}

using nlohmann::json;

TEST(ByWeight, StabilityFollowsTheSumsAndNotTheWrittenOrder) {
  EXPECT_EQ(answer({"stability", "case.yaml"})["equilibria"]["nash"], json({1}));
  EXPECT_EQ(answer({"stability", "case.yaml", "--by", "weight"})["equilibria"]["nash"], json({2}));
}

TEST(ByWeight, PathFollowsTheSums) {
  EXPECT_EQ(answer({"path", "case.yaml"})["rest"], json({1}));
  EXPECT_EQ(answer({"path", "case.yaml", "--by", "weight"})["rest"], json({2}));
}

TEST(ByWeight, ExplainTellsTheSumsInTextAndJson) {
  const json by_order = answer({"explain", "case.yaml", "1"});
  EXPECT_EQ(by_order["by"], "order");
  EXPECT_FALSE(by_order.contains("worth"));
  EXPECT_EQ(by_order["holds"].size(), 5U);
  const json by_weight = answer({"explain", "case.yaml", "1", "--by", "weight"});
  EXPECT_EQ(by_weight["by"], "weight");
  EXPECT_TRUE(by_weight["holds"].empty());
  EXPECT_EQ(by_weight["worth"]["ann"], (json{{"1", 3}, {"2", 4}}));
  EXPECT_EQ(by_weight["worth"]["bob"], (json{{"1", 1}}));
  const std::string words = text({"explain", "case.yaml", "1", "--by", "weight"});
  EXPECT_NE(words.find("It is worth more to it by its"), std::string::npos) << words;
  EXPECT_NE(words.find("Summed weights for ann: 1 is 3 and 2 is 4."), std::string::npos) << words;
}

TEST(ByWeight, ExplainOfACodeTakesNoReading) {
  EXPECT_EQ(run({"explain", "E017", "--by", "weight"}).exit, 2);
}

TEST(ByWeight, LeversDropStatementsAndMoveNone) {
  const json a = answer({"levers", "case.yaml", "--by", "weight"});
  EXPECT_EQ(a["today"]["nash"], json({2}));
  std::size_t dropped = 0;
  for (const json& change : a["changes"]) {
    EXPECT_NE(change["kind"], "raise");
    EXPECT_NE(change["kind"], "lower");
    if (change["kind"] != "drop") continue;
    ++dropped;
    // Without "praise" 3 is against 2, and without "give" 3 against 2: she keeps.
    const bool keeps = change["id"].get<std::string>().find("not") == std::string::npos;
    if (change["by"] == "ann") {
      EXPECT_EQ(change["equilibria"]["nash"], keeps ? json({1}) : json({2})) << change["id"];
    }
  }
  EXPECT_EQ(dropped, 4U);
}

TEST(ByWeight, LeversFindWhereAWeightTurnsWhatHolds) {
  const Folder folder;
  write(
      folder.file("case.yaml"),
      two_readings + "levers:\n  - {id: pride, vary: preferences.ann.praise.weight, over: 0..4}\n");
  const json a =
      json::parse(run({"levers", "case.yaml", "--by", "weight", "-f", "json"}, folder.path()).out);
  EXPECT_EQ(a["levers"][0]["threshold"], 1);  // 3 against 2 and this one
  EXPECT_EQ(a["levers"][0]["stretches"].size(), 3U);
  const json by_order = json::parse(run({"levers", "case.yaml", "-f", "json"}, folder.path()).out);
  EXPECT_EQ(by_order["levers"][0]["threshold"], nullptr);
}

}  // namespace
}  // namespace entente::cli_test
