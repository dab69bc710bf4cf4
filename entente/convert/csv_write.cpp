#include <algorithm>

#include <fmt/format.h>

#include "entente/convert/csv.hpp"
#include "entente/convert/graph_write.hpp"

namespace entente::convert {
namespace {

std::string doubled_quotes(std::string_view text) {
  std::string safe = "\"";
  for (char c : text) safe += c == '"' ? std::string("\"\"") : std::string(1, c);
  return safe + '"';
}

/// A cell, in quotes where it needs them: blanks at its ends would be lost without.
std::string cell(const std::string& text) {
  const bool plain = text.find_first_of(",;\t\"\r\n") == std::string::npos;
  if (plain && (text.empty() || (text.front() != ' ' && text.back() != ' '))) return text;
  return doubled_quotes(text);
}

/// The head of a party's column: its name, or what tells it from the columns with a meaning.
std::string party_head(const std::string& name) {
  const std::string small = csv::small_letters(name);
  const bool taken = small == csv::state || small == csv::label || small == csv::status_quo ||
                     small.starts_with(csv::rank) || small.starts_with(csv::moves);
  return cell(taken ? std::string(csv::rank) + name : name);
}

/// A state in a list of states.
std::string item(const std::string& id) {
  const bool plain =
      std::ranges::none_of(id, csv::parts_states) && id.find('"') == std::string::npos;
  return plain ? id : doubled_quotes(id);
}

/// E116 for each party whose preference is no list of ranks.
Diagnostics faults_of(const ListedGraph& g) {
  Diagnostics faults;
  for (std::size_t i = 0; i < g.sides.size(); ++i)
    if (g.sides[i].rank.empty() || !g.sides[i].unknown.empty())
      faults.push_back({Code::E116,
                        {},
                        fmt::format("the preference of {} cannot be written as a column of ranks",
                                    quoted(g.parties[i])),
                        {},
                        {},
                        "unknown comparisons and preferences pair by pair need the JSON form"});
  return faults;
}

void write_head(const ListedGraph& g, bool labelled, Output& out) {
  out << csv::state;
  if (labelled) out << "," << csv::label;
  if (g.status_quo) out << "," << csv::status_quo;
  for (const std::string& party : g.parties) out << "," << party_head(party);
  for (const std::string& party : g.parties) out << "," << cell(std::string(csv::moves) + party);
  out << "\n";
}

/// The cell of the states that a party's sorted arcs lead to from s.
void write_targets(const ListedGraph& g, const std::vector<StatePair>& arcs, std::uint32_t s,
                   Output& out) {
  const auto first = std::ranges::lower_bound(arcs, StatePair{s, 0});
  const auto end =
      std::find_if(first, arcs.end(), [&](const StatePair& a) { return a.first != s; });
  std::uint64_t bytes = 0;  // at least; seen before the cell is put together
  for (auto arc = first; arc != end; ++arc) bytes += g.states[arc->second].size() + 1;
  if (!out.fits(bytes)) return;
  std::string targets;
  for (auto arc = first; arc != end; ++arc)
    targets += (targets.empty() ? "" : " ") + item(g.states[arc->second]);
  out << "," << cell(targets);
}

}  // namespace

Result<Written> csv_text(const ListedGraph& g) {
  if (Diagnostics faults = faults_of(g); !faults.empty()) return tl::unexpected(std::move(faults));
  const bool labelled =
      std::ranges::any_of(g.labels, [](const std::string& label) { return !label.empty(); });
  std::vector<std::vector<std::uint32_t>> places;
  std::vector<std::vector<StatePair>> arcs;
  for (const ExplicitParty& party : g.sides) {
    places.push_back(places_of(party));
    std::ranges::sort(arcs.emplace_back(party.arcs));
  }
  Output out;
  write_head(g, labelled, out);
  for (std::uint32_t s = 0; s < g.states.size() && !out.full(); ++s) {
    out << cell(g.states[s]);
    if (labelled) out << "," << cell(g.labels[s]);
    if (g.status_quo) out << (g.status_quo == StateId{s} ? ",x" : ",");
    for (const auto& place : places) out << fmt::format(",{}", place[s]);
    for (const std::vector<StatePair>& list : arcs) write_targets(g, list, s, out);
    out << "\n";
  }
  std::vector<std::string> notes = notes_beyond_places(g, "a table of ranks");
  if (!g.name.empty())
    notes.push_back(fmt::format("the title {}: a table has none", quoted(g.name)));
  return out.done(std::move(notes));
}

}  // namespace entente::convert
