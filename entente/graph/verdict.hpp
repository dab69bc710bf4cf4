#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// Which moves a search may use: every legal one, or only those that improve for their mover.
enum class Moves : std::uint8_t { any, improving };

/// How much a judgement says: `stable` alone (and the first escape), or every reason.
enum class Detail : std::uint8_t { answer, reasons };

/// What would follow a unilateral improvement.
struct Sanction {
  Move improvement;
  std::vector<Move> reply;  ///< legal moves of the others that sanction it, in order; empty: none
  bool credible = false;    ///< each move of the reply improves for its mover
};

/// One cell of a table of stability - one party, one state - and why.
///
/// With `Detail::reasons` there is one sanction per unilateral improvement, in ascending order of
/// states. In an unstable cell a reply is what would hurt although the concept does not count it:
/// under SEQ a reply that nobody would gladly make. With `Detail::answer` no sanctions are listed.
struct Verdict {
  bool stable = true;
  std::optional<Move> escape;  ///< unstable: the first improvement that is not sanctioned
  std::vector<Sanction> sanctions;
};

}  // namespace entente::graph
