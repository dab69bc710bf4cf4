#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/regard_words.hpp"

/// What several parties gain together, and whom one of them relies on.
namespace entente::report {

/// "10 is better than 7 for both: for the Ministry by its statement 2, "...", and for Uniroyal by
/// its statement 3, "..."". One by one where not all of them gain.
template <class G>
std::string joint_gain_words(const G& g, const Names& n, const std::vector<PartyId>& who, StateId s,
                             StateId to) {
  std::vector<std::string> parts;
  const bool all = std::ranges::all_of(who, [&](PartyId i) { return improves(g, i, s, to); });
  if (who.size() == 1 || !all) {
    for (PartyId i : who) parts.push_back(comparison_words(g, n, i, s, to));
    return list_words(parts);
  }
  for (PartyId i : who) {
    const std::string because = n.because(i, to, s);  // ", by its statement ..."
    if (!because.empty()) parts.push_back(fmt::format("for {}{}", n.party(i), because.substr(1)));
  }
  return fmt::format("{} is better than {} for {}{}{}", n.id(to), n.id(s),
                     who.size() == 2 ? "both" : "all of them", parts.empty() ? "" : ": ",
                     list_words(parts, parts.size() > 1 ? "and" : ""));
}

/// "For its own sake A would not go from 222 to 122: it relies on B and C.", of the first who takes
/// a step that it loses by; empty where all gain by theirs.
template <class G>
std::string reliance_words(const G& g, const Names& n, std::span<const Move> way) {
  const auto step =
      std::ranges::find_if(way, [&](const Move& m) { return !improves(g, m.by, m.from, m.to); });
  std::vector<PartyId> others;
  for (const Move& m : way)
    if (step != way.end() && m.by != step->by && std::ranges::find(others, m.by) == others.end())
      others.push_back(m.by);
  if (others.empty()) return {};
  return fmt::format(" For its own sake {} would not go from {} to {}: it relies on {}.",
                     n.party(step->by), n.id(step->from), n.id(step->to), n.members(others));
}

}  // namespace entente::report
