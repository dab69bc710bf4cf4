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
  std::size_t quiet = 0, idle = 0, all = 0;
  bool holds = true, undecided = false;
  for (const Reason& r : a.reasons) {
    if (r.id != id) continue;
    ++all;
    holds = holds && r.stable;
    undecided = undecided || r.undecided;
    if (r.moves.empty() && r.lines.empty() && !look.verbose)
      ++idle;
    else if (!look.verbose && !r.stable && told_already(a.reasons, r))
      ++quiet;
    else
      told.push_back(&r);
  }
  const bool joint = graph::of_coalitions(id);
  std::string text = wrapped(
      fmt::format("{}: {} {}.", graph::about(id).word, a.names->state(a.state),
                  undecided ? "is undecided"
                  : holds
                      ? (joint ? "holds: no coalition would leave it" : "holds: each party stays")
                      : "does not hold"),
      look);
  std::ranges::stable_sort(told, {}, &Reason::stable);
  for (const Reason* r : told) {
    text += wrapped(r->headline, look, "  ", 4);
    text += numbered_lines(*r, *a.names, look);
  }
  const auto who = [&](std::size_t count) {
    return joint ? count_of(count, "coalition", "coalitions") : count_of(count, "party", "parties");
  };
  if (idle > 0)
    text += wrapped(fmt::format("{} of {} {} no better move from here.", idle, who(all),
                                idle == 1 ? "has" : "have"),
                    look, "  ", 2);
  if (quiet > 0)
    text += wrapped(
        fmt::format("{} more would leave too, but a part of each does so already.", who(quiet)),
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
