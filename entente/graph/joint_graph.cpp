#include "entente/graph/joint_graph.hpp"

namespace entente::graph {

Result<void> check_joint(std::uint64_t states, std::uint32_t parties, std::uint64_t coalitions) {
  if (parties > most_coalition_parties)
    return fail(Code::E113, fmt::format("{} parties are more than the {} that coalitions are made "
                                        "of",
                                        parties, most_coalition_parties));
  if (coalitions == 0 && parties > most_parties_for_all)
    return fail(Code::E113,
                fmt::format("{} parties make too many coalitions to take them all", parties));
  const std::uint64_t acting =
      coalitions == 0 ? (std::uint64_t{1} << parties) - 1 : coalitions + parties;
  if (states > most_joint_states || acting > most_joint_places / states)
    return fail(Code::E008, fmt::format("{} states are too many for the moves of {} coalitions",
                                        states, acting));
  return {};
}

std::vector<Coalition> acting_coalitions(std::uint32_t parties, std::vector<Coalition> chosen) {
  if (chosen.empty()) return coalitions_within(Coalition::all(parties));
  for (PartyId i{0}; i.value < parties; ++i.value) chosen.push_back(Coalition::of(i));
  std::ranges::sort(chosen, [](Coalition a, Coalition b) {
    return a.size() != b.size() ? a.size() < b.size() : a.members < b.members;
  });
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace entente::graph
