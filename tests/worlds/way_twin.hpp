#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "entente/graph/coalition.hpp"
#include "entente/model/conflict_graph.hpp"

/// Status quo analysis by writing out sequences one by one: shares no code with entente/graph.
namespace entente::worlds {

/// One step of a sequence: of a party, or of a coalition.
struct Step {
  std::uint32_t mover = 0, from = 0, to = 0;
  bool pays = false;
  friend auto operator<=>(const Step&, const Step&) = default;
};
using Way = std::vector<Step>;

enum class Kind { any, improving, improving_or_unknown };

/// All moves of a graph that ways of a kind may use, by mover and states.
std::vector<Step> steps_of(const ConflictGraph& g, Kind kind);

/// The joint improvements of coalitions, the mover of a step being a place in the list. `weak`: no
/// member need gain, as long as one does and none loses.
std::vector<Step> joint_steps(const ConflictGraph& g,
                              const std::vector<std::vector<std::uint32_t>>& coalitions, bool weak);

/// Every way from the start that comes to no state twice by the same mover, the way of no move
/// first; nothing where there are more than `most`. Any other way holds the moves of one of these,
/// in the same order.
std::optional<std::vector<Way>> all_ways(const std::vector<Step>& steps, std::uint32_t start,
                                         std::size_t most);

/// The number of all legal sequences of `length` moves, and of those that end in `into`.
struct Counted {
  std::uint64_t all = 0, into = 0;
};
Counted count_by_hand(const std::vector<Step>& steps, std::uint32_t start, std::uint32_t length,
                      std::uint32_t into);

/// The closed cycles of the states that ways reach: from the matrix of who can get where by these
/// steps, turns not counted.
std::vector<std::vector<std::uint32_t>> cycles_by_matrix(const std::vector<Step>& steps,
                                                         std::uint32_t states,
                                                         const std::set<std::uint32_t>& reached);

/// Whether party i keeps the conflict out of a state for as many rounds as there are positions.
bool keeps_out(const ConflictGraph& g, Kind kind, std::uint32_t party, std::uint32_t start,
               std::uint32_t out_of);

}  // namespace entente::worlds
