#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "entente/game/game_file.hpp"

namespace entente::game {
namespace {

/// Longer whole numbers are written as texts: readers of JSON may hold numbers as doubles.
constexpr std::size_t most_plain_digits = 15;

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

std::string number(const Rational& value) {
  const std::string text = value.fraction();
  const bool plain = text.find('/') == std::string::npos && text.size() <= most_plain_digits;
  return plain ? text : '"' + text + '"';
}

/// `[a, b]` of what `each` makes of the items.
template <class Items, class Each>
std::string list(const Items& items, Each&& each) {
  std::string text = "[";
  for (const auto& item : items) {
    if (text.size() > 1) text += ", ";
    text += each(item);
  }
  return text + "]";
}

/// `,\n "key": [` and one item per line.
template <class Items, class Each>
std::string lines(const char* key, const Items& items, Each&& each) {
  std::string text = fmt::format(",\n \"{}\": [", key);
  bool first = true;
  for (const auto& item : items) {
    text += first ? "\n  " : ",\n  ";
    text += each(item);
    first = false;
  }
  return text + "]";
}

template <class G>
std::string head(const G& g, const char* kind) {
  std::string text = fmt::format(
      "{{\"format\": \"entente.game/1\", \"kind\": \"{}\",\n \"title\": {}", kind, quoted(g.title));
  if (g.comment) text += ",\n \"comment\": " + quoted(*g.comment);
  return text;
}

std::string outcome_text(const GameOutcome& z) {
  return fmt::format("{{\"number\": {}, \"label\": {}, \"payoffs\": {}}}", z.number,
                     quoted(z.label), list(z.payoffs, number));
}

std::string tree_json(const GameTree& g) {
  std::string text = head(g, "tree");
  text += ",\n \"players\": " + list(g.players, quoted);
  text += lines("sets", g.sets, [](const GameTree::Set& h) {
    return fmt::format("{{\"player\": {}, \"number\": {}, \"label\": {}, \"actions\": {}}}",
                       h.player + 1, h.number, quoted(h.label), list(h.actions, quoted));
  });
  text += lines("events", g.events, [](const GameTree::Event& e) {
    return fmt::format("{{\"number\": {}, \"label\": {}, \"actions\": {}, \"chances\": {}}}",
                       e.number, quoted(e.label), list(e.actions, quoted), list(e.chances, number));
  });
  text += lines("outcomes", g.outcomes, outcome_text);
  std::uint32_t v = 0;
  text += lines("nodes", g.nodes, [&](const GameTree::Node& node) {
    std::string line = "{";
    if (node.kind == GameTree::Kind::personal) line += fmt::format("\"set\": {}, ", node.set + 1);
    if (node.kind == GameTree::Kind::chance) line += fmt::format("\"event\": {}, ", node.set + 1);
    line += fmt::format("\"outcome\": {}", node.outcome == none ? 0 : node.outcome + 1);
    if (const std::string& label = g.node_labels[v++]; !label.empty())
      line += ", \"label\": " + quoted(label);
    return line + "}";
  });
  return text + "}\n";
}

std::string table_json(const GameTable& g) {
  std::string text = head(g, "table");
  text += lines("players", g.players, [&](const GameTable::Player& p) {
    return fmt::format(
        "{{\"name\": {}, \"strategies\": {}}}", quoted(p.name),
        g.counted ? std::to_string(p.strategies.size()) : list(p.strategies, quoted));
  });
  if (g.by_outcome) {
    text += lines("outcomes", g.outcomes, outcome_text);
    text += ",\n \"profiles\": " + list(g.outcome_of, [](std::uint32_t z) {
              return std::to_string(z == none ? 0 : z + 1);
            });
    return text + "}\n";
  }
  std::vector<std::size_t> profiles(g.profile_count());
  for (std::size_t p = 0; p < profiles.size(); ++p) profiles[p] = p;
  std::vector<Rational> row(g.players.size());
  text += lines("payoffs", profiles, [&](std::size_t p) {
    for (std::uint32_t i = 0; i < row.size(); ++i) row[i] = g.payoff(p, i);
    return list(row, number);
  });
  return text + "}\n";
}

}  // namespace

std::string game_json(const Game& game) {
  const auto* tree = std::get_if<GameTree>(&game);
  return tree != nullptr ? tree_json(*tree) : table_json(std::get<GameTable>(game));
}

}  // namespace entente::game
