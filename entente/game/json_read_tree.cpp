#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/game/json_reader.hpp"

namespace entente::game {
namespace {

constexpr std::uint64_t most_number = 999'999'999'999'999'999;

/// Places nodes one by one as they stand in prefix order.
class Planter {
public:
  explicit Planter(GameTree& g) : g_(g) {}
  bool complete() const { return open_.empty() && !g_.nodes.empty(); }

  /// Puts a node where the next one belongs; the tree must not be complete.
  void plant(GameTree::Node v, std::string label) {
    const std::uint32_t here = g_.node_count();
    v.end = here + 1;
    if (!open_.empty()) {
      v.parent = open_.back().node;
      v.action = open_.back().next++;
    }
    if (v.kind == GameTree::Kind::personal) g_.sets[v.set].nodes.push_back(here);
    g_.nodes.push_back(v);
    g_.node_labels.push_back(std::move(label));
    if (v.kind != GameTree::Kind::terminal)
      open_.push_back({here, 0, static_cast<std::uint32_t>(g_.actions(v).size())});
    while (!open_.empty() && open_.back().next == open_.back().count) {
      g_.nodes[open_.back().node].end = g_.node_count();
      open_.pop_back();
    }
  }

private:
  struct Open {
    std::uint32_t node, next, count;
  };
  GameTree& g_;
  std::vector<Open> open_;
};

/// Whether two of a list are called by one number.
template <class Items, class Key>
bool repeats(const Items& items, Key&& key) {
  std::set<decltype(key(items.front()))> seen;
  for (const auto& item : items)
    if (!seen.insert(key(item)).second) return true;
  return false;
}

}  // namespace

GameTree JsonGameReader::read_tree() {
  GameTree g;
  g.title = text("", root_, "title");
  if (root_.find("comment")) g.comment = text("", root_, "comment");
  g.players = names("players", root_.find("players"));
  if (faults_.empty() && g.players.empty()) wrong("players", "a game has at least one player");
  if (const auto sets = list("sets", root_.find("sets")))
    sets->each([&](Value set, std::uint32_t k) { read_set(g, fmt::format("sets[{}].", k), set); });
  if (const auto events = list("events", root_.find("events")))
    events->each(
        [&](Value event, std::uint32_t k) { read_event(g, fmt::format("events[{}].", k), event); });
  g.outcomes = outcomes(g.players.size());
  if (repeats(g.sets, [](const GameTree::Set& h) { return std::pair(h.player, h.number); }))
    wrong("sets", "two sets of one player have one number");
  if (repeats(g.events, [](const GameTree::Event& e) { return e.number; }))
    wrong("events", "two events have one number");
  if (repeats(g.outcomes, [](const GameOutcome& z) { return z.number; }))
    wrong("outcomes", "two outcomes have one number");
  const auto nodes = list("nodes", root_.find("nodes"));
  if (nodes && faults_.empty()) read_nodes(g, *nodes);
  return g;
}

void JsonGameReader::read_set(GameTree& g, const std::string& path, Value value) {
  GameTree::Set set;
  set.player = static_cast<std::uint32_t>(
      whole(path, value, "player", 1, std::max<std::uint64_t>(1, g.players.size())) - 1);
  set.number = whole(path, value, "number", 1, most_number);
  set.label = text(path, value, "label");
  set.actions = names(path + "actions", value.find("actions"));
  if (set.actions.empty()) wrong(path + "actions", "there is none");
  g.sets.push_back(std::move(set));
}

void JsonGameReader::read_event(GameTree& g, const std::string& path, Value value) {
  GameTree::Event event{whole(path, value, "number", 1, most_number), text(path, value, "label"),
                        names(path + "actions", value.find("actions")),
                        numbers(path + "chances", value.find("chances"))};
  if (event.actions.empty() || event.actions.size() != event.chances.size())
    wrong(path + "actions", "there is an action for each chance, and one at least");
  Rational sum;
  for (const Rational& chance : event.chances) {
    if (chance < Rational(0)) fault(Code::E124, path + "chances", "a chance is not negative");
    sum += chance;
  }
  if (sum != Rational(1))
    fault(Code::E124, path + "chances",
          fmt::format("the chances sum to {}, not to 1", sum.fraction()));
  g.events.push_back(std::move(event));
}

void JsonGameReader::read_nodes(GameTree& g, Value nodes) {
  Planter planter(g);
  bool broken = false;
  nodes.each([&](Value item, std::uint32_t k) {
    if (broken) return;
    const std::string path = fmt::format("nodes[{}].", k);
    GameTree::Node v;
    const bool personal = item.find("set").has_value();
    const bool chance = item.find("event").has_value();
    if (personal) {
      v.kind = GameTree::Kind::personal;
      v.set = static_cast<std::uint32_t>(whole(path, item, "set", 1, g.sets.size()) - 1);
    } else if (chance) {
      v.kind = GameTree::Kind::chance;
      v.set = static_cast<std::uint32_t>(whole(path, item, "event", 1, g.events.size()) - 1);
    }
    if (personal && chance) wrong(path, "a node is of a set or of an event, not of both");
    const std::uint64_t outcome = whole(path, item, "outcome", 0, g.outcomes.size());
    if (outcome > 0) v.outcome = static_cast<std::uint32_t>(outcome - 1);
    std::string label = item.find("label") ? text(path, item, "label") : std::string();
    if (planter.complete())
      fault(Code::E122, path, "stands behind the last node: every action has its node by now");
    broken = !faults_.empty();
    if (!broken) planter.plant(v, std::move(label));
  });
  if (!broken && !planter.complete())
    fault(Code::E122, "nodes", "the list ends before every action has its node");
  if (!faults_.empty()) return;
  const auto behind = [](const GameTree::Set& a, const GameTree::Set& b) {
    return b.nodes.empty() || (!a.nodes.empty() && b.nodes.front() < a.nodes.front());
  };
  const auto wrong_set = std::ranges::adjacent_find(g.sets, behind);
  if (wrong_set != g.sets.end() || (!g.sets.empty() && g.sets.front().nodes.empty()))
    wrong("sets", "they stand in the order in which nodes first name them, and each has a node");
}

}  // namespace entente::game
