#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "entente/base/rational.hpp"

/// Text that is already HTML, kept apart from plain text by its type: what comes from a case can
/// only get into the page escaped.
namespace entente::page {

struct Html {
  std::string text;

  bool empty() const { return text.empty(); }
  Html& operator+=(const Html& more) {
    text += more.text;
    return *this;
  }
};

/// Plain text for an element or a quoted attribute; control characters become U+FFFD.
std::string escaped(std::string_view plain);

/// What a pattern's {} takes: HTML as it is, text escaped, numbers as they are.
template <class T>
decltype(auto) for_pattern(const T& value) {
  if constexpr (std::is_same_v<T, Html>)
    return std::string_view(value.text);
  else if constexpr (std::is_convertible_v<T, std::string_view>)
    return escaped(value);
  else
    return (value);
}

/// The pattern (our own HTML) with its {} filled in.
template <class... Values>
Html html(std::string_view pattern, const Values&... values) {
  return {fmt::format(fmt::runtime(pattern), for_pattern(values)...)};
}

/// The parts one after the other, `between` (HTML) between them.
Html joined(const std::vector<Html>& parts, std::string_view between = {});
/// "a", "a and b", "a, b and c".
Html listed(const std::vector<Html>& parts, std::string_view last = "and");

/// "22.5", "0.7": a decimal with at most `digits` places.
std::string plain_number(const Rational& value, int digits = 2);
/// A share as "22.5 %", with a space that does not break.
std::string percent(const Rational& share, int digits = 1);
std::string percent(double share, int digits = 1);
/// "5–20 %", "20 %" where both ends are equal.
std::string percent_range(const Rational& low, const Rational& high);
/// "18 March 2025", "March 2025" or what was written.
std::string date_words(const std::string& date);
/// "one", "two" ... "nine", then digits.
std::string count_words(std::uint64_t count);
/// "1,000,000".
std::string grouped(std::uint64_t count);

/// Least width of a text in the page's typeface, in units of its size: a guess on the wide side.
double text_width(std::string_view text);
/// The text in lines of at most `width` (as text_width), at most `lines` of them; what does not
/// fit is cut with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, double width, std::size_t lines);

}  // namespace entente::page
