#include <fmt/format.h>

#include "entente/report/hypergame.hpp"
#include "entente/report/json.hpp"

namespace entente::report {
namespace {

using graph::HypergameTable;

std::string states_json(const GraphFile& file, const StateSet& set) {
  std::vector<std::string> ids;
  set.each([&](StateId s) {
    ids.push_back(json_text(file.state_name(s)));
    return true;
  });
  return json_list(ids);
}

/// {party: [states]}
std::string by_party(const GraphFile& file, const std::vector<StateSet>& sets) {
  JsonObject object;
  for (std::size_t i = 0; i < sets.size(); ++i)
    object.add(file.parties[i], states_json(file, sets[i]));
  return object.text();
}

StateSet differing(const StateSet& a, const StateSet& b) {
  StateSet set = a;
  for (std::size_t k = 0; k < set.words().size(); ++k) set.words()[k] ^= b.words()[k];
  return set;
}

std::string differences(const GraphFile& file, const HypergameTable& t) {
  JsonObject viewers;
  for (std::size_t p = 0; p < t.seen.size(); ++p) {
    std::vector<StateSet> sets;
    for (std::size_t q = 0; q < t.seen.size(); ++q)
      sets.push_back(differing(t.seen[p].stable[q], t.actual.stable[q]));
    viewers.add(file.parties[p], by_party(file, sets));
  }
  return viewers.text();
}

std::string seen(const GraphFile& file, const HypergameTable& t) {
  JsonObject viewers;
  for (std::size_t p = 0; p < t.seen.size(); ++p)
    viewers.add(file.parties[p], by_party(file, t.seen[p].stable));
  return viewers.text();
}

std::string surprises(const GraphFile& file, const HypergameTable& t) {
  std::vector<std::string> entries;
  for (const graph::Surprise& s : t.surprises)
    entries.push_back(JsonObject()
                          .add_text("expected", file.state_name(s.expected))
                          .add_text("surprised", file.parties[s.surprised.value])
                          .add_text("party", file.parties[s.move.by.value])
                          .add_text("to", file.state_name(s.move.to))
                          .add_flag("into_hidden", s.into_hidden)
                          .text());
  return json_list(entries);
}

}  // namespace

std::string json_hypergame(const HypergameAnswer& a) {
  const GraphFile& file = *a.file;
  std::vector<std::string> words, states;
  for (std::uint64_t s = 0; s < file.state_count(); ++s)
    states.push_back(file.state_name(StateId{s}));
  JsonObject actual, actual_equilibria, seen_by, expected, equilibria, differ, surprised;
  for (const HypergameTable& t : a.tables) {
    const std::string& word = graph::about(t.id).word;
    words.push_back(word);
    actual.add(word, by_party(file, t.actual.stable));
    actual_equilibria.add(word, states_json(file, t.actual.equilibria));
    seen_by.add(word, seen(file, t));
    expected.add(word, by_party(file, t.expected));
    equilibria.add(word, states_json(file, t.equilibria));
    differ.add(word, differences(file, t));
    surprised.add(word, surprises(file, t));
  }
  JsonObject document;
  document.add_text("schema", "entente.hypergame/1");
  document.add("parties", json_texts(file.parties)).add("states", json_texts(states));
  document.add("concepts", json_texts(words)).add("equilibria", equilibria.text());
  document.add("expected", expected.text()).add("surprises", surprised.text());
  document.add("seen", seen_by.text()).add("differences", differ.text());
  document.add("actual", actual.text()).add("actual_equilibria", actual_equilibria.text());
  if (!a.tables.empty()) document.add("hidden", by_party(file, a.tables.front().unseen));
  if (!file.warnings.empty()) document.add("warnings", json_texts(file.warnings));
  return document.document();
}

}  // namespace entente::report
