#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/frontier.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/page/strip.hpp"

namespace entente::page {
namespace {

const Issue& prize(const Context& x) { return x.m.c.terms->issues[*x.m.c.terms->no_deal.prize]; }

StripRow row_of(std::string label, PartyId i, const Spread& s) {
  StripRow row;
  row.label = std::move(label);
  row.look = std::to_string(i.value);
  row.low = s.low.to_double();
  row.mid = s.mid.to_double();
  row.high = s.high.to_double();
  row.value = percent(s.mid);
  return row;
}

void mark_zone(StripRow& row, const settle::Bargaining& b) {
  if (b.exists()) row.zone = {b.least.to_double(), b.most.to_double()};
}

std::vector<StripRow> rows_of(const Context& x) {
  std::vector<StripRow> rows;
  for (const RangeView& view : x.answers.ranges) {
    const settle::Bargaining& b = view.range;
    const std::string when = view.condition.empty() ? "" : " if " + view.condition;
    StripRow takes =
        row_of("Least " + x.names.plain(b.taker) + " takes" + when, b.taker, view.least);
    mark_zone(takes, b);
    rows.push_back(takes);
    const RangeView& today = x.answers.ranges.front();
    if (&view == &today || view.most.mid != today.most.mid) {
      StripRow gives =
          row_of("Most " + x.names.plain(b.giver) + " gives" + when, b.giver, view.most);
      mark_zone(gives, b);
      rows.push_back(gives);
    }
  }
  return rows;
}

Html chart(const Context& x) {
  const std::vector<StripRow> rows = rows_of(x);
  std::vector<double> ends{1};
  std::string spoken;
  for (const StripRow& row : rows) {
    ends.push_back(row.low);
    ends.push_back(row.high);
    spoken += row.label + ": " + row.value + ". ";
  }
  const Axis axis = Axis::around(ends, true);
  Html shares;
  for (const RangeView& view : x.answers.ranges)
    if (view.share)
      shares += html(
          "{}a range exists in {} of {} draws",
          shares.empty() ? Html{" As it stands "} : html("; if <code>{}</code> ", view.condition),
          percent(*view.share), grouped(x.run.draws));
  if (!shares.empty()) shares.text += ".";
  return html(
      "<figure>{}<figcaption>Dots are middle values, bars the whole "
      "ranges{}.{}</figcaption></figure>",
      strip_chart(axis, rows, spoken),
      std::ranges::any_of(rows, [](const StripRow& r) { return r.zone.has_value(); })
          ? ", the green stretch what both would take"
          : "",
      shares);
}

/// "what Russia expects to win", "what fighting costs Ukraine".
Html parameter(const Context& x, const settle::Bargaining& b, std::size_t k) {
  switch (k) {
    case 0:
      return html("What {} expects to win by fighting", x.names.party(b.taker));
    case 1:
      return html("What fighting costs {}", x.names.party(b.taker));
    case 2:
      return html("What {} expects {} to win", x.names.party(b.giver), x.names.party(b.taker));
    default:
      return html("What fighting costs {}", x.names.party(b.giver));
  }
}

/// For which shares of the prize the range is open, the parameter being one.
std::string opening_words(const settle::Opening& o) {
  const Rational none(0);
  const Rational all(1);
  if (o.below ? o.at >= all : o.at <= none) return "whatever it is";
  if (o.at < none || o.at > all) return "at no share of the prize";
  return percent(o.at) + (o.below ? " or less" : " or more");
}

Html openings(const Context& x) {
  const settle::Bargaining& b = x.answers.ranges.front().range;
  Html rows;
  for (std::size_t k = 0; k < b.openings.size(); ++k) {
    const settle::Opening& o = b.openings[k];
    rows += html(
        "<tr><th scope=\"row\">{}</th><td class=\"num\" data-l=\"Now\">{}</td><td class=\"num\" "
        "data-l=\"{}\">{}</td></tr>",
        parameter(x, b, k), percent(o.now), b.exists() ? "Stays open at" : "Opens at",
        opening_words(o));
  }
  for (const RangeView& view : x.answers.ranges) {
    if (view.condition.empty()) continue;
    const settle::Bargaining& c = view.range;
    rows += html(
        "<tr><th scope=\"row\"><code>{}</code></th><td data-l=\"Now\" class=\"num\">not so</td><td "
        "class=\"num\" data-l=\"Then\">{}</td></tr>",
        view.condition,
        c.exists()
            ? html("<b class=\"good\">range from {} to {}</b>", percent(c.least), percent(c.most))
            : html("no range, gap {}", percent(-c.width())));
  }
  return html(
      "<figure><h3>{}</h3><table class=\"stack nums\"><thead><tr><th scope=\"col\">Number</th><th "
      "scope=\"col\">Now</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table><figcaption>One number at a "
      "time, the others in the middle of "
      "their ranges.</figcaption></figure>",
      b.exists() ? "What keeps it open" : "What would open it",
      b.exists() ? "Stays open at" : "Opens at", rows);
}

Html summary(const Context& x) {
  const settle::Bargaining& b = x.answers.ranges.front().range;
  Html out = html("{} would take no less than {}, {} give no more than {}",
                  x.names.party_at_start(b.taker), percent(b.least), x.names.party(b.giver),
                  percent(b.most));
  out += b.exists()
             ? html(": any share between is better than fighting on for both; the middle is {}.",
                    percent(b.nash_split()))
             : html(": a gap of {}. Each expects more of fighting on than the other would grant.",
                    percent(-b.width()));
  const Issue& issue = prize(x);
  std::string stake = issue.about.empty() ? plain_words(issue.id) : issue.about;
  if (stake.ends_with('.')) stake.pop_back();
  return out += html(" At stake, as 100 %: <bdi>{}</bdi>.", stake);
}

}  // namespace

std::optional<Section> settlement_section(const Context& x) {
  if (x.answers.ranges.empty()) return std::nullopt;
  Section section{"settlement", "Settlement", "Room for a settlement", summary(x), {}};
  section.body = html("<div class=\"two even\">{}<div class=\"pile\">{}{}</div></div>", frontier(x),
                      chart(x), openings(x));
  return section;
}

}  // namespace entente::page
