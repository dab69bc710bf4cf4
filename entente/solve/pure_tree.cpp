#include <algorithm>
#include <optional>

#include "entente/solve/pure.hpp"

namespace entente::solve {
namespace {

using game::GameTree;
using game::none;

/// The search with numbers that are exact: whole ones of 64 bits where all payoffs, times chances
/// and their common denominator, fit; fractions else.
template <class Number>
class Search {
public:
  /// worth[node][player]: what the outcome at the node gives, times the chance of getting there.
  Search(const GameTree& g, std::vector<std::vector<Number>> worth, const Run& run)
      : g_(g), worth_(std::move(worth)), run_(run), choice_(g.sets.size(), none) {
    own_before_.resize(g.sets.size());
    for (std::size_t h = 0; h < g.sets.size(); ++h) own_before_[h] = before(h);
    positive_.resize(g.nodes.size(), true);
    for (std::uint32_t v = 1; v < g.node_count(); ++v) {
      const GameTree::Node& above = g.nodes[g.nodes[v].parent];
      positive_[v] = positive_[g.nodes[v].parent] &&
                     (above.kind != GameTree::Kind::chance ||
                      g.events[above.set].chances[g.nodes[v].action] != Rational(0));
    }
    values_.resize(g.nodes.size());
    open_.resize(g.nodes.size());
    plan_.resize(g.sets.size());
  }

  Solutions find() {
    std::vector<std::uint32_t> trail;  // sets with an action, ascending
    std::uint32_t next = following(0);
    if (next == g_.sets.size()) keep();
    for (bool down = next < g_.sets.size(); down || !trail.empty();) {
      if (down) {
        trail.push_back(next);
        choice_[next] = 0;
      } else if (++choice_[trail.back()] == g_.sets[trail.back()].actions.size()) {
        choice_[trail.back()] = none;
        trail.pop_back();
        continue;
      }
      if (!step()) return std::move(found_);
      down = false;
      if (!possible()) continue;
      next = following(trail.back() + 1);
      down = next < g_.sets.size();
      if (!down) keep();
    }
    sort(found_.profiles);
    return std::move(found_);
  }

private:
  /// A set and one of its actions.
  struct Way {
    std::uint32_t set = none, action = 0;
  };

  Way before(std::size_t h) const {
    for (std::uint32_t v = g_.sets[h].nodes.front(); g_.nodes[v].parent != none;
         v = g_.nodes[v].parent) {
      const GameTree::Node& above = g_.nodes[g_.nodes[v].parent];
      if (above.kind == GameTree::Kind::personal && g_.sets[above.set].player == g_.sets[h].player)
        return {above.set, g_.nodes[v].action};
    }
    return {};
  }

  /// The next set, from `h` on, to which the plan of its player leads.
  std::uint32_t following(std::uint32_t h) const {
    for (; h < g_.sets.size(); ++h) {
      const Way& way = own_before_[h];
      if (way.set == none || choice_[way.set] == way.action) break;
    }
    return h;
  }

  bool step() {
    if (run_.stopped()) found_.ended = Ended::stopped;
    if (found_.steps >= run_.budget || found_.profiles.size() == most_listed)
      found_.ended = Ended::limit;
    ++found_.steps;
    return found_.ended == Ended::all;
  }

  void keep() {
    std::vector<std::vector<Rational>> rows;
    for (std::size_t h = 0; h < g_.sets.size(); ++h) {
      rows.emplace_back(g_.sets[h].actions.size());
      rows.back()[choice_[h] == none ? 0 : choice_[h]] = Rational(1);
    }
    found_.profiles.push_back(std::move(rows));
  }

  /// Whether no player surely gains more by planning anew than the profile can give it.
  bool possible() {
    for (std::uint32_t i = 0; i < g_.player_count(); ++i)
      if (most(i) < sure_gain(i)) return false;
    return true;
  }

  /// The most that the player can get, whatever the sets without an action do.
  Number most(std::uint32_t player) {
    for (std::uint32_t v = g_.node_count(); v-- > 0;)
      values_[v] = worth_[v][player] + continued(v, none, true);
    return values_[0];
  }

  /// What follows node v: the action chosen, or the best (worst) of all; all of a chance node. The
  /// sets of `planner` do as plan_ says.
  Number continued(std::uint32_t v, std::uint32_t planner, bool best) const {
    const GameTree::Node& node = g_.nodes[v];
    Number value{};
    if (node.kind == GameTree::Kind::terminal) return value;
    std::uint32_t chosen = none;
    if (node.kind == GameTree::Kind::personal)
      chosen = g_.sets[node.set].player == planner ? plan_[node.set] : choice_[node.set];
    bool first = true;
    game::each_child(g_, v, [&](std::uint32_t child, std::uint32_t action) {
      if (node.kind == GameTree::Kind::chance) {
        value += values_[child];
      } else if (chosen == action ||
                 (chosen == none &&
                  (first || (best ? value < values_[child] : values_[child] < value)))) {
        value = values_[child];
      }
      first = false;
    });
    return value;
  }

  /// What one plan of the player gives it even if the sets of others without an action do their
  /// worst. Where every set has its action, it is the best plan, and this is what it gives.
  Number sure_gain(std::uint32_t player) {
    for (std::uint32_t v = 0; v < g_.node_count(); ++v)
      open_[v] = positive_[v] && leads_to(v, player);
    for (std::size_t h = g_.sets.size(); h-- > 0;)
      if (g_.sets[h].player == player) plan_[h] = best_action(h, player);
    for (std::uint32_t v = g_.node_count(); v-- > 0;)
      values_[v] = worth_[v][player] + continued(v, player, false);
    return values_[0];
  }

  /// Whether the actions that others have chosen allow that node v is reached.
  bool leads_to(std::uint32_t v, std::uint32_t player) const {
    const std::uint32_t parent = g_.nodes[v].parent;
    if (parent == none) return true;
    const GameTree::Node& above = g_.nodes[parent];
    if (!open_[parent]) return false;
    if (above.kind != GameTree::Kind::personal || g_.sets[above.set].player == player) return true;
    return choice_[above.set] == none || choice_[above.set] == g_.nodes[v].action;
  }

  /// Later own sets have their actions in plan_ by now.
  std::uint32_t best_action(std::size_t h, std::uint32_t player) {
    std::vector<Number> sums(g_.sets[h].actions.size());
    for (const std::uint32_t v : g_.sets[h].nodes) {
      if (!open_[v]) continue;
      for (std::uint32_t w = g_.nodes[v].end; w-- > v + 1;)
        values_[w] = worth_[w][player] + continued(w, player, false);
      game::each_child(g_, v, [&](std::uint32_t child, std::uint32_t action) {
        sums[action] += values_[child];
      });
    }
    return static_cast<std::uint32_t>(std::ranges::max_element(sums) - sums.begin());
  }

  const GameTree& g_;
  std::vector<std::vector<Number>> worth_;
  const Run& run_;
  std::vector<std::uint32_t> choice_;  // by set; none: not chosen yet, or excluded
  std::vector<Way> own_before_;        // by set
  std::vector<bool> positive_;         // by node: its chance is not 0
  std::vector<Number> values_;         // by node, of one player at a time
  std::vector<bool> open_;
  std::vector<std::uint32_t> plan_;
  Solutions found_;
};

/// By node and player: the payoffs of the outcome there, times the chance of the way to it.
std::vector<Rational> weighted_payoffs(const GameTree& g) {
  std::vector<Rational> all;
  all.reserve(std::size_t{g.node_count()} * g.player_count());
  std::vector<Rational> chance(g.node_count(), Rational(1));
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    const GameTree::Node& node = g.nodes[v];
    if (node.parent != none) {
      const GameTree::Node& above = g.nodes[node.parent];
      chance[v] = chance[node.parent];
      if (above.kind == GameTree::Kind::chance)
        chance[v] *= g.events[above.set].chances[node.action];
    }
    for (std::uint32_t i = 0; i < g.player_count(); ++i)
      all.push_back(node.outcome == none ? Rational(0)
                                         : chance[v] * g.outcomes[node.outcome].payoffs[i]);
  }
  return all;
}

template <class Number>
std::vector<std::vector<Number>> by_node(const std::vector<Number>& all, std::uint32_t players) {
  std::vector<std::vector<Number>> rows;
  for (std::size_t k = 0; k < all.size(); k += players)
    rows.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(k),
                      all.begin() + static_cast<std::ptrdiff_t>(k + players));
  return rows;
}

}  // namespace

Solutions pure_equilibria(const GameTree& g, const Run& run) {
  const std::vector<Rational> all = weighted_payoffs(g);
  if (const auto whole = to_common_integers(all))
    return Search<std::int64_t>(g, by_node(*whole, g.player_count()), run).find();
  return Search<Rational>(g, by_node(all, g.player_count()), run).find();
}

}  // namespace entente::solve
