#include "support.hpp"
#include <gtest/gtest.h>

#include "entente/game/game_file.hpp"
#include "entente/game/recall.hpp"

namespace entente::games_test {
namespace {

using Faults = std::vector<std::string>;

/// A tree with one player, two actions and what follows the first node.
std::string two_actions(const std::string& rest) {
  return "EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"\" { \"l\" \"r\" } 0\n" + rest;
}

std::string table_text(const std::string& strategies, const std::string& body) {
  return "NFG 1 R \"t\" { \"A\" \"B\" }\n{ " + strategies + " }\n" + body;
}

TEST(GameFiles, AreReadAgainAsTheyWereWritten) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    game::GameTree g = random_tree(dice, 2, 4, 7);
    g.title = "a \"quoted\" title \\ with a backslash\nand a line";
    g.comment = "remark";
    const std::string text = *game::efg_text(g);
    ASSERT_EQ(*game::efg_text(tree_of(text)), text) << "seed " << seed;
    const std::string json = game::game_json(g);
    ASSERT_EQ(game::game_json(game_of(json)), json) << "seed " << seed;
    ASSERT_EQ(*game::efg_text(std::get<game::GameTree>(game_of(json))), text) << "seed " << seed;
  }
}

TEST(GameFiles, OfTablesAreReadAgainAsTheyWereWritten) {
  for (const std::string& text :
       {table_text("2 3", "1 -1 2/3 0.5 .5 2. 1e2 -1.5e-3 0 0 7 8"),
        table_text("{ \"u\" \"d\" } { \"l\" }", "{ { \"a\" 1, 2 } { \"\" 0 -1/2, } } 2 0")}) {
    const game::GameTable g = table_of(text);
    const std::string written = *game::nfg_text(g);
    EXPECT_EQ(*game::nfg_text(table_of(written)), written);
    EXPECT_EQ(*game::nfg_text(std::get<game::GameTable>(game_of(game::game_json(g)))), written);
    for (std::size_t p = 0; p < g.profile_count(); ++p)
      EXPECT_EQ(g.payoff(p, 0), table_of(written).payoff(p, 0));
  }
}

TEST(GameFiles, HaveTheStrategyOfTheFirstPlayerVaryFastest) {
  const game::GameTable g = table_of(table_text("2 3", "1 0 2 0 3 0 4 0 5 0 6 0"));
  EXPECT_EQ(g.payoff(1 * g.stride(0) + 2 * g.stride(1), 0), Rational(6));
  EXPECT_EQ(g.payoff(1 * g.stride(0) + 0 * g.stride(1), 0), Rational(2));
}

TEST(GameFiles, HoldExactNumbers) {
  const game::GameTable g = table_of(table_text("1 1", "0.1 -3/4"));
  EXPECT_EQ(g.payoff(0, 0), Rational(1, 10));
  EXPECT_EQ(g.payoff(0, 1), Rational(-3, 4));
}

TEST(GameFiles, MayHaveAByteOrderMarkAndLineEndsOfWindows) {
  EXPECT_EQ(faults_of("\xEF\xBB\xBF"
                      "EFG 2 R \"\" { \"A\" }\r\nt \"\" 0\r\n"),
            Faults{});
}

TEST(GameFiles, InLatin1AreReadWithAWarning) {
  const game::GameText text = game::game_text("old.efg", "EFG 2 R \"\xFC\" { \"A\" } t \"\" 0");
  ASSERT_EQ(text.warnings.size(), 1U);
  EXPECT_EQ(text.source.place(text.warnings[0].where.begin).column, 10U);
  EXPECT_EQ(game::read_efg(text.source, 0)->title, "\xC3\xBC");
}

TEST(GameFiles, WithAChainOfAMillionNodesAreReadWithoutRecursion) {
  std::string text = "EFG 2 R \"\" { \"A\" }\np \"\" 1 1 \"\" { \"on\" } 0\n";
  for (int k = 2; k < 1000000; ++k)
    text += "p \"\" 1 " + std::to_string(k) + " \"\" { \"on\" } 0\n";
  const game::GameTree g = tree_of(text + "t \"\" 1 \"\" { 1 }\n");
  EXPECT_EQ(g.node_count(), 1000000U);
  EXPECT_FALSE(game::set_without_recall(g));
  // Cut off before its end it is told where the next node is missing.
  EXPECT_EQ(faults_of(text), Faults{"E122@1000001:1"});
}

TEST(BrokenTrees, AreToldWhereANodeIsMissing) {
  EXPECT_EQ(faults_of(two_actions("t \"\" 0")), Faults{"E122@3:7"});
  EXPECT_EQ(faults_of(two_actions("t \"\" 0 { }")), Faults{"E122@3:8"});
  EXPECT_EQ(faults_of(two_actions("t \"\" 0 t \"\" 0 t \"\" 0")), Faults{"E122@3:15"});
  const auto game = game::read_game(SourceText("g", two_actions("p \"\" 1 1\n0\nt \"\" 0 x")));
  ASSERT_FALSE(game);
  EXPECT_NE(game.error().front().what.find("action \"r\" after \"l\""), std::string::npos)
      << game.error().front().what;
}

TEST(BrokenTrees, AreToldWhatIsNotDescribedOrDescribedTwice) {
  EXPECT_EQ(faults_of("EFG 2 R \"\" { \"A\" } t \"\" 1"), Faults{"E123@1:25"});
  EXPECT_EQ(faults_of("EFG 2 R \"\" { \"A\" } p \"\" 1 1 0"), Faults{"E123@1:27"});
  EXPECT_EQ(faults_of(two_actions("t \"\" 1 \"\" { 1/2 } t \"\" 1 \"\" { 0.5 }")), Faults{});
  EXPECT_EQ(faults_of(two_actions("t \"\" 1 \"\" { 1/2 } t \"\" 1 \"\" { 1 }")),
            Faults{"E123@3:24"});
  EXPECT_EQ(faults_of(two_actions("t \"\" 1 \"\" { 1 2 } t \"\" 2 \"\" { }")),
            (Faults{"E125@3:6", "E125@3:24"}));
}

TEST(BrokenTrees, AreToldOfChancesThatDoNotSumToOne) {
  const std::string text =
      "EFG 2 R \"\" { \"A\" } c \"\" 1 \"\" { \"a\" .33 \"b\" .33 } 0 t \"\" 0 t \"\" 0";
  EXPECT_EQ(faults_of(text), Faults{"E124@1:30"});
  EXPECT_EQ(faults_of(text, {true}), Faults{});
  EXPECT_EQ(
      faults_of("EFG 2 R \"\" { \"A\" } c \"\" 1 \"\" { \"a\" -1 \"b\" 2 } 0 t \"\" 0 t \"\" 0"),
      Faults{"E124@1:36"});
}

TEST(BrokenTrees, AreToldWhichTokenIsWrong) {
  EXPECT_EQ(faults_of(two_actions("t \"\" 1 \"\" { 1/0 } t \"\" 0")), Faults{"E121@3:13"});
  EXPECT_EQ(faults_of(two_actions("t \"\" 1 \"\" { 1.2.3 } t \"\" 0")), Faults{"E121@3:13"});
  EXPECT_EQ(faults_of(two_actions("t \"never closed")), Faults{"E121@3:3"});
  EXPECT_EQ(faults_of("EFG 2 R \"\" { \"A\" } p \"\" 2 1 \"\" { \"l\" } 0"), Faults{"E121@1:25"});
  EXPECT_EQ(faults_of("EFG 2 R \"\" { \"A\", \"B\" } t \"\" 0"), Faults{"E121@1:17"});
  EXPECT_EQ(faults_of("EFG 2 R \"\" { \"A\" } p \"\" 1 1 \"\" { } 0"), Faults{"E121@1:27"});
}

TEST(OtherFiles, AreNamed) {
  EXPECT_EQ(faults_of(""), Faults{"E120"});
  EXPECT_EQ(faults_of("#AGG 2 3"), Faults{"E120@1:1"});
  EXPECT_EQ(faults_of("<?xml version=\"1.0\"?>"), Faults{"E120@1:1"});
  EXPECT_EQ(faults_of("EFG 1 R \"\" { }"), Faults{"E120@1:5"});
  EXPECT_EQ(faults_of("{\"format\": \"entente.graph/1\"}"), Faults{"E120"});
}

TEST(BrokenTables, AreToldHowManyNumbersAreExpected) {
  EXPECT_EQ(faults_of(table_text("2 2", "1 2 3")), Faults{"E125@3:6"});
  EXPECT_EQ(faults_of(table_text("1 1", "1 2 3")), Faults{"E125@3:6"});
  EXPECT_EQ(faults_of(table_text("1 2", "{ { \"\" 1 2 } } 1")), Faults{"E125@3:17"});
  EXPECT_EQ(faults_of(table_text("1 1", "{ { \"\" 1 2 } } 2")), Faults{"E121@3:16"});
  EXPECT_EQ(faults_of(table_text("1 1", "{ { \"\" 1 } } 1")), Faults{"E125@3:3"});
  EXPECT_EQ(faults_of(table_text("{ \"a\" } { }", "1 2")), Faults{"E121@2:11"});
  EXPECT_EQ(faults_of(table_text("0 1", "1 2")), Faults{"E121@2:3"});
}

TEST(BrokenTables, ThatDeclareMoreThanTheyHoldTakeNoMemory) {
  EXPECT_EQ(faults_of(table_text("1000000000 2", "1 2")), Faults{"E126@2:3"});
  std::string players, counts;
  for (int k = 0; k < 80; ++k) {
    players += "\"\" ";
    counts += "2 ";
  }
  EXPECT_EQ(faults_of("NFG 1 R \"\" { " + players + "}\n{ " + counts + "}\n1 2"),
            Faults{"E126@3:1"});
  EXPECT_EQ(faults_of("{\"format\": \"entente.game/1\", \"kind\": \"table\", \"title\": \"\", "
                      "\"players\": [{\"name\": \"A\", \"strategies\": 60000000}, "
                      "{\"name\": \"B\", \"strategies\": 60000000}], \"payoffs\": [[1, 2]]}"),
            Faults{"E125"});
}

TEST(Recall, IsMissedAtTheSetThatForgets) {
  // A player that forgets which of its own two actions it took.
  const game::GameTree forgets = tree_of(two_actions(
      "p \"\" 1 2 \"late\" { \"l\" \"r\" } 0 t \"\" 0 t \"\" 0 p \"\" 1 2 0 t \"\" 0 t \"\" 0"));
  EXPECT_EQ(game::set_without_recall(forgets), 1U);
  EXPECT_FALSE(game::absent_minded_set(forgets));
  EXPECT_EQ(game::set_name(forgets, 1), "information set \"late\" of \"A\"");
  const game::GameTree absent = tree_of(two_actions("p \"\" 1 1 0 t \"\" 0 t \"\" 0 t \"\" 0"));
  EXPECT_EQ(game::set_without_recall(absent), 0U);
  EXPECT_EQ(game::absent_minded_set(absent), 0U);
}

TEST(ConstantSum, AddsOutcomesAlongTheWayAndLeavesOutWhatNeverHappens) {
  const game::GameTree g = tree_of(
      "EFG 2 R \"\" { \"A\" \"B\" } c \"\" 1 \"\" { \"a\" 1 \"b\" 0 } 1 \"\" { 1, 1 } "
      "t \"\" 2 \"\" { 3 -1 } t \"\" 3 \"\" { 9 9 }");
  EXPECT_EQ(*game::constant_sum(g), Rational(4));
  EXPECT_EQ(game::payoff_range(g), Rational(4));
}

}  // namespace
}  // namespace entente::games_test
