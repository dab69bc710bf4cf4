#include <fmt/format.h>

#include "entente/report/json.hpp"
#include "entente/report/stability.hpp"
#include "entente/report/why_json.hpp"

namespace entente::report {
namespace {

using graph::ConceptTable;

constexpr std::uint64_t most_labelled = 1U << 16U;
constexpr std::uint64_t most_explained = 200;

std::string id_json(const StabilityAnswer& a, StateId s) {
  return a.numbered ? a.id(s) : json_text(a.id(s));
}

/// Lists are written straight into one text: they can be long.
void add_states(const StabilityAnswer& a, const StateSet& set, std::string& text) {
  text += '[';
  bool first = true;
  set.each([&](StateId s) {
    if (!first) text += ',';
    first = false;
    text += id_json(a, s);
    return true;
  });
  text += ']';
}

std::string all_states(const StabilityAnswer& a) {
  std::string text = "[";
  for (std::uint64_t s = 0; s < a.states; ++s) {
    if (s > 0) text += ',';
    text += id_json(a, StateId{s});
  }
  return text + "]";
}

std::string stable_json(const StabilityAnswer& a, const ConceptTable& c) {
  if (c.undecided) return "null";
  std::string text = "{";
  for (std::size_t i = 0; i < c.stable.size(); ++i) {
    text += (i > 0 ? "," : "") + json_text(a.who(c, i)) + ":";
    if (c.known[i]) {
      add_states(a, c.stable[i], text);
    } else {
      text += "null";
    }
  }
  return text + "}";
}

std::string labels_json(const StabilityAnswer& a) {
  JsonObject labels;
  for (std::uint64_t s = 0; s < a.states; ++s)
    if (const std::string label =
            a.model != nullptr ? state_label(*a.model, StateId{s}) : a.label(StateId{s});
        !label.empty())
      labels.add_text(a.id(StateId{s}), label);
  return labels.text();
}

std::string why_json(const StabilityAnswer& a) {
  std::vector<std::string> entries;
  for (std::uint64_t s = 0; s < a.states; ++s)
    for (std::uint32_t i = 0; i < a.party_ids.size(); ++i)
      for (std::string& entry :
           why_entries(*a.model, explain_cell(*a.model, *a.graph, PartyId{i}, StateId{s})))
        entries.push_back(std::move(entry));
  return json_list(entries);
}

std::string paths_json(const StabilityAnswer& a, const graph::Paths& paths) {
  JsonObject found;
  for (std::uint64_t s = 0; s < a.states; ++s) {
    const StateId to{s};
    if (to == paths.start() || !paths.reached(to) || paths.steps(to) > a.max_length) continue;
    std::vector<std::string> moves;
    for (const Move& move : paths.path(to))
      moves.push_back(
          fmt::format("[{},{}]", json_text(a.party_ids[move.by.value]), id_json(a, move.to)));
    found.add(a.id(to),
              JsonObject().add_count("steps", moves.size()).add("path", json_list(moves)).text());
  }
  return found.text();
}

/// Who leads in Stackelberg stability; empty where that was not asked for.
std::string leader_of(const StabilityAnswer& a) {
  for (const ConceptTable& c : a.table.concepts)
    if (c.leader) return a.party_ids[c.leader->value];
  return {};
}

void add_common(const StabilityAnswer& a, JsonObject& document) {
  if (const std::string leader = leader_of(a); !leader.empty()) document.add_text("leader", leader);
  if (a.table.partial) document.add_flag("partial", true);
  if (!a.warnings.empty()) document.add("warnings", json_texts(a.warnings));
  if (!a.paths) return;
  JsonObject status_quo;
  status_quo.add("state", id_json(a, a.paths->by_moves.start()));
  if (a.any_moves) status_quo.add("um", paths_json(a, a.paths->by_moves));
  if (a.improvements) status_quo.add("ui", paths_json(a, a.paths->by_improvements));
  document.add("status_quo", status_quo.text());
}

std::string concept_words(const StabilityAnswer& a) {
  std::vector<std::string> words;
  for (const ConceptTable& c : a.table.concepts) words.emplace_back(graph::about(c.id).word);
  return json_texts(words);
}

std::string method_json(const StabilityAnswer& a) {
  JsonObject methods;
  for (const ConceptTable& c : a.table.concepts)
    methods.add_text(graph::about(c.id).word, c.method);
  return methods.text();
}

}  // namespace

std::string json_stability(const StabilityAnswer& a) {
  JsonObject document;
  document.add_text("schema", "entente.stability/1");
  document.add("parties", json_texts(a.party_ids)).add("states", all_states(a));
  if (a.states <= most_labelled) document.add("labels", labels_json(a));
  document.add("concepts", concept_words(a));
  JsonObject stable, equilibria;
  for (const ConceptTable& c : a.table.concepts) {
    stable.add(graph::about(c.id).word, stable_json(a, c));
    std::string states = c.complete() ? "" : "null";
    if (c.complete()) add_states(a, c.equilibria, states);
    equilibria.add(graph::about(c.id).word, states);
  }
  document.add("stable", stable.text()).add("equilibria", equilibria.text());
  if (a.model != nullptr && a.states <= most_labelled) {
    JsonObject levels;
    for (std::uint64_t s = 0; s < a.states; ++s)
      levels.add(a.id(StateId{s}), json_levels(*a.model, StateId{s}));
    document.add("levels", levels.text());
  }
  if (a.model != nullptr && a.states <= most_explained) document.add("why", why_json(a));
  document.add("method", method_json(a));
  if (a.heat) document.add("heat", json_heat(a));
  if (a.certainty) document.add("certainty", json_certainty(a));
  if (a.reduced) document.add("reduction", json_reduced(a));
  add_common(a, document);
  return document.document();
}

std::string json_stability_counts(const StabilityAnswer& a, const Run& run) {
  JsonObject document;
  document.add_text("schema", "entente.stability/1").add_count("states", a.states);
  document.add("parties", json_texts(a.party_ids)).add("concepts", concept_words(a));
  const graph::TableHash hashes = graph::hash(a.table, run);
  JsonObject count, hash, all_count, all_hash;
  for (std::size_t k = 0; k < a.table.concepts.size(); ++k) {
    const ConceptTable& c = a.table.concepts[k];
    const std::string_view word = graph::about(c.id).word;
    JsonObject counts, sums;
    for (std::size_t i = 0; i < c.stable.size(); ++i) {
      const std::string party = a.who(c, i);
      counts.add(party, c.known[i] ? std::to_string(c.stable[i].count()) : "null");
      sums.add(party, c.known[i] ? fmt::format("\"{:016x}\"", hashes.stable[k][i]) : "null");
    }
    count.add(word, counts.text());
    hash.add(word, sums.text());
    all_count.add(word, c.complete() ? std::to_string(c.equilibria.count()) : "null");
    all_hash.add(word, c.complete() ? fmt::format("\"{:016x}\"", hashes.equilibria[k]) : "null");
  }
  document.add("count", count.text()).add("hash", hash.text());
  document.add("equilibria_count", all_count.text()).add("equilibria_hash", all_hash.text());
  document.add("method", method_json(a));
  add_common(a, document);
  return document.document();
}

}  // namespace entente::report
