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
  metarational,
  credible_metarational,
  stackelberg,
  simultaneous,
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

/// The longest horizon of the families that have one.
inline constexpr int longest_horizon = 99;

/// Whether the family has a concept for each horizon 1 .. longest_horizon.
constexpr bool has_horizon(Family family) {
  return family == Family::limited || family == Family::metarational ||
         family == Family::credible_metarational;
}

/// The concept of such a family (asserted where it is used) that looks so many moves ahead.
constexpr ConceptId with_horizon(Family family, int horizon) {
  return in_family(family, static_cast<ConceptId>(horizon));
}

/// Limited-move stability L_h of horizon 1 <= h <= 99.
constexpr ConceptId limited_move(std::uint8_t horizon) {
  return with_horizon(Family::limited, horizon);
}

constexpr Family family_of(ConceptId id) {
  return static_cast<Family>(static_cast<std::uint16_t>(id) / detail::family_step);
}

/// The crisp concept whose form it has; where a family has horizons, its horizon.
constexpr ConceptId form_of(ConceptId id) {
  return static_cast<ConceptId>(static_cast<std::uint16_t>(id) % detail::family_step);
}

constexpr std::uint8_t horizon_of(ConceptId id) { return static_cast<std::uint8_t>(form_of(id)); }

/// The place of a concept's form among the five.
constexpr std::size_t form_index(ConceptId id) { return static_cast<std::size_t>(form_of(id)); }

}  // namespace entente::graph
