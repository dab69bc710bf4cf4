#include <fmt/format.h>

#include "entente/report/json.hpp"
#include "entente/report/settle.hpp"

namespace entente::report {
namespace {

std::string range_json(const settle::Bargaining& b) {
  if (!b.exists()) return "null";
  return json_list({json_number(b.least), json_number(b.most)});
}

std::string bound_json(const Rational& middle, const std::pair<Rational, Rational>& ends) {
  return JsonObject()
      .add("mid", json_number(middle))
      .add("range", json_list({json_number(ends.first), json_number(ends.second)}))
      .text();
}

}  // namespace

std::string json_settle(const SettleAnswer& a) {
  const Case& c = a.model->c;
  JsonObject document;
  document.add_text("schema", "entente.settle/1").add("range", range_json(a.range));
  document.add("gap", json_number(a.range.exists() ? Rational(0) : -a.range.width()));
  document.add("nash", a.range.exists() ? json_number(a.range.nash_split()) : "null");
  document.add(
      "least",
      JsonObject().add(c.party(a.range.taker).id, bound_json(a.range.least, a.least)).text());
  document.add(
      "most", JsonObject().add(c.party(a.range.giver).id, bound_json(a.range.most, a.most)).text());
  document.add(
      "chance_of_range",
      a.draws == 0
          ? "null"
          : JsonObject().add("p", json_number(a.share)).add("err", json_number(a.error)).text());
  std::vector<std::string> opens;
  for (const settle::Opening& o : a.range.openings)
    opens.push_back(JsonObject()
                        .add_text("path", o.path)
                        .add("now", json_number(o.now))
                        .add("at", json_number(o.at))
                        .add_text("side", o.below ? "below" : "above")
                        .text());
  document.add("opens", json_list(opens));
  JsonObject given;
  for (const UnderCondition& u : a.given)
    given.add(u.when,
              JsonObject()
                  .add("range", range_json(u.range))
                  .add("nash", u.range.exists() ? json_number(u.range.nash_split()) : "null")
                  .text());
  document.add("given", given.text());
  document.add_count("draws", a.draws).add_count("seed", a.seed);
  if (a.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
