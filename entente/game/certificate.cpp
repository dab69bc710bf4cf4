#include "entente/game/certificate.hpp"

#include <algorithm>

#include "entente/base/assert.hpp"
#include "entente/game/precise.hpp"

namespace entente::game {
namespace {

bool is_zero(const Rational& value) { return value == Rational(0); }
bool is_zero(const Precise& value) { return value.is_zero(); }

/// What one player earns, and could earn at best.
template <class Number>
struct Earned {
  Number mean, best;
};

/// The walk over a tree for one player at a time. A way is a set with one of its actions, or the
/// way without any: what the player itself did last.
template <class Number>
class TreeWalk {
public:
  template <class Chance>
  TreeWalk(const GameTree& g, const BehaviourProfile<Chance>& profile) : g_(g) {
    std::size_t ways = 1;  // 0 is the way without own actions
    for (std::size_t h = 0; h < g.sets.size(); ++h) {
      ENTENTE_ASSERT(profile[h].size() == g.sets[h].actions.size());
      first_way_.push_back(ways);
      ways += g.sets[h].actions.size();
      std::vector<Number> row;
      for (const Chance& chance : profile[h]) row.emplace_back(chance);
      chances_.push_back(std::move(row));
    }
    for (const GameTree::Event& e : g.events) {
      std::vector<Number> row;
      for (const Rational& chance : e.chances) row.emplace_back(chance);
      events_.push_back(std::move(row));
    }
    way_count_ = ways;
  }

  Earned<Number> earned(std::uint32_t player) {
    std::vector<Number> mean(way_count_), best;
    std::vector<std::size_t> way(g_.nodes.size(), 0), before(g_.sets.size(), 0);
    std::vector<Number> weight(g_.nodes.size(), Number(1));
    for (std::uint32_t v = 0; v < g_.node_count(); ++v) {
      const GameTree::Node& node = g_.nodes[v];
      if (node.parent != none) step(v, player, way, weight);
      if (node.kind == GameTree::Kind::personal) before[node.set] = way[v];
      if (node.outcome != none && !is_zero(weight[v]))
        mean[way[v]] += weight[v] * Number(g_.outcomes[node.outcome].payoffs[player]);
    }
    best = mean;
    // A set stands behind all that lead to it.
    for (std::size_t h = g_.sets.size(); h-- > 0;)
      if (g_.sets[h].player == player) settle(h, before[h], mean, best);
    return {mean[0], best[0]};
  }

private:
  /// From the parent of v to v.
  void step(std::uint32_t v, std::uint32_t player, std::vector<std::size_t>& way,
            std::vector<Number>& weight) const {
    const GameTree::Node& node = g_.nodes[v];
    const GameTree::Node& above = g_.nodes[node.parent];
    way[v] = way[node.parent];
    weight[v] = weight[node.parent];
    if (above.kind == GameTree::Kind::chance) {
      weight[v] *= events_[above.set][node.action];
    } else if (g_.sets[above.set].player == player) {
      way[v] = first_way_[above.set] + node.action;
    } else {
      weight[v] *= chances_[above.set][node.action];
    }
  }

  void settle(std::size_t h, std::size_t before, std::vector<Number>& mean,
              std::vector<Number>& best) const {
    Number most = best[first_way_[h]];
    Number expected;
    for (std::size_t a = 0; a < chances_[h].size(); ++a) {
      const std::size_t way = first_way_[h] + a;
      if (most < best[way]) most = best[way];
      if (!is_zero(chances_[h][a])) expected += chances_[h][a] * mean[way];
    }
    mean[before] += expected;
    best[before] += most;
  }

  const GameTree& g_;
  std::size_t way_count_ = 0;
  std::vector<std::size_t> first_way_;        // by set: the way of its first action
  std::vector<std::vector<Number>> chances_;  // by set and action
  std::vector<std::vector<Number>> events_;   // by event and action
};

/// The walk over the profiles of a table, the strategy of the first player fastest.
template <class Number>
class TableWalk {
public:
  template <class Chance>
  TableWalk(const GameTable& g, const MixedProfile<Chance>& profile) : g_(g) {
    for (std::uint32_t i = 0; i < g.player_count(); ++i) {
      ENTENTE_ASSERT(profile[i].size() == g.strategy_count(i));
      std::vector<Number> row;
      for (const Chance& chance : profile[i]) row.emplace_back(chance);
      chances_.push_back(std::move(row));
    }
  }

  Earned<Number> earned(std::uint32_t player) const {
    const std::uint32_t players = g_.player_count();
    std::vector<Number> worth(g_.strategy_count(player));
    std::vector<std::uint32_t> digit(players, 0);
    // weight[j]: the product of the chances of players j, j+1, ... other than `player`
    std::vector<Number> weight(players + 1, Number(1));
    renew(players, player, digit, weight);
    for (std::size_t p = 0; p < g_.profile_count(); ++p) {
      if (!is_zero(weight[0])) worth[digit[player]] += weight[0] * Number(g_.payoff(p, player));
      std::uint32_t j = 0;
      for (; j < players && ++digit[j] == g_.strategy_count(j); ++j) digit[j] = 0;
      renew(std::min(j + 1, players), player, digit, weight);
    }
    Earned<Number> earned{Number(), worth.front()};
    for (std::size_t k = 0; k < worth.size(); ++k) {
      if (earned.best < worth[k]) earned.best = worth[k];
      earned.mean += chances_[player][k] * worth[k];
    }
    return earned;
  }

private:
  /// The products of the players before `end` anew.
  void renew(std::uint32_t end, std::uint32_t player, const std::vector<std::uint32_t>& digit,
             std::vector<Number>& weight) const {
    for (std::uint32_t j = end; j-- > 0;) {
      weight[j] = weight[j + 1];
      if (j != player) weight[j] *= chances_[j][digit[j]];
    }
  }

  const GameTable& g_;
  std::vector<std::vector<Number>> chances_;
};

template <class Walk>
Certificate exact(Walk walk, std::uint32_t players) {
  Certificate c;
  for (std::uint32_t i = 0; i < players; ++i) {
    const Earned<Rational> e = walk.earned(i);
    c.payoffs.push_back(e.mean);
    c.regrets.push_back(e.best - e.mean);
    c.max_regret = std::max(c.max_regret, c.regrets.back());
  }
  return c;
}

template <class Walk>
FloatCertificate bounded(Walk walk, std::uint32_t players) {
  FloatCertificate c;
  for (std::uint32_t i = 0; i < players; ++i) {
    const Earned<Precise> e = walk.earned(i);
    const Precise regret = e.best - e.mean;
    // Chances that do not sum to 1 exactly can give the mean a little more than the best.
    c.payoffs.push_back(e.mean.value());
    c.regrets.push_back(std::max(0.0, regret.upper()));
    c.max_regret = std::max(c.max_regret, c.regrets.back());
  }
  return c;
}

}  // namespace

Certificate certify(const GameTree& g, const BehaviourProfile<Rational>& profile) {
  return exact(TreeWalk<Rational>(g, profile), g.player_count());
}
FloatCertificate certify(const GameTree& g, const BehaviourProfile<double>& profile) {
  return bounded(TreeWalk<Precise>(g, profile), g.player_count());
}
Certificate certify(const GameTable& g, const MixedProfile<Rational>& profile) {
  return exact(TableWalk<Rational>(g, profile), g.player_count());
}
FloatCertificate certify(const GameTable& g, const MixedProfile<double>& profile) {
  return bounded(TableWalk<Precise>(g, profile), g.player_count());
}

}  // namespace entente::game
