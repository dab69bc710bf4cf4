#include <fmt/format.h>

#include "entente/game/game_file.hpp"

namespace entente::game {
namespace {

/// A text that remembers whether a name could not be written.
class Writer {
public:
  /// A backslash stands for itself but before a quote, so the last letter cannot be one.
  std::string quoted(std::string_view name) {
    if (name.ends_with('\\')) unwritable_ = name;
    std::string text = "\"";
    for (const char c : name) {
      if (c == '"') text += '\\';
      text += c;
    }
    return text + '"';
  }
  void names(const std::vector<std::string>& names) {
    text_ += "{ ";
    for (const std::string& name : names) text_ += quoted(name) + ' ';
    text_ += '}';
  }
  void payoffs(const std::vector<Rational>& payoffs) {
    for (std::size_t i = 0; i < payoffs.size(); ++i)
      text_ += (i == 0 ? "" : ", ") + payoffs[i].fraction();
  }
  Writer& operator<<(std::string_view piece) {
    text_ += piece;
    return *this;
  }
  Result<std::string> done() {
    if (unwritable_)
      return fail(Code::E116, fmt::format("the name \"{}\" ends in a backslash, which the format "
                                          "would take for part of the closing quote",
                                          *unwritable_));
    return std::move(text_);
  }

private:
  std::string text_;
  std::optional<std::string> unwritable_;
};

/// Writes the nodes; what has been described is not described again.
class EfgWriter {
public:
  explicit EfgWriter(const GameTree& g)
      : g_(g), set_(g.sets.size()), event_(g.events.size()), outcome_(g.outcomes.size()) {}

  Result<std::string> write() {
    out_ << "EFG 2 R " << out_.quoted(g_.title) << " ";
    out_.names(g_.players);
    if (g_.comment) out_ << "\n" << out_.quoted(*g_.comment);
    out_ << "\n\n";
    for (std::uint32_t v = 0; v < g_.node_count(); ++v) node(v);
    return out_.done();
  }

private:
  /// Whether something is named for the first time.
  static bool first(std::vector<bool>& named, std::uint32_t index) {
    const bool fresh = !named[index];
    named[index] = true;
    return fresh;
  }

  void node(std::uint32_t v) {
    const GameTree::Node& node = g_.nodes[v];
    const char* letter = node.kind == GameTree::Kind::chance     ? "c "
                         : node.kind == GameTree::Kind::personal ? "p "
                                                                 : "t ";
    out_ << letter << out_.quoted(g_.node_labels[v]);
    if (node.kind == GameTree::Kind::chance) event(node.set);
    if (node.kind == GameTree::Kind::personal) set(node.set);
    if (node.outcome == none) {
      out_ << " 0";
    } else {
      outcome(node.outcome);
    }
    out_ << "\n";
  }

  void event(std::uint32_t e) {
    const GameTree::Event& event = g_.events[e];
    out_ << fmt::format(" {}", event.number);
    if (!first(event_, e)) return;
    out_ << " " << out_.quoted(event.label) << " { ";
    for (std::size_t a = 0; a < event.actions.size(); ++a)
      out_ << out_.quoted(event.actions[a]) << " " << event.chances[a].fraction() << " ";
    out_ << "}";
  }

  void set(std::uint32_t h) {
    const GameTree::Set& set = g_.sets[h];
    out_ << fmt::format(" {} {}", set.player + 1, set.number);
    if (!first(set_, h)) return;
    out_ << " " << out_.quoted(set.label) << " ";
    out_.names(set.actions);
  }

  void outcome(std::uint32_t z) {
    const GameOutcome& outcome = g_.outcomes[z];
    out_ << fmt::format(" {}", outcome.number);
    if (!first(outcome_, z)) return;
    out_ << " " << out_.quoted(outcome.label) << " { ";
    out_.payoffs(outcome.payoffs);
    out_ << " }";
  }

  const GameTree& g_;
  Writer out_;
  std::vector<bool> set_, event_, outcome_;
};

void head(Writer& out, const GameTable& g) {
  out << "NFG 1 R " << out.quoted(g.title) << " { ";
  for (const GameTable::Player& player : g.players) out << out.quoted(player.name) << " ";
  out << "}\n{ ";
  for (const GameTable::Player& player : g.players) {
    if (g.counted) {
      out << std::to_string(player.strategies.size());
    } else {
      out.names(player.strategies);
    }
    out << " ";
  }
  out << "}\n";
  if (g.comment) out << out.quoted(*g.comment) << "\n";
  out << "\n";
}

}  // namespace

Result<std::string> efg_text(const GameTree& g) { return EfgWriter(g).write(); }

Result<std::string> nfg_text(const GameTable& g) {
  Writer out;
  head(out, g);
  if (g.by_outcome) {
    out << "{\n";
    for (const GameOutcome& outcome : g.outcomes) {
      out << "{ " << out.quoted(outcome.label) << " ";
      out.payoffs(outcome.payoffs);
      out << " }\n";
    }
    out << "}\n";
    for (const std::uint32_t z : g.outcome_of) out << std::to_string(z == none ? 0 : z + 1) << "\n";
    return out.done();
  }
  const std::uint32_t players = g.player_count();
  for (std::size_t p = 0; p < g.profile_count(); ++p)
    for (std::uint32_t i = 0; i < players; ++i)
      out << g.payoff(p, i).fraction() << (i + 1 == players ? "\n" : " ");
  return out.done();
}

}  // namespace entente::game
