#pragma once
#include <cstdint>
#include <vector>

#include "entente/base/state_set.hpp"

namespace entente {

/// With more strategies of one party the pairs of them are not kept as sets, and sets of a fibre
/// would be long.
inline constexpr std::uint64_t most_ruled_strategies = 4096;

/// What the rules of a case leave of the parties' strategies, as sets: for engines that take whole
/// fibres (the states that differ in one party's strategy alone) at a time.
///
/// A place is a combination of strategies that occur at all, in mixed radix, party 0 fastest. The
/// states are the `present` places in ascending order. A set of strategies of party j is
/// words(j) words of 64.
struct RuledStrategies {
  /// A change of some of a party's options is open only where a condition holds.
  struct Condition {
    std::size_t limit = 0;            ///< which of the party's limits in the case it is
    StateSet where;                   ///< places
    std::vector<std::uint64_t> same;  ///< same[b]: the strategies between which and b it is free
  };
  /// What limits one party's moves.
  struct Limits {
    std::vector<std::uint64_t> into;  ///< into[b]: from which a move to b may be made; empty: all
    std::vector<std::uint64_t> out;   ///< out[a]: to which a move from a may be made
    std::vector<Condition> conditions;
    bool none() const { return into.empty(); }
  };

  std::vector<std::uint64_t> strategies;  ///< of each party: how many occur
  StateSet present;
  std::vector<Limits> limits;  ///< by party

  std::uint64_t places() const { return present.states(); }
  std::uint64_t words(std::size_t party) const { return (strategies[party] + 63) / 64; }
};

}  // namespace entente
