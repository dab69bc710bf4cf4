#pragma once
#include "entente/graph/fill_parts.hpp"
#include "entente/graph/flood.hpp"

namespace entente::graph {

/// Whether strong preference is a matter of classes that `rank` refines, as breaks in a ranking
/// make them: one state is strongly preferred to another if its class is higher.
template <RankedGraph G>
bool strength_in_classes(const G& g) {
  if constexpr (requires { g.strength_in_classes(); })
    return g.weakly_ordered() && g.strength_in_classes();
  return false;
}

/// Whether some party prefers some state to this degree.
template <class G>
bool has_strength(const G& g, Strength degree) {
  if constexpr (requires { g.has_strength(degree); }) return g.has_strength(degree);
  return false;
}

/// One party's states that are strongly stable to the degree of the concept: what deters it is a
/// state of a lower class, so that the others are taken to aim at the lowest class rather than the
/// lowest rank. Nothing where it was stopped.
template <RankedGraph G>
std::optional<StateSet> strongly_stable(const G& g, PartyId i, ConceptId id, const Run& run) {
  const ConceptId form = form_of(id);
  const Strength degree = degree_asked(family_of(id));
  const bool symmetric = form == ConceptId::smr || form == ConceptId::sseq;
  const bool credible = form == ConceptId::seq || form == ConceptId::sseq;
  std::vector<std::uint32_t> key(g.state_count());
  for (std::uint64_t s = 0; s < key.size(); ++s) {
    key[s] = g.strong_class(i, StateId{s}, degree);
    if (symmetric)
      g.each_move(i, StateId{s}, [&](StateId t) {
        key[s] = std::max(key[s], g.strong_class(i, t, degree));
        return true;
      });
  }
  std::vector<std::uint32_t> order, spare;
  sort_places<std::uint32_t>(key, order, spare);
  Flood<G> flood(g, i, credible ? Moves::improving : Moves::any);
  if (!flood.walk(key, order, run)) return std::nullopt;
  StateSet stable(g.state_count());
  for (StateId s{0}; s.value < g.state_count(); ++s.value) {
    const std::uint32_t own = g.strong_class(i, s, degree), rank = g.rank(i, s);
    const bool deterred = g.each_move(
        i, s, [&](StateId t) { return g.rank(i, t) <= rank || flood.reached(t) < own; });
    if (deterred) stable.insert(s);
  }
  return stable;
}

}  // namespace entente::graph
