#pragma once
#include <cstdint>
#include <vector>

#include "entente/graph/dominance.hpp"
#include "entente/graph/reduction.hpp"

namespace entente::report {

/// What `--reduce` adds to the answer of `entente stability`: aids to read a conflict by.
struct Reduced {
  std::uint64_t classes = 0;                     ///< of states that no crisp concept can tell apart
  std::vector<std::vector<StateId>> merged;      ///< the classes of more than one state
  std::vector<std::vector<StateId>> parts;       ///< states that no move connects with the others
  std::vector<graph::DominatedLevel> dominated;  ///< of a case
};

Reduced reduced(const graph::Reduction& reduction, const std::vector<std::uint32_t>& component,
                std::vector<graph::DominatedLevel> dominated);

}  // namespace entente::report
