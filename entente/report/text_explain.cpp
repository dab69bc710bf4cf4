#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/explain.hpp"

namespace entente::report {
namespace {

using graph::ConceptId;

bool under(const std::vector<ConceptId>& concepts, ConceptId id) {
  return std::ranges::find(concepts, id) != concepts.end();
}

std::string named(const Model& m, StateId s) {
  return fmt::format("{} ({})", s.value + 1, state_words(m, s));
}

std::vector<std::string> who_leaves(const ExplainAnswer& a) {
  std::vector<std::string> names;
  for (const CellReason& cell : a.cells)
    if (!under(cell.stable_under, ConceptId::seq))
      names.push_back(names.empty() ? with_article_at_start(a.model->c.party(cell.party).name)
                                    : with_article(a.model->c.party(cell.party).name));
  return names;
}

std::string headline(const ExplainAnswer& a) {
  const std::string state = named(*a.model, a.state);
  if (under(a.stable_for_all, ConceptId::nash))
    return state + " holds: no party has a better move.";
  if (under(a.stable_for_all, ConceptId::seq))
    return state + " holds: every better move meets a credible reply.";
  return fmt::format("{} would leave {}.", list_words(who_leaves(a)), state);
}

std::string conclusion(const ExplainAnswer& a) {
  if (under(a.stable_for_all, ConceptId::nash)) return {};
  const std::uint64_t number = a.state.value + 1;
  if (under(a.stable_for_all, ConceptId::seq))
    return fmt::format("So {} holds as long as parties look one reply ahead.", number);
  if (under(a.stable_for_all, ConceptId::gmr))
    return fmt::format("So {} holds only if parties fear replies that nobody would make.", number);
  return fmt::format("So {} holds by no reading.", number);
}

std::string all_moves(const CellReason& cell, const Model& m, const Look& look) {
  std::string text;
  for (const MoveReason& r : cell.moves) {
    const std::string head =
        fmt::format("  {} to {}", r.improvement.from.value + 1, r.improvement.to.value + 1);
    text += wrapped(fmt::format("{}. {} {}", move_words(m, r.improvement), r.gain, r.answer), look,
                    head + "  ", head.size() + 2);
  }
  return text;
}

/// The state first, then the ends of better moves and of their replies, ascending.
std::vector<Worth> worth_of(const Model& m, const CellReason& cell) {
  const Persona persona{cell.party, std::nullopt};
  const PersonaWants wants = wants_of(m.c, persona);
  if (wants.order != nullptr) return {};
  std::set<std::uint64_t> named;
  for (const MoveReason& r : cell.moves) {
    named.insert(r.improvement.to.value);
    if (!r.reply.empty()) named.insert(r.reply.back().to.value);
  }
  named.erase(cell.state.value);
  const forecast::NumberTable table(m.c);
  const std::vector<Rational> weights = table.weights(table.middle(), persona);
  std::vector<Worth> worth{{cell.state, value_of(wants, weights, *m.space, cell.state)}};
  for (std::uint64_t s : named)
    worth.push_back({StateId{s}, value_of(wants, weights, *m.space, StateId{s})});
  return worth;
}

std::string worth_line(const ExplainAnswer& a, PartyId party, const Look& look) {
  constexpr std::size_t most = 8;
  const std::vector<Worth>& worth = a.worth[party.value];
  if (worth.empty()) return {};
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < std::min(most, worth.size()); ++k)
    parts.push_back(fmt::format("{} is {}", worth[k].state.value + 1, worth[k].sum.decimal(4)));
  if (worth.size() > most) parts.push_back(fmt::format("{} more", worth.size() - most));
  return wrapped(
      fmt::format("Summed weights for {}: {}.", a.model->c.party(party).name, list_words(parts)),
      look, "  ", 2);
}

std::string block(const CellReason& cell, const Model& m, const Look& look) {
  if (look.verbose) return all_moves(cell, m, look);
  std::string text;
  for (std::size_t k = 0; k < cell.lines.size(); ++k)
    text += wrapped(cell.lines[k], look, fmt::format("  {}  ", k + 1), 5);
  return text;
}

}  // namespace

ExplainAnswer explain_state(const Model& m, const OptionGraph& g, StateId s,
                            levers::Reading reading) {
  ExplainAnswer a{&m, s, {}, {}, reading, {}};
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i)
    a.cells.push_back(explain_cell(m, g, PartyId{i}, s));
  for (const graph::Concept& about : graph::concepts())
    if (std::ranges::all_of(
            a.cells, [&](const CellReason& cell) { return under(cell.stable_under, about.id); }))
      a.stable_for_all.push_back(about.id);
  if (reading == levers::Reading::weight)
    for (const CellReason& cell : a.cells) a.worth.push_back(worth_of(m, cell));
  return a;
}

std::string text_explain(const ExplainAnswer& a, const Look& look) {
  std::string text = wrapped(headline(a), look);
  const bool holds = under(a.stable_for_all, ConceptId::seq);
  std::vector<const CellReason*> told;
  for (const CellReason& cell : a.cells) {
    const bool leaves = !under(cell.stable_under, ConceptId::seq);
    if (!cell.moves.empty() && (leaves || holds || look.verbose)) told.push_back(&cell);
  }
  for (const CellReason* cell : told) {
    text += '\n';
    if (told.size() > 1) text += wrapped(cell->headline, look);
    text += block(*cell, *a.model, look);
    if (!a.worth.empty()) text += worth_line(a, cell->party, look);
  }
  if (look.verbose)
    text += "\n" + wrapped("State " + std::to_string(a.state.value + 1) + ": " +
                               settings_text(*a.model, a.state) + ".",
                           look);
  const std::string last = conclusion(a);
  if (!last.empty()) text += "\n" + wrapped(last, look);
  return text;
}

}  // namespace entente::report
