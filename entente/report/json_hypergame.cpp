#include <fmt/format.h>

#include "entente/report/hypergame.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

using graph::HypergameTable;

/// A state as JSON names it: the number of a case's, the text of a graph file's.
std::string state_json(const HypergameAnswer& a, StateId s) {
  const std::string name = a.file->state_name(s);
  return a.names->numbered ? name : json_text(name);
}

std::string states_json(const HypergameAnswer& a, const StateSet& set) {
  std::vector<std::string> ids;
  set.each([&](StateId s) {
    ids.push_back(state_json(a, s));
    return true;
  });
  return json_list(ids);
}

/// {party: [states]}
std::string by_party(const HypergameAnswer& a, const std::vector<StateSet>& sets) {
  JsonObject object;
  for (std::size_t i = 0; i < sets.size(); ++i)
    object.add(a.file->parties[i], states_json(a, sets[i]));
  return object.text();
}

StateSet differing(const StateSet& a, const StateSet& b) {
  StateSet set = a;
  for (std::size_t k = 0; k < set.words().size(); ++k) set.words()[k] ^= b.words()[k];
  return set;
}

std::string differences(const HypergameAnswer& a, const HypergameTable& t) {
  JsonObject viewers;
  for (std::size_t p = 0; p < t.seen.size(); ++p) {
    std::vector<StateSet> sets;
    for (std::size_t q = 0; q < t.seen.size(); ++q)
      sets.push_back(differing(t.seen[p].stable[q], t.actual.stable[q]));
    viewers.add(a.file->parties[p], by_party(a, sets));
  }
  return viewers.text();
}

std::string seen(const HypergameAnswer& a, const HypergameTable& t) {
  JsonObject viewers;
  for (std::size_t p = 0; p < t.seen.size(); ++p)
    viewers.add(a.file->parties[p], by_party(a, t.seen[p].stable));
  return viewers.text();
}

std::string surprises(const HypergameAnswer& a, const HypergameTable& t) {
  std::vector<std::string> entries;
  for (const graph::Surprise& s : t.surprises)
    entries.push_back(JsonObject()
                          .add("expected", state_json(a, s.expected))
                          .add_text("surprised", a.file->parties[s.surprised.value])
                          .add_text("party", a.file->parties[s.move.by.value])
                          .add("to", state_json(a, s.move.to))
                          .add_flag("into_hidden", s.into_hidden)
                          .text());
  return json_list(entries);
}

}  // namespace

std::string json_hypergame(const HypergameAnswer& a) {
  const GraphFile& file = *a.file;
  std::vector<std::string> words, states;
  for (std::uint64_t s = 0; s < file.state_count(); ++s)
    states.push_back(state_json(a, StateId{s}));
  JsonObject actual, actual_equilibria, seen_by, expected, equilibria, differ, surprised;
  for (const HypergameTable& t : a.tables) {
    const std::string& word = graph::about(t.id).word;
    words.push_back(word);
    actual.add(word, by_party(a, t.actual.stable));
    actual_equilibria.add(word, states_json(a, t.actual.equilibria));
    seen_by.add(word, seen(a, t));
    expected.add(word, by_party(a, t.expected));
    equilibria.add(word, states_json(a, t.equilibria));
    differ.add(word, differences(a, t));
    surprised.add(word, surprises(a, t));
  }
  JsonObject document;
  document.add_text("schema", "entente.hypergame/1");
  document.add("parties", json_texts(file.parties)).add("states", json_list(states));
  document.add("concepts", json_texts(words)).add("equilibria", equilibria.text());
  document.add("expected", expected.text()).add("surprises", surprised.text());
  document.add("seen", seen_by.text()).add("differences", differ.text());
  document.add("actual", actual.text()).add("actual_equilibria", actual_equilibria.text());
  if (!a.tables.empty()) document.add("hidden", by_party(a, a.tables.front().unseen));
  if (!file.warnings.empty()) document.add("warnings", json_texts(file.warnings));
  return document.document();
}

}  // namespace entente::report
