#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/settle.hpp"

namespace entente::report {
namespace {

/// The middle, or in turn the low and the high end, of each number the range depends on.
struct Corner {
  const Model* m;
  const settle::Bargaining* at_middle;
  unsigned mask;

  Rational operator()(const std::string& path) const {
    const Range& range = *number_at(m->c, path);
    for (std::size_t k = 0; k < at_middle->openings.size(); ++k)
      if (at_middle->openings[k].path == path)
        return (mask >> k & 1U) != 0 ? range.high : range.low;
    return range.middle();
  }
};

void find_ends(const Model& m, const std::vector<Level>& levels, SettleAnswer& a) {
  bool first = true;
  for (unsigned mask = 0; mask < 1U << a.range.openings.size(); ++mask) {
    const auto corner = settle::bargaining_range(m.c, levels, Corner{&m, &a.range, mask});
    const Rational &least = corner->least, &most = corner->most;
    if (first) {
      a.least = {least, least};
      a.most = {most, most};
    }
    first = false;
    a.least = {std::min(a.least.first, least), std::max(a.least.second, least)};
    a.most = {std::min(a.most.first, most), std::max(a.most.second, most)};
  }
}

void find_share(const levers::Scenario& scenario, const Run& run, SettleAnswer& a) {
  std::uint64_t exists = 0;
  for (; a.draws < run.draws && !run.stopped(); ++a.draws)
    exists += scenario.bargaining(scenario.table().draw(run.seed, a.draws))->exists() ? 1 : 0;
  a.partial = a.draws < run.draws;
  if (a.draws == 0) return;
  a.share = static_cast<double>(exists) / static_cast<double>(a.draws);
  a.error = std::sqrt(a.share * (1 - a.share) / static_cast<double>(a.draws));
}

/// What each condition of `cost_if` makes of the range, looked up in the first state that has it.
void find_conditions(const Model& m, SettleAnswer& a) {
  const auto middle = [&m](const std::string& path) { return number_at(m.c, path)->middle(); };
  for (const CostIf& cost : m.c.terms->no_deal.cost_if) {
    const StateSet where = m.space->where(*cost.when.formula);
    if (where.empty() || where.contains(m.status_quo)) continue;
    std::optional<StateId> state;
    where.each([&](StateId s) {
      state = s;
      return false;
    });
    if (auto range = settle::bargaining_range(m.c, m.space->levels(*state), middle))
      a.given.push_back({cost.when.text, std::move(*range)});
  }
}

std::string shown(const Rational& share) { return fmt::format("{:.1f}", 100 * share.to_double()); }

std::string ends(const std::pair<Rational, Rational>& range) {
  const auto end = [](const Rational& bound) {
    const double share = bound.to_double();
    return percent(share, 1).substr(0, percent(share, 1).size() - 2);
  };
  return end(range.first) == end(range.second)
             ? ""
             : fmt::format("({} to {})", end(range.first), end(range.second));
}

std::string sentence(const SettleAnswer& a) {
  const std::string width = percent(std::abs(a.range.width().to_double()));
  const std::string number = width.substr(0, width.size() - 2);
  if (a.range.exists())
    return fmt::format("There is room for a deal: {} of 100 lie between what the two would take.",
                       number);
  return fmt::format("No deal beats fighting on for both. The gap is {} of 100.", number);
}

/// "Russia expects", "fighting costs Russia": a number of the terms in words.
std::string parameter_words(const Model& m, const std::string& path) {
  const std::string who = path.substr(path.rfind('.') + 1);
  const auto party = find_party(m.c, who);
  const std::string name = with_article(party ? m.c.party(*party).name : who);
  if (path.find(".expects.") == std::string::npos) return "fighting costs " + name;
  const Terms& terms = *m.c.terms;
  if (party == terms.between[0]) return name + " expects";
  return fmt::format("{} expects {} to win", name, with_article(m.c.party(terms.between[0]).name));
}

std::string openings_text(const SettleAnswer& a, const Look& look) {
  Table table({{""}, {""}, {""}});
  for (const settle::Opening& o : a.range.openings) {
    if (o.at < Rational(0) || o.at > Rational(1)) continue;
    const std::string value = a.range.exists()
                                  ? fmt::format("{} {}", o.below ? "above" : "below", shown(o.at))
                                  : fmt::format("{} or {}", shown(o.at), o.below ? "less" : "more");
    table.add({{parameter_words(*a.model, o.path)}, {value}, {"now " + shown(o.now)}});
  }
  if (!a.range.exists())
    for (const UnderCondition& u : a.given)
      if (u.range.exists())
        table.add({{u.when},
                   {"given"},
                   {fmt::format("{} to {}, even split {}", shown(u.range.least),
                                shown(u.range.most), shown(u.range.nash_split()))}});
  if (table.empty()) return {};
  return std::string(a.range.exists() ? "It closes if one of these is true:\n"
                                      : "It opens if one of these is true:\n") +
         table.text(look);
}

}  // namespace

std::optional<SettleAnswer> find_range(const Model& m, const Run& run, std::string& why) {
  const levers::Scenario scenario(m, {});
  auto range = scenario.bargaining(scenario.table().middle(), &why);
  if (!range) return std::nullopt;
  SettleAnswer a;
  a.model = &m;
  a.range = std::move(*range);
  a.seed = run.seed;
  find_ends(m, m.space->levels(m.status_quo), a);
  find_share(scenario, run, a);
  find_conditions(m, a);
  return a;
}

std::string text_settle(const SettleAnswer& a, const Look& look) {
  const Model& m = *a.model;
  std::string text = wrapped(sentence(a), look) + "\n";
  Table table({{""}, {"", true}, {""}});
  table.add({{with_article_at_start(m.c.party(a.range.taker).name) + " takes no less than"},
             {shown(a.range.least)},
             {ends(a.least)}});
  table.add({{with_article_at_start(m.c.party(a.range.giver).name) + " gives no more than"},
             {shown(a.range.most)},
             {ends(a.most)}});
  if (a.range.exists()) table.add({{"even split"}, {shown(a.range.nash_split())}, {""}});
  text += table.text(look) + "\n";
  if (a.draws > 0) {
    const double error = 100 * a.error;
    text += fmt::format(
        "A range exists in {} of draws{}.\n", percent(a.share, error < 0.1 ? 1 : 0),
        error < 0.05 ? "" : fmt::format(" ({} {:.1f})", look.utf8 ? "\u00b1" : "+-", error));
  }
  text += openings_text(a, look);
  if (a.partial) text += "Ended before all draws were made: the share is of those made.\n";
  if (a.draws > 0)
    text += fmt::format("\n{}, seed {}\n", count_of(a.draws, "draw", "draws"), a.seed);
  return text;
}

}  // namespace entente::report
