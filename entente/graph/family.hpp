#pragma once
#include <cstdint>

#include "entente/model/move_graph.hpp"

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
  stronger,  ///< degrees of strength 3 to 9, five families each: strong_family
  relational = strong + 5 * (most_strength - strong_from + 1),
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

/// Stability by sanctions of a degree of strength from 2 on; reading 1 to 4: with unknown
/// preference in reading a to d; 0: without.
constexpr Family strong_family(Strength degree, std::uint8_t reading) {
  return static_cast<Family>(static_cast<std::uint8_t>(Family::strong) +
                             5 * (degree - strong_from) + reading);
}
constexpr bool asks_strength(Family family) {
  return family >= Family::strong && family < Family::relational;
}
/// The degree and the reading of a family that asks_strength.
constexpr Strength degree_asked(Family family) {
  const int place = static_cast<int>(family) - static_cast<int>(Family::strong);
  return static_cast<Strength>(strong_from + place / 5);
}
constexpr std::uint8_t reading_asked(Family family) {
  const int place = static_cast<int>(family) - static_cast<int>(Family::strong);
  return static_cast<std::uint8_t>(place % 5);
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
