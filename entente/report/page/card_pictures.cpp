#include "entente/report/page/card_pictures.hpp"

#include <algorithm>
#include <cmath>

#include "entente/report/page/place.hpp"

namespace entente::page {
namespace {

constexpr double wide = 216;

Html small_text(double x, std::string_view anchor, std::string_view look, std::string_view words) {
  return html("<text class=\"t10 {}\" x=\"{}\" y=\"38\" text-anchor=\"{}\">{}</text>", look,
              coordinate(x), anchor, words);
}

Html picture(const Html& body) {
  return html("<svg viewBox=\"0 0 {} 42\" aria-hidden=\"true\">{}</svg>", wide, body);
}

}  // namespace

/// One stroke per state, those that hold taller and green.
Html comb(const Context& x) {
  const std::uint64_t states = x.m.space->size();
  constexpr std::uint64_t most = 72;
  if (states > most) return {};
  const double pitch = wide / static_cast<double>(states);
  const double thick = std::min(pitch * 0.66, 9.0);
  Html body;
  std::optional<double> last;
  for (std::uint64_t s = 0; s < states; ++s) {
    const bool good = holds(x.answers, StateId{s});
    const double left = static_cast<double>(s) * pitch + (pitch - thick) / 2;
    body += html("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"1.6\"/>",
                 good ? "zgood" : "zline", coordinate(left), good ? 0 : 5, coordinate(thick),
                 good ? 27 : 17);
    if (!good || (last && left - *last < 16)) continue;
    const double middle = left + thick / 2;
    body +=
        small_text(std::clamp(middle, 6.0, wide - 6), "middle", "good b6", std::to_string(s + 1));
    last = left;
  }
  return picture(body);
}

Html bluff_picture(const ThreatView& t) {
  if (!t.answer.threshold) return {};
  const double top =
      std::max({t.chance.high.to_double(), t.answer.threshold->to_double() * 1.6, 0.1});
  const double end = std::min(1.0, std::ceil(top * 10) / 10);
  const auto at = [&](const Rational& share) {
    return std::min(1.0, share.to_double() / end) * wide;
  };
  const double low = at(t.chance.low);
  const double high = at(t.chance.high);
  const double cut = at(*t.answer.threshold);
  const std::size_t from = t.answer.from.value;
  Html body =
      html("<path class=\"base\" d=\"M0,13 H{}\"/><path class=\"band k{}\" d=\"M{},13 H{}\"/>",
           wide, from, coordinate(std::clamp(low, 4.0, wide - 5)),
           coordinate(std::clamp(high, 5.0, wide - 4)));
  body += html("<path class=\"cut\" d=\"M{},1 V25\"/>", coordinate(cut));
  const std::string chance = percent_range(t.chance.low, t.chance.high);
  const std::string threshold = percent(*t.answer.threshold);
  const bool left = (low + high) / 2 < cut;
  const double middle = (low + high) / 2;
  const double half = text_width(chance) * 5;
  // The two labels keep apart: each on its side of the line.
  const double chance_x = left ? std::min(middle, cut - 8 - half)
                               : std::max(middle, cut + 8 + text_width(threshold) * 10 + half);
  body += small_text(std::clamp(chance_x, half, wide - half), "middle", fmt::format("f{} b6", from),
                     chance);
  body += small_text(std::clamp(cut - 2, 0.0, wide - text_width(threshold) * 10), "start", "b6",
                     threshold);
  return picture(body);
}

Html range_picture(const Context& x, const settle::Bargaining& b) {
  const auto at = [](const Rational& share) {
    return 6 + std::clamp(share.to_double(), 0.0, 1.0) * (wide - 12);
  };
  const double least = at(b.least);
  const double most = at(b.most);
  Html body = html("<path class=\"base\" d=\"M0,13 H{}\"/>", wide);
  if (b.exists())
    body += html("<rect class=\"zone\" x=\"{}\" y=\"4\" width=\"{}\" height=\"18\" rx=\"3\"/>",
                 coordinate(least), coordinate(std::max(2.0, most - least)));
  else
    body += html("<path class=\"gapline\" d=\"M{},13 H{}\"/>", coordinate(most), coordinate(least));
  body += html(
      "<circle class=\"f{}\" cx=\"{}\" cy=\"13\" r=\"5.5\"/><circle class=\"f{}\" cx=\"{}\" "
      "cy=\"13\" r=\"5.5\"/>",
      b.giver.value, coordinate(most), b.taker.value, coordinate(least));
  // The labels stand on both sides of the middle between the dots, so that they never meet.
  const bool taker_left = least < most;
  const auto label = [&](PartyId i, const Rational& value) {
    const std::string number = percent(value);
    const auto name = wrapped(x.names.bare(i), wide / 20 - 0.8 - text_width(number), 1);
    return (name.empty() ? "" : name[0]) + " " + number;
  };
  const std::string takes = label(b.taker, b.least);
  const std::string gives = label(b.giver, b.most);
  const std::string& left = taker_left ? takes : gives;
  const std::string& right = taker_left ? gives : takes;
  const double room_right = wide - text_width(right) * 10 - 3;
  const double middle =
      std::min(std::max((least + most) / 2, text_width(left) * 10 + 3), room_right);
  const auto look = [&](bool taker) {
    return fmt::format("f{} b6", taker ? b.taker.value : b.giver.value);
  };
  body += small_text(middle - 4, "end", look(taker_left), left);
  body += small_text(middle + 4, "start", look(!taker_left), right);
  return picture(body);
}

Html change_picture(const std::string& before, const std::string& after) {
  const std::string first = wrapped(before, 10.5, 1)[0];
  const std::string second = wrapped(after, 10.5, 1)[0];
  return picture(
      html("<circle class=\"zline\" cx=\"8\" cy=\"13\" r=\"6\"/><path class=\"go\" d=\"M22,13 "
           "H188\"/><path class=\"zgood\" "
           "d=\"M188,8 198,13 188,18z\"/><circle class=\"zgood\" cx=\"208\" cy=\"13\" r=\"7\"/>") +=
      small_text(0, "start", "s", first) += small_text(wide, "end", "good b6", second));
}

}  // namespace entente::page
