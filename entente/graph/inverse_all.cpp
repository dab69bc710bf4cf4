#include "entente/graph/inverse_all.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente::graph {

bool InverseAll::holds(StateId s) const { return passed(s) == 0; }

std::uint64_t InverseAll::passed(StateId s) const {
  std::uint64_t sum = 0;
  for (const std::vector<TargetCell>& party : cells) sum += party[s.value].passed;
  return sum;
}

std::optional<std::uint64_t> InverseAll::swaps(StateId s) const {
  if (holds(s)) return 0;
  const bool independent = concept_id != ConceptId::seq && concept_id != ConceptId::sseq;
  const bool one_by_one =
      std::ranges::all_of(cells, [&](const auto& party) { return party[s.value].one_by_one; });
  if (!independent || !one_by_one) return std::nullopt;
  return passed(s);
}

std::optional<double> InverseAll::share(StateId s) const {
  if (concept_id == ConceptId::seq || concept_id == ConceptId::sseq) return std::nullopt;
  double share = 1;
  for (const std::vector<TargetCell>& party : cells) {
    if (!party[s.value].share) return std::nullopt;
    share *= *party[s.value].share;
  }
  return share;
}

Result<void> check_all_targets(ConceptId id, std::uint64_t states) {
  constexpr std::uint64_t most_nash = 0xFFFFFFFF;
  const std::uint64_t most = id == ConceptId::nash ? most_nash : most_targets_but_nash;
  if (states <= most) return {};
  return fail(
      Code::E008, fmt::format("{} states are too many targets under {}", states, about(id).word),
      id == ConceptId::nash
          ? fmt::format("--target all takes at most {}", most)
          : fmt::format("--target all takes at most {} there, under nash any number", most));
}

}  // namespace entente::graph
