#include <fmt/format.h>

#include "entente/graph/fill.hpp"
#include "entente/report/json.hpp"
#include "entente/report/levers.hpp"

namespace entente::report {
namespace {

using levers::Effect;

std::string_view kind_word(Effect::Kind kind) {
  switch (kind) {
    case Effect::Kind::set:
      return "set";
    case Effect::Kind::vary:
      return "vary";
    case Effect::Kind::promote:
      return "promote";
    case Effect::Kind::raise:
      return "raise";
    case Effect::Kind::lower:
      return "lower";
    case Effect::Kind::drop:
      return "drop";
    case Effect::Kind::hold:
      return "hold";
    case Effect::Kind::forbid:
      return "forbid";
  }
  return {};
}

std::string holding_json(const levers::Holding& holding) {
  JsonObject equilibria;
  for (graph::ConceptId id : graph::crisp_concepts)
    equilibria.add(graph::about(id).word, json_states(holding.at(static_cast<std::size_t>(id))));
  return equilibria.text();
}

std::string stretches_json(const std::vector<levers::Stretch>& stretches) {
  std::vector<std::string> rows;
  rows.reserve(stretches.size());
  for (const levers::Stretch& s : stretches)
    rows.push_back(JsonObject()
                       .add("low", json_number(s.low))
                       .add("high", json_number(s.high))
                       .add_flag("low_included", s.low_included)
                       .add_flag("high_included", s.high_included)
                       .add("answers", json_texts(s.answers))
                       .text());
  return json_list(rows);
}

std::string effect_json(const LeversReport& a, const Effect& e) {
  JsonObject row;
  row.add_text("id", e.id).add_text("kind", kind_word(e.kind));
  if (!e.about.empty()) row.add_text("about", e.about);
  if (e.by) row.add_text("by", a.model->c.party(*e.by).id);
  row.add_text("now", e.now);
  row.add("threshold", e.threshold ? json_number(*e.threshold) : "null");
  row.add_flag("changes", e.changes).add_flag("possible", e.possible);
  row.add_text("effect", e.effect);
  if (e.kind == Effect::Kind::vary) {
    row.add("stretches", stretches_json(e.stretches));
  } else {
    row.add("equilibria", holding_json(e.holding));
  }
  if (a.target) {
    std::vector<std::string> under;
    for (graph::ConceptId id : e.target_under) under.emplace_back(graph::about(id).word);
    row.add_flag("target_holds", e.target_holds).add("target_under", json_texts(under));
  }
  return row.text();
}

}  // namespace

std::string json_levers(const LeversReport& a) {
  std::vector<std::string> levers, changes;
  for (const Effect& e : a.answer.effects)
    (e.from_case ? levers : changes).push_back(effect_json(a, e));
  JsonObject document;
  document.add_text("schema", "entente.levers/1")
      .add("target", a.target ? json_text(a.target->text) : "null")
      .add("target_today", !a.target               ? "null"
                           : a.answer.target_today ? "true"
                                                   : "false")
      .add_text("concept", graph::about(a.concept_id).word)
      .add("today", holding_json(a.answer.today))
      .add("levers", json_list(levers))
      .add("changes", json_list(changes));
  if (a.answer.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
