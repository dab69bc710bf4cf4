#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"

namespace entente::game {

struct Token {
  enum class Kind : std::uint8_t { open, close, comma, text, number, word, end, fault };
  Kind kind = Kind::end;
  std::uint32_t begin = 0, finish = 0;  ///< bytes [begin, finish) of the source

  bool is(Kind k) const { return kind == k; }
};

/// The tokens of a game file one by one, with one to look at (docs/games.md says what there is).
/// Numbers are told from words by their first letter; whether a number is well formed is judged
/// when its value is asked for.
class Lexer {
public:
  Lexer(const SourceText& source, std::uint32_t number);

  const Token& next() const { return next_; }
  Token take();
  std::string_view raw(const Token& token) const;
  /// The letters of a quoted text, `\"` as a quote.
  std::string text(const Token& token) const;
  Span span(const Token& token) const { return {number_, token.begin, token.finish}; }
  /// The token as a message names it: `"}"`, `the text "Raise"`, `the end of the file`.
  std::string shown(const Token& token) const;
  /// How many bytes there are from the next token on.
  std::uint32_t left() const { return static_cast<std::uint32_t>(source_.size()) - next_.begin; }

private:
  void read();
  std::string_view source_;
  std::uint32_t number_;
  std::uint32_t at_ = 0;
  Token next_;
};

/// Whether the token's letters are a number of the grammar: 3, -3/4, .5, 2., 1.5e-3.
bool is_number(std::string_view letters);

}  // namespace entente::game
