#include <algorithm>

#include <fmt/format.h>

#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && digit(text[at + count])) ++count;
  return count;
}

/// Length of `-?\d+(\.\d+)?(e-?\d+)?` at the start of text; 0 where it is none.
std::size_t number_length(std::string_view text) {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits(text, at);
  if (whole == 0) return 0;
  at += whole;
  if (at + 1 < text.size() && text[at] == '.' && digit(text[at + 1]))
    at += 1 + digits(text, at + 1);
  if (at < text.size() && text[at] == 'e') {
    const std::size_t sign = at + 1 < text.size() && text[at + 1] == '-' ? 1 : 0;
    if (const std::size_t exponent = digits(text, at + 1 + sign); exponent > 0)
      at += 1 + sign + exponent;
  }
  return at;
}

/// The one to three numbers of "a", "a..b", "a..m..b"; empty where the text is none of these.
std::vector<Rational> range_numbers(std::string_view text) {
  std::vector<Rational> numbers;
  while (true) {
    const std::size_t length = number_length(text);
    const auto number = Rational::parse(text.substr(0, length));
    if (length == 0 || !number) return {};
    numbers.push_back(*number);
    text.remove_prefix(length);
    if (text.empty()) return numbers;
    if (!text.starts_with("..") || numbers.size() == 3) return {};
    text.remove_prefix(2);
  }
}

/// A single number in any form YAML knows: .5 and +3 too.
std::vector<Rational> numbers_of(const YamlNode& node) {
  std::vector<Rational> numbers = range_numbers(node.text);
  if (numbers.empty() && plain_kind(node) >= Plain::whole)
    if (const auto one = Rational::parse(node.text)) numbers.push_back(*one);
  return numbers;
}

std::string swapped(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t point = std::min(text.find("..", at), text.size());
    parts.push_back(text.substr(at, point - at));
    at = point + 2;
  }
  std::ranges::sort(
      parts, {}, [](std::string_view part) { return Rational::parse(part).value_or(Rational(0)); });
  std::string joined;
  for (std::string_view part : parts) joined += (joined.empty() ? "" : "..") + std::string(part);
  return joined;
}

Range range_of(const std::vector<Rational>& numbers, Span where) {
  Range range;
  range.where = where;
  range.low = numbers.front();
  range.high = numbers.back();
  range.mode = numbers.size() == 3 ? numbers[1] : numbers.front();
  if (numbers.size() == 2) range.shape = Range::Shape::even;
  if (numbers.size() == 3) range.shape = Range::Shape::triangle;
  return range;
}

}  // namespace

std::optional<Range> read_range(Reader& r, const YamlNode& node, Code bad, std::string_view what) {
  const std::vector<Rational> numbers =
      node.is_scalar() ? numbers_of(node) : std::vector<Rational>{};
  if (numbers.empty()) {
    r.report(bad, node.where, std::string(what)).help =
        "a number such as 5, or a range: 3..9 or 3..5..9";
    return std::nullopt;
  }
  if (!std::ranges::is_sorted(numbers)) {
    Diagnostic& d =
        r.report(Code::E042, node.where, fmt::format("the range {} runs backwards", node.text));
    d.suggest = swapped(node.text);
    return std::nullopt;
  }
  return range_of(numbers, node.where);
}

std::optional<Range> read_chance(Reader& r, const YamlNode& node, std::string_view name) {
  const std::string what = fmt::format("{} lies between 0 and 1", name);
  constexpr const char* form = "a number such as 0.2, or a range: 0.1..0.3 or 0.1..0.15..0.3";
  const std::size_t faults_before = r.faults.size();
  auto range = read_range(r, node, Code::E050, what);
  if (!range) {
    if (r.faults.size() > faults_before && r.faults.back().code == Code::E050)
      r.faults.back().help = form;
    return range;
  }
  const bool written_plainly = plain_kind(node) >= Plain::whole ||
                               (digit(node.text[0]) && node.text.find('e') == std::string::npos &&
                                node.text.find('-') == std::string::npos);
  if (range->low >= Rational(0) && range->high <= Rational(1) && written_plainly) return range;
  Diagnostic& d = r.report(Code::E050, node.where, what);
  d.help = form;
  if (range->low > Rational(2) && range->high <= Rational(100) && range->sure()) {
    d.suggest = (range->low / Rational(100)).decimal(6);
    if (d.suggest.size() == 3) d.suggest += "0";  // 20 is meant as 0.20
  }
  return std::nullopt;
}

PerParty read_per_party(Reader& r, const YamlNode* node, std::string_view path) {
  PerParty values;
  if (node == nullptr || !expect_map(r, *node, path, "{ann: 0.4, bob: 0.5}")) return values;
  for (const auto& [key, value] : node->entries) {
    const auto party = read_party(r, key);
    const auto number = read_range(
        r, value, Code::E005, fmt::format("{}.{} must be a number or a range", path, key.text));
    if (party && number) values[party->value] = *number;
  }
  return values;
}

std::optional<std::pair<Rational, Rational>> read_bounds(Reader& r, const YamlNode& node,
                                                         std::string_view path) {
  const std::vector<Rational> numbers =
      node.is_scalar() ? range_numbers(node.text) : std::vector<Rational>{};
  if (numbers.size() != 2 || node.text.find('e') != std::string::npos) {
    r.wrong_kind(node, path, "a range low..high", "0..1");
    return std::nullopt;
  }
  if (numbers[0] < numbers[1]) return std::pair(numbers[0], numbers[1]);
  Diagnostic& d =
      r.report(Code::E042, node.where,
               numbers[0] == numbers[1] ? fmt::format("the range {} is empty", node.text)
                                        : fmt::format("the range {} runs backwards", node.text));
  if (numbers[0] > numbers[1]) d.suggest = swapped(node.text);
  if (numbers[0] == numbers[1]) d.help = "the lower end comes first, for example 0..1";
  return std::nullopt;
}

}  // namespace entente
