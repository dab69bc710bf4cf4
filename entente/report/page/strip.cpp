#include "entente/report/page/strip.hpp"

#include <algorithm>
#include <cmath>

#include "entente/report/page/place.hpp"

namespace entente::page {
namespace {

constexpr double width = 400, inset = 8;
constexpr double plain_row = 46, labelled_row = 54, axis_height = 24;

double nice_step(double span) {
  const double rough = span / 4;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (factor * power >= rough * 0.999) return factor * power;
  return 10 * power;
}

class Chart {
public:
  explicit Chart(const Axis& axis) : axis_(axis) {}

  double at(double value) const {
    const double share = (value - axis_.low) / (axis_.high - axis_.low);
    return inset + std::clamp(share, 0.0, 1.0) * (width - 2 * inset);
  }
  Html zone(const StripRow& row, double y) const {
    if (!row.zone) return {};
    return html("<rect class=\"zone\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"20\" rx=\"3\"/>",
                coordinate(at(row.zone->first)), coordinate(y - 10),
                coordinate(std::max(2.0, at(row.zone->second) - at(row.zone->first))));
  }
  Html bar(const StripRow& row, double y) const {
    Html out = html("<path class=\"base\" d=\"M{},{} H{}\"/>", inset, coordinate(y), width - inset);
    if (row.high > row.low)
      out += html("<path class=\"band k{}\" d=\"M{},{} H{}\"/>", row.look, coordinate(at(row.low)),
                  coordinate(y), coordinate(at(row.high)));
    return out += html("<circle class=\"f{}\" cx=\"{}\" cy=\"{}\" r=\"5.5\"/>", row.look,
                       coordinate(at(row.mid)), coordinate(y));
  }
  Html value(const StripRow& row, double y) const {
    if (row.value.empty()) return {};
    const double bar_end = std::max(row.high, row.mid);
    const double end = at(row.zone ? std::max(bar_end, row.zone->second) : bar_end) + 11;
    const bool room = end + text_width(row.value) * 12 < width;
    return html("<text class=\"s num h t12\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                coordinate(room ? end : at(std::min(row.low, row.mid)) - 11), coordinate(y + 4),
                room ? "start" : "end", row.value);
  }
  Html mark(const StripRow& row, double y) const {
    if (!row.mark) return {};
    const double x = at(*row.mark);
    const bool room = x + 6 + text_width(row.mark_label) * 12 < width;
    return html(
        "<path class=\"cut\" d=\"M{0},{1} V{2}\"/><text class=\"h t12 b6\" x=\"{3}\" y=\"{4}\" "
        "text-anchor=\"{5}\">{6}</text>",
        coordinate(x), coordinate(y - 14), coordinate(y + 13), coordinate(room ? x + 6 : x - 6),
        coordinate(y - 11), room ? "start" : "end", row.mark_label);
  }
  Html ticks(double y) const {
    Html out;
    const int count = static_cast<int>(std::round((axis_.high - axis_.low) / axis_.step));
    for (int k = 0; k <= count; ++k) {
      const double value = axis_.low + k * axis_.step;
      if (value > axis_.high + axis_.step / 1000) break;
      const double x = at(value);
      const std::string_view anchor = k == 0 ? "start" : k == count ? "end" : "middle";
      out += html(
          "<path class=\"tick\" d=\"M{0},{1} v4\"/><text class=\"s num t11\" x=\"{2}\" y=\"{3}\" "
          "text-anchor=\"{4}\">{5}</text>",
          coordinate(x), coordinate(y),
          coordinate(k == 0       ? 0
                     : k == count ? width
                                  : x),
          coordinate(y + 17), anchor, axis_.words(value));
    }
    return out;
  }

private:
  const Axis& axis_;
};

}  // namespace

Axis Axis::over(double low, double high, bool percent) {
  Axis axis{low, high > low ? high : low + 1, 0.25, percent};
  axis.step = nice_step(axis.high - axis.low);
  const double parts = (axis.high - axis.low) / axis.step;
  if (std::abs(parts - std::round(parts)) > 0.01) axis.step = (axis.high - axis.low) / 4;
  return axis;
}

Axis Axis::around(std::vector<double> values, bool percent) {
  double low = std::min(0.0, *std::ranges::min_element(values));
  double high = *std::ranges::max_element(values) * 1.1;
  if (high <= low) high = low + 1;
  const double step = nice_step(high - low);
  low = std::floor(low / step) * step;
  high = std::ceil(high / step) * step;
  if (percent && high > 1 && *std::ranges::max_element(values) <= 1) high = 1;
  return over(low, high, percent);
}

std::string Axis::words(double value) const {
  const Rational exact = Rational::from_double(std::round(value * 1e6) / 1e6);
  return percent ? entente::page::percent(exact) : plain_number(exact, 3);
}

Html strip_chart(const Axis& axis, const std::vector<StripRow>& rows, const std::string& spoken) {
  const Chart chart(axis);
  Html body;
  double y = 0;
  for (const StripRow& row : rows) {
    if (!row.label.empty()) {
      const auto label = wrapped(row.label, width / 12.5, 1);
      body += html("<text class=\"f{} t12 b6\" x=\"0\" y=\"{}\">{}</text>", row.look,
                   coordinate(y + 12), label[0]);
    }
    const double line = y + (row.label.empty() ? 24 : 29);
    body += chart.zone(row, line);
    body += chart.bar(row, line);
    body += chart.mark(row, line);
    body += chart.value(row, line);
    y += row.label.empty() ? plain_row : labelled_row;
  }
  body += chart.ticks(y);
  return html("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>", width,
              coordinate(y + axis_height), spoken, body);
}

}  // namespace entente::page
