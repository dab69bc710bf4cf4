#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "entente/convert/graph_write.hpp"

namespace entente::convert {

std::vector<std::uint32_t> ranks_from_best(const ExplicitParty& party) {
  std::vector<std::uint32_t> ranks = party.rank;
  std::ranges::sort(ranks, std::greater<>());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  return ranks;
}

std::vector<std::uint32_t> places_of(const ExplicitParty& party) {
  const std::vector<std::uint32_t> ranks = ranks_from_best(party);
  std::vector<std::uint32_t> places;
  places.reserve(party.rank.size());
  for (std::uint32_t rank : party.rank) {
    const auto better = std::ranges::lower_bound(ranks, rank, std::greater<>()) - ranks.begin();
    places.push_back(static_cast<std::uint32_t>(better) + 1);
  }
  return places;
}

std::vector<std::string> notes_beyond_places(const ListedGraph& g, const char* form) {
  std::vector<std::string> notes = g.notes;
  for (std::size_t i = 0; i < g.sides.size(); ++i) {
    const auto add = [&](bool there, const char* what) {
      if (there)
        notes.push_back(
            fmt::format("{} of {}: {} has no place for them", what, quoted(g.parties[i]), form));
    };
    add(!g.sides[i].prefers.empty(), "preferences pair by pair");
    add(!g.sides[i].unknown.empty(), "unknown comparisons");
    add(!g.sides[i].strong.empty() || !g.sides[i].strong_breaks.empty(), "strong preferences");
  }
  return notes;
}

}  // namespace entente::convert
