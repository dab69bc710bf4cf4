#include <algorithm>

#include "readers.hpp"

#include "entente/base/assert.hpp"
#include "entente/base/caret.hpp"
#include "entente/game/certificate.hpp"
#include "entente/game/game_file.hpp"
#include "entente/game/plans.hpp"
#include "entente/game/recall.hpp"

namespace entente::fuzz {
namespace {

constexpr std::size_t most_nodes = 2000;
constexpr std::size_t most_profiles = 2000;

/// The first action everywhere.
game::BehaviourProfile<> first_actions(const game::GameTree& g) {
  game::BehaviourProfile<> profile;
  for (const game::GameTree::Set& h : g.sets) {
    profile.emplace_back(h.actions.size());
    profile.back().front() = Rational(1);
  }
  return profile;
}

void expect_game(const game::GameTree& g) {
  ENTENTE_ASSERT(g.node_count() > 0 && g.nodes.front().end == g.node_count());
  game::constant_sum(g);
  game::absent_minded_set(g);
  if (game::set_without_recall(g) || g.node_count() > most_nodes) return;
  const game::Certificate c = game::certify(g, first_actions(g));
  ENTENTE_ASSERT(Rational(0) <= c.max_regret && c.payoffs.size() == g.players.size());
  for (std::uint32_t i = 0; i < std::min(g.player_count(), 3U); ++i)
    ENTENTE_ASSERT(Natural(0) < game::count_plans(g, i));
}

void expect_game(const game::GameTable& g) {
  game::constant_sum(g);
  if (g.profile_count() > most_profiles || g.player_count() > 10) return;
  game::MixedProfile<> profile;
  for (std::uint32_t i = 0; i < g.player_count(); ++i) {
    profile.emplace_back(g.strategy_count(i));
    profile.back().back() = Rational(1);
  }
  ENTENTE_ASSERT(Rational(0) <= game::certify(g, profile).max_regret);
}

Result<std::string> text_of(const game::Game& game) {
  const auto* tree = std::get_if<game::GameTree>(&game);
  return tree != nullptr ? game::efg_text(*tree) : game::nfg_text(std::get<game::GameTable>(game));
}

}  // namespace

void read_any_game(const std::string& bytes) {
  const game::GameText text = game::game_text("game", bytes);
  const auto game = game::read_game(text.source);
  if (!game) {
    ENTENTE_ASSERT(has_errors(game.error()));
    for (const Diagnostic& d : game.error())
      ENTENTE_ASSERT(d.where.source == nowhere || d.where.end <= text.source.text().size());
    ENTENTE_ASSERT(!render(game.error(), std::span(&text.source, 1), 80, true).empty());
    return;
  }
  std::visit([](const auto& g) { expect_game(g); }, *game);
  const std::string json = game::game_json(*game);
  const auto from_json = game::read_game(SourceText("again.json", json));
  ENTENTE_ASSERT(from_json && game::game_json(*from_json) == json);
  const auto written = text_of(*game);
  if (!written) return;  // a name that ends in a backslash
  const auto again = game::read_game(SourceText("again", *written));
  ENTENTE_ASSERT(again && *text_of(*again) == *written);
}

}  // namespace entente::fuzz
