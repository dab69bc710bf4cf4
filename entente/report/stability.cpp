#include "entente/report/stability.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::report {
namespace {

/// A cell of a CSV file (RFC 4180).
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string partial_note(const StabilityAnswer& a) {
  if (!a.table.partial) return {};
  return "The work was ended before it was complete; ? marks what is not known.\n";
}

StabilityAnswer stability_of_case(const Model& m, const OptionGraph& g, graph::Table table) {
  StabilityAnswer a;
  for (const Party& p : m.c.parties) {
    a.party_ids.push_back(p.id);
    a.party_names.push_back(p.name);
  }
  a.states = m.space->size();
  a.id = [](StateId s) { return std::to_string(s.value + 1); };
  a.label = [&m](StateId s) { return state_words(m, s); };
  a.numbered = true;
  a.model = &m;
  a.graph = &g;
  a.status_quo = m.status_quo;
  a.table = std::move(table);
  return a;
}

StabilityAnswer stability_of_graph(const GraphFile& file, graph::Table table) {
  StabilityAnswer a;
  a.party_ids = a.party_names = file.parties;
  a.states = file.state_count();
  a.id = [&file](StateId s) { return file.state_name(s); };
  a.label = [&file](StateId s) {
    const auto found =
        std::ranges::lower_bound(file.labels, s, {}, &std::pair<StateId, std::string>::first);
    return found != file.labels.end() && found->first == s ? found->second : std::string{};
  };
  a.status_quo = file.status_quo;
  a.table = std::move(table);
  a.warnings = file.warnings;
  return a;
}

std::string StabilityAnswer::who(const graph::ConceptTable& c, std::size_t k) const {
  if (c.coalitions.empty()) return party_ids[k];
  std::vector<std::string> members;
  graph::each_member(c.coalitions[k], [&](PartyId i) {
    members.push_back(party_ids[i.value]);
    return true;
  });
  return fmt::format("{}", fmt::join(members, "+"));
}

std::vector<graph::ConceptId> stable_for_all(const StabilityAnswer& a, StateId s) {
  std::vector<graph::ConceptId> under;
  for (const graph::ConceptTable& c : a.table.concepts)
    if (c.complete() && c.equilibria.contains(s)) under.push_back(c.id);
  return under;
}

std::string csv_stability(const StabilityAnswer& a) {
  std::string text = "state,label";
  for (const graph::ConceptTable& c : a.table.concepts) {
    for (std::size_t k = 0; k < c.stable.size(); ++k)
      text += ',' + csv_cell(fmt::format("{}:{}", graph::about(c.id).word, a.who(c, k)));
    text += fmt::format(",{}", graph::about(c.id).word);
  }
  text += '\n';
  for (std::uint64_t s = 0; s < a.states; ++s) {
    const StateId state{s};
    text += csv_cell(a.id(state)) + ',' + csv_cell(a.label(state));
    for (const graph::ConceptTable& c : a.table.concepts) {
      for (std::size_t i = 0; i < c.stable.size(); ++i)
        text += !c.known[i] ? "," : c.stable[i].contains(state) ? ",1" : ",0";
      text += !c.complete() ? "," : c.equilibria.contains(state) ? ",1" : ",0";
    }
    text += '\n';
  }
  return text;
}

std::string states_in_words(const Model& m, const std::vector<StateId>& states) {
  constexpr std::size_t few = 3;
  constexpr std::size_t most_numbers = 12;
  std::vector<std::string> parts;
  if (states.size() <= few) {
    for (StateId s : states)
      parts.push_back(fmt::format("{} ({})", describe(m, s, states), s.value + 1));
    return list_words(parts);
  }
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (StateId s : states) {
    const std::string label = state_words(m, s);
    auto group = std::ranges::find(groups, label, &decltype(groups)::value_type::first);
    if (group == groups.end()) group = groups.insert(groups.end(), {label, {}});
    group->second.push_back(std::to_string(s.value + 1));
  }
  if (groups.size() > few + 1 || states.size() > most_numbers)
    return count_of(states.size(), "state", "states");
  for (const auto& [label, numbers] : groups)
    parts.push_back(fmt::format("{} ({})", label, fmt::join(numbers, ", ")));
  return list_words(parts);
}

}  // namespace entente::report
