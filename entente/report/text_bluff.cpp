#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/bluff.hpp"
#include "entente/report/why.hpp"

namespace entente::report {
namespace {

std::string name(const Model& m, PartyId i) { return with_article(m.c.party(i).name); }

/// The chance that a type acts for which the threat pays, at the low and high ends of the ranges.
std::pair<Rational, Rational> chance_range(const Model& m, const game::ThreatAnswer& t) {
  Rational acting_low, acting_high, idle_low, idle_high;
  std::size_t k = 0;
  for (const PartyType& type : m.c.types) {
    if (type.party != t.from) continue;
    const bool acts = k < t.type_acts.size() && t.type_acts[k];
    ++k;
    (acts ? acting_low : idle_low) += type.chance.low;
    (acts ? acting_high : idle_high) += type.chance.high;
  }
  if (t.usual_acts) return {Rational(1) - idle_high, Rational(1) - idle_low};
  return {acting_low, acting_high};
}

std::string headline(const Model& m, const ThreatVerdict& v, bool several) {
  const game::ThreatAnswer& t = v.answer;
  const std::string threat =
      several ? "The threat \"" + m.c.talks[t.talk].id + "\"" : std::string("The threat");
  if (!t.bluff || !t.refusing_best)
    return fmt::format("{} cannot be judged: {}.", threat, t.states.missing);
  const std::string to = name(m, t.to);
  if (*t.bluff && *t.refusing_best)
    return fmt::format("{} is a bluff, and refusing it is {}'s best reply.", threat, to);
  if (*t.bluff)
    return fmt::format("{} is a bluff for {} as usual, but complying is {}'s best reply.", threat,
                       name(m, t.from), to);
  if (*t.refusing_best)
    return fmt::format("{} is meant, and refusing it is still {}'s best reply.", threat, to);
  return fmt::format("{} is meant, and complying is {}'s best reply.", threat, to);
}

std::string table(const Model& m, const ThreatVerdict& v, const Look& look) {
  const game::ThreatAnswer& t = v.answer;
  const std::vector<StateId> among{*t.states.met, *t.states.dropped, *t.states.carried_out};
  const bool worth = t.values.has_value();
  std::vector<Table::Column> columns{{"if " + name(m, t.to)}, {"", true}, {"state"}};
  if (worth) columns.push_back({"worth to it", true});
  columns.push_back({"chance", true});
  Table rows(std::move(columns));
  const auto add = [&](std::string what, StateId s, const Rational* value, std::string chance) {
    std::vector<Table::Cell> row{
        {std::move(what)}, {std::to_string(s.value + 1)}, {describe(m, s, among)}};
    if (worth) row.push_back({value->decimal(1)});
    row.push_back({std::move(chance)});
    rows.add(std::move(row));
  };
  add("complies", among[0], worth ? &t.values->met : nullptr, "");
  add("refuses, dropped", among[1], worth ? &t.values->dropped : nullptr,
      percent_range(1 - v.high.to_double(), 1 - v.low.to_double()));
  add("refuses, done", among[2], worth ? &t.values->carried_out : nullptr,
      percent_range(v.low.to_double(), v.high.to_double()));
  return rows.text(look);
}

std::string threshold_text(const Model& m, const ThreatVerdict& v) {
  const game::ThreatAnswer& t = v.answer;
  if (!t.threshold)
    return t.values ? "No chance of action would turn that answer."
                    : fmt::format(
                          "{} has no weights, so there is no threshold: the written order "
                          "decides.",
                          with_article_at_start(m.c.party(t.to).name));
  std::string text = fmt::format("Refusing pays while {} puts the chance of action below {}",
                                 name(m, t.to), percent(t.threshold->to_double()));
  if (v.range && v.range->first != v.range->second)
    text += fmt::format(" ({} over all weights)",
                        percent_range(v.range->first.to_double(), v.range->second.to_double()));
  return text + ".";
}

std::string acting_text(const Model& m, const game::ThreatAnswer& t) {
  const std::string way =
      fmt::format("{} to {}", t.states.dropped->value + 1, t.states.carried_out->value + 1);
  const std::string from = name(m, t.from);
  std::vector<std::string> acting;
  std::size_t k = 0;
  for (const PartyType& type : m.c.types) {
    if (type.party != t.from) continue;
    if (k < t.type_acts.size() && t.type_acts[k]) acting.push_back("\"" + type.id + "\"");
    ++k;
  }
  std::string text = t.usual_acts
                         ? fmt::format("Once refused, {} gains by acting: {}.", from, way)
                         : fmt::format("Once refused, {} gains nothing by acting: {}.", from, way);
  if (!t.usual_acts && !acting.empty())
    text += fmt::format(" Only as {} it would act.", list_words(acting, "or"));
  return text;
}

std::string turning_text(const Model& m, const ThreatVerdict& v) {
  if (!v.answer.threshold || !v.answer.refusing_best) return {};
  if (*v.answer.refusing_best) {
    const Rational& top = v.range ? v.range->second : *v.answer.threshold;
    return fmt::format("It would bite if {} put the chance above {}{}.", name(m, v.answer.to),
                       percent(top.to_double(), 0), v.range ? ", whatever the weights" : "");
  }
  const Rational& bottom = v.range ? v.range->first : *v.answer.threshold;
  return fmt::format("It would be worth refusing if {} put the chance below {}{}.",
                     name(m, v.answer.to), percent(bottom.to_double(), 0),
                     v.range ? ", whatever the weights" : "");
}

}  // namespace

BluffAnswer judge_threats(const Model& m, levers::Reading reading) {
  BluffAnswer a{&m, {}};
  const levers::Scenario scenario(m, {});
  const forecast::Numbers numbers = scenario.table().middle();
  for (std::uint32_t k = 0; k < m.c.talks.size(); ++k) {
    if (!m.c.talks[k].threat()) continue;
    for (PartyId to : m.c.talks[k].to) {
      ThreatVerdict v{scenario.threat(k, to, reading, numbers), {}, {}, {}};
      std::tie(v.low, v.high) = chance_range(m, v.answer);
      if (v.answer.threshold) v.range = game::threshold_range(m.c, *m.space, v.answer);
      a.threats.push_back(std::move(v));
    }
  }
  return a;
}

std::string text_bluff(const BluffAnswer& a, const Look& look) {
  const Model& m = *a.model;
  std::string text;
  for (const ThreatVerdict& v : a.threats) {
    if (!text.empty()) text += '\n';
    text += wrapped(headline(m, v, a.threats.size() > 1), look);
    if (!v.answer.bluff) continue;
    text += "\n" + table(m, v, look) + "\n";
    text += wrapped(threshold_text(m, v) + " " + acting_text(m, v.answer), look);
    const std::string turn = turning_text(m, v);
    if (!turn.empty()) text += "\n" + wrapped(turn, look);
  }
  return text;
}

}  // namespace entente::report
