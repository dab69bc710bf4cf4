#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/rational.hpp"

/// Games as their files state them: exact numbers, names as written (docs/games.md).
namespace entente::game {

/// What players earn where an outcome stands. Of a tree: when play passes its node.
struct GameOutcome {
  std::uint64_t number = 0;  ///< by which the file calls it; positive
  std::string label;
  std::vector<Rational> payoffs;  ///< payoffs[player]
};

/// No outcome, set or event.
inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// A game in extensive form. Nodes stand in prefix order: a node, then the subtree of each of its
/// actions in order. So the children of node v are v + 1, then `end` of the child before, and a
/// subtree is the interval [v, end). No pass over the tree recurses.
struct GameTree {
  enum class Kind : std::uint8_t { chance, personal, terminal };
  struct Node {
    Kind kind = Kind::terminal;
    std::uint32_t parent = none;   ///< none at the root
    std::uint32_t action = 0;      ///< of the parent, that leads here
    std::uint32_t end = 0;         ///< the node behind this one's subtree
    std::uint32_t set = none;      ///< index in `sets`, of a chance node in `events`
    std::uint32_t outcome = none;  ///< index in `outcomes`
  };
  /// An information set: nodes between which its player cannot tell.
  struct Set {
    std::uint32_t player = 0;
    std::uint64_t number = 0;  ///< by which the file calls it among those of its player; positive
    std::string label;
    std::vector<std::string> actions;
    std::vector<std::uint32_t> nodes;  ///< ascending
  };
  struct Event {
    std::uint64_t number = 0;
    std::string label;
    std::vector<std::string> actions;
    std::vector<Rational> chances;  ///< of the actions; they sum to 1
  };

  std::string title;
  std::optional<std::string> comment;
  std::vector<std::string> players;
  std::vector<Node> nodes;
  std::vector<std::string> node_labels;  ///< by node
  std::vector<Set> sets;                 ///< in the order in which the file first names them
  std::vector<Event> events;
  std::vector<GameOutcome> outcomes;

  std::uint32_t node_count() const { return static_cast<std::uint32_t>(nodes.size()); }
  std::uint32_t player_count() const { return static_cast<std::uint32_t>(players.size()); }
  /// The actions of a node that is not terminal.
  const std::vector<std::string>& actions(const Node& v) const {
    return v.kind == Kind::chance ? events[v.set].actions : sets[v.set].actions;
  }
  /// The indices of the sets of a player, in the order of `sets`.
  std::vector<std::uint32_t> sets_of(std::uint32_t player) const;
};

/// Calls visit(child, action) for each child of node v, in order.
template <class Visit>
void each_child(const GameTree& g, std::uint32_t v, Visit&& visit) {
  const std::uint32_t end = g.nodes[v].end;
  for (std::uint32_t child = v + 1; child < end; child = g.nodes[child].end)
    visit(child, g.nodes[child].action);
}

/// The actions from the root to a node as a message names them: `"Raise" > "Meet"`; of a long way
/// its two ends. "the root" for the root itself.
std::string way_to(const GameTree& g, std::uint32_t node);

}  // namespace entente::game
