#pragma once
#include <map>
#include <optional>
#include <set>

#include "twin.hpp"

#include "entente/model/conflict_graph.hpp"

/// Random cases with types, weights and a `given`, and what they mean, worked out here from
/// docs/case-format.md with no code of the program's own.
namespace entente::test {

/// What a party or a type wants: statements, most important first, or an order of states.
struct TwinWants {
  std::vector<Twin> statements;
  std::vector<std::int64_t>
      weights;  ///< the middle of each, in halves; empty where none is written
  std::vector<std::set<TwinWorld::Levels>> order;  ///< best first, in place of statements
};

struct TwinType {
  std::vector<Twin> first, last;
  std::set<std::size_t> drop;
  std::optional<TwinWants> instead;
};

/// What is changed: `given` holds options, takes parties as types and sets weights; a single change
/// leaves out a statement or forbids a level.
struct TwinGiven {
  std::map<std::size_t, std::uint32_t> held;   ///< option -> level
  std::map<std::uint32_t, std::size_t> types;  ///< party -> which of its types
  std::map<std::pair<std::uint32_t, std::size_t>, std::int64_t>
      weights;                                              ///< (party, statement) -> halves
  std::set<std::pair<std::uint32_t, std::size_t>> dropped;  ///< (party, statement)
  std::map<std::size_t, std::uint32_t> forbidden;           ///< option -> level
};

struct TwinCase {
  TwinWorld world;
  std::vector<TwinWants> wants;              ///< by party
  std::vector<std::vector<TwinType>> types;  ///< by party
  TwinGiven given;
  TwinWorld::Levels status_quo;
  std::string text;  ///< one claim, whose check is made under `given`

  /// The states that `given` leaves.
  std::vector<TwinWorld::Levels> states() const;
  /// What the state is worth to the party by its weights; nothing where it has an order instead.
  std::optional<double> worth(std::uint32_t party, const TwinWorld::Levels& s) const;
  /// The conflict with every arc and every rank written out.
  ConflictGraph written_out(bool by_weight) const;
};

/// The same case for the same seed, on every machine.
TwinCase random_case(std::uint64_t seed);

}  // namespace entente::test
