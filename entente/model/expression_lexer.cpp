#include "entente/model/expression_lexer.hpp"

#include <algorithm>

namespace entente {
namespace {

bool in_word(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool beyond_ascii = (static_cast<unsigned char>(c) & 0x80U) != 0;
  return letter || beyond_ascii || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
         c == '%' || c == '+';
}

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Length and kind of the sign at the start of text.
Token sign(std::string_view text) {
  Token token;
  const std::string_view two = text.substr(0, 2);
  token.kind = Token::Kind::wrong;
  token.end = 1;
  if (text[0] == '(') token.kind = Token::Kind::open;
  if (text[0] == ')') token.kind = Token::Kind::close;
  if (text[0] == '<' || text[0] == '>') token.kind = Token::Kind::compare;
  const bool comparison = two == ">=" || two == "<=";
  if (comparison) token.kind = Token::Kind::compare;
  if (comparison || two == "&&" || two == "||" || two == "==" || two == "!=" || two == "<>" ||
      two == "=>")
    token.end = 2;
  if (two == "<>") token.kind = Token::Kind::wrong;
  return token;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (blank(text[at])) {
      ++at;
      continue;
    }
    Token token;
    if (in_word(text[at])) {
      token.kind = Token::Kind::word;
      const auto* const stop = std::find_if_not(text.begin() + at, text.end(), in_word);
      token.end = static_cast<std::size_t>(stop - (text.begin() + at));
    } else {
      token = sign(text.substr(at));
    }
    token.begin = at;
    token.end += at;
    token.text = text.substr(token.begin, token.end - token.begin);
    at = token.end;
    tokens.push_back(token);
  }
  tokens.push_back({Token::Kind::end, text.size(), text.size(), {}});
  return tokens;
}

}  // namespace entente
