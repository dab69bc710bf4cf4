#pragma once
#include <string_view>
#include <vector>

namespace entente {

/// One word or sign of an expression, as bytes [begin, end) of its text.
struct Token {
  enum class Kind : unsigned char { word, open, close, compare, wrong, end };
  Kind kind = Kind::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view text;
};

/// The tokens of the text, with an `end` token last. Never fails: what is no word, bracket or
/// comparison is a `wrong` token, for which the parser has a message.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace entente
