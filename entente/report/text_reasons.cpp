#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/reasons.hpp"

namespace entente::report {
namespace {

using graph::ConceptId;

std::string numbered_lines(const Reason& r, const Names& n, const Look& look) {
  std::string text;
  if (!look.verbose || r.moves.empty()) {
    for (std::size_t k = 0; k < r.lines.size(); ++k)
      text += wrapped(r.lines[k], look, fmt::format("    {}  ", k + 1), 7);
    return text;
  }
  for (const ReasonMove& m : r.moves)
    text += wrapped(fmt::format("{} {}", m.gain, m.answer), look,
                    fmt::format("    to {}  ", n.id(m.way.back().to)), 7);
  return text;
}

/// Whether reasons of the concept are moves: a cell without one has no better move.
bool has_ways(ConceptId id) {
  const graph::Family family = graph::family_of(id);
  // Foresight without end may be told by its verdict alone, and so may who leads.
  return family != graph::Family::non_myopic && family != graph::Family::stackelberg;
}

/// "Upper and Lower have no better move from here."; of many only how many they are.
std::string idle_words(const Names& n, const std::vector<const Reason*>& idle, std::size_t all,
                       bool joint) {
  constexpr std::size_t most_named = 3;
  if (idle.size() == all && all > 1)
    return fmt::format("No {} has a better move from here.", joint ? "coalition" : "party");
  if (joint)
    return fmt::format("{} of {} coalitions {} no better move from here.", idle.size(), all,
                       idle.size() == 1 ? "has" : "have");
  if (idle.size() > most_named)
    return fmt::format("{} of {} parties have no better move from here.", idle.size(), all);
  std::vector<PartyId> who;
  who.reserve(idle.size());
  for (const Reason* r : idle) who.push_back(r->who.front());
  return fmt::format("{} {} no better move from here.", sentence_case(n.members(who)),
                     who.size() == 1 ? "has" : "have");
}

/// Whether a smaller coalition that leaves too is part of this one: then it says nothing new.
bool told_already(const std::vector<Reason>& reasons, const Reason& r) {
  return std::ranges::any_of(reasons, [&](const Reason& other) {
    return other.id == r.id && !other.stable && other.who.size() < r.who.size() &&
           std::ranges::includes(r.who, other.who);
  });
}

/// "holds: no party would leave it", and of the cells that have more to say each a block.
std::string one_concept(const ReasonsAnswer& a, ConceptId id, const Look& look) {
  std::vector<const Reason*> told;
  std::vector<const Reason*> idle;
  std::size_t quiet = 0, all = 0;
  bool holds = true, undecided = false;
  for (const Reason& r : a.reasons) {
    if (r.id != id) continue;
    ++all;
    holds = holds && r.stable;
    undecided = undecided || r.undecided;
    if (r.moves.empty() && has_ways(id) && !look.verbose)
      idle.push_back(&r);
    else if (!look.verbose && !r.stable && told_already(a.reasons, r))
      ++quiet;
    else
      told.push_back(&r);
  }
  const bool joint = graph::of_coalitions(id);
  const bool at_rest = holds && !undecided && idle.size() == all;
  if (holds && !has_ways(id) && !undecided && !look.verbose)
    told.clear();  // each stays: nothing to add
  std::string text = wrapped(
      fmt::format("{}: {} {}.", graph::about(id).word, a.names->state(a.state),
                  undecided ? "is undecided"
                  : !holds  ? "does not hold"
                  : at_rest
                      ? (joint ? "holds: no coalition has a better move"
                               : "holds: no party has a better move")
                      : (joint ? "holds: no coalition would leave it" : "holds: each party stays")),
      look);
  std::ranges::stable_sort(told, {}, &Reason::stable);
  for (const Reason* r : told) {
    text += wrapped(r->headline, look, "  ", 4);
    text += numbered_lines(*r, *a.names, look);
  }
  if (!idle.empty() && !at_rest)
    text += wrapped(idle_words(*a.names, idle, all, joint), look, "  ", 2);
  if (quiet > 0)
    text += wrapped(quiet == 1 ? "1 more coalition would leave too: a part of it already does."
                               : fmt::format("{} more coalitions would leave too: a part of each "
                                             "already does.",
                                             quiet),
                    look, "  ", 2);
  return text;
}

}  // namespace

std::string text_reasons(const ReasonsAnswer& a, const Look& look) {
  std::string text;
  std::vector<ConceptId> done;
  for (const Reason& r : a.reasons) {
    if (std::ranges::find(done, r.id) != done.end()) continue;
    done.push_back(r.id);
    text += (text.empty() ? "" : "\n") + one_concept(a, r.id, look);
  }
  text += "\n";
  for (ConceptId id : done)
    text +=
        wrapped(graph::about(id).sentence, look, fmt::format("  {}  ", graph::about(id).word), 4);
  return text;
}

}  // namespace entente::report
