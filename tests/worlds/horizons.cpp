#include "horizons.hpp"

#include <algorithm>

#include "entente/graph/foresight.hpp"

namespace entente::worlds {

/// Every vector of foreseen ends is kept, and the first that comes again closes the cycle.
std::optional<std::vector<StateSet>> non_myopic_by_list(const ConflictGraph& g) {
  const entente::Run run;
  graph::Foresight<ConflictGraph> foresight(g, graph::NextMover::worst, run);
  std::vector<graph::Foreseen> all{foresight.foreseen()};
  while (all.size() < g.state_count() * 4 * g.party_count() + 8) {
    foresight.look_further();
    const auto met = std::ranges::find(all, foresight.foreseen());
    if (met == all.end()) {
      all.push_back(foresight.foreseen());
      continue;
    }
    std::vector<StateSet> stable;
    for (std::uint32_t i = 0; i < g.party_count(); ++i) {
      StateSet& set = stable.emplace_back(g.state_count());
      for (std::uint32_t s = 0; s < g.state_count(); ++s)
        if (std::all_of(met, all.end(), [&](const auto& f) { return f[i][s] == s; }))
          set.insert(StateId{s});
    }
    return stable;
  }
  return std::nullopt;
}

}  // namespace entente::worlds
