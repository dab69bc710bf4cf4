#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "entente/base/id.hpp"

namespace entente::graph {

/// Parties beyond this many are in no coalition of more than one.
inline constexpr std::uint32_t most_coalition_parties = 64;

/// All coalitions are looked at in conflicts of at most this many parties; in larger ones only
/// those that are asked for.
inline constexpr std::uint32_t most_parties_for_all = 12;

/// A set of parties that can act together: bit i is party i.
struct Coalition {
  std::uint64_t members = 0;

  static constexpr Coalition of(PartyId i) { return {std::uint64_t{1} << i.value}; }
  /// All parties of a conflict.
  static constexpr Coalition all(std::uint32_t parties) {
    return {parties == most_coalition_parties ? ~std::uint64_t{0}
                                              : (std::uint64_t{1} << parties) - 1};
  }
  constexpr bool contains(PartyId i) const { return (members >> i.value & 1U) != 0; }
  constexpr std::uint32_t size() const {
    return static_cast<std::uint32_t>(std::popcount(members));
  }
  constexpr Coalition without(Coalition other) const { return {members & ~other.members}; }
  friend auto operator<=>(const Coalition&, const Coalition&) = default;
};

/// Calls visit(PartyId) for each member, ascending, until it returns false; true if it never did.
template <class Visit>
bool each_member(Coalition h, Visit&& visit) {
  for (std::uint64_t left = h.members; left != 0; left &= left - 1)
    if (!visit(PartyId{static_cast<std::uint32_t>(std::countr_zero(left))})) return false;
  return true;
}

/// The non-empty coalitions within one, smaller ones first, then by their first members.
/// Cost: 2 to the power of its size.
std::vector<Coalition> coalitions_within(Coalition h);

}  // namespace entente::graph
