#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "entente/graph/gmr.hpp"
#include "entente/graph/nash.hpp"
#include "entente/graph/seq.hpp"
#include "entente/graph/smr.hpp"
#include "entente/graph/sseq.hpp"
#include "entente/graph/verdict.hpp"

namespace entente::graph {

/// The stability concepts, in the order of the table below.
enum class ConceptId : std::uint8_t { nash, gmr, smr, seq, sseq };

/// What people read about a concept.
struct Concept {
  ConceptId id;
  std::string_view word;      ///< on the command line and in JSON
  std::string_view letter;    ///< in tables
  std::string_view name;      ///< in prose
  std::string_view sentence;  ///< when a state is stable for a party
  std::string_view paper;
  std::string_view section;  ///< of docs/graph-model.md
};

/// A concept and its definition for one cell. Whole tables are filled by the faster methods of
/// fill.hpp where they know the concept, else by calling `judge` for each cell.
template <MoveGraph G>
struct StabilityConcept {
  Concept about;
  Verdict (*judge)(const G&, PartyId, StateId, Detail);
};

/// All concepts. To add one: its file, its row here, and its name in ConceptId.
template <MoveGraph G>
inline constexpr auto stability_concepts = std::to_array<StabilityConcept<G>>({
    {{ConceptId::nash, "nash", "N", "Nash", "The party has no better move.", "Nash (1950, 1951)",
      "5"},
     nash<G>},
    {{ConceptId::gmr, "gmr", "G", "general metarational (GMR)",
      "Each better move of the party can be answered so that it gains nothing.", "Howard (1971)",
      "5"},
     gmr<G>},
    {{ConceptId::smr, "smr", "S", "symmetric metarational (SMR)",
      "Each better move of the party can be answered so that it gains nothing, and no further move "
      "of its own gets it out.",
      "Howard (1971)", "5"},
     smr<G>},
    {{ConceptId::seq, "seq", "C", "sequential (SEQ)",
      "Each better move of the party can be answered so that it gains nothing, by moves that those "
      "who make them prefer to make.",
      "Fraser & Hipel (1979, 1984)", "5"},
     seq<G>},
    {{ConceptId::sseq, "sseq", "D", "symmetric sequential (SSEQ)",
      "Each better move of the party can be answered so that it gains nothing, by moves that those "
      "who make them prefer to make, and no further move of its own gets it out.",
      "Rego & Vieira (2015, 2017)", "5"},
     sseq<G>},
});

/// How many there are.
inline constexpr std::size_t concept_count = 5;

/// The texts of all concepts, in the order of ConceptId.
std::span<const Concept> concepts();
const Concept& about(ConceptId id);

/// The concept of this word ("gmr"); nothing where there is none.
std::optional<ConceptId> find_concept(std::string_view word);

/// One cell by the definition of the concept, with reasons unless told otherwise.
template <MoveGraph G>
Verdict judge(ConceptId id, const G& g, PartyId i, StateId s, Detail detail = Detail::reasons) {
  return stability_concepts<G>[static_cast<std::size_t>(id)].judge(g, i, s, detail);
}

}  // namespace entente::graph
