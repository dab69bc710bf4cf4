#pragma once
#include <compare>
#include <cstdint>

namespace entente {

/// A number that names one thing of one kind; ids of different kinds do not mix.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(Id, Id) = default;
};

using PartyId = Id<struct PartyTag>;
using OptionId = Id<struct OptionTag>;

/// A feasible state, counted from 0; people see `value + 1` (docs/case-format.md, options).
struct StateId {
  std::uint64_t value = 0;
  friend auto operator<=>(StateId, StateId) = default;
};

}  // namespace entente
