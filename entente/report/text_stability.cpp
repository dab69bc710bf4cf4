#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/stability.hpp"
#include "entente/report/why.hpp"

namespace entente::report {
namespace {

using graph::ConceptId;
using graph::ConceptTable;

constexpr std::size_t most_rows = 12;
constexpr std::size_t most_rows_verbose = 1000;

std::vector<StateId> members(const StateSet& set, std::size_t most) {
  std::vector<StateId> states;
  set.each([&](StateId s) {
    states.push_back(s);
    return states.size() < most;
  });
  return states;
}

/// The equilibria under one concept; null where it is not in the table or not known.
const StateSet* equilibria(const StabilityAnswer& a, ConceptId id) {
  const ConceptTable* c = a.table.find(id);
  return c != nullptr && c->complete() ? &c->equilibria : nullptr;
}

StateSet without(const StateSet& set, const StateSet& other) {
  StateSet rest = set;
  for (std::size_t k = 0; k < rest.words().size(); ++k) rest.words()[k] &= ~other.words()[k];
  return rest;
}

/// The states of a set as they are named in a sentence.
std::string named(const StabilityAnswer& a, const StateSet& set,
                  const std::vector<StateId>& among) {
  constexpr std::size_t few = 3;
  constexpr std::uint64_t most = 12;
  const std::uint64_t count = set.count();
  if (count > most) return count_of(count, "state", "states");
  const std::vector<StateId> states = members(set, most);
  if (a.model != nullptr && count > few) return states_in_words(*a.model, states);
  std::vector<std::string> parts;
  for (StateId s : states) {
    const std::string label = a.model != nullptr ? describe(*a.model, s, among) : a.label(s);
    parts.push_back(label.empty() || label == a.id(s) ? "state " + a.id(s)
                                                      : fmt::format("{} ({})", label, a.id(s)));
  }
  return list_words(parts);
}

std::string holds(const StateSet& set) { return set.count() == 1 ? "holds" : "hold"; }

/// The answer in one sentence, where the table has what it needs: Nash, GMR and SEQ.
std::string sentence(const StabilityAnswer& a, const std::vector<StateId>& shown) {
  const StateSet& nash = *equilibria(a, ConceptId::nash);
  const StateSet credible = without(*equilibria(a, ConceptId::seq), nash);
  const StateSet& gmr = *equilibria(a, ConceptId::gmr);
  const std::string firm = sentence_case(named(a, nash, shown));
  if (!nash.empty() && credible.empty())
    return fmt::format("{} {}: there no party has a better move.", firm, holds(nash));
  if (!nash.empty())
    return fmt::format("{} {}. {} {} too: whoever leaves meets a credible reply.", firm,
                       holds(nash), sentence_case(named(a, credible, shown)), holds(credible));
  if (!credible.empty())
    return fmt::format("{} {}, because whoever leaves meets a credible reply.",
                       sentence_case(named(a, credible, shown)), holds(credible));
  if (!gmr.empty())
    return fmt::format("No state holds, unless parties fear replies that nobody would make ({}).",
                       count_of(gmr.count(), "state", "states"));
  return "No state holds: from each some party gains by moving, whatever the others reply.";
}

/// How far a state of a case lies from the status quo, in options.
std::size_t distance(const Model& m, StateId s) {
  std::size_t count = 0;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o)
    count += m.space->level(s, OptionId{o}) != m.space->level(m.status_quo, OptionId{o}) ? 1 : 0;
  return count;
}

/// For each outcome that no Nash state has: its state nearest to the status quo that holds at all.
void add_examples(const StabilityAnswer& a, std::vector<StateId>& shown) {
  const StateSet& gmr = *equilibria(a, ConceptId::gmr);
  const StateSet& nash = *equilibria(a, ConceptId::nash);
  for (const StateSet& outcome : a.model->outcomes) {
    StateSet of_nash = outcome;
    of_nash &= nash;
    if (!of_nash.empty()) continue;
    StateSet candidates = outcome;
    candidates &= gmr;
    std::optional<StateId> best;
    for (StateId s : members(candidates, most_rows_verbose))
      if (!best || distance(*a.model, s) < distance(*a.model, *best)) best = s;
    if (best && shown.size() < most_rows) shown.push_back(*best);
  }
}

bool rich(const StabilityAnswer& a) {
  return !a.chosen && equilibria(a, ConceptId::nash) != nullptr &&
         equilibria(a, ConceptId::gmr) != nullptr && equilibria(a, ConceptId::seq) != nullptr;
}

std::vector<StateId> states_shown(const StabilityAnswer& a, const Look& look) {
  std::vector<StateId> shown;
  if (look.verbose || a.states <= 4) {
    for (std::uint64_t s = 0; s < std::min<std::uint64_t>(a.states, most_rows_verbose); ++s)
      shown.push_back(StateId{s});
    return shown;
  }
  if (a.status_quo) shown.push_back(*a.status_quo);
  const auto add = [&](const StateSet* set) {
    if (set == nullptr) return;
    for (StateId s : members(*set, most_rows))
      if (shown.size() < most_rows) shown.push_back(s);
  };
  if (rich(a)) {
    add(equilibria(a, ConceptId::nash));
    add(equilibria(a, ConceptId::seq));
    if (a.model != nullptr) add_examples(a, shown);
  } else {
    for (const ConceptTable& c : a.table.concepts) add(c.complete() ? &c.equilibria : nullptr);
  }
  std::ranges::sort(shown);
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

/// The concepts of the table in the order and number in which they are shown.
std::vector<const ConceptTable*> columns(const StabilityAnswer& a, const Look& look) {
  std::vector<const ConceptTable*> chosen;
  if (a.chosen) {
    for (const ConceptTable& c : a.table.concepts) chosen.push_back(&c);
    return chosen;
  }
  for (ConceptId id :
       {ConceptId::nash, ConceptId::seq, ConceptId::sseq, ConceptId::smr, ConceptId::gmr}) {
    const ConceptTable* c = a.table.find(id);
    const bool same_as_seq = id == ConceptId::sseq && rich(a) && !look.verbose;
    if (c != nullptr && !same_as_seq) chosen.push_back(c);
  }
  return chosen;
}

std::string letters(const std::vector<const ConceptTable*>& concepts, std::size_t party,
                    StateId s) {
  std::vector<std::string_view> marks;
  marks.reserve(concepts.size());
  for (const ConceptTable* c : concepts)  // views all: a text made here would be gone at once
    marks.push_back(!c->known[party]               ? std::string_view("?")
                    : c->stable[party].contains(s) ? std::string_view(graph::about(c->id).letter)
                                                   : std::string_view("-"));
  return fmt::format("{}", fmt::join(marks, " "));
}

Table::Cell verdict(const StabilityAnswer& a, StateId s) {
  const auto under = stable_for_all(a, s);
  if (!rich(a)) {
    std::vector<std::string_view> words;
    words.reserve(under.size());
    for (ConceptId id : under) words.push_back(graph::about(id).word);
    return words.empty() ? Table::Cell{"no"}
                         : Table::Cell{fmt::format("{}", fmt::join(words, ", ")), Tone::good};
  }
  const std::string words = verdict_words(under);
  if (words == "no") return {words};
  if (words == "empty threats") return {words, Tone::weak};
  return {words == "holds" ? "yes" : "yes, credibly", Tone::good};
}

/// The widest text among some.
template <class Texts>
std::size_t widest(const Texts& texts) {
  std::size_t width = 0;
  for (const auto& text : texts) width = std::max(width, columns_of(text));
  return width;
}

struct Rows {
  std::vector<std::string> ids, labels;
  std::vector<Table::Cell> verdicts;
};

/// The columns that are left for the states' labels when the parties are headed by `heads`.
std::size_t room_for_labels(const Rows& rows, const std::vector<std::string>& heads,
                            std::size_t letters_width, const Look& look) {
  std::size_t verdict_width = 5;
  for (const Table::Cell& cell : rows.verdicts)
    verdict_width = std::max(verdict_width, columns_of(cell.text));
  std::size_t fixed = 2 + widest(rows.ids) + 2 + 2 + verdict_width;
  for (const std::string& head : heads) fixed += std::max(columns_of(head), letters_width) + 2;
  const auto width = static_cast<std::size_t>(std::max(look.width, least_table_width));
  return width > fixed ? width - fixed : 0;
}

std::string table_text(const StabilityAnswer& a, const std::vector<StateId>& shown,
                       const Look& look) {
  constexpr std::size_t least_label = 16;
  const auto concepts = columns(a, look);
  Rows rows;
  for (StateId s : shown) {
    rows.ids.push_back(a.id(s));
    rows.labels.push_back(a.model != nullptr ? describe(*a.model, s, shown) : a.label(s));
    rows.verdicts.push_back(verdict(a, s));
  }
  const std::size_t letters_width = concepts.empty() ? 0 : 2 * concepts.size() - 1;
  const std::vector<std::string>* heads = &a.party_names;
  std::size_t room = room_for_labels(rows, *heads, letters_width, look);
  if (room < std::max(least_label, widest(rows.labels))) heads = &a.party_ids;
  room = std::max(least_label, room_for_labels(rows, *heads, letters_width, look));
  std::vector<Table::Column> head{{"", true}, {"state"}};
  for (const std::string& party : *heads) head.push_back({party});
  head.push_back({"holds"});
  Table table(std::move(head));
  for (std::size_t k = 0; k < shown.size(); ++k) {
    std::vector<Table::Cell> row{{rows.ids[k]}, {shortened(rows.labels[k], room)}};
    for (std::size_t i = 0; i < heads->size(); ++i) row.push_back({letters(concepts, i, shown[k])});
    row.push_back(rows.verdicts[k]);
    table.add(std::move(row));
  }
  return table.text(look);
}

/// Every state with all its settings: these stand last, where they can be wrapped.
std::string full_table(const StabilityAnswer& a, const std::vector<StateId>& shown,
                       const Look& look) {
  const auto concepts = columns(a, look);
  std::vector<Table::Column> head{{"", true}};
  for (const std::string& party : a.party_ids) head.push_back({party});
  head.push_back({"holds"});
  head.push_back({"state"});
  Table table(std::move(head));
  for (StateId s : shown) {
    std::vector<Table::Cell> row{{a.id(s)}};
    for (std::size_t i = 0; i < a.party_ids.size(); ++i) row.push_back({letters(concepts, i, s)});
    row.push_back(verdict(a, s));
    std::string label = a.label(s);
    if (a.model != nullptr && outcome_of(*a.model, s)) label += ": " + settings_text(*a.model, s);
    row.push_back({std::move(label)});
    table.add(std::move(row));
  }
  return table.text(look);
}

std::string_view legend_of(ConceptId id) {
  switch (graph::form_of(id)) {
    case ConceptId::nash:
      return "no better move";
    case ConceptId::seq:
      return "better moves meet a credible reply";
    case ConceptId::sseq:
      return "... and no way out";
    case ConceptId::smr:
      return "better moves meet a reply with no way out";
    case ConceptId::gmr:
      return "better moves meet some reply";
  }
  return {};
}

std::string legend(const StabilityAnswer& a, const Look& look) {
  std::string text;
  for (const ConceptTable* c : columns(a, look))
    text += fmt::format("  {}  {}\n", graph::about(c->id).letter, legend_of(c->id));
  return text;
}

std::string left_out(const StabilityAnswer& a, const std::vector<StateId>& shown,
                     const Look& look) {
  const StateSet& gmr = *equilibria(a, ConceptId::gmr);
  const StateSet& seq = *equilibria(a, ConceptId::seq);
  StateSet seen(a.states);
  for (StateId s : shown) seen.insert(s);
  const std::uint64_t more = without(seq, seen).count();
  const std::uint64_t empty = without(without(gmr, seq), seen).count();
  const std::uint64_t none = a.states - gmr.count();
  std::vector<std::string> parts;
  if (more > 0)
    parts.push_back(fmt::format("{} more {} credibly", more, more == 1 ? "holds" : "hold"));
  if (empty > 0)
    parts.push_back(
        fmt::format("{} more {} on empty threats", empty, empty == 1 ? "rests" : "rest"));
  if (none > 0)
    parts.push_back(fmt::format("{} {} by no reading", none, none == 1 ? "holds" : "hold"));
  if (parts.empty() || look.verbose) return {};
  return sentence_case(fmt::format("of {}, {} (-v lists them).",
                                   count_of(a.states, "state", "states"), list_words(parts)));
}

}  // namespace

std::string text_stability(const StabilityAnswer& a, const Look& look) {
  if (a.certainty) return text_certainty(a, look) + text_reached(a, look);
  if (a.heat) return text_heat(a, look) + text_reduced(a, look) + text_reached(a, look);
  const auto crisp = [](const auto& c) { return graph::family_of(c.id) == graph::Family::crisp; };
  if (!std::ranges::all_of(a.table.concepts, crisp))
    return text_concepts(a, look) + text_reduced(a, look) + text_reached(a, look);
  const std::vector<StateId> shown = states_shown(a, look);
  Look brief = look;
  brief.verbose = false;
  std::string text =
      wrapped(rich(a) ? sentence(a, states_shown(a, brief)) : counts_sentence(a), look);
  text += partial_note(a);
  if (!shown.empty())
    text += "\n" + (look.verbose ? full_table(a, shown, look) : table_text(a, shown, look)) + "\n" +
            legend(a, look);
  if (rich(a) && shown.size() < a.states) {
    const std::string rest = left_out(a, shown, look);
    if (!rest.empty()) text += "\n" + wrapped(rest, look);
  }
  text += text_reduced(a, look) + text_reached(a, look);
  for (const std::string& warning : a.warnings) text += wrapped("note: " + warning, look);
  return text;
}

}  // namespace entente::report
