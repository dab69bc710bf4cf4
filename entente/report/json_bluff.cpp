#include <fmt/format.h>

#include "entente/report/bluff.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

std::string flag(const std::optional<bool>& value) {
  return !value ? "null" : *value ? "true" : "false";
}

std::string state(const std::optional<StateId>& s) { return s ? json_state(*s) : "null"; }

std::string values_json(const std::optional<game::ThreatValues>& values) {
  if (!values) return "null";
  return JsonObject()
      .add("met", json_number(values->met))
      .add("dropped", json_number(values->dropped))
      .add("carried_out", json_number(values->carried_out))
      .text();
}

std::string threshold_json(const ThreatVerdict& v) {
  if (!v.answer.threshold) return "null";
  JsonObject threshold;
  threshold.add("mid", json_number(*v.answer.threshold));
  if (v.range)
    threshold.add("range", json_list({json_number(v.range->first), json_number(v.range->second)}));
  return threshold.text();
}

std::string threat_json(const Model& m, const ThreatVerdict& v) {
  const game::ThreatAnswer& t = v.answer;
  JsonObject object;
  object.add_text("id", m.c.talks[t.talk].id).add_text("by", m.c.party(t.from).id);
  object.add_text("to", m.c.party(t.to).id);
  object.add("is_bluff", flag(t.bluff)).add("refusing_best", flag(t.refusing_best));
  object.add("threshold", threshold_json(v));
  object.add("chance", json_list({json_number(v.low), json_number(v.high)}));
  object.add("states", JsonObject()
                           .add("met", state(t.states.met))
                           .add("dropped", state(t.states.dropped))
                           .add("carried_out", state(t.states.carried_out))
                           .text());
  object.add("values", values_json(t.values))
      .add("values_of_threatener", values_json(t.threatener));
  if (!t.states.missing.empty()) object.add_text("reason", t.states.missing);
  return object.text();
}

}  // namespace

std::string json_bluff(const BluffAnswer& a) {
  std::vector<std::string> threats;
  for (const ThreatVerdict& v : a.threats) threats.push_back(threat_json(*a.model, v));
  return JsonObject()
      .add_text("schema", "entente.bluff/1")
      .add("threats", json_list(threats))
      .document();
}

}  // namespace entente::report
