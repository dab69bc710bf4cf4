#include "entente/game/recall.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace entente::game {
namespace {

/// An own action that was taken: of which set, and which.
struct Taken {
  std::uint32_t set = none;
  std::uint32_t action = 0;
  friend bool operator==(const Taken&, const Taken&) = default;
};

/// A change to take back behind the subtree that ends at `end`.
struct Undo {
  std::uint32_t end, player;
  Taken before;
};

/// Calls visit(payoffs) with the sum of outcomes on the way to each terminal node that has a
/// positive chance.
template <class Visit>
void each_end(const GameTree& g, Visit&& visit) {
  std::vector<std::uint32_t> ends;  // of the nodes above
  std::vector<std::vector<Rational>> sums{std::vector<Rational>(g.players.size())};
  for (std::uint32_t v = 0; v < g.node_count();) {
    while (!ends.empty() && ends.back() <= v) {
      ends.pop_back();
      sums.pop_back();
    }
    const GameTree::Node& node = g.nodes[v];
    if (node.parent != none) {
      const GameTree::Node& above = g.nodes[node.parent];
      if (above.kind == GameTree::Kind::chance &&
          g.events[above.set].chances[node.action] == Rational(0)) {
        v = node.end;
        continue;
      }
    }
    sums.push_back(sums.back());
    ends.push_back(node.end);
    if (node.outcome != none)
      for (std::size_t i = 0; i < g.players.size(); ++i)
        sums.back()[i] += g.outcomes[node.outcome].payoffs[i];
    if (node.kind == GameTree::Kind::terminal) visit(sums.back());
    ++v;
  }
}

/// Holds the one sum of all rows of payoffs, as long as there is one.
class OneSum {
public:
  void add(const std::vector<Rational>& payoffs) {
    Rational sum;
    for (const Rational& payoff : payoffs) sum += payoff;
    varies_ = varies_ || (sum_ && *sum_ != sum);
    sum_ = sum;
  }
  std::optional<Rational> sum() const { return varies_ ? std::nullopt : sum_; }

private:
  bool varies_ = false;
  std::optional<Rational> sum_;
};

/// Smallest and largest of all payoffs.
class Range {
public:
  void add(const Rational& payoff) {
    if (!any_ || payoff < least_) least_ = payoff;
    if (!any_ || payoff > most_) most_ = payoff;
    any_ = true;
  }
  Rational size() const { return most_ - least_; }

private:
  bool any_ = false;
  Rational least_, most_;
};

std::vector<Rational> row_of(const GameTable& g, std::size_t profile) {
  std::vector<Rational> row;
  for (std::uint32_t i = 0; i < g.player_count(); ++i) row.push_back(g.payoff(profile, i));
  return row;
}

}  // namespace

std::optional<std::uint32_t> set_without_recall(const GameTree& g) {
  std::vector<Taken> last(g.players.size());                // own action taken last, by player
  std::vector<std::optional<Taken>> before(g.sets.size());  // the first node of each set
  std::vector<Undo> undo;
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    for (; !undo.empty() && undo.back().end <= v; undo.pop_back())
      last[undo.back().player] = undo.back().before;
    const GameTree::Node& node = g.nodes[v];
    if (node.parent != none && g.nodes[node.parent].kind == GameTree::Kind::personal) {
      const std::uint32_t set = g.nodes[node.parent].set;
      const std::uint32_t player = g.sets[set].player;
      undo.push_back({node.end, player, last[player]});
      last[player] = {set, node.action};
    }
    if (node.kind != GameTree::Kind::personal) continue;
    // Sets above have been compared already, so equal last actions have equal ways before them.
    const Taken here = last[g.sets[node.set].player];
    if (before[node.set] && *before[node.set] != here) return node.set;
    before[node.set] = here;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> absent_minded_set(const GameTree& g) {
  std::vector<std::uint32_t> end(g.sets.size(), 0);  // of the last subtree that the set opened
  for (std::uint32_t v = 0; v < g.node_count(); ++v) {
    const GameTree::Node& node = g.nodes[v];
    if (node.kind != GameTree::Kind::personal) continue;
    if (v < end[node.set]) return node.set;
    end[node.set] = node.end;
  }
  return std::nullopt;
}

bool perfect_information(const GameTree& g) {
  return std::ranges::all_of(g.sets, [](const GameTree::Set& h) { return h.nodes.size() <= 1; });
}

std::optional<Rational> constant_sum(const GameTree& g) {
  OneSum sum;
  each_end(g, [&](const std::vector<Rational>& payoffs) { sum.add(payoffs); });
  return sum.sum();
}

std::optional<Rational> constant_sum(const GameTable& g) {
  OneSum sum;
  for (std::size_t p = 0; p < g.profile_count() && (p == 0 || sum.sum()); ++p)
    sum.add(row_of(g, p));
  return sum.sum();
}

Rational payoff_range(const GameTree& g) {
  Range range;
  each_end(g, [&](const std::vector<Rational>& payoffs) {
    for (const Rational& payoff : payoffs) range.add(payoff);
  });
  return range.size();
}

Rational payoff_range(const GameTable& g) {
  Range range;
  for (std::size_t p = 0; p < g.profile_count(); ++p)
    for (std::uint32_t i = 0; i < g.player_count(); ++i) range.add(g.payoff(p, i));
  return range.size();
}

std::string set_name(const GameTree& g, std::uint32_t set) {
  const GameTree::Set& h = g.sets[set];
  const std::string& player = g.players[h.player];
  return fmt::format(
      "information set {} of {}",
      h.label.empty() ? std::to_string(h.number) : fmt::format("\"{}\"", h.label),
      player.empty() ? fmt::format("player {}", h.player + 1) : fmt::format("\"{}\"", player));
}

}  // namespace entente::game
