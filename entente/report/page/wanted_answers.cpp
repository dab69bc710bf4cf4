#include "entente/report/page/wanted_answers.hpp"

#include <algorithm>

namespace entente::page {
namespace {

/// The states of an outcome as the page names them: an outcome that another goes before has fewer.
std::vector<std::vector<StateId>> states_by_outcome(const Model& m) {
  std::vector<std::vector<StateId>> states(m.c.outcomes.size());
  for (StateId s{0}; s.value < m.space->size(); ++s.value)
    if (const auto outcome = outcome_of(m, s)) states[*outcome].push_back(s);
  return states;
}

}  // namespace

bool asks_what_it_takes(const OptionGraph& g) {
  return g.weakly_ordered() && g.state_count() <= most_wanted_states;
}

Result<std::vector<Wanted>> find_wanted(const Model& m, const OptionGraph& g,
                                        const StateSet& equilibria, const Run& run) {
  std::vector<Wanted> found;
  const auto states = states_by_outcome(m);
  for (std::uint32_t k = 0; k < states.size(); ++k) {
    const auto holds = [&](StateId s) { return equilibria.contains(s); };
    if (states[k].empty() || std::ranges::any_of(states[k], holds)) continue;
    std::optional<graph::Inverse> best;
    for (StateId s : states[k]) {
      auto inverse = graph::inverse(g, s, graph::ConceptId::seq, run, {false, true});
      if (!inverse) return fail(Code::E101, "what it takes for an outcome was not worked out");
      if (!best || inverse->passed() < best->passed()) best = std::move(*inverse);
    }
    found.push_back({k, std::move(*best)});
  }
  std::ranges::stable_sort(found, {}, [](const Wanted& w) { return w.nearest.passed(); });
  return found;
}

}  // namespace entente::page
