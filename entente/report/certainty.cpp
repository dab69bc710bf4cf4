#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/json.hpp"
#include "entente/report/stability.hpp"

/// What --certainty shows: over which certainties, one for all parties, each state holds.
namespace entente::report {
namespace {

using graph::CertaintyRange;
using graph::CertaintyRanges;

constexpr std::size_t most_rows = 20;
constexpr std::size_t most_rows_verbose = 1000;

std::string share(Billionths billionths) {
  return json_number(static_cast<double>(billionths) / whole_share);
}

std::vector<CertaintyRange> where_it_holds(const CertaintyRanges& ranges, std::size_t k,
                                           StateId s) {
  return ranges.where([&](const graph::Table& t) { return t.concepts[k].equilibria.contains(s); });
}

std::vector<CertaintyRange> where_it_is_stable(const CertaintyRanges& ranges, std::size_t k,
                                               std::size_t party, StateId s) {
  return ranges.where(
      [&](const graph::Table& t) { return t.concepts[k].stable[party].contains(s); });
}

/// "always", "to 0.4", "above 0.2", "0.2-0.6"; of several ranges all.
std::string words(const std::vector<CertaintyRange>& ranges) {
  if (ranges.empty()) return "-";
  std::vector<std::string> parts;
  parts.reserve(ranges.size());
  for (const auto& [from, to] : ranges)
    parts.push_back(from == 0 && to == whole_share ? std::string("always")
                    : from == 0                    ? "to " + share(to)
                    : to == whole_share            ? "above " + share(from)
                                                   : share(from) + "-" + share(to));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string ranges_json(const std::vector<CertaintyRange>& ranges) {
  std::vector<std::string> parts;
  parts.reserve(ranges.size());
  for (const auto& [from, to] : ranges)
    parts.push_back(fmt::format("[{},{}]", share(from), share(to)));
  return json_list(parts);
}

/// The ranges of every state that has one, by its id.
template <class Ranges>
std::string by_state(const StabilityAnswer& a, Ranges ranges_of) {
  JsonObject states;
  for (StateId s{0}; s.value < a.states; ++s.value)
    if (const auto ranges = ranges_of(s); !ranges.empty()) states.add(a.id(s), ranges_json(ranges));
  return states.text();
}

/// "2 states hold under fseq at every certainty, 3 at some".
std::string count_sentence(const StabilityAnswer& a, std::size_t k) {
  const std::vector<graph::Table>& tables = a.certainty->tables;
  StateSet always = tables.front().concepts[k].equilibria, ever(a.states);
  for (const graph::Table& t : tables) {
    always &= t.concepts[k].equilibria;
    ever |= t.concepts[k].equilibria;
  }
  return fmt::format("{}: {} at every certainty, {} at some",
                     graph::about(tables.front().concepts[k].id).word, always.count(),
                     ever.count() - always.count());
}

/// States that hold under some concept at some certainty.
StateSet ever_holding(const StabilityAnswer& a) {
  StateSet ever(a.states);
  for (const graph::Table& t : a.certainty->tables)
    for (const graph::ConceptTable& c : t.concepts) ever |= c.equilibria;
  return ever;
}

std::string range_table(const StabilityAnswer& a, const StateSet& ever, const Look& look) {
  const auto& concepts = a.certainty->tables.front().concepts;
  std::vector<Table::Column> head{{"", true}, {"state"}};
  for (const graph::ConceptTable& c : concepts) head.push_back({graph::about(c.id).word});
  Table table(std::move(head));
  const std::size_t most = look.verbose ? most_rows_verbose : most_rows;
  constexpr std::size_t label_room = 28;
  std::vector<StateId> shown;
  ever.each([&](StateId s) {
    shown.push_back(s);
    return shown.size() < most;
  });
  for (StateId s : shown) {
    const std::string label = a.model != nullptr ? describe(*a.model, s, shown) : a.label(s);
    std::vector<Table::Cell> row{{a.id(s)}, {shortened(label, label_room)}};
    for (std::size_t k = 0; k < concepts.size(); ++k) {
      const auto ranges = where_it_holds(*a.certainty, k, s);
      const bool always = ranges.size() == 1 && ranges.front() == CertaintyRange{0, whole_share};
      row.push_back({words(ranges), always           ? Tone::good
                                    : ranges.empty() ? Tone::plain
                                                     : Tone::weak});
    }
    table.add(std::move(row));
  }
  std::string text = table.text(look);
  if (ever.count() > shown.size())
    text += fmt::format("  and {}{}\n",
                        count_of(ever.count() - shown.size(), "state more", "states more"),
                        look.verbose ? "" : " (-v lists them)");
  return text;
}

}  // namespace

std::string text_certainty(const StabilityAnswer& a, const Look& look) {
  const CertaintyRanges& ranges = *a.certainty;
  std::string text = partial_note(a);
  if (ranges.tables.empty()) return text;
  std::vector<std::string> counts;
  for (std::size_t k = 0; k < ranges.tables.front().concepts.size(); ++k)
    counts.push_back(count_sentence(a, k));
  text = wrapped(fmt::format("Of {} hold under {}.", count_of(a.states, "state", "states"),
                             fmt::join(counts, "; ")),
                 look) +
         text;
  if (const StateSet ever = ever_holding(a); !ever.empty())
    text += "\n" + range_table(a, ever, look);
  text += "\n" + wrapped(
                     "0.2-0.6 says: it holds if every party moves from one and the same "
                     "certainty of gaining on, above 0.2 and up to 0.6.",
                     look);
  if (ranges.partial)
    text += wrapped(fmt::format("Certainties above {} were not looked at.",
                                share(ranges.up_to[ranges.tables.size() - 1])),
                    look);
  return text;
}

std::string json_certainty(const StabilityAnswer& a) {
  const CertaintyRanges& ranges = *a.certainty;
  std::vector<std::string> up_to;
  for (std::size_t k = 0; k < ranges.tables.size(); ++k) up_to.push_back(share(ranges.up_to[k]));
  JsonObject equilibria, stable;
  if (!ranges.tables.empty()) {
    const auto& concepts = ranges.tables.front().concepts;
    for (std::size_t k = 0; k < concepts.size(); ++k) {
      const std::string& word = graph::about(concepts[k].id).word;
      equilibria.add(word, by_state(a, [&](StateId s) { return where_it_holds(ranges, k, s); }));
      JsonObject parties;
      for (std::size_t i = 0; i < a.party_ids.size(); ++i)
        parties.add(a.party_ids[i],
                    by_state(a, [&](StateId s) { return where_it_is_stable(ranges, k, i, s); }));
      stable.add(word, parties.text());
    }
  }
  JsonObject document;
  document.add("up_to", json_list(up_to))
      .add("equilibria", equilibria.text())
      .add("stable", stable.text());
  return document.text();
}

}  // namespace entente::report
