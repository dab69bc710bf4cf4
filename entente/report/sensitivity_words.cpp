#include "entente/report/sensitivity_words.hpp"

#include <fmt/format.h>

#include "entente/base/assert.hpp"
#include "entente/base/words.hpp"

namespace entente::report {
namespace {

using graph::NearestEnd;
using Before = std::vector<std::uint32_t>;

constexpr std::size_t most_named = 6;

/// What the party's order no longer says where the state itself stays in its place: "no longer
/// prefers 5 to 2, or 5 to 3".
std::string given_up_words(const Names& names, const NearestEnd& end, const Before& before,
                           bool all) {
  std::vector<std::string> pairs;
  for (std::uint64_t s = 0; s < before.size(); ++s)
    for (std::uint64_t t = 0; t < before.size(); ++t)
      if (before[s] > before[t] && end.ranks[s] <= end.ranks[t])
        pairs.push_back(fmt::format("{} to {}", names.id(StateId{s}), names.id(StateId{t})));
  const std::size_t most = all ? pairs.size() : most_named / 2;
  std::string more;
  if (pairs.size() > most) {
    more = fmt::format(", nor {}", count_of(pairs.size() - most, "other pair", "other pairs"));
    pairs.resize(most);
  }
  return fmt::format("no longer prefers {}{}", list_words(pairs, "or"), more);
}

}  // namespace

std::string few_ids(const Names& names, const std::vector<StateId>& states, bool all) {
  if (states.size() > most_named && !all) return count_of(states.size(), "state", "states");
  std::vector<std::string> parts;
  parts.reserve(states.size());
  for (StateId s : states) parts.push_back(names.id(s));
  return list_words(parts);
}

std::string swaps_number(std::uint64_t half_swaps) {
  return fmt::format("{}{}", half_swaps / 2, half_swaps % 2 == 0 ? "" : ".5");
}

std::string swaps_words(std::uint64_t half_swaps) {
  if (half_swaps == 1) return "half a swap of neighbours";
  return fmt::format("{} {} of neighbours", swaps_number(half_swaps),
                     half_swaps == 2 ? "swap" : "swaps");
}

std::string end_words(const Names& names, const Before& before, StateId target,
                      const NearestEnd& end, bool all) {
  ENTENTE_ASSERT(end.party.has_value());
  std::vector<StateId> passed;
  for (std::uint64_t s = 0; s < before.size(); ++s)
    if (before[s] <= before[target.value] && end.ranks[s] > end.ranks[target.value])
      passed.push_back(StateId{s});
  const std::string what =
      passed.empty()
          ? given_up_words(names, end, before, all)
          : fmt::format("ranks {} above {}", few_ids(names, passed, all), names.id(target));
  const std::string leaver =
      end.leaves.by == *end.party ? std::string("it") : names.party(end.leaves.by);
  std::string text = fmt::format("{} {}; then {} leaves for {}", names.party_at_start(*end.party),
                                 what, leaver, names.id(end.leaves.to));
  if (!end.exact)
    text += fmt::format(" (not proven to be the nearest: at least {})", swaps_number(end.at_least));
  return text;
}

std::string lasting_words(const NearestEnd& end) {
  return end.exact
             ? "no order of any one party ends it"
             : fmt::format("none found (not proven: at least {})", swaps_number(end.at_least));
}

std::string places_words(const levers::StatementRange& r) {
  if (r.may_be_anywhere()) return "anywhere";
  if (r.highest == r.lowest) return fmt::format("{} only", r.highest);
  return fmt::format("{} to {}", r.highest, r.lowest);
}

}  // namespace entente::report
