#include "entente/report/page/frontier_words.hpp"

namespace entente::page {
namespace {

/// Where fighting on lies under each condition, by its letter where there are several.
Html conditions(const std::vector<RangeView>& ranges) {
  const bool one = ranges.size() == 2;
  Html out;
  for (std::size_t k = 1; k < ranges.size(); ++k)
    out += html(" {} <code>{}</code>{} it lies {}.",
                one ? "With" : fmt::format("At {}, with", condition_letter(k)), ranges[k].condition,
                one ? "" : ",", ranges[k].range.exists() ? "inside" : "beyond it still");
  return out;
}

}  // namespace

std::string condition_letter(std::size_t k) { return {static_cast<char>('a' + (k - 1) % 26)}; }

std::string frontier_spoken(const Context& x) {
  const settle::Bargaining& today = x.answers.ranges.front().range;
  std::string out = fmt::format("What a deal gives to {}, across, and to {}, upwards.",
                                x.names.plain(today.taker), x.names.plain(today.giver));
  for (const RangeView& view : x.answers.ranges) {
    const settle::Bargaining& b = view.range;
    out += fmt::format(" {}, fighting on is worth {} to {} and {} to {}, each by its own belief: ",
                       view.condition.empty() ? "As it stands" : "If " + view.condition,
                       percent(b.least), x.names.plain(b.taker), percent(Rational(1) - b.most),
                       x.names.plain(b.giver));
    out += b.exists() ? fmt::format("deals that give the first {} to {} are better for both.",
                                    percent(b.least), percent(b.most))
                      : fmt::format("together {} more than any deal.", percent(-b.width()));
  }
  return out;
}

Html frontier_caption(const Context& x) {
  const bool exists = x.answers.ranges.front().range.exists();
  return html("{}{}",
              exists ? "The line holds every division. Fighting on lies inside of it: what is "
                       "green is better for both."
                     : "The line holds every division. Fighting on, as each side sees it, lies "
                       "beyond it: no division gives both as much.",
              conditions(x.answers.ranges));
}

}  // namespace entente::page
