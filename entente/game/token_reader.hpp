#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/base/rational.hpp"
#include "entente/game/lexer.hpp"

namespace entente::game {

/// What the readers of both game formats share: the pieces of the grammar, and the faults. What
/// breaks the grammar ends the reading and gives nothing; other faults are collected.
class TokenReader {
protected:
  using Kind = Token::Kind;
  TokenReader(const SourceText& source, std::uint32_t number)
      : name_(source.name()), lexer_(source, number) {}

  bool at(Kind kind) const { return lexer_.next().is(kind); }
  void fault(Code code, Span where, std::string what, std::string help = {});
  /// Another token stands where `what` is expected; false, for the caller to pass on.
  bool misplaced(const std::string& what);
  bool pass(Kind kind, const char* what);
  bool word(std::string_view expected);

  std::optional<std::string> text(const char* what);
  /// A whole number from `least` on.
  std::optional<std::uint64_t> whole(const char* what, std::uint64_t least);
  std::optional<Rational> number(const char* what);
  /// `{ "a" "b" }`
  std::optional<std::vector<std::string>> texts(const char* what);
  /// `{ 1, 2 }`, a comma or none between each two.
  std::optional<std::vector<Rational>> payoffs();
  /// `R`, the title: what both headers have after their version.
  std::optional<std::string> title(std::string_view format, std::uint64_t version);

  std::string name_;
  Lexer lexer_;
  Diagnostics faults_;
};

}  // namespace entente::game
