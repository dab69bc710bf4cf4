#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

using graph::ConceptTable;

/// "1, 5 and 7", by id; above a few their number.
std::string ids_of(const StabilityAnswer& a, const StateSet& set, bool verbose) {
  constexpr std::uint64_t most = 6;
  if (set.empty()) return "none";
  if (!verbose && set.count() > most) return count_of(set.count(), "state", "states");
  std::vector<std::string> ids;
  set.each([&](StateId s) {
    ids.push_back(a.id(s));
    return true;
  });
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string answer_of(const StabilityAnswer& a, const ConceptTable& c, const StateSet& set,
                      bool known, const Look& look) {
  if (c.undecided) return "undecided";
  return known ? ids_of(a, set, look.verbose) : "?";
}

/// One row per concept of parties: the states that are stable for each, and for all.
std::string of_parties(const StabilityAnswer& a, const Look& look) {
  std::vector<Table::Column> head{{"concept"}, {"holds for all"}};
  for (const std::string& party : a.party_ids) head.push_back({party});
  Table table(std::move(head));
  for (const ConceptTable& c : a.table.concepts) {
    if (!c.coalitions.empty()) continue;
    std::vector<Table::Cell> row{{graph::about(c.id).word}};
    row.push_back({answer_of(a, c, c.equilibria, c.complete(), look),
                   c.equilibria.empty() ? Tone::plain : Tone::good});
    for (std::size_t i = 0; i < c.stable.size(); ++i)
      row.push_back({answer_of(a, c, c.stable[i], c.known[i], look)});
    table.add(std::move(row));
  }
  return table.empty() ? std::string{} : "\n" + table.text(look);
}

/// The coalitions for which the state is not stable, smallest first; of those that hold a smaller
/// one that leaves too, nothing is said.
std::string leavers(const StabilityAnswer& a, const ConceptTable& c, StateId s) {
  std::vector<std::string> names;
  std::vector<graph::Coalition> seen;
  for (std::size_t k = 0; k < c.coalitions.size(); ++k) {
    const graph::Coalition h = c.coalitions[k];
    const auto within = [h](graph::Coalition smaller) { return smaller.without(h).members == 0; };
    if (!c.known[k] || c.stable[k].contains(s) || std::ranges::any_of(seen, within)) continue;
    seen.push_back(h);
    names.push_back(a.who(c, k));
  }
  return list_words(names);
}

/// The states that each party alone would stay in, and the coalitions that leave them.
std::string of_coalitions(const StabilityAnswer& a, const Look& look) {
  std::string text;
  for (const ConceptTable& c : a.table.concepts) {
    if (c.coalitions.empty()) continue;
    if (!c.complete()) {
      text += fmt::format("\n{}: not known\n", graph::about(c.id).word);
      continue;
    }
    StateSet alone(a.states);
    for (std::uint64_t s = 0; s < a.states; ++s) alone.insert(StateId{s});
    for (std::size_t k = 0; k < c.coalitions.size(); ++k)
      if (c.coalitions[k].size() == 1) alone &= c.stable[k];
    text += "\n" + wrapped(c.equilibria.empty()
                               ? fmt::format("{}: each state is left by some coalition.",
                                             graph::about(c.id).word)
                               : fmt::format("{}: no coalition leaves {}.", graph::about(c.id).word,
                                             ids_of(a, c.equilibria, look.verbose)),
                           look);
    Table table({{"state", false}, {"", false}, {"no party leaves alone, but these do together"}});
    constexpr std::uint64_t most = 20;
    std::uint64_t rows = 0;
    alone.each([&](StateId s) {
      if (c.equilibria.contains(s)) return true;
      table.add({{a.id(s)}, {a.label(s) == a.id(s) ? "" : a.label(s)}, {leavers(a, c, s)}});
      return look.verbose || ++rows < most;
    });
    if (!table.empty()) text += table.text(look);
  }
  return text;
}

}  // namespace

std::string text_concepts(const StabilityAnswer& a, const Look& look) {
  std::string text = wrapped(counts_sentence(a), look);
  text += partial_note(a);
  text += of_parties(a, look) + of_coalitions(a, look) + "\n";
  for (const ConceptTable& c : a.table.concepts)
    text += wrapped(graph::about(c.id).sentence, look,
                    fmt::format("  {}  ", graph::about(c.id).word), 4);
  for (const ConceptTable& c : a.table.concepts)
    if (c.leader)
      text += wrapped(fmt::format("{} leads in {} (--leader names another).",
                                  a.party_ids[c.leader->value], graph::about(c.id).word),
                      look, "  ", 4);
  for (const std::string& warning : a.warnings) text += wrapped("note: " + warning, look);
  return text;
}

}  // namespace entente::report
