#include "entente/solve/pure.hpp"

#include <algorithm>
#include <set>

#include "support.hpp"
#include <gtest/gtest.h>

#include "entente/game/certificate.hpp"
#include "entente/game/recall.hpp"
#include "entente/solve/backward.hpp"
#include "entente/solve/solve.hpp"

namespace entente::games_test {
namespace {

using Profile = std::vector<std::vector<Rational>>;

/// All pure profiles of a table that nobody leaves, one by one.
std::vector<Profile> pure_twin(const game::GameTable& g) {
  std::vector<Profile> found;
  for (std::size_t p = 0; p < g.profile_count(); ++p) {
    Profile profile;
    for (std::uint32_t i = 0; i < g.player_count(); ++i) {
      profile.emplace_back(g.strategy_count(i));
      profile.back()[p / g.stride(i) % g.strategy_count(i)] = Rational(1);
    }
    if (game::certify(g, profile).max_regret == Rational(0)) found.push_back(std::move(profile));
  }
  std::ranges::sort(found, [](const Profile& a, const Profile& b) { return b < a; });
  return found;
}

TEST(PureEquilibria, OfTablesAreTheProfilesWithoutRegret) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    const game::GameTable g =
        random_table(dice, {1 + dice.roll(4), 1 + dice.roll(4), 1 + dice.roll(3)}, 4);
    ASSERT_EQ(solve::pure_equilibria(g, entente::Run{}).profiles, pure_twin(g)) << "seed " << seed;
  }
}

TEST(PureEquilibria, OfTreesAreThoseOfTheReducedStrategicForm) {
  int tried = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    const game::GameTree g = random_tree(dice, 1 + dice.roll(3), 2 + dice.roll(4), 4);
    const auto form = game::reduced_form(g, 3000);
    if (!form) continue;
    ++tried;
    const solve::Solutions tree = solve::pure_equilibria(g, entente::Run{});
    const solve::Solutions table = solve::pure_equilibria(form->table, entente::Run{});
    ASSERT_EQ(tree.profiles.size(), table.profiles.size()) << "seed " << seed;
    std::vector<Profile> same;
    for (const Profile& plans : table.profiles)
      same.push_back(game::to_behaviour(g, form->plans, plans).chances);
    std::ranges::sort(same, [](const Profile& a, const Profile& b) { return b < a; });
    ASSERT_EQ(tree.profiles, same) << "seed " << seed;
  }
  EXPECT_GT(tried, 300);
}

TEST(PureEquilibria, OfTreesAreTheSameInFractions) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Dice dice(seed);
    game::GameTree g = random_tree(dice, 2, 4, 4);
    const solve::Solutions whole = solve::pure_equilibria(g, entente::Run{});
    for (game::GameOutcome& z : g.outcomes)
      for (Rational& payoff : z.payoffs) payoff *= *Rational::parse("1e40/3");
    ASSERT_EQ(solve::pure_equilibria(g, entente::Run{}).profiles, whole.profiles)
        << "seed " << seed;
  }
}

/// The subgame at node v as a game of its own; `v` starts one.
game::GameTree subgame(const game::GameTree& g, std::uint32_t v) {
  game::GameTree part = g;
  part.nodes.assign(g.nodes.begin() + v, g.nodes.begin() + g.nodes[v].end);
  part.node_labels.resize(part.nodes.size());
  for (game::GameTree::Node& node : part.nodes) {
    node.parent = node.parent == game::none || node.parent < v ? game::none : node.parent - v;
    node.end -= v;
  }
  part.nodes.front().parent = game::none;
  return part;
}

/// Whether no player of any subgame can gain by another action at one of its nodes.
bool is_subgame_perfect(const game::GameTree& g, const Profile& profile) {
  for (std::uint32_t v = 0; v < g.node_count(); ++v)
    if (game::certify(subgame(g, v), profile).max_regret != Rational(0)) return false;
  return true;
}

/// Every node a set of its own.
game::GameTree with_perfect_information(game::GameTree g) {
  const std::vector<game::GameTree::Set> old = std::move(g.sets);
  g.sets.clear();
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    if (g.nodes[v].kind != game::GameTree::Kind::personal) continue;
    game::GameTree::Set set = old[g.nodes[v].set];
    set.nodes = {v};
    set.number = g.sets.size() + 1;
    g.nodes[v].set = static_cast<std::uint32_t>(g.sets.size());
    g.sets.push_back(std::move(set));
  }
  return g;
}

TEST(BackwardInduction, GivesAllPureProfilesThatAreEquilibriaOfEverySubgame) {
  int tried = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Dice dice(seed);
    const game::GameTree g = with_perfect_information(random_tree(dice, 2, 3, 3));
    std::size_t profiles = 1;
    for (const game::GameTree::Set& h : g.sets) profiles *= h.actions.size();
    if (profiles > 300) continue;
    ++tried;
    std::vector<Profile> twin;
    for (std::size_t p = 0; p < profiles; ++p) {
      Profile profile;
      std::size_t rest = p;
      for (const game::GameTree::Set& h : g.sets) {
        profile.emplace_back(h.actions.size());
        profile.back()[rest % h.actions.size()] = Rational(1);
        rest /= h.actions.size();
      }
      if (is_subgame_perfect(g, profile)) twin.push_back(std::move(profile));
    }
    std::ranges::sort(twin, [](const Profile& a, const Profile& b) { return b < a; });
    ASSERT_EQ(solve::subgame_perfect(g, entente::Run{}).profiles, twin) << "seed " << seed;
  }
  EXPECT_GT(tried, 150);
}

TEST(Solve, RefusesATreeMethodWithoutPerfectRecallAndNamesTheSet) {
  const game::Game g = game_of(
      "EFG 2 R \"\" { \"Ann\" }\np \"\" 1 1 \"\" { \"l\" \"r\" } 0\n"
      "p \"\" 1 2 \"late\" { \"l\" \"r\" } 0 t \"\" 1 \"\" { 1 } t \"\" 0 p \"\" 1 2 0 t \"\" 0 t "
      "\"\" 1");
  const auto refused = solve::solve(g, {}, entente::Run{});
  ASSERT_FALSE(refused);
  const std::string what = refused.error().front().what;
  for (const char* word : {"perfect recall", "late", "Ann", "--strategic"})
    EXPECT_NE(what.find(word), std::string::npos) << what;
  const auto plans = solve::solve(g, {solve::Method::pure, false, true}, entente::Run{});
  ASSERT_TRUE(plans);
  EXPECT_EQ(plans->profiles.size(), 2U);
  EXPECT_EQ(plans->warnings.size(), 1U);
}

TEST(Solve, ClaimsNothingWhereItHasNoMethod) {
  // Matching pennies of three: no pure equilibrium, and no method for three players yet.
  const game::Game g = game_of(
      "NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 2 2 2 } 1 0 0  0 1 0  0 1 0  1 0 0  1 0 0  0 1 0  0 1 "
      "0  1 0 0");
  const auto solved = solve::solve(g, {}, entente::Run{});
  ASSERT_TRUE(solved);
  EXPECT_TRUE(solved->profiles.empty() && solved->no_method && !solved->complete);
  EXPECT_FALSE(solved->reason.empty());
}

}  // namespace
}  // namespace entente::games_test
