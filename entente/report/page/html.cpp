#include "entente/report/page/html.hpp"

#include <array>
#include <charconv>

namespace entente::page {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view no_break = "\xC2\xA0";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

bool control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// Where the character after the one at `from` begins.
std::size_t next_character(std::string_view text, std::size_t from) {
  std::size_t next = from + 1;
  while (next < text.size() && !starts_character(text[next])) ++next;
  return next;
}

/// The first part of the text that is at most `width` wide, in whole characters.
std::string_view fitting(std::string_view text, double width) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = next_character(text, end);
    if (text_width(text.substr(0, next)) > width) break;
    end = next;
  }
  return text.substr(0, end);
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string escaped(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for (char c : plain) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (control(c))
      out += replacement;
    else
      out += c;
  }
  return out;
}

Html joined(const std::vector<Html>& parts, std::string_view between) {
  Html all;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (k > 0) all.text += between;
    all += parts[k];
  }
  return all;
}

Html listed(const std::vector<Html>& parts, std::string_view last) {
  Html all;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (k > 0) all.text += k + 1 == parts.size() ? fmt::format(" {} ", last) : ", ";
    all += parts[k];
  }
  return all;
}

std::string plain_number(const Rational& value, int digits) { return value.decimal(digits); }

std::string percent(const Rational& share, int digits) {
  return fmt::format("{}{}%", (share * Rational(100)).decimal(digits), no_break);
}

std::string percent(double share, int digits) {
  return percent(Rational::from_double(share), digits);
}

std::string percent_range(const Rational& low, const Rational& high) {
  if (low == high) return percent(low);
  return fmt::format("{}\xE2\x80\x93{}", (low * Rational(100)).decimal(1), percent(high));
}

std::string date_words(const std::string& date) {
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (date.size() < 7 || date[4] != '-') return date;
  const auto month = digits(std::string_view(date).substr(5, 2));
  if (!month || *month < 1 || *month > 12) return date;
  std::string words =
      fmt::format("{} {}", months[static_cast<std::size_t>(*month - 1)], date.substr(0, 4));
  if (date.size() != 10 || date[7] != '-') return words;
  const auto day = digits(std::string_view(date).substr(8, 2));
  return day ? fmt::format("{} {}", *day, words) : date;
}

std::string count_words(std::uint64_t count) {
  static constexpr std::array<std::string_view, 10> small{"no",   "one", "two",   "three", "four",
                                                          "five", "six", "seven", "eight", "nine"};
  return count < small.size() ? std::string(small[count]) : grouped(count);
}

std::string grouped(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t k = text.size(); k > 3; k -= 3) text.insert(k - 3, ",");
  return text;
}

double text_width(std::string_view text) {
  double sum = 0;
  for (char c : text) {
    if (!starts_character(c)) continue;
    const bool narrow = std::string_view("iljtfrI.,:;'|()[] 1").find(c) != std::string_view::npos;
    const bool wide = std::string_view("mwMW@%").find(c) != std::string_view::npos;
    const bool capital = c >= 'A' && c <= 'Z';
    sum += narrow                                ? 0.36
           : wide                                ? 0.9
           : capital                             ? 0.7
           : static_cast<unsigned char>(c) > 127 ? 0.8
                                                 : 0.59;
  }
  return sum;
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t lines) {
  std::vector<std::string> out;
  while (!text.empty() && out.size() < lines) {
    if (text_width(text) <= width) {
      out.emplace_back(text);
      return out;
    }
    const bool last = out.size() + 1 == lines;
    std::string_view line = fitting(text, last ? width - text_width(ellipsis) : width);
    if (const auto blank = line.rfind(' '); !last && blank != std::string_view::npos && blank > 0)
      line = line.substr(0, blank);
    if (line.empty()) line = text.substr(0, next_character(text, 0));
    out.emplace_back(std::string(line) + (last ? std::string(ellipsis) : std::string()));
    text.remove_prefix(line.size());
    while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
  }
  return out;
}

}  // namespace entente::page
