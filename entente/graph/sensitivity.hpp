#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/listed.hpp"
#include "entente/graph/nearest_end.hpp"
#include "entente/graph/ordered.hpp"

/// Sensitivity: what each single change of a conflict would make or end, and the nearest change
/// that ends each equilibrium. Source: docs/graph-model.md, How firmly a state holds; sensitivity
/// analysis as in Fang, Hipel & Kilgour (1993), Interactive Decision Making.
namespace entente::graph {

/// Larger conflicts are refused: there are about as many variants as moves, each a table.
inline constexpr std::uint64_t most_sensitivity_states = 4096;
inline constexpr std::uint64_t most_sensitivity_moves = std::uint64_t{1} << 17;

/// A conflict that differs from today's in one place.
struct Variant {
  enum class Kind : std::uint8_t {
    swap,   ///< two neighbouring groups of equally good states change places
    merge,  ///< two neighbouring groups become one
    raise,  ///< a state rises above the others of its group
    lower,  ///< a state falls below the others of its group; in a group of two that is `raise`
    gone    ///< a move is not open any more
  };
  Kind kind = Kind::swap;
  PartyId party;
  std::uint32_t group = 0;  ///< swap, merge: with the group after it; 0 is the best
  StateId state;            ///< raise, lower: which; gone: from where
  StateId to;               ///< gone
};

/// What the kinds of variants are counted as.
enum class VariantGroup : std::uint8_t { swaps, ties, moves };
inline constexpr std::size_t variant_groups = 3;
VariantGroup group_of(Variant::Kind kind);

/// Lists of states, one per crisp concept in the order of crisp_concepts.
using PerConcept = std::array<std::vector<StateId>, form_count>;

struct VariantEffect {
  Variant variant;
  PerConcept appear;  ///< equilibria that are none today
  PerConcept vanish;  ///< equilibria of today that are none then
};

struct Survival {
  StateId state;
  std::array<std::uint64_t, variant_groups> survives{};  ///< in how many variants it still holds
  NearestEnd nearest;
};

struct Sensitivity {
  std::vector<std::vector<std::vector<StateId>>> groups;  ///< groups[party], best first
  std::array<std::uint64_t, variant_groups> tried{};
  std::vector<VariantEffect> effects;  ///< of the variants that change anything, by party and kind
  std::array<std::vector<Survival>, form_count> equilibria;  ///< of today, ascending
  /// Whether the work was stopped: variants that were not looked at are not in `tried`, and what
  /// was not searched has no nearest end that is `exact`.
  bool partial = false;

  std::uint64_t tried_in_all() const { return tried[0] + tried[1] + tried[2]; }
};

/// All single changes of a weakly ordered conflict (asserted), in the order of their parties: swap
/// and merge of each two neighbouring groups, raise and lower of each state of a tie, each move
/// gone.
std::vector<Variant> variants(const ConflictGraph& g);

/// Every variant with its table of the five crisp concepts, without the nearest ends. The same on
/// any number of threads. What is known once run.stopped(), marked partial; nothing where not even
/// today's table is. Cost: of each variant the part of a table that it touches
/// (variant_tables.hpp).
std::optional<Sensitivity> single_changes(const ConflictGraph& g, const Run& run);

/// single_changes with the nearest end of each of today's equilibria. The same on any number of
/// threads, and once run.stopped() as there. Cost: of single_changes, and nearest_end for each
/// equilibrium and concept. Memory: that of the listed moves and of the effects.
std::optional<Sensitivity> sensitivity(const ConflictGraph& g, const Run& run);

/// E113 where preferences are no order, E008 where there are too many states or moves.
template <RankedGraph G>
Result<void> check_sensitivity(const G& g) {
  if (auto ordered = check_ordered(g.weakly_ordered(), "the sensitivity"); !ordered) return ordered;
  if (g.state_count() > most_sensitivity_states)
    return fail(Code::E008, std::to_string(g.state_count()) + " states are too many",
                "--sensitivity takes at most " + std::to_string(most_sensitivity_states));
  if (count_moves(g, most_sensitivity_moves) > most_sensitivity_moves)
    return fail(Code::E008, "the moves are too many",
                "--sensitivity takes at most " + std::to_string(most_sensitivity_moves));
  return {};
}

}  // namespace entente::graph
