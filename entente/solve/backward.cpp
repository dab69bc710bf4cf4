#include "entente/solve/backward.hpp"

#include <algorithm>

#include "entente/base/assert.hpp"
#include "entente/game/recall.hpp"
#include "entente/solve/pure.hpp"

namespace entente::solve {
namespace {

using game::GameTree;
using game::none;

/// One subgame-perfect equilibrium of a subtree: what it gives, and which one of each child.
struct Alternative {
  std::vector<Rational> payoffs;
  std::uint32_t action = none;       // at a personal node
  std::vector<std::uint32_t> below;  // by child: place among its alternatives
};

class Induction {
public:
  Induction(const GameTree& g, const Run& run) : g_(g), run_(run), at_(g.nodes.size()) {}

  Solutions find() {
    for (std::uint32_t v = g_.node_count(); v-- > 0;) {
      if (run_.stopped()) s_.ended = Ended::stopped;
      if (s_.steps >= run_.budget) s_.ended = Ended::limit;
      if (s_.ended == Ended::stopped || s_.steps >= run_.budget) return std::move(s_);
      combine(v);
      s_.steps += at_[v].size();
    }
    for (std::uint32_t k = 0; k < at_[0].size(); ++k) s_.profiles.push_back(profile(k));
    sort(s_.profiles);
    return std::move(s_);
  }

private:
  /// Every combination of alternatives of the children, with each best action.
  void combine(std::uint32_t v) {
    std::vector<std::uint32_t> children;
    game::each_child(g_, v, [&](std::uint32_t child, std::uint32_t) { children.push_back(child); });
    std::vector<std::uint32_t> below(children.size(), 0);
    for (;;) {
      if (!add(v, children, below)) return;
      std::size_t k = children.size();
      for (; k > 0 && ++below[k - 1] == at_[children[k - 1]].size(); --k) below[k - 1] = 0;
      if (k == 0) return;
    }
  }

  /// False where the list is as long as it may be.
  bool add(std::uint32_t v, const std::vector<std::uint32_t>& children,
           const std::vector<std::uint32_t>& below) {
    const GameTree::Node& node = g_.nodes[v];
    Alternative a{std::vector<Rational>(g_.players.size()), none, below};
    if (node.outcome != none) a.payoffs = g_.outcomes[node.outcome].payoffs;
    if (node.kind != GameTree::Kind::personal) {
      for (std::size_t k = 0; k < children.size(); ++k)
        for (std::size_t i = 0; i < a.payoffs.size(); ++i)
          a.payoffs[i] += g_.events[node.set].chances[k] * at_[children[k]][below[k]].payoffs[i];
      return keep(v, std::move(a));
    }
    const std::uint32_t player = g_.sets[node.set].player;
    const auto worth = [&](std::size_t k) -> const Rational& {
      return at_[children[k]][below[k]].payoffs[player];
    };
    Rational best = worth(0);
    for (std::size_t k = 1; k < children.size(); ++k) best = std::max(best, worth(k));
    for (std::uint32_t k = 0; k < children.size(); ++k) {
      if (worth(k) != best) continue;
      Alternative chosen = a;
      chosen.action = k;
      for (std::size_t i = 0; i < a.payoffs.size(); ++i)
        chosen.payoffs[i] += at_[children[k]][below[k]].payoffs[i];
      if (!keep(v, std::move(chosen))) return false;
    }
    return true;
  }

  bool keep(std::uint32_t v, Alternative&& a) {
    if (at_[v].size() == most_listed) {
      s_.ended = Ended::limit;
      return false;
    }
    at_[v].push_back(std::move(a));
    return true;
  }

  std::vector<std::vector<Rational>> profile(std::uint32_t alternative) const {
    std::vector<std::vector<Rational>> rows;
    for (const GameTree::Set& h : g_.sets) rows.emplace_back(h.actions.size());
    std::vector<std::uint32_t> which(g_.nodes.size(), none);
    which[0] = alternative;
    for (std::uint32_t v = 0; v < g_.node_count(); ++v) {
      const Alternative& a = at_[v][which[v]];
      if (a.action != none) rows[g_.nodes[v].set][a.action] = Rational(1);
      game::each_child(g_, v, [&](std::uint32_t child, std::uint32_t action) {
        which[child] = a.below[action];
      });
    }
    return rows;
  }

  const GameTree& g_;
  const Run& run_;
  std::vector<std::vector<Alternative>> at_;  // by node
  Solutions s_;
};

}  // namespace

Solutions subgame_perfect(const GameTree& g, const Run& run) {
  ENTENTE_ASSERT(game::perfect_information(g));
  return Induction(g, run).find();
}

}  // namespace entente::solve
