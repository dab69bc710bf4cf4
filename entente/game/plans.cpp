#include "entente/game/plans.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace entente::game {
namespace {

/// An own action on the way to a node: place among the player's sets, and which action.
using Taken = std::pair<std::uint32_t, std::uint32_t>;
using History = std::vector<Taken>;

/// The place of each set among those of its player.
std::vector<std::uint32_t> places(const GameTree& g) {
  std::vector<std::uint32_t> place(g.sets.size());
  std::vector<std::uint32_t> count(g.players.size(), 0);
  for (std::size_t h = 0; h < place.size(); ++h) place[h] = count[g.sets[h].player]++;
  return place;
}

History own_history(const GameTree& g, const std::vector<std::uint32_t>& place,
                    std::uint32_t player, std::uint32_t node) {
  History history;
  for (std::uint32_t v = node; g.nodes[v].parent != none; v = g.nodes[v].parent) {
    const GameTree::Node& above = g.nodes[g.nodes[v].parent];
    if (above.kind == GameTree::Kind::personal && g.sets[above.set].player == player)
      history.emplace_back(place[above.set], g.nodes[v].action);
  }
  return history;
}

bool agrees(const Plan& plan, const History& history) {
  return std::ranges::all_of(history, [&](const Taken& t) { return plan[t.first] == t.second; });
}

/// Goes through the plans of one player: always the first reachable set without an action is next.
class PlanLister {
public:
  PlanLister(const GameTree& g, std::uint32_t player) {
    const std::vector<std::uint32_t> place = places(g);
    for (const std::uint32_t h : g.sets_of(player)) {
      actions_.push_back(static_cast<std::uint32_t>(g.sets[h].actions.size()));
      std::vector<History> ways;
      for (const std::uint32_t v : g.sets[h].nodes) {
        History way = own_history(g, place, player, v);
        if (std::ranges::find(ways, way) == ways.end()) ways.push_back(std::move(way));
      }
      ways_.push_back(std::move(ways));
    }
  }

  std::optional<std::vector<Plan>> list(std::size_t most) const {
    std::vector<Plan> plans;
    Plan plan(actions_.size(), none);
    std::vector<std::uint32_t> trail;  // sets with an action, in the order in which they got it
    for (;;) {
      const std::uint32_t next = open_set(plan);
      if (next != none) {
        plan[next] = 0;
        trail.push_back(next);
        continue;
      }
      if (plans.size() == most) return std::nullopt;
      plans.push_back(plan);
      for (; !trail.empty() && plan[trail.back()] + 1 == actions_[trail.back()]; trail.pop_back())
        plan[trail.back()] = none;
      if (trail.empty()) return plans;
      ++plan[trail.back()];
    }
  }

private:
  std::uint32_t open_set(const Plan& plan) const {
    for (std::uint32_t h = 0; h < plan.size(); ++h)
      if (plan[h] == none &&
          std::ranges::any_of(ways_[h], [&](const History& way) { return agrees(plan, way); }))
        return h;
    return none;
  }

  std::vector<std::uint32_t> actions_;
  std::vector<std::vector<History>> ways_;  // by set: different ways to its nodes
};

std::string plan_name(const GameTree& g, std::uint32_t player, const Plan& plan) {
  std::string name;
  const std::vector<std::uint32_t> sets = g.sets_of(player);
  for (std::size_t k = 0; k < plan.size(); ++k) {
    if (k > 0) name += " / ";
    name += plan[k] == none ? "-" : g.sets[sets[k]].actions[plan[k]];
  }
  return name.empty() ? "(no move)" : name;
}

/// Adds what each terminal node, and each outcome on an inner node, gives to the profiles that lead
/// there.
class TableFiller {
public:
  TableFiller(const GameTree& g, ReducedForm& form) : g_(g), form_(form), place_(places(g)) {
    const auto players = g.player_count();
    sums_.resize(form.table.cells.size());
    fitting_.resize(players);
    chance_.assign(g.nodes.size(), Rational(1));
  }

  void fill() {
    for (std::uint32_t v = 0; v < g_.node_count(); ++v) {
      const GameTree::Node& node = g_.nodes[v];
      if (node.parent != none) {
        const GameTree::Node& above = g_.nodes[node.parent];
        chance_[v] = chance_[node.parent];
        if (above.kind == GameTree::Kind::chance)
          chance_[v] *= g_.events[above.set].chances[node.action];
      }
      if (node.outcome != none && chance_[v] != Rational(0)) add(v, g_.outcomes[node.outcome]);
    }
    form_.table.numbers = std::move(sums_);
  }

private:
  void add(std::uint32_t v, const GameOutcome& outcome) {
    const std::uint32_t players = g_.player_count();
    for (std::uint32_t i = 0; i < players; ++i) {
      const History way = own_history(g_, place_, i, v);
      fitting_[i].clear();
      for (std::size_t k = 0; k < form_.plans[i].size(); ++k)
        if (agrees(form_.plans[i][k], way)) fitting_[i].push_back(k * form_.table.stride(i));
      if (fitting_[i].empty()) return;
    }
    std::vector<Rational> worth;
    for (const Rational& payoff : outcome.payoffs) worth.push_back(payoff * chance_[v]);
    std::vector<std::size_t> digit(players, 0);
    for (;;) {
      std::size_t profile = 0;
      for (std::uint32_t i = 0; i < players; ++i) profile += fitting_[i][digit[i]];
      for (std::uint32_t i = 0; i < players; ++i) sums_[profile * players + i] += worth[i];
      std::uint32_t i = 0;
      for (; i < players && ++digit[i] == fitting_[i].size(); ++i) digit[i] = 0;
      if (i == players) return;
    }
  }

  const GameTree& g_;
  ReducedForm& form_;
  std::vector<std::uint32_t> place_;
  std::vector<Rational> sums_, chance_;
  std::vector<std::vector<std::size_t>> fitting_;  // by player: plans times their stride
};

}  // namespace

Natural count_plans(const GameTree& g, std::uint32_t player) {
  const std::vector<std::uint32_t> place = places(g);
  const std::vector<std::uint32_t> sets = g.sets_of(player);
  // behind[set][action]: the product over the sets that follow. A set stands behind those that lead
  // to it, so backwards all that follows is known.
  std::vector<std::vector<Natural>> behind;
  behind.reserve(sets.size());
  for (const std::uint32_t h : sets) behind.emplace_back(g.sets[h].actions.size(), Natural(1));
  Natural all(1);
  for (std::size_t k = sets.size(); k-- > 0;) {
    Natural plans;
    for (const Natural& product : behind[k]) plans += product;
    const History way = own_history(g, place, player, g.sets[sets[k]].nodes.front());
    (way.empty() ? all : behind[way.front().first][way.front().second]) *= plans;
  }
  return all;
}

std::optional<std::vector<Plan>> list_plans(const GameTree& g, std::uint32_t player,
                                            std::size_t most) {
  return PlanLister(g, player).list(most);
}

std::optional<ReducedForm> reduced_form(const GameTree& g, std::size_t most) {
  ReducedForm form;
  std::size_t cells = g.players.size();
  for (std::uint32_t i = 0; i < g.player_count(); ++i) {
    auto plans = list_plans(g, i, most / cells);
    if (!plans) return std::nullopt;
    cells *= plans->size();
    GameTable::Player player{g.players[i], {}};
    for (const Plan& plan : *plans) player.strategies.push_back(plan_name(g, i, plan));
    form.table.players.push_back(std::move(player));
    form.plans.push_back(std::move(*plans));
  }
  form.table.title = g.title;
  form.table.cells.resize(cells);
  for (std::size_t k = 0; k < cells; ++k) form.table.cells[k] = static_cast<std::uint32_t>(k);
  TableFiller(g, form).fill();
  return form;
}

Behaviour to_behaviour(const GameTree& g, const std::vector<std::vector<Plan>>& plans,
                       const MixedProfile<>& mixed) {
  const std::vector<std::uint32_t> place = places(g);
  Behaviour b;
  b.reached.resize(g.sets.size());
  for (std::size_t h = 0; h < g.sets.size(); ++h) {
    const std::uint32_t i = g.sets[h].player;
    std::vector<Rational> chances(g.sets[h].actions.size());
    Rational reach;
    for (std::size_t k = 0; k < plans[i].size(); ++k) {
      const std::uint32_t action = plans[i][k][place[h]];
      if (action == none) continue;
      chances[action] += mixed[i][k];
      reach += mixed[i][k];
    }
    b.reached[h] = reach != Rational(0);
    if (b.reached[h]) {
      for (Rational& chance : chances) chance /= reach;
    } else {
      chances.front() = Rational(1);
    }
    b.chances.push_back(std::move(chances));
  }
  return b;
}

}  // namespace entente::game
