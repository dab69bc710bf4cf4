#pragma once
#include <cstdint>

namespace entente::graph {

/// What sets a family of concepts apart from another. The first ones share the five forms nash,
/// gmr, smr, seq, sseq and differ in what counts as a reason to move and as a deterrent
/// (regard.hpp).
enum class Family : std::uint8_t {
  crisp,
  reading_a,
  reading_b,
  reading_c,
  reading_d,
  strong,
  strong_a,
  strong_b,
  strong_c,
  strong_d,
  relational,
  fuzzy,
  grey_most,
  grey_least,
  probable,
  coalition,
  coalition_single,
  limited,
  non_myopic,
  policy,
};

/// A stability concept: the five crisp ones by name, all others by `in_family`.
enum class ConceptId : std::uint16_t { nash, gmr, smr, seq, sseq };

/// How many forms a family has that answers moves with countermoves: nash to sseq.
inline constexpr std::size_t form_count = 5;

namespace detail {
inline constexpr std::uint16_t family_step = 256;
}

/// The concept of a family with the form of a crisp concept: reading_a, seq is SEQ in reading a.
constexpr ConceptId in_family(Family family, ConceptId form) {
  return static_cast<ConceptId>(detail::family_step * static_cast<std::uint16_t>(family) +
                                static_cast<std::uint16_t>(form));
}

/// Limited-move stability L_h of horizon 1 <= h <= 99.
constexpr ConceptId limited_move(std::uint8_t horizon) {
  return in_family(Family::limited, static_cast<ConceptId>(horizon));
}

constexpr Family family_of(ConceptId id) {
  return static_cast<Family>(static_cast<std::uint16_t>(id) / detail::family_step);
}

/// The crisp concept whose form it has; for limited_move, its horizon.
constexpr ConceptId form_of(ConceptId id) {
  return static_cast<ConceptId>(static_cast<std::uint16_t>(id) % detail::family_step);
}

constexpr std::uint8_t horizon_of(ConceptId id) { return static_cast<std::uint8_t>(form_of(id)); }

/// The place of a concept's form among the five.
constexpr std::size_t form_index(ConceptId id) { return static_cast<std::size_t>(form_of(id)); }

}  // namespace entente::graph
