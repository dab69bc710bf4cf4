#include "entente/report/page/frontier.hpp"

#include <algorithm>
#include <cmath>

#include "entente/report/page/frontier_words.hpp"
#include "entente/report/page/label_space.hpp"
#include "entente/report/page/place.hpp"
#include "entente/report/page/strip.hpp"

namespace entente::page {
namespace {

constexpr double width = 400, height = 340;
constexpr double left = 48, right = 372, top = 28, bottom = 292;
constexpr double letter = 14;                // units per em of a label, on the wide side
constexpr Point above{1, -1}, below{-1, 1};  // the sides of the line of deals
constexpr double faint = 0.05;               // weight of what a label may cross where it must
constexpr double firm = 4;                   // and of what it must not touch
constexpr double shortest = 26;              // of an arrow between two points

/// What an outcome is worth to the two, in shares of the prize.
struct Worth {
  double taker = 0, giver = 0;
};

Worth fighting(const settle::Bargaining& b) {
  return {b.least.to_double(), (Rational(1) - b.most).to_double()};
}

Axis axis_of(const std::vector<RangeView>& ranges) {
  std::vector<double> ends{0, 1};
  for (const RangeView& view : ranges) {
    const Worth w = fighting(view.range);
    ends.insert(ends.end(), {w.taker, w.giver});
  }
  return Axis::around(ends, true);
}

std::string pair_of(const Rational& share) {
  return plain_number(share * Rational(100), 1) + " / " +
         plain_number((Rational(1) - share) * Rational(100), 1);
}

class Picture {
public:
  explicit Picture(const Context& x)
      : x_(x),
        ranges_(x.answers.ranges),
        today_(ranges_.front().range),
        axis_(axis_of(ranges_)),
        space_({2, 16, width - 2, bottom}) {}

  Html svg() {
    Html body = axes();
    for (const RangeView& view : ranges_) body += region(view);
    body += deals();
    body += no_deal_lines();
    for (std::size_t k = 1; k < ranges_.size(); ++k) body += shift(ranges_[k]);
    for (const RangeView& view : ranges_) body += point(view);
    body += labels();
    return html("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>", width, height,
                frontier_spoken(x_), body);
  }

private:
  Point at(Worth w) const {
    const double span = axis_.high - axis_.low;
    return {left + (w.taker - axis_.low) / span * (right - left),
            bottom - (w.giver - axis_.low) / span * (bottom - top)};
  }
  bool is_today(const RangeView& view) const { return &view == &ranges_.front(); }

  Html text(const LabelSpot& spot, std::string_view look, const std::vector<std::string>& lines) {
    Html out;
    for (std::size_t k = 0; k < lines.size(); ++k)
      out += html("<text class=\"h t12 b6 {}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                  look, coordinate(spot.x),
                  coordinate(spot.y + static_cast<double>(k) * label_line), spot.anchor, lines[k]);
    return out;
  }

  Html label(Point mark, double away, Point wanted, std::string_view look,
             const std::vector<std::string>& lines) {
    double widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, text_width(line) * letter);
    return text(space_.beside(mark, away, wanted, widest, lines.size()), look, lines);
  }

  Html axes() {
    Html out = html("<path class=\"base\" d=\"M{0},{1} V{2} H{3}\"/>", left, top, bottom, right);
    const int count = static_cast<int>(std::round((axis_.high - axis_.low) / axis_.step));
    for (int k = 0; k <= count; ++k) {
      const double value = axis_.low + k * axis_.step;
      const Point p = at({value, value});
      const std::string words = axis_.words(value);
      out += html(
          "<path class=\"tick\" d=\"M{0},{1} h-4 M{2},{3} v4\"/><text class=\"s num t11\" "
          "x=\"{4}\" y=\"{5}\" text-anchor=\"end\">{6}</text><text class=\"s num t11\" x=\"{2}\" "
          "y=\"{7}\" text-anchor=\"middle\">{6}</text>",
          left, coordinate(p.y), coordinate(p.x), bottom, left - 7, coordinate(p.y + 4), words,
          bottom + 18);
    }
    space_.keep_free({0, top, left, bottom});
    const auto title = [](const std::string& name) { return wrapped(name, 18, 1).front(); };
    out += text({right, bottom + 38, "end"}, fmt::format("f{}", today_.taker.value),
                {"Share of " + title(x_.names.plain(today_.taker)) + " →"});
    out += text({4, 13, "start"}, fmt::format("f{}", today_.giver.value),
                {"↑ Share of " + title(x_.names.plain(today_.giver))});
    return out;
  }

  /// What lies between fighting on and the line of deals: better for both, or missing to both.
  Html region(const RangeView& view) {
    const bool exists = view.range.exists();
    if (!exists && !is_today(view)) return {};
    Worth corner = fighting(view.range);
    if (exists) corner = {std::max(corner.taker, 0.0), std::max(corner.giver, 0.0)};
    const Point a = at(corner);
    const Point b = at({1 - corner.giver, corner.giver});
    const Point c = at({corner.taker, 1 - corner.taker});
    space_.keep_free(
        {std::min(a.x, b.x), std::min(a.y, c.y), std::max(a.x, b.x), std::max(a.y, c.y)}, faint);
    return html("<path class=\"{}\" d=\"M{},{} L{},{} L{},{}z\"/>", exists ? "zone" : "lack",
                coordinate(a.x), coordinate(a.y), coordinate(b.x), coordinate(b.y), coordinate(c.x),
                coordinate(c.y));
  }

  Html stretch(std::string_view look, double from, double to) const {
    const Point a = at({from, 1 - from});
    const Point b = at({to, 1 - to});
    return html("<path class=\"{}\" d=\"M{},{} L{},{}\"/>", look, coordinate(a.x), coordinate(a.y),
                coordinate(b.x), coordinate(b.y));
  }

  /// The line of all divisions: green where both prefer it to fighting on, broken in the gap.
  Html deals() {
    space_.keep_line_free(at({0, 1}), at({1, 0}), 2);
    const double least = std::clamp(today_.least.to_double(), 0.0, 1.0);
    const double most = std::clamp(today_.most.to_double(), 0.0, 1.0);
    if (today_.exists()) return stretch("cut", 0, 1) += stretch("agree", least, most);
    return (stretch("cut", 0, most) += stretch("gapline", most, least)) += stretch("cut", least, 1);
  }

  Html no_deal_lines() {
    const Point p = at(fighting(today_));
    const std::size_t taker = today_.taker.value;
    const std::size_t giver = today_.giver.value;
    space_.keep_line_free({p.x, top}, {p.x, bottom}, faint);
    space_.keep_line_free({left, p.y}, {right, p.y}, faint);
    return html(
        "<path class=\"nodeal k{}\" d=\"M{},{} V{}\"/><path class=\"nodeal k{}\" d=\"M{},{} "
        "H{}\"/>",
        taker, coordinate(p.x), bottom, top, giver, left, coordinate(p.y), right);
  }

  /// From fighting on as it stands to what it is worth under the condition.
  Html shift(const RangeView& view) {
    const Point from = at(fighting(today_));
    const Point to = at(fighting(view.range));
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < shortest) return {};
    space_.keep_line_free(from, to);
    const double dx = (to.x - from.x) / length;
    const double dy = (to.y - from.y) / length;
    const Point head{to.x - 8 * dx, to.y - 8 * dy};
    const Point neck{head.x - 8 * dx, head.y - 8 * dy};
    return html(
        "<path class=\"shift\" d=\"M{},{} L{},{}\"/><path class=\"shifthead\" d=\"M{},{} L{},{} "
        "L{},{}z\"/>",
        coordinate(from.x + 8 * dx), coordinate(from.y + 8 * dy), coordinate(neck.x),
        coordinate(neck.y), coordinate(head.x), coordinate(head.y), coordinate(neck.x - 4 * dy),
        coordinate(neck.y + 4 * dx), coordinate(neck.x + 4 * dy), coordinate(neck.y - 4 * dx));
  }

  Html point(const RangeView& view) {
    const Point p = at(fighting(view.range));
    space_.keep_free(p, 8, firm);
    return html("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                is_today(view) ? "now" : "then", coordinate(p.x), coordinate(p.y),
                is_today(view) ? 6 : 5);
  }

  Html labels() {
    Html out = numbers();
    const auto open =
        std::ranges::find_if(ranges_, [](const RangeView& v) { return v.range.exists(); });
    if (open != ranges_.end()) out += middle(open->range);
    out +=
        label(at(fighting(today_)), 12, outward(today_), "", {"Fighting on,", "as each sees it"});
    for (std::size_t k = 1; k < ranges_.size(); ++k)
      out += label(at(fighting(ranges_[k].range)), 11, outward(ranges_[k].range), "s",
                   ranges_.size() == 2 ? wrapped("if " + ranges_[k].condition, 9, 2)
                                       : std::vector{condition_letter(k)});
    if (!today_.exists()) {
      const double share = (today_.least + today_.most).to_double() / 2;
      out += label(at({share, 1 - share}), 10, below, "", {"gap " + percent(-today_.width())});
    }
    // Its name stands at the end of the line at which less happens.
    const double busy = std::clamp((today_.least + today_.most).to_double() / 2, 0.0, 1.0);
    return out += busy > 0.7 ? label(at({0.12, 0.88}), 10, above, "s", {"every deal"})
                             : label(at({0.88, 0.12}), 12, below, "s", {"every deal"});
  }

  /// The two lines with their numbers, at the axis that they cross.
  Html numbers() {
    const Point p = at(fighting(today_));
    return label({p.x, bottom - 2}, 4, above, fmt::format("num f{}", today_.taker.value),
                 {percent(today_.least)}) +=
           label({left + 2, p.y}, 4, above, fmt::format("num f{}", today_.giver.value),
                 {percent(Rational(1) - today_.most)});
  }

  Html middle(const settle::Bargaining& b) {
    const double share = b.nash_split().to_double();
    if (share < 0 || share > 1) return {};
    const Point p = at({share, 1 - share});
    space_.keep_free(p, 6);
    return html("<circle class=\"zgood\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", coordinate(p.x),
                coordinate(p.y)) +=
           label(p, 10, above, "good", {"the middle", pair_of(b.nash_split())});
  }

  /// Away from the line of deals.
  static Point outward(const settle::Bargaining& b) { return b.exists() ? below : Point{1, -0.4}; }
  const Context& x_;
  const std::vector<RangeView>& ranges_;
  const settle::Bargaining& today_;
  Axis axis_;
  LabelSpace space_;
};

}  // namespace

Html frontier(const Context& x) {
  return html("<figure>{}<figcaption>{}</figcaption></figure>", Picture(x).svg(),
              frontier_caption(x));
}

}  // namespace entente::page
