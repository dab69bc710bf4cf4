#include "support.hpp"

#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "entente/base/assert.hpp"
#include "entente/base/random.hpp"

namespace entente::games_test {

using game::GameTable;
using game::GameTree;

game::Game game_of(const std::string& text) {
  auto game = game::read_game(SourceText("game", text));
  ENTENTE_ASSERT(game.has_value());
  return std::move(*game);
}
GameTree tree_of(const std::string& text) { return std::get<GameTree>(game_of(text)); }
GameTable table_of(const std::string& text) { return std::get<GameTable>(game_of(text)); }

std::string case_text(const std::string& name) {
  std::ifstream file(std::string(ENTENTE_ROOT "/tests/games/cases/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> faults_of(const std::string& text, game::GameReading reading) {
  const SourceText source("game", text);
  const auto game = game::read_game(source, 0, reading);
  std::vector<std::string> faults;
  if (game) return faults;
  for (const Diagnostic& d : game.error()) {
    std::string fault(code_name(d.code));
    if (d.where.source != nowhere) {
      const Place place = source.place(d.where.begin);
      fault += fmt::format("@{}:{}", place.line, place.column);
    }
    faults.push_back(std::move(fault));
  }
  return faults;
}

std::uint32_t Dice::roll(std::uint32_t sides) {
  state_ = mix(state_ + 0x9E3779B97F4A7C15U);
  return static_cast<std::uint32_t>((state_ >> 32U) % sides);
}

GameTable random_table(Dice& dice, const std::vector<std::uint32_t>& strategies,
                       std::uint32_t values) {
  GameTable g;
  std::size_t profiles = 1;
  for (const std::uint32_t count : strategies) {
    g.players.push_back({fmt::format("P{}", g.players.size() + 1), {}});
    for (std::uint32_t k = 1; k <= count; ++k)
      g.players.back().strategies.push_back(std::to_string(k));
    profiles *= count;
  }
  g.counted = true;
  for (std::uint32_t v = 0; v < values; ++v) g.numbers.emplace_back(static_cast<long>(v));
  for (std::size_t k = 0; k < profiles * strategies.size(); ++k)
    g.cells.push_back(dice.roll(values));
  return g;
}

namespace {

/// Grows a random tree in prefix order.
class Grower {
public:
  Grower(Dice& dice, std::uint32_t players, std::uint32_t values) : dice_(dice), values_(values) {
    for (std::uint32_t i = 0; i < players; ++i) g_.players.push_back(fmt::format("P{}", i + 1));
    last_.resize(players, 0);
  }

  GameTree grow(std::uint32_t depth) {
    node(depth, game::none, 0);
    return std::move(g_);
  }

private:
  void node(std::uint32_t depth, std::uint32_t parent, std::uint32_t action) {
    const std::uint32_t here = g_.node_count();
    const std::uint32_t kind = depth == 0 ? 9 : dice_.roll(10);
    GameTree::Node v;
    v.parent = parent;
    v.action = action;
    if (kind < 6) {
      v.kind = GameTree::Kind::personal;
      v.set = set_for(dice_.roll(static_cast<std::uint32_t>(g_.players.size())), here);
    } else if (kind < 8) {
      v.kind = GameTree::Kind::chance;
      v.set = event();
    }
    if (v.kind == GameTree::Kind::terminal || dice_.roll(5) == 0) v.outcome = outcome();
    g_.nodes.push_back(v);
    g_.node_labels.emplace_back();
    if (v.kind != GameTree::Kind::terminal) children(depth, here);
    g_.nodes[here].end = g_.node_count();
  }

  void children(std::uint32_t depth, std::uint32_t here) {
    const GameTree::Node v = g_.nodes[here];
    const auto count = static_cast<std::uint32_t>(g_.actions(v).size());
    for (std::uint32_t a = 0; a < count; ++a) {
      if (v.kind == GameTree::Kind::chance) {
        node(depth - 1, here, a);
        continue;
      }
      const std::uint32_t player = g_.sets[v.set].player;
      const std::uint64_t before = last_[player];
      last_[player] = (std::uint64_t{v.set} + 1) * 16 + a;  // which own action came last
      node(depth - 1, here, a);
      last_[player] = before;
    }
  }

  /// A known set with the same own way before it, or a new one. A node below another one of the
  /// set has another way, so no set meets itself.
  std::uint32_t set_for(std::uint32_t player, std::uint32_t node) {
    auto& known = known_[{player, last_[player]}];
    std::uint32_t h = 0;
    if (known.empty() || dice_.roll(2) == 0) {
      h = static_cast<std::uint32_t>(g_.sets.size());
      known.push_back(h);
      GameTree::Set set{player, g_.sets.size() + 1, {}, {}, {}};
      for (std::uint32_t a = 0; a < 1 + dice_.roll(3); ++a) set.actions.push_back({});
      for (std::size_t a = 0; a < set.actions.size(); ++a) set.actions[a] = fmt::format("a{}", a);
      g_.sets.push_back(std::move(set));
    } else {
      h = known[dice_.roll(static_cast<std::uint32_t>(known.size()))];
    }
    g_.sets[h].nodes.push_back(node);
    return h;
  }

  std::uint32_t event() {
    GameTree::Event e{g_.events.size() + 1, {}, {}, {}};
    const std::uint32_t actions = 2 + dice_.roll(2);
    long sum = 0;
    std::vector<long> parts;
    for (std::uint32_t a = 0; a < actions; ++a) sum += parts.emplace_back(dice_.roll(4));
    if (sum == 0) sum += parts[0] = 1;
    for (std::uint32_t a = 0; a < actions; ++a) {
      e.actions.push_back(fmt::format("c{}", a));
      e.chances.emplace_back(parts[a], sum);
    }
    g_.events.push_back(std::move(e));
    return static_cast<std::uint32_t>(g_.events.size() - 1);
  }

  std::uint32_t outcome() {
    game::GameOutcome z{g_.outcomes.size() + 1, {}, {}};
    for (std::size_t i = 0; i < g_.players.size(); ++i)
      z.payoffs.emplace_back(static_cast<long>(dice_.roll(values_)));
    g_.outcomes.push_back(std::move(z));
    return static_cast<std::uint32_t>(g_.outcomes.size() - 1);
  }

  Dice& dice_;
  std::uint32_t values_;
  GameTree g_;
  std::vector<std::uint64_t> last_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, std::vector<std::uint32_t>> known_;
};

}  // namespace

GameTree random_tree(Dice& dice, std::uint32_t players, std::uint32_t depth, std::uint32_t values) {
  return Grower(dice, players, values).grow(depth);
}

}  // namespace entente::games_test
