#include "entente/game/token_reader.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente::game {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t most_digits = 18;  // of numbers of sets, players, outcomes: they fit 64 bits

bool all_digits(std::string_view letters) {
  return letters.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The letters as Rational::parse knows them: it has no "2." and no sign before a fraction's plus.
std::string plain_number(std::string_view letters) {
  std::string plain(letters.front() == '+' ? letters.substr(1) : letters);
  const auto point = plain.find('.');
  const bool bare =
      point != std::string::npos &&
      (point + 1 == plain.size() || plain[point + 1] == 'e' || plain[point + 1] == 'E');
  if (bare) plain.erase(point, 1);
  return plain;
}

}  // namespace

void TokenReader::fault(Code code, Span where, std::string what, std::string help) {
  if (faults_.size() == most_faults) return;
  faults_.push_back({code, where, std::move(what), {}, {}, std::move(help)});
}

bool TokenReader::misplaced(const std::string& what) {
  const Token& next = lexer_.next();
  fault(Code::E121, lexer_.span(next),
        next.is(Kind::fault)
            ? "this quote is never closed"
            : fmt::format("{} is expected here, not {}", what, lexer_.shown(next)));
  return false;
}

bool TokenReader::pass(Kind kind, const char* what) {
  if (!at(kind)) return misplaced(what);
  lexer_.take();
  return true;
}

bool TokenReader::word(std::string_view expected) {
  if (!at(Kind::word) || lexer_.raw(lexer_.next()) != expected) return false;
  lexer_.take();
  return true;
}

std::optional<std::string> TokenReader::text(const char* what) {
  if (!at(Kind::text)) {
    misplaced(what);
    return std::nullopt;
  }
  return lexer_.text(lexer_.take());
}

std::optional<std::uint64_t> TokenReader::whole(const char* what, std::uint64_t least) {
  const std::string_view letters = lexer_.raw(lexer_.next());
  std::uint64_t value = 0;
  const bool fits = at(Kind::number) && all_digits(letters) && letters.size() <= most_digits;
  if (fits) std::from_chars(letters.data(), letters.data() + letters.size(), value);
  if (!fits || value < least) {
    misplaced(fmt::format("{} (a whole number{})", what, least > 0 ? " from 1" : ""));
    return std::nullopt;
  }
  lexer_.take();
  return value;
}

std::optional<Rational> TokenReader::number(const char* what) {
  const Token token = lexer_.next();
  if (!at(Kind::number) || !is_number(lexer_.raw(token))) {
    misplaced(what);
    return std::nullopt;
  }
  std::optional<Rational> value = Rational::parse(plain_number(lexer_.raw(token)));
  if (!value) {
    const bool fraction = lexer_.raw(token).find('/') != std::string_view::npos;
    fault(Code::E121, lexer_.span(token),
          fraction ? "a fraction needs another denominator than 0, and at most 300 digits"
                   : "a number has at most 300 digits and an exponent of at most 300");
    return std::nullopt;
  }
  lexer_.take();
  return value;
}

std::optional<std::vector<std::string>> TokenReader::texts(const char* what) {
  if (!pass(Kind::open, "\"{\"")) return std::nullopt;
  std::vector<std::string> all;
  while (!at(Kind::close)) {
    auto one = text(what);
    if (!one) return std::nullopt;
    all.push_back(std::move(*one));
  }
  lexer_.take();
  return all;
}

std::optional<std::vector<Rational>> TokenReader::payoffs() {
  if (!pass(Kind::open, "\"{\"")) return std::nullopt;
  std::vector<Rational> all;
  while (!at(Kind::close)) {
    auto one = number("a payoff");
    if (!one) return std::nullopt;
    all.push_back(std::move(*one));
    if (at(Kind::comma)) lexer_.take();
  }
  lexer_.take();
  return all;
}

std::optional<std::string> TokenReader::title(std::string_view format, std::uint64_t version) {
  lexer_.take();  // the name of the format, by which this reader was chosen
  const Token number = lexer_.next();
  const auto found = whole("the version of the format", 0);
  if (!found) return std::nullopt;
  if (*found != version) {
    fault(Code::E120, lexer_.span(number),
          fmt::format("{} files of version {} are not read, only those of version {}", format,
                      *found, version));
    return std::nullopt;
  }
  if (!word("R") && !word("D")) {
    misplaced("\"R\"");
    return std::nullopt;
  }
  return text("the title in quotes");
}

}  // namespace entente::game
