#include "entente/report/page/colour.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace entente::page {
namespace {

/// Red, green, blue in 0..255.
using Colour = std::array<int, 3>;

constexpr double least_contrast = 4.7;           // a little above the 4.5 of WCAG AA
constexpr Colour light_paper{0xf1, 0xef, 0xea};  // the darkest background of the light theme
constexpr Colour dark_paper{0x26, 0x2a, 0x32};   // the lightest of the dark theme
constexpr std::array<std::string_view, 12> palette{"#2a5fa5", "#b23f2a", "#7a5c00", "#6b3fa0",
                                                   "#0b6b78", "#a02c72", "#4a5568", "#7a4a2b",
                                                   "#1f3f77", "#8a4b00", "#553366", "#34688a"};
constexpr std::array<std::string_view, 6> dashes{"", "6 3", "1.5 4", "10 3 2 3", "3 3", "12 4"};

std::optional<int> hex(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Colour> parsed(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return std::nullopt;
  if (text[0] != '#') return std::nullopt;
  const std::size_t digits = text.size() == 4 ? 1 : 2;
  Colour colour{};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto value = hex(text.substr(1 + k * digits, digits));
    if (!value) return std::nullopt;
    colour[k] = digits == 1 ? *value * 17 : *value;
  }
  return colour;
}

/// Relative luminance of WCAG 2.
double luminance(const Colour& colour) {
  constexpr std::array<double, 3> part{0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const double v = colour[k] / 255.0;
    sum += part[k] * (v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const Colour& a, const Colour& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// Moved towards black or white (`end`) in steps of a twentieth until it can be read on the paper.
Colour readable(const Colour& colour, const Colour& paper, int end) {
  Colour now = colour;
  for (int step = 0; step <= 20 && contrast(now, paper) < least_contrast; ++step)
    for (std::size_t k = 0; k < 3; ++k) now[k] = colour[k] + (end - colour[k]) * step / 20;
  return now;
}

std::string text_of(const Colour& c) {
  return fmt::format("#{:02x}{:02x}{:02x}", c[0], c[1], c[2]);
}

}  // namespace

std::vector<PartyLook> party_looks(const Case& c) {
  std::vector<PartyLook> looks;
  for (std::size_t i = 0; i < c.parties.size(); ++i) {
    const Colour usual = *parsed(palette[i % palette.size()]);
    const Colour colour = parsed(c.parties[i].colour).value_or(usual);
    looks.push_back({text_of(readable(colour, light_paper, 0)),
                     text_of(readable(colour, dark_paper, 255)),
                     std::string(dashes[i % dashes.size()])});
  }
  return looks;
}

Html party_styles(const std::vector<PartyLook>& looks) {
  std::string light;
  std::string dark;
  std::string rules;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    light += fmt::format("--p{}:{};", i, looks[i].light);
    dark += fmt::format("--p{}:{};", i, looks[i].dark);
    rules += fmt::format(".c{0}{{color:var(--p{0})}}svg .f{0}{{fill:var(--p{0})}}", i);
    rules += fmt::format("svg .k{0}{{stroke:var(--p{0})}}", i);
    if (!looks[i].dash.empty())
      rules += fmt::format("svg .d{}{{stroke-dasharray:{}}}", i, looks[i].dash);
  }
  return {
      fmt::format(":root{{{0}}}\n[data-theme=dark]{{{1}}}\n@media "
                  "(prefers-color-scheme:dark){{:root:not([data-theme]){{{1}}}}}\n@media "
                  "print{{:root:root:root{{{0}}}}}\n{2}\n",
                  light, dark, rules)};
}

}  // namespace entente::page
