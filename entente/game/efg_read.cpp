#include <map>

#include <fmt/format.h>

#include "entente/game/game_file.hpp"
#include "entente/game/token_reader.hpp"

namespace entente::game {
namespace {

constexpr const char* wrong_list =
    "a list of actions that is too long or too short shifts all that follows it";

/// Reads one file of the extensive form. The nodes above the one that is read stand on a stack of
/// its own, so that depth costs memory and not the stack of calls.
class EfgReader : TokenReader {
public:
  EfgReader(const SourceText& source, std::uint32_t number, GameReading reading)
      : TokenReader(source, number), reading_(reading) {}

  Result<GameTree> read() {
    if (read_head() && read_nodes() && !at(Kind::end))
      fault(Code::E122, lexer_.span(lexer_.next()),
            fmt::format("{} stands behind the last node: every action has its node by now",
                        lexer_.shown(lexer_.next())),
            wrong_list);
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(g_);
  }

private:
  /// A node whose subtrees are not all read.
  struct Open {
    std::uint32_t node, next, count;
  };

  bool read_head() {
    auto name = title("EFG", 2);
    if (!name) return false;
    g_.title = std::move(*name);
    auto players = texts("the name of a player in quotes");
    if (!players) return false;
    g_.players = std::move(*players);
    if (g_.players.empty()) {
      fault(Code::E121, lexer_.span(lexer_.next()), "a game has at least one player");
      return false;
    }
    set_of_.resize(g_.players.size());
    if (at(Kind::text)) g_.comment = lexer_.text(lexer_.take());
    return true;
  }

  bool read_nodes() {
    do {
      if (!read_node()) return false;
      while (!open_.empty() && open_.back().next == open_.back().count) {
        g_.nodes[open_.back().node].end = g_.node_count();
        open_.pop_back();
      }
    } while (!open_.empty());
    return true;
  }

  bool missing_node() {
    const std::string here = lexer_.shown(lexer_.next());
    std::string place = "the first node";
    if (!open_.empty()) {
      const GameTree::Node& above = g_.nodes[open_.back().node];
      const std::string way = way_to(g_, open_.back().node);
      place = fmt::format("the node of action \"{}\" after {}",
                          g_.actions(above)[open_.back().next], way);
    }
    fault(Code::E122, lexer_.span(lexer_.next()),
          fmt::format("{} (c, p or t) is expected here, not {}", place, here), wrong_list);
    return false;
  }

  bool read_node() {
    GameTree::Node v;
    if (word("c")) {
      v.kind = GameTree::Kind::chance;
    } else if (word("p")) {
      v.kind = GameTree::Kind::personal;
    } else if (!word("t")) {
      return missing_node();
    }
    auto label = text("the label of the node in quotes");
    if (!label) return false;
    const std::uint32_t here = g_.node_count();
    v.end = here + 1;
    if (v.kind == GameTree::Kind::chance && !read_event(v)) return false;
    if (v.kind == GameTree::Kind::personal && !read_set(v, here)) return false;
    if (!read_outcome(v)) return false;
    if (!open_.empty()) {
      v.parent = open_.back().node;
      v.action = open_.back().next++;
    }
    g_.nodes.push_back(v);
    g_.node_labels.push_back(std::move(*label));
    if (v.kind != GameTree::Kind::terminal)
      open_.push_back({here, 0, static_cast<std::uint32_t>(g_.actions(v).size())});
    return true;
  }

  bool undescribed(Span where, const std::string& what) {
    fault(Code::E123, where, what + " is used before it is described",
          "the description stands where it is first named");
    return false;
  }
  void differs(Span where, const std::string& what) {
    fault(Code::E123, where, what + " was described otherwise before",
          "leave the second description out, or give the same");
  }

  bool read_event(GameTree::Node& v) {
    const Span where = lexer_.span(lexer_.next());
    const auto number = whole("the number of the event", 1);
    if (!number) return false;
    const auto [found, fresh] =
        event_of_.try_emplace(*number, static_cast<std::uint32_t>(g_.events.size()));
    v.set = found->second;
    const std::string name = fmt::format("event {}", *number);
    if (!at(Kind::text)) return !fresh || undescribed(where, name);
    GameTree::Event event{*number, lexer_.text(lexer_.take()), {}, {}};
    if (!read_chances(event, name)) return false;
    if (fresh) {
      g_.events.push_back(std::move(event));
      return true;
    }
    const GameTree::Event& first = g_.events[v.set];
    if (first.label != event.label || first.actions != event.actions ||
        first.chances != event.chances)
      differs(where, name);
    return true;
  }

  bool read_chances(GameTree::Event& event, const std::string& name) {
    Span where = lexer_.span(lexer_.next());
    if (!pass(Kind::open, "\"{\"")) return false;
    Rational sum;
    while (!at(Kind::close)) {
      auto action = text("the name of an action in quotes");
      const Span place = lexer_.span(lexer_.next());
      auto chance = action ? number("the chance of the action") : std::nullopt;
      if (!chance) return false;
      if (*chance < Rational(0)) fault(Code::E124, place, "a chance is not negative");
      sum += *chance;
      event.actions.push_back(std::move(*action));
      event.chances.push_back(std::move(*chance));
    }
    where.end = lexer_.span(lexer_.take()).end;
    return check_chances(event, name, where, sum);
  }

  bool check_chances(GameTree::Event& event, const std::string& name, Span where,
                     const Rational& sum) {
    if (event.actions.empty()) {
      fault(Code::E121, where, name + " has no action");
      return false;
    }
    if (sum == Rational(1)) return true;
    if (reading_.renormalise && sum > Rational(0)) {
      for (Rational& chance : event.chances) chance /= sum;
    } else {
      fault(Code::E124, where,
            fmt::format("the chances of {} sum to {}, not to 1", name, sum.fraction()),
            "--renormalise divides them by their sum");
    }
    return true;
  }

  bool read_set(GameTree::Node& v, std::uint32_t here) {
    const Span who = lexer_.span(lexer_.next());
    const auto player = whole("the number of a player", 1);
    if (!player) return false;
    if (*player > g_.players.size()) {
      fault(Code::E121, who,
            fmt::format("there is no player {}; the players are 1 to {}", *player,
                        g_.players.size()));
      return false;
    }
    const Span where = lexer_.span(lexer_.next());
    const auto number = whole("the number of the information set", 1);
    if (!number) return false;
    const auto index = static_cast<std::uint32_t>(*player - 1);
    const auto [found, fresh] =
        set_of_[index].try_emplace(*number, static_cast<std::uint32_t>(g_.sets.size()));
    v.set = found->second;
    const std::string name = fmt::format("information set {} of player {}", *number, *player);
    if (at(Kind::text)) {
      GameTree::Set set{index, *number, lexer_.text(lexer_.take()), {}, {}};
      auto actions = texts("the name of an action in quotes");
      if (!actions) return false;
      set.actions = std::move(*actions);
      if (!take_set(v, std::move(set), fresh, where, name)) return false;
    } else if (fresh) {
      return undescribed(where, name);
    }
    g_.sets[v.set].nodes.push_back(here);
    return true;
  }

  bool take_set(const GameTree::Node& v, GameTree::Set&& set, bool fresh, Span where,
                const std::string& name) {
    if (set.actions.empty()) {
      fault(Code::E121, where, name + " has no action");
      return false;
    }
    if (fresh) {
      g_.sets.push_back(std::move(set));
    } else if (g_.sets[v.set].label != set.label || g_.sets[v.set].actions != set.actions) {
      differs(where, name);
    }
    return true;
  }

  bool read_outcome(GameTree::Node& v) {
    const Span where = lexer_.span(lexer_.next());
    const auto number = whole("the number of the outcome", 0);
    if (!number) return false;
    if (*number == 0) return true;
    const auto [found, fresh] =
        outcome_of_.try_emplace(*number, static_cast<std::uint32_t>(g_.outcomes.size()));
    v.outcome = found->second;
    const std::string name = fmt::format("outcome {}", *number);
    if (fresh) {
      g_.outcomes.push_back({*number, {}, std::vector<Rational>(g_.players.size())});
      if (!at(Kind::text)) undescribed(where, name);
    }
    if (!at(Kind::text)) return true;
    std::string label = lexer_.text(lexer_.take());
    auto payoffs = this->payoffs();
    if (!payoffs) return false;
    GameOutcome& outcome = g_.outcomes[v.outcome];
    if (payoffs->size() != g_.players.size()) {
      fault(Code::E125, where,
            fmt::format("{} has {} payoffs, but there are {} players", name, payoffs->size(),
                        g_.players.size()));
    } else if (fresh) {
      outcome.label = std::move(label);
      outcome.payoffs = std::move(*payoffs);
    } else if (outcome.label != label || outcome.payoffs != *payoffs) {
      differs(where, name);
    }
    return true;
  }

  GameReading reading_;
  GameTree g_;
  std::vector<Open> open_;
  std::vector<std::map<std::uint64_t, std::uint32_t>> set_of_;  // by player
  std::map<std::uint64_t, std::uint32_t> event_of_, outcome_of_;
};

}  // namespace

Result<GameTree> read_efg(const SourceText& source, std::uint32_t number, GameReading reading) {
  return EfgReader(source, number, reading).read();
}

}  // namespace entente::game
