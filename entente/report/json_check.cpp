#include <nlohmann/json.hpp>

#include "entente/base/caret.hpp"
#include "entente/report/check.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

void add_finding(JsonObject& object, const levers::Finding& f) {
  object.add("holds", !f.holds ? "null" : *f.holds ? "true" : "false");
  object.add_text("reason", f.reason);
  object.add("share", f.share ? json_number(*f.share) : "null");
  if (f.threshold_path && f.threshold_at)
    object.add("threshold", JsonObject()
                                .add_text("path", *f.threshold_path)
                                .add("at", json_number(*f.threshold_at))
                                .text());
}

std::string claims_json(const levers::ClaimsAnswer& claims, const Case& c) {
  std::vector<std::string> rows;
  for (std::size_t k = 0; k < claims.claims.size(); ++k) {
    const levers::TestedClaim& claim = claims.claims[k];
    JsonObject row;
    row.add_text("id", claim.id).add_text("say", claim.say);
    add_finding(row, claim.all);
    if (claim.checks.size() > 1) {
      std::vector<std::string> checks;
      for (std::size_t n = 0; n < claim.checks.size(); ++n) {
        JsonObject check;
        check.add_text("expect", c.claims[k].checks[n].text);
        add_finding(check, claim.checks[n]);
        checks.push_back(check.text());
      }
      row.add("checks", json_list(checks));
    }
    rows.push_back(row.text());
  }
  return json_list(rows);
}

/// The warnings as base/caret.hpp writes them.
std::string warnings_json(const CaseFile& file) {
  const std::string all = render_json(file.diagnostics, std::span(&file.source, 1));
  return nlohmann::ordered_json::parse(all).at("warnings").dump();
}

}  // namespace

std::string json_check(const CheckAnswer& a) {
  const Model& m = *a.file->model;
  JsonObject document;
  document.add_text("schema", "entente.check/1").add_flag("sound", true);
  document.add_count("parties", m.c.parties.size()).add_count("options", m.c.options.size());
  document.add_count("combinations", m.space->combinations());
  document.add_count("states", m.space->size()).add("status_quo", json_state(m.status_quo));
  document.add("warnings", warnings_json(*a.file));
  if (a.claims) {
    document.add("claims", claims_json(*a.claims, m.c));
    document.add_count("draws", a.claims->draws).add_count("seed", a.claims->seed);
    if (a.claims->partial) document.add_flag("partial", true);
  }
  return document.document();
}

}  // namespace entente::report
