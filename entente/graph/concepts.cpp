#include "entente/graph/concepts.hpp"

#include <algorithm>

#include "entente/model/conflict_graph.hpp"

namespace entente::graph {
namespace {

constexpr auto texts = [] {
  std::array<Concept, concept_count> all;
  std::ranges::transform(stability_concepts<ConflictGraph>, all.begin(),
                         [](const auto& row) { return row.about; });
  return all;
}();

constexpr bool rows_stand_in_the_order_of_their_ids() {
  for (std::size_t k = 0; k < texts.size(); ++k)
    if (texts[k].id != static_cast<ConceptId>(k)) return false;
  return stability_concepts<ConflictGraph>.size() == concept_count;
}
static_assert(rows_stand_in_the_order_of_their_ids());

}  // namespace

std::span<const Concept> concepts() { return texts; }

const Concept& about(ConceptId id) { return texts.at(static_cast<std::size_t>(id)); }

std::optional<ConceptId> find_concept(std::string_view word) {
  const auto row = std::ranges::find(texts, word, &Concept::word);
  if (row == texts.end()) return std::nullopt;
  return row->id;
}

}  // namespace entente::graph
