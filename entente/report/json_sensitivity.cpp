#include <fmt/format.h>

#include "entente/report/json.hpp"
#include "entente/report/sensitivity.hpp"

namespace entente::report {
namespace {

using graph::NearestEnd;
using graph::Survival;
using graph::Variant;
using graph::VariantEffect;

std::string id_json(const SensitivityReport& a, StateId s) {
  return a.names.numbered ? a.names.id(s) : json_text(a.names.id(s));
}

std::string ids_json(const SensitivityReport& a, const std::vector<StateId>& states) {
  std::vector<std::string> ids;
  ids.reserve(states.size());
  for (StateId s : states) ids.push_back(id_json(a, s));
  return json_list(ids);
}

std::string per_concept(const SensitivityReport& a, const graph::PerConcept& lists) {
  JsonObject all;
  for (graph::ConceptId id : graph::crisp_concepts)
    all.add(graph::about(id).word, ids_json(a, lists.at(static_cast<std::size_t>(id))));
  return all.text();
}

std::string counts_json(const std::array<std::uint64_t, graph::variant_groups>& counts) {
  return JsonObject()
      .add_count("swaps", counts[0])
      .add_count("ties", counts[1])
      .add_count("moves", counts[2])
      .text();
}

std::string swaps_json(std::uint64_t half_swaps) {
  return fmt::format("{}{}", half_swaps / 2, half_swaps % 2 == 0 ? "" : ".5");
}

/// The order as groups of equally good states, best first.
std::string ranking_json(const SensitivityReport& a, const std::vector<std::uint32_t>& ranks) {
  if (ranks.size() > most_ranked_in_json) return "null";
  std::vector<std::vector<StateId>> groups;
  for (std::uint64_t s = 0; s < ranks.size(); ++s) {
    groups.resize(std::max<std::size_t>(groups.size(), ranks[s] + std::size_t{1}));
    groups[ranks[s]].push_back(StateId{s});
  }
  std::vector<std::string> rows;
  for (auto group = groups.rbegin(); group != groups.rend(); ++group)
    rows.push_back(ids_json(a, *group));
  return json_list(rows);
}

std::string nearest_json(const SensitivityReport& a, const NearestEnd& end) {
  JsonObject row;
  row.add_flag("exact", end.exact);
  if (!end.party) {
    row.add("party", "null").add("swaps", "null");
    row.add("at_least", end.exact ? "null" : swaps_json(end.at_least));
    return row.add("ranking", "null").add("leaves", "null").text();
  }
  row.add_text("party", a.names.ids[end.party->value])
      .add("swaps", swaps_json(end.half_swaps))
      .add("at_least", swaps_json(end.at_least))
      .add("ranking", ranking_json(a, end.ranks));
  row.add("leaves", JsonObject()
                        .add_text("party", a.names.ids[end.leaves.by.value])
                        .add("to", id_json(a, end.leaves.to))
                        .text());
  return row.text();
}

std::string survival_json(const SensitivityReport& a, const Survival& s) {
  const std::uint64_t tried = a.found.tried_in_all();
  const std::uint64_t survives = s.survives[0] + s.survives[1] + s.survives[2];
  JsonObject row;
  row.add("state", id_json(a, s.state)).add("survives", counts_json(s.survives));
  row.add("share", tried == 0
                       ? "null"
                       : json_number(static_cast<double>(survives) / static_cast<double>(tried)));
  return row.add("nearest", nearest_json(a, s.nearest)).text();
}

std::string change_json(const SensitivityReport& a, const VariantEffect& e) {
  const Variant& v = e.variant;
  const auto& groups = a.found.groups[v.party.value];
  JsonObject row;
  const auto two_groups = [&](std::string_view kind) {
    row.add_text("kind", kind).add_text("party", a.names.ids[v.party.value]);
    row.add("upper", ids_json(a, groups[v.group]));
    row.add("lower", ids_json(a, groups[v.group + std::size_t{1}]));
  };
  const auto one_state = [&](std::string_view kind) {
    row.add_text("kind", kind).add_text("party", a.names.ids[v.party.value]);
    row.add("state", id_json(a, v.state)).add("tied", ids_json(a, groups[v.group]));
  };
  switch (v.kind) {
    case Variant::Kind::swap:
      two_groups("swap");
      break;
    case Variant::Kind::merge:
      two_groups("merge");
      break;
    case Variant::Kind::raise:
      one_state("raise");
      break;
    case Variant::Kind::lower:
      one_state("lower");
      break;
    case Variant::Kind::gone:
      row.add_text("kind", "gone").add_text("party", a.names.ids[v.party.value]);
      row.add("from", id_json(a, v.state)).add("to", id_json(a, v.to));
      break;
  }
  return row.add("appear", per_concept(a, e.appear)).add("vanish", per_concept(a, e.vanish)).text();
}

std::string statements_json(const SensitivityReport& a) {
  const auto place = [](std::uint32_t p) { return p == 0 ? "null" : std::to_string(p); };
  const auto states = [&](const std::optional<std::vector<StateId>>& s) {
    return s ? ids_json(a, *s) : std::string("null");
  };
  std::vector<std::string> rows;
  for (const levers::StatementRange& r : a.statements->statements) {
    JsonObject row;
    row.add_text("party", a.names.ids[r.party.value]).add_count("statement", r.statement);
    row.add_text("text", a.model->c.wants[r.party.value].statements[r.statement - 1].want.text);
    row.add_count("of", r.of).add("highest", place(r.highest)).add("lowest", place(r.lowest));
    row.add("raised", states(r.raised)).add("lowered", states(r.lowered));
    row.add("dropped", ids_json(a, r.dropped));
    rows.push_back(row.text());
  }
  return json_list(rows);
}

}  // namespace

std::string json_sensitivity(const SensitivityReport& a) {
  JsonObject document, equilibria;
  document.add_text("schema", "entente.sensitivity/1");
  document.add("parties", json_texts(a.names.ids));
  document.add_text("concept", graph::about(a.concept_id).word);
  document.add("tried", counts_json(a.found.tried));
  for (graph::ConceptId id : graph::crisp_concepts) {
    std::vector<std::string> rows;
    for (const Survival& s : a.found.equilibria.at(static_cast<std::size_t>(id)))
      rows.push_back(survival_json(a, s));
    equilibria.add(graph::about(id).word, json_list(rows));
  }
  document.add("equilibria", equilibria.text());
  std::vector<std::string> changes;
  for (const VariantEffect& e : a.found.effects) changes.push_back(change_json(a, e));
  document.add("changes", json_list(changes));
  if (a.statements) document.add("statements", statements_json(a));
  if (a.variants) document.add("case", json_case_variants(a));
  if (a.found.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
