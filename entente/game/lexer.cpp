#include "entente/game/lexer.hpp"

#include <fmt/format.h>

namespace entente::game {
namespace {

constexpr std::uint32_t most_shown = 40;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_word(char c) { return is_blank(c) || c == '{' || c == '}' || c == ',' || c == '"'; }
bool begins_number(char c) { return is_digit(c) || c == '.' || c == '-' || c == '+'; }

/// Goes over digits from `at` on; how many there were.
std::size_t pass_digits(std::string_view s, std::size_t& at) {
  const std::size_t first = at;
  while (at < s.size() && is_digit(s[at])) ++at;
  return at - first;
}

/// Goes over a sign.
void pass_sign(std::string_view s, std::size_t& at) {
  if (at < s.size() && (s[at] == '-' || s[at] == '+')) ++at;
}

}  // namespace

bool is_number(std::string_view s) {
  std::size_t at = 0;
  pass_sign(s, at);
  std::size_t digits = pass_digits(s, at);
  if (at < s.size() && s[at] == '/') {
    ++at;
    return digits > 0 && pass_digits(s, at) > 0 && at == s.size();
  }
  if (at < s.size() && s[at] == '.') {
    ++at;
    digits += pass_digits(s, at);
  }
  if (digits == 0) return false;
  if (at == s.size()) return true;
  if (s[at] != 'e' && s[at] != 'E') return false;
  pass_sign(s, ++at);
  return pass_digits(s, at) > 0 && at == s.size();
}

Lexer::Lexer(const SourceText& source, std::uint32_t number)
    : source_(source.text()), number_(number) {
  read();
}

Token Lexer::take() {
  const Token token = next_;
  if (!token.is(Token::Kind::fault)) read();
  return token;
}

void Lexer::read() {
  const auto size = static_cast<std::uint32_t>(source_.size());
  while (at_ < size && is_blank(source_[at_])) ++at_;
  next_ = {Token::Kind::end, at_, at_};
  if (at_ == size) return;
  const char c = source_[at_];
  if (c == '{' || c == '}' || c == ',') {
    next_.kind = c == '{' ? Token::Kind::open : c == '}' ? Token::Kind::close : Token::Kind::comma;
    next_.finish = ++at_;
    return;
  }
  if (c == '"') {
    for (++at_; at_ < size && source_[at_] != '"'; ++at_)
      if (source_[at_] == '\\' && at_ + 1 < size && source_[at_ + 1] == '"') ++at_;
    const bool closed = at_ < size;
    next_.kind = closed ? Token::Kind::text : Token::Kind::fault;
    // Of a text that is never closed only the quote is marked.
    next_.finish = closed ? ++at_ : next_.begin + 1;
    return;
  }
  next_.kind = begins_number(c) ? Token::Kind::number : Token::Kind::word;
  while (at_ < size && !ends_word(source_[at_])) ++at_;
  next_.finish = at_;
}

std::string_view Lexer::raw(const Token& token) const {
  return source_.substr(token.begin, token.finish - token.begin);
}

std::string Lexer::text(const Token& token) const {
  const std::string_view inside = source_.substr(token.begin + 1, token.finish - token.begin - 2);
  std::string text;
  text.reserve(inside.size());
  for (std::size_t k = 0; k < inside.size(); ++k) {
    if (inside[k] == '\\' && k + 1 < inside.size() && inside[k + 1] == '"') ++k;
    text += inside[k];
  }
  return text;
}

std::string Lexer::shown(const Token& token) const {
  if (token.is(Token::Kind::end)) return "the end of the file";
  std::string letters(raw(token));
  for (char& c : letters)
    if (is_blank(c)) c = ' ';
  if (letters.size() > most_shown) {
    std::size_t end = most_shown;
    while (end > 0 && (static_cast<unsigned char>(letters[end]) & 0xC0U) == 0x80U) --end;
    letters.resize(end);
    letters += token.is(Token::Kind::text) ? "...\"" : "...";
  }
  if (token.is(Token::Kind::fault)) return "a quote that is never closed";
  return token.is(Token::Kind::text) ? "the text " + letters : fmt::format("\"{}\"", letters);
}

}  // namespace entente::game
