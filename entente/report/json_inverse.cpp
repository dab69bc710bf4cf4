#include <fmt/format.h>

#include "entente/report/inverse.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

using graph::Inverse;
using graph::PartyInverse;

/// Beyond so many comparisons needs are not written out: nobody could read them.
constexpr std::size_t most_comparisons = 100'000;

std::string id_json(const InverseReport& a, StateId s) {
  return a.numbered ? a.id(s) : json_text(a.id(s));
}

/// As a number where every reader keeps all of it, else as decimal digits in quotes.
std::string count_json(const std::optional<Natural>& count) {
  constexpr std::uint64_t exact_in_doubles = std::uint64_t{1} << 53U;
  if (!count) return "null";
  const auto small = count->small();
  return small && *small <= exact_in_doubles ? count->text() : "\"" + count->text() + "\"";
}

/// {"all": [[target, ">=", state], ...]}
std::string all_json(const InverseReport& a, const graph::Conditions& c,
                     const graph::NumberSet& set) {
  std::vector<std::string> rows;
  rows.reserve(set.size());
  for (std::uint32_t v : set)
    rows.push_back(fmt::format("[{},\">=\",{}]", id_json(a, c.target), id_json(a, c.states[v])));
  return JsonObject().add("all", json_list(rows)).text();
}

std::string needs_json(const InverseReport& a, const graph::Conditions& c) {
  std::size_t comparisons = 0;
  for (const auto& need : c.demands.needs)
    for (std::uint32_t w : need) comparisons += c.demands.ways[w].size();
  if (comparisons > most_comparisons) return "null";
  std::vector<std::string> rows;
  for (const auto& need : c.demands.needs) {
    std::vector<std::string> ways;
    ways.reserve(need.size());
    for (std::uint32_t w : need) ways.push_back(all_json(a, c, c.demands.ways[w]));
    rows.push_back(JsonObject().add("any", json_list(ways)).text());
  }
  return json_list(rows);
}

void add_conditions(const InverseReport& a, const graph::Conditions& c, JsonObject& row) {
  const auto sets = graph::alternatives(c.demands, most_alternatives);
  if (!sets) {
    row.add("conditions", "null").add("needs", needs_json(a, c));
    return;
  }
  std::vector<std::string> rows;
  rows.reserve(sets->size());
  for (const graph::NumberSet& set : *sets) rows.push_back(all_json(a, c, set));
  row.add("conditions", json_list(rows));
}

std::string ranking_json(const InverseReport& a, const PartyInverse& party) {
  if (a.states > graph::most_ordered_states) return "null";
  std::vector<std::string> groups;
  for (const auto& group : a.ranking_after(party)) {
    std::vector<std::string> ids;
    ids.reserve(group.size());
    for (StateId s : group) ids.push_back(id_json(a, s));
    groups.push_back(json_list(ids));
  }
  return json_list(groups);
}

std::string party_json(const InverseReport& a, const Inverse& target, std::size_t i) {
  const PartyInverse& party = target.parties[i];
  JsonObject row;
  row.add_flag("stable", party.stable)
      .add("orders_total", count_json(graph::orders_of(a.states)))
      .add("orders_stable", count_json(party.count.orders))
      .add_flag("exact", party.count.exact)
      .add("share", json_number(party.count.share));
  if (!party.count.exact) row.add("standard_error", json_number(party.count.standard_error));
  add_conditions(a, party.conditions, row);
  row.add_count("passed", party.change.passed)
      .add("rise_to", party.change.rise_to ? id_json(a, *party.change.rise_to) : "null");
  row.add("least_change", party.change.swaps ? JsonObject()
                                                   .add_count("swaps", *party.change.swaps)
                                                   .add("ranking", ranking_json(a, party))
                                                   .text()
                                             : "null");
  row.add("edits", json_edits(a, target, i));
  return row.text();
}

std::string joint_json(const InverseReport& a, const Inverse& target) {
  JsonObject joint;
  if (target.independent()) {
    std::optional<Natural> total = graph::orders_of(a.states), stable(1);
    if (total) total = Natural::power(*total, target.parties.size());
    for (const PartyInverse& party : target.parties)
      if (stable && party.count.orders) {
        *stable *= *party.count.orders;
      } else {
        stable.reset();
      }
    joint.add("profiles_total", count_json(total)).add("profiles_stable", count_json(stable));
  }
  const auto swaps = target.swaps();
  joint.add("swaps", swaps ? std::to_string(*swaps) : "null");
  joint.add_flag("changes_hold", target.changes_hold);
  return joint.text();
}

void add_target(const InverseReport& a, const Inverse& target, JsonObject& row) {
  std::vector<std::string> under;
  for (graph::ConceptId id : target.holds_under) under.push_back(graph::about(id).word);
  row.add_flag("already", target.already()).add("holds_under", json_texts(under));
  JsonObject parties;
  for (std::size_t i = 0; i < target.parties.size(); ++i)
    parties.add(a.party_ids[i], party_json(a, target, i));
  row.add("parties", parties.text()).add("joint", joint_json(a, target));
}

}  // namespace

std::string json_inverse(const InverseReport& a) {
  JsonObject document;
  document.add_text("schema", "entente.inverse/1");
  const std::string word = graph::about(a.concept_id).word;
  if (!a.expression) {
    document.add("target", id_json(a, a.targets.front().target)).add_text("concept", word);
    add_target(a, a.targets.front(), document);
    return document.document();
  }
  std::vector<std::string> rows;
  for (const Inverse& target : a.targets) {
    JsonObject row;
    row.add("target", id_json(a, target.target));
    add_target(a, target, row);
    rows.push_back(row.text());
  }
  document.add_text("target", *a.expression).add_text("concept", word);
  if (a.partial) document.add_flag("partial", true);
  return document.add("targets", json_list(rows)).document();
}

}  // namespace entente::report
