#include <algorithm>
#include <optional>
#include <set>

#include "support.hpp"

namespace entente::games_test {
namespace {

using game::GameTable;
using game::GameTree;
using Row = std::vector<Rational>;

/// Solves square equations by Cramer's rule; nothing where the determinant is 0.
Rational determinant(std::vector<Row> m) {
  Rational product(1);
  for (std::size_t c = 0; c < m.size(); ++c) {
    std::size_t r = c;
    while (r < m.size() && m[r][c] == Rational(0)) ++r;
    if (r == m.size()) return Rational(0);
    if (r != c) {
      std::swap(m[r], m[c]);
      product = -product;
    }
    product *= m[c][c];
    for (std::size_t i = c + 1; i < m.size(); ++i) {
      const Rational factor = m[i][c] / m[c][c];
      for (std::size_t k = c; k < m.size(); ++k) m[i][k] -= factor * m[c][k];
    }
  }
  return product;
}

std::optional<Row> cramer(const std::vector<Row>& m, const Row& right) {
  const Rational all = determinant(m);
  if (all == Rational(0)) return std::nullopt;
  Row solution;
  for (std::size_t c = 0; c < m.size(); ++c) {
    std::vector<Row> part = m;
    for (std::size_t r = 0; r < m.size(); ++r) part[r][c] = right[r];
    solution.push_back(determinant(std::move(part)) / all);
  }
  return solution;
}

/// A vertex of {z >= 0, z'rows <= 1}: which constraints hold with equality (own ones first), and z.
struct Vertex {
  std::set<std::size_t> zero, tight;  // own strategies, opponent's strategies
  Row z;
};

/// All vertices but the origin, each once; reply[j] the payoffs of the opponent's strategy j.
std::vector<Vertex> vertices(const std::vector<Row>& reply) {
  const std::size_t own = reply.front().size();
  const std::size_t all = own + reply.size();
  std::vector<Vertex> found;
  for (std::uint32_t chosen = 0; chosen < 1U << all; ++chosen) {
    if (static_cast<std::size_t>(__builtin_popcount(chosen)) != own) continue;
    std::vector<Row> m;
    Row right;
    for (std::size_t k = 0; k < all; ++k) {
      if ((chosen >> k & 1U) == 0) continue;
      Row row(own);
      if (k < own) row[k] = Rational(1);
      m.push_back(k < own ? row : reply[k - own]);
      right.emplace_back(k < own ? 0 : 1);
    }
    const auto z = cramer(m, right);
    if (!z) continue;
    Vertex v{{}, {}, *z};
    bool inside = true;
    for (std::size_t i = 0; i < own; ++i) {
      inside = inside && Rational(0) <= v.z[i];
      if (v.z[i] == Rational(0)) v.zero.insert(i);
    }
    for (std::size_t j = 0; j < reply.size(); ++j) {
      Rational sum;
      for (std::size_t i = 0; i < own; ++i) sum += reply[j][i] * v.z[i];
      inside = inside && sum <= Rational(1);
      if (sum == Rational(1)) v.tight.insert(j);
    }
    const auto same = [&](const Vertex& o) { return o.z == v.z; };
    if (inside && v.zero.size() < own && std::ranges::none_of(found, same)) found.push_back(v);
  }
  return found;
}

Row normalised(Row z) {
  Rational sum;
  for (const Rational& value : z) sum += value;
  for (Rational& value : z) value /= sum;
  return z;
}

/// Whether the two together have the labels 0 .. count-1.
bool complete(const std::set<std::size_t>& a, const std::set<std::size_t>& b, std::size_t count) {
  std::set<std::size_t> both = a;
  both.insert(b.begin(), b.end());
  return both.size() == count;
}

/// What a player earns where all follow these chances, by a walk from the root.
Rational worth(const GameTree& g, const game::BehaviourProfile<>& profile, std::uint32_t player) {
  Row reach(g.node_count(), Rational(1));
  Rational sum;
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    const GameTree::Node& node = g.nodes[v];
    if (node.parent != game::none) {
      const GameTree::Node& above = g.nodes[node.parent];
      reach[v] = reach[node.parent] * (above.kind == GameTree::Kind::chance
                                           ? g.events[above.set].chances[node.action]
                                           : profile[above.set][node.action]);
    }
    if (node.outcome != game::none) sum += reach[v] * g.outcomes[node.outcome].payoffs[player];
  }
  return sum;
}

}  // namespace

std::vector<std::vector<Row>> extreme_twin(const GameTable& table) {
  const std::size_t m = table.strategy_count(0);
  const std::size_t n = table.strategy_count(1);
  // Everything above 0: 1 less the smallest payoff of all is added.
  Rational low;
  for (std::size_t p = 0; p < table.profile_count(); ++p)
    low = std::min({low, table.payoff(p, 0), table.payoff(p, 1)});
  std::vector<Row> a(m, Row(n)), b(n, Row(m));
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      a[i][j] = table.payoff(i + m * j, 0) - low + Rational(1);
      b[j][i] = table.payoff(i + m * j, 1) - low + Rational(1);
    }
  std::vector<std::vector<Row>> found;
  const std::vector<Vertex> second = vertices(a);
  for (const Vertex& x : vertices(b))
    for (const Vertex& y : second)
      if (complete(x.zero, y.tight, m) && complete(x.tight, y.zero, n))
        found.push_back({normalised(x.z), normalised(y.z)});
  std::ranges::sort(found, [](const auto& p, const auto& q) { return q < p; });
  return found;
}

PlainRegret regret_twin(const GameTree& g, const game::BehaviourProfile<>& profile) {
  PlainRegret regret;
  for (std::uint32_t i = 0; i < g.player_count(); ++i) {
    const Rational mean = worth(g, profile, i);
    Rational best = mean;
    const std::vector<std::uint32_t> own = g.sets_of(i);
    std::vector<std::size_t> choice(own.size(), 0);
    for (;;) {
      game::BehaviourProfile<> changed = profile;
      for (std::size_t k = 0; k < own.size(); ++k) {
        for (Rational& chance : changed[own[k]]) chance = Rational(0);
        changed[own[k]][choice[k]] = Rational(1);
      }
      best = std::max(best, worth(g, changed, i));
      std::size_t k = 0;
      for (; k < own.size() && ++choice[k] == g.sets[own[k]].actions.size(); ++k) choice[k] = 0;
      if (k == own.size()) break;
    }
    regret.payoffs.push_back(mean);
    regret.regrets.push_back(best - mean);
  }
  return regret;
}

}  // namespace entente::games_test
