#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "entente/base/assert.hpp"
#include "entente/graph/families.hpp"

namespace entente::graph {

/// The crisp concepts, which most answers are about, in the order in which they are printed.
inline constexpr std::array crisp_concepts{ConceptId::nash, ConceptId::gmr, ConceptId::smr,
                                           ConceptId::seq, ConceptId::sseq};

/// What people read about a concept.
struct Concept {
  ConceptId id = ConceptId::nash;
  std::string word;      ///< on the command line and in JSON
  std::string letter;    ///< in tables
  std::string name;      ///< in prose
  std::string sentence;  ///< when a state is stable for a party
  std::string paper;
  std::string section;     ///< of docs/graph-model.md
  std::string_view group;  ///< what it is for: the heading under which lists show it
};

/// All concepts, group by group; of families with horizons all, l1 to l99.
std::span<const Concept> concepts();
const Concept& about(ConceptId id);

/// The concept of this word ("gmr"); nothing where there is none.
std::optional<ConceptId> find_concept(std::string_view word);

/// Whether the family is one of regard_families.
constexpr bool has_regard(Family family) { return family < Family::coalition; }

/// Whether the concept judges coalitions in place of parties.
constexpr bool of_coalitions(ConceptId id) {
  return family_of(id) == Family::coalition || family_of(id) == Family::coalition_single;
}

/// One cell by the definition of a concept of regard_families (asserted), with reasons unless told
/// otherwise. Whole tables are filled by the faster methods of fill.hpp.
template <MoveGraph G>
Verdict judge(ConceptId id, const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  ENTENTE_ASSERT(has_regard(family_of(id)));
  const auto& family = regard_families<G>[static_cast<std::size_t>(family_of(id))];
  return family.judge[form_index(id)](g, i, s, detail);
}

}  // namespace entente::graph
