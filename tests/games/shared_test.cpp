#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "support.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/game/recall.hpp"
#include "entente/solve/backward.hpp"
#include "entente/solve/extreme.hpp"
#include "entente/solve/pure.hpp"
#include "entente/solve/solve.hpp"

/// The example games beside the project, with the figures expected of them. They are no part of it
/// (their licence is another), so the tests are skipped where the folder is not there.
namespace entente::games_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Payoffs = std::vector<std::string>;

/// Beside the project, or beside the folder that holds several checkouts of it.
fs::path find_folder() {
  const fs::path beside = fs::path(ENTENTE_ROOT).parent_path();
  const fs::path games = "shared/cases/games";
  return fs::exists(beside / games) ? beside / games : beside.parent_path() / games;
}

const fs::path folder = find_folder();

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Example {
  std::string name;
  game::Game game;
  json expected;

  const game::GameTree* tree() const { return std::get_if<game::GameTree>(&game); }
  const game::GameTable* table() const { return std::get_if<game::GameTable>(&game); }
};

/// All examples, each read; an unreadable one fails the test.
std::vector<Example> examples() {
  std::vector<Example> all;
  std::set<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".efg" || entry.path().extension() == ".nfg")
      paths.insert(entry.path());
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const game::GameText text = game::game_text(name, bytes_of(path));
    auto game = game::read_game(text.source);
    EXPECT_TRUE(game) << name << ": " << (game ? "" : game.error().front().what);
    if (game)
      all.push_back(
          {name, std::move(*game), json::parse(bytes_of(folder / "expected" / (name + ".json")))});
  }
  EXPECT_GE(all.size(), 40U);
  return all;
}

/// Tests of this file.
class Examples : public testing::Test {
protected:
  void SetUp() override {
    if (!fs::exists(folder)) GTEST_SKIP() << "no example games beside the project";
  }
};

Payoffs payoffs_of(const game::Certificate& c) {
  Payoffs payoffs;
  for (const Rational& payoff : c.payoffs) payoffs.push_back(payoff.fraction());
  return payoffs;
}

template <class G>
std::set<Payoffs> payoffs_of(const G& game, const solve::Solutions& s) {
  std::set<Payoffs> all;
  for (const auto& profile : s.profiles) all.insert(payoffs_of(game::certify(game, profile)));
  return all;
}

std::set<Payoffs> payoff_set(const json& list) {
  std::set<Payoffs> all;
  for (const json& row : list) all.insert(row.get<Payoffs>());
  return all;
}

/// The profile of a table in the form of the expected files, as one text.
std::string shown(const game::GameTable& g, const std::vector<std::vector<Rational>>& profile) {
  std::string text;
  for (std::uint32_t i = 0; i < g.player_count(); ++i)
    for (std::uint32_t k = 0; k < g.strategy_count(i); ++k)
      text += profile[i][k].fraction() + (k + 1 == g.strategy_count(i) ? "; " : " ");
  return text;
}

std::string shown(const game::GameTable& g, const json& profile) {
  std::string text;
  for (std::uint32_t i = 0; i < g.player_count(); ++i)
    for (std::uint32_t k = 0; k < g.strategy_count(i); ++k) {
      const json& row = profile.at(g.players[i].name).at("strategy");
      const std::string key = row.contains(g.players[i].strategies[k]) ? g.players[i].strategies[k]
                                                                       : fmt::format("#{}", k + 1);
      text += row.value(key, std::string("0")) + (k + 1 == g.strategy_count(i) ? "; " : " ");
    }
  return text;
}

TEST_F(Examples, AreAllReadWithTheFactsExpected) {
  for (const Example& e : examples()) {
    SCOPED_TRACE(e.name);
    const auto sum =
        e.tree() != nullptr ? game::constant_sum(*e.tree()) : game::constant_sum(*e.table());
    if (game::player_names(e.game).size() == 2) {
      EXPECT_EQ(sum ? json(sum->fraction()) : json(nullptr), e.expected.at("constant_sum"));
    }
    if (e.tree() == nullptr) continue;
    EXPECT_EQ(e.tree()->node_count(), e.expected.at("size").at("nodes"));
    EXPECT_EQ(!game::set_without_recall(*e.tree()), e.expected.at("size").at("perfect_recall"));
    EXPECT_EQ(game::perfect_information(*e.tree()), e.expected.at("perfect_information"));
    if (!e.expected.contains("reduced_strategies")) continue;
    for (std::uint32_t i = 0; i < e.tree()->player_count(); ++i)
      EXPECT_EQ(game::count_plans(*e.tree(), i).text(),
                std::to_string(e.expected.at("reduced_strategies").at(i).get<std::uint64_t>()));
  }
}

TEST_F(Examples, AreWrittenAndReadAgain) {
  for (const Example& e : examples()) {
    const auto text = e.tree() != nullptr ? game::efg_text(*e.tree()) : game::nfg_text(*e.table());
    ASSERT_TRUE(text) << e.name;
    EXPECT_EQ(game::game_json(game_of(*text)), game::game_json(e.game)) << e.name;
    EXPECT_EQ(game::game_json(game_of(game::game_json(e.game))), game::game_json(e.game)) << e.name;
  }
}

TEST_F(Examples, HaveThePureEquilibriaExpected) {
  for (const Example& e : examples()) {
    SCOPED_TRACE(e.name);
    if (e.expected.contains("n_pure")) {
      const solve::Solutions s = solve::pure_equilibria(*e.table(), entente::Run{});
      EXPECT_EQ(s.profiles.size(), e.expected.at("n_pure"));
    }
    if (e.expected.contains("n_pure_reduced")) {
      const solve::Solutions s = solve::pure_equilibria(*e.tree(), entente::Run{});
      EXPECT_EQ(s.ended, solve::Ended::all);
      EXPECT_EQ(s.profiles.size(), e.expected.at("n_pure_reduced"));
      EXPECT_EQ(payoffs_of(*e.tree(), s), payoff_set(e.expected.at("pure_equilibrium_payoffs")));
    }
  }
}

TEST_F(Examples, HaveTheExtremeEquilibriaExpected) {
  for (const Example& e : examples()) {
    SCOPED_TRACE(e.name);
    if (e.expected.contains("n_extreme")) {
      const solve::Solutions s = solve::extreme_equilibria(*e.table(), entente::Run{});
      std::multiset<std::string> ours, theirs;
      for (const auto& profile : s.profiles) ours.insert(shown(*e.table(), profile));
      for (const json& one : e.expected.at("extreme_equilibria"))
        theirs.insert(shown(*e.table(), one.at("profile")));
      EXPECT_EQ(s.profiles.size(), e.expected.at("n_extreme"));
      EXPECT_EQ(ours, theirs);
    }
    if (e.expected.contains("n_extreme_reduced")) {
      const auto form = game::reduced_form(*e.tree(), 1U << 20U);
      const solve::Solutions s = solve::extreme_equilibria(form->table, entente::Run{});
      EXPECT_EQ(s.profiles.size(), e.expected.at("n_extreme_reduced"));
      EXPECT_EQ(payoffs_of(form->table, s),
                payoff_set(e.expected.at("equilibrium_payoff_vertices")));
      const auto behaviour =
          solve::solve(e.game, {solve::Method::extreme, false, false}, entente::Run{});
      ASSERT_TRUE(behaviour);
      EXPECT_EQ(behaviour->profiles.size(), e.expected.at("extreme_equilibria_behaviour").size());
    }
  }
}

TEST_F(Examples, HaveTheSubgamePerfectPayoffsExpected) {
  for (const Example& e : examples()) {
    if (!e.expected.contains("pure_spe_payoffs")) continue;
    const solve::Solutions s = solve::subgame_perfect(*e.tree(), entente::Run{});
    EXPECT_EQ(payoffs_of(*e.tree(), s), payoff_set(e.expected.at("pure_spe_payoffs"))) << e.name;
  }
}

TEST_F(Examples, WithoutPerfectRecallAreRefusedByName) {
  int refused = 0;
  for (const Example& e : examples()) {
    if (!e.expected.contains("expect")) continue;
    const auto solved = solve::solve(e.game, {}, entente::Run{});
    ASSERT_FALSE(solved) << e.name;
    EXPECT_EQ(solved.error().front().code, Code::E127);
    const auto set = game::set_without_recall(*e.tree());
    ASSERT_TRUE(set);
    EXPECT_NE(solved.error().front().what.find(e.tree()->players[e.tree()->sets[*set].player]),
              std::string::npos);
    ++refused;
  }
  EXPECT_EQ(refused, 3);
}

/// Chances of an expected file: texts such as "1/3", or numbers.
Rational chance_of(const json& value) {
  return value.is_string() ? *Rational::parse(value.get<std::string>())
                           : Rational::from_double(value.get<double>());
}

TEST_F(Examples, AreSolvedByThemselvesOrSaidToBeWithoutAMethodYet) {
  for (const Example& e : examples()) {
    if (e.expected.contains("expect")) continue;
    SCOPED_TRACE(e.name);
    const auto solved = solve::solve(e.game, {}, entente::Run{});
    ASSERT_TRUE(solved);
    EXPECT_EQ(solved->profiles.empty(), solved->no_method);
    if (solved->profiles.empty() || !e.expected.contains("value")) continue;
    for (const game::Certificate& c : solved->certificates)
      EXPECT_EQ(c.payoffs.front(), chance_of(e.expected.at("value")));
  }
}

}  // namespace
}  // namespace entente::games_test
