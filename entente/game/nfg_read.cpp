#include <limits>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "entente/base/natural.hpp"
#include "entente/game/game_file.hpp"
#include "entente/game/token_reader.hpp"

namespace entente::game {
namespace {

constexpr std::uint64_t most_cells = std::uint64_t{1} << 26;

/// Reads one file of the strategic form.
class NfgReader : TokenReader {
public:
  NfgReader(const SourceText& source, std::uint32_t number) : TokenReader(source, number) {}

  Result<GameTable> read() {
    if (read_head() && count_cells()) {
      if (at(Kind::open)) {
        g_.by_outcome = true;
        if (read_outcomes()) read_indices();
      } else {
        read_payoffs();
      }
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(g_);
  }

private:
  bool read_head() {
    auto name = title("NFG", 1);
    if (!name) return false;
    g_.title = std::move(*name);
    auto players = texts("the name of a player in quotes");
    if (!players) return false;
    for (std::string& player : *players) g_.players.push_back({std::move(player), {}});
    if (g_.players.empty()) {
      fault(Code::E121, lexer_.span(lexer_.next()), "a game has at least one player");
      return false;
    }
    if (!pass(Kind::open, "\"{\"")) return false;
    g_.counted = !at(Kind::open);
    if (!(g_.counted ? read_counts() : read_labels())) return false;
    if (!pass(Kind::close, "\"}\" behind the strategies of the last player")) return false;
    if (at(Kind::text)) g_.comment = lexer_.text(lexer_.take());
    return true;
  }

  bool read_labels() {
    for (GameTable::Player& player : g_.players) {
      const Span where = lexer_.span(lexer_.next());
      auto labels = texts("the name of a strategy in quotes");
      if (!labels) return false;
      player.strategies = std::move(*labels);
      if (player.strategies.empty()) {
        fault(Code::E121, where, "a player has at least one strategy");
        return false;
      }
    }
    return true;
  }

  bool read_counts() {
    for (GameTable::Player& player : g_.players) {
      const Span where = lexer_.span(lexer_.next());
      const auto count = whole("a number of strategies", 1);
      if (!count) return false;
      // Each strategy is in some profile, and each profile takes a digit and a blank at least.
      if (*count > lexer_.left()) {
        fault(Code::E126, where,
              fmt::format("{} strategies are declared, more than the file can give payoffs for",
                          *count));
        return false;
      }
      for (std::uint64_t k = 1; k <= *count; ++k) player.strategies.push_back(std::to_string(k));
    }
    return true;
  }

  /// How many numbers the body must have in the payoff version: profiles and players multiplied.
  bool count_cells() {
    Natural profiles(1);
    for (const GameTable::Player& player : g_.players)
      profiles *= Natural(player.strategies.size());
    const std::uint64_t players = g_.players.size();
    const auto small = (profiles * Natural(players)).small();
    if (!small || *small > most_cells) {
      fault(Code::E126, lexer_.span(lexer_.next()),
            fmt::format("the strategies make {} profiles; at most {} payoffs are read",
                        profiles.text(), most_cells));
      return false;
    }
    profiles_ = *small / players;
    return true;
  }

  std::string product() const {
    std::string text;
    for (const GameTable::Player& player : g_.players)
      text += fmt::format("{}{}", text.empty() ? "" : " x ", player.strategies.size());
    return text;
  }

  void wrong_count(const char* of_what, std::uint64_t expected, std::uint64_t found) {
    fault(Code::E125, lexer_.span(lexer_.next()),
          fmt::format("the body has {} {}; {} profiles need {}", found, of_what, product(),
                      expected));
  }

  void read_payoffs() {
    const std::uint64_t expected = profiles_ * g_.players.size();
    g_.cells.reserve(std::min<std::uint64_t>(expected, lexer_.left()));
    std::uint64_t found = 0;
    for (; !at(Kind::end); ++found) {
      const Token token = lexer_.next();
      const auto known = number_of_.find(lexer_.raw(token));
      std::uint32_t index = 0;
      if (known != number_of_.end()) {
        index = known->second;
        lexer_.take();
      } else {
        auto value = number("a payoff");
        if (!value) return;
        index = static_cast<std::uint32_t>(g_.numbers.size());
        number_of_.emplace(lexer_.raw(token), index);
        g_.numbers.push_back(std::move(*value));
      }
      if (found < expected) g_.cells.push_back(index);
      if (at(Kind::comma)) lexer_.take();
    }
    if (found != expected) wrong_count("payoffs", expected, found);
  }

  bool read_outcomes() {
    lexer_.take();
    while (!at(Kind::close)) {
      const Span where = lexer_.span(lexer_.next());
      if (!pass(Kind::open, "\"{\" of an outcome, or \"}\" behind the last")) return false;
      auto label = text("the label of the outcome in quotes");
      if (!label) return false;
      GameOutcome outcome{g_.outcomes.size() + 1, std::move(*label), {}};
      while (!at(Kind::close)) {
        auto payoff = number("a payoff");
        if (!payoff) return false;
        outcome.payoffs.push_back(std::move(*payoff));
        if (at(Kind::comma)) lexer_.take();
      }
      lexer_.take();
      if (outcome.payoffs.size() != g_.players.size())
        fault(Code::E125, where,
              fmt::format("outcome {} has {} payoffs, but there are {} players", outcome.number,
                          outcome.payoffs.size(), g_.players.size()));
      g_.outcomes.push_back(std::move(outcome));
    }
    lexer_.take();
    return true;
  }

  void read_indices() {
    g_.outcome_of.reserve(std::min<std::uint64_t>(profiles_, lexer_.left()));
    std::uint64_t found = 0;
    for (; !at(Kind::end); ++found) {
      const Span where = lexer_.span(lexer_.next());
      const auto index = whole("the number of an outcome", 0);
      if (!index) return;
      if (*index > g_.outcomes.size())
        fault(Code::E121, where,
              fmt::format("there is no outcome {}; the outcomes are 1 to {}", *index,
                          g_.outcomes.size()));
      if (found < profiles_)
        g_.outcome_of.push_back(*index == 0 ? none : static_cast<std::uint32_t>(*index - 1));
    }
    if (found != profiles_) wrong_count("outcomes", profiles_, found);
  }

  GameTable g_;
  std::uint64_t profiles_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> number_of_;  // by its letters
};

}  // namespace

Result<GameTable> read_nfg(const SourceText& source, std::uint32_t number) {
  return NfgReader(source, number).read();
}

}  // namespace entente::game
