#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace entente::cli_test {
namespace {

using nlohmann::json;

const std::string ladder = "tests/games/cases/bluff_ladder.efg";
const std::string poker = "tests/games/cases/kuhn_poker.efg";
const std::string forgets =
    "EFG 2 R \"\" { \"Ann\" }\np \"\" 1 1 \"\" { \"l\" \"r\" } 0\n"
    "p \"\" 1 2 \"late\" { \"l\" \"r\" } 0\nt \"\" 1 \"\" { 1 }\nt \"\" 0\n"
    "p \"\" 1 2 0\nt \"\" 0\nt \"\" 1\n";

json answer(std::vector<std::string> words) {
  words.insert(words.begin(), "solve");
  words.insert(words.end(), {"--format", "json"});
  return json::parse(run(words).out);
}

TEST(Solve, NamesPlayersSetsAndActionsAsTheContractSays) {
  const Folder folder;
  write(
      folder.file("game.efg"),
      "EFG 2 R \"\" { \"Ann\" \"\" }\np \"\" 1 7 \"#x\" { \"l\" \"l\" } 0\n"
      "p \"\" 2 9 \"same\" { \"go\" \"#stop\" } 0\nt \"\" 1 \"\" { 1, 2 }\nt \"\" 2 \"\" { 3, 1 }\n"
      "p \"\" 2 4 \"same\" { \"go\" } 0\nt \"\" 3 \"\" { 0, 0 }\n");
  const json a = answer({folder.file("game.efg")});
  EXPECT_EQ(a.at("equilibria").size(), 1U);
  const json profile = json::parse(
      R"({"Ann": {"#7": {"#1": 1, "#2": 0}}, "#2": {"#9": {"go": 1, "#2": 0}, "#4": {"go": 1}}})");
  EXPECT_EQ(a.at("equilibria").at(0).at("profile"), profile);
  EXPECT_EQ(a.at("equilibria").at(0).at("payoffs"), json::parse(R"({"Ann": 1, "#2": 2})"));
}

TEST(Solve, GivesFractionsAsTextsWithExact) {
  const json a = answer({ladder, "--all", "--exact"});
  EXPECT_EQ(a.at("equilibria").size(), 8U);
  EXPECT_EQ(a.at("equilibria").at(0).at("max_regret"), "0");
  bool bluffs = false;
  for (const json& one : a.at("equilibria"))
    bluffs = bluffs || one.at("profile").at("A").at("A irresolute").at("demand") == "1/3";
  EXPECT_TRUE(bluffs);
  EXPECT_EQ(answer({ladder, "--all", "--strategic"}).at("equilibria").size(), 9U);
  EXPECT_TRUE(answer({ladder, "--all", "--strategic"}).at("complete"));
}

TEST(Solve, SaysThatItHasNoMethodYetWithExitOne) {
  const Ran ran = run({"solve", poker, "-f", "json"});
  EXPECT_EQ(ran.exit, 1);
  const json a = json::parse(ran.out);
  EXPECT_TRUE(a.at("equilibria").empty());
  EXPECT_FALSE(a.at("complete"));
  EXPECT_NE(a.at("reason").get<std::string>().find("not built yet"), std::string::npos);
  EXPECT_EQ(run({"solve", poker, "--method", "logit"}).exit, 2);
  EXPECT_EQ(run({"solve", poker, "--method", "sorcery"}).exit, 2);
  EXPECT_EQ(run({"solve", poker, "--method", "backward"}).exit, 3);
}

TEST(Solve, RefusesImperfectRecallWithNothingOnStandardOutput) {
  const Folder folder;
  write(folder.file("game.efg"), forgets);
  const Ran ran = run({"solve", "game.efg", "-f", "json"}, folder.path());
  EXPECT_EQ(ran.exit, 3);
  EXPECT_TRUE(ran.out.empty());
  for (const char* word : {"perfect recall", "late", "Ann", "--strategic"})
    EXPECT_NE(ran.err.find(word), std::string::npos) << ran.err;
  const json a =
      json::parse(run({"solve", "game.efg", "--strategic", "-f", "json"}, folder.path()).out);
  EXPECT_NE(a.at("warnings").at(0).get<std::string>().find("late"), std::string::npos);
}

TEST(Solve, EndsAtItsLimitsAndSaysSo) {
  const Folder folder;
  std::string body;
  for (int k = 0; k < 2 * 14 * 14; ++k) body += std::to_string(k * k * 7919 % 1009) + " ";
  write(folder.file("table.nfg"), "NFG 1 R \"\" { \"A\" \"B\" } { 14 14 }\n" + body);
  const Ran cut = run({"solve", folder.file("table.nfg"), "--all", "--limit", "30", "-f", "json"});
  EXPECT_EQ(cut.exit, 4);
  EXPECT_FALSE(json::parse(cut.out).at("complete"));
  EXPECT_EQ(run({"solve", folder.file("table.nfg"), "--time-limit", "none"}).exit, 2);
  EXPECT_EQ(run({"solve", folder.file("table.nfg"), "--time-limit", "0"}).exit, 2);
  EXPECT_EQ(run({"solve", ladder, "--time-limit", "100"}).exit, 0);
}

TEST(Solve, GivesTheSameBytesOnAnyNumberOfThreads) {
  const std::vector<std::string> one{"solve", ladder, "--all", "-f", "json", "--threads", "1"};
  std::vector<std::string> four = one;
  four.back() = "4";
  EXPECT_EQ(run(one).out, run(four).out);
}

TEST(Convert, WritesGamesThatReadBackTheSame) {
  const Folder folder;
  const auto convert = [&](const std::string& from, const std::string& to) {
    return run({"convert", from, folder.file(to), "--force"}).exit;
  };
  EXPECT_EQ(convert(poker, "a.json"), 0);
  EXPECT_EQ(convert(folder.file("a.json"), "b.efg"), 0);
  EXPECT_EQ(convert(folder.file("b.efg"), "b.json"), 0);
  EXPECT_EQ(bytes_of(folder.file("a.json")), bytes_of(folder.file("b.json")));
  EXPECT_EQ(convert(poker, "c.nfg"), 0);
  EXPECT_EQ(run({"solve", folder.file("c.nfg"), "--method", "pure"}).exit, 0);
  EXPECT_EQ(convert(folder.file("c.nfg"), "d.efg"), 3);
  EXPECT_EQ(convert(poker, "e.csv"), 2);
}

}  // namespace
}  // namespace entente::cli_test
