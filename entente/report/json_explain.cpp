#include <fmt/format.h>

#include "entente/report/explain.hpp"
#include "entente/report/json.hpp"
#include "entente/report/why_json.hpp"

namespace entente::report {
namespace {

std::string words_of(const std::vector<graph::ConceptId>& concepts) {
  std::vector<std::string> words;
  words.reserve(concepts.size());
  for (graph::ConceptId id : concepts) words.emplace_back(graph::about(id).word);
  return json_texts(words);
}

/// {party: {state: sum}}, parties with an order left out.
std::string worth_json(const ExplainAnswer& a) {
  JsonObject parties;
  for (std::size_t i = 0; i < a.worth.size(); ++i) {
    JsonObject states;
    for (const Worth& w : a.worth[i]) states.add(json_state(w.state), json_number(w.sum));
    if (!a.worth[i].empty()) parties.add(a.model->c.parties[i].id, states.text());
  }
  return parties.text();
}

}  // namespace

std::vector<std::string> why_entries(const Model& m, const CellReason& cell) {
  std::vector<std::string> entries;
  const std::string& party = m.c.party(cell.party).id;
  for (const MoveReason& r : cell.moves) {
    std::vector<std::string> steps;
    for (const Move& move : r.reply)
      steps.push_back(
          fmt::format("[{},{}]", json_text(m.c.party(move.by).id), json_state(move.to)));
    const std::string sanction =
        r.reply.empty()
            ? "null"
            : JsonObject().add("path", json_list(steps)).add_flag("credible", r.credible).text();
    entries.push_back(JsonObject()
                          .add("state", json_state(cell.state))
                          .add_text("party", party)
                          .add("move", json_state(r.improvement.to))
                          .add("sanction", sanction)
                          .text());
  }
  return entries;
}

std::string json_explain(const ExplainAnswer& a) {
  const Model& m = *a.model;
  JsonObject stable;
  std::vector<std::string> why;
  std::vector<std::string> reasons;
  for (const CellReason& cell : a.cells) {
    stable.add(m.c.party(cell.party).id, words_of(cell.stable_under));
    for (std::string& entry : why_entries(m, cell)) why.push_back(std::move(entry));
    reasons.push_back(JsonObject()
                          .add_text("party", m.c.party(cell.party).id)
                          .add_text("summary", cell.summary)
                          .text());
  }
  JsonObject document;
  document.add_text("schema", "entente.explain/1")
      .add("state", json_state(a.state))
      .add_text("label", state_label(m, a.state))
      .add("levels", json_levels(m, a.state))
      .add_text("by", a.reading == levers::Reading::weight ? "weight" : "order")
      .add("holds", words_of(a.stable_for_all))
      .add("stable", stable.text())
      .add("why", json_list(why))
      .add("reasons", json_list(reasons));
  if (a.reading == levers::Reading::weight) document.add("worth", worth_json(a));
  return document.document();
}

}  // namespace entente::report
