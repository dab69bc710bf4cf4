#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "entente/model/conflict_graph.hpp"

namespace entente::worlds {

/// stable[concept][party][state], concepts in the order nash, gmr, smr, seq, sseq.
using Answers = std::array<std::vector<std::vector<bool>>, 5>;

/// All cells by boolean matrices, one per last mover, multiplied until nothing changes: shares no
/// code with entente/graph and walks sequences from their other end.
Answers brute_force(const ConflictGraph& g);

}  // namespace entente::worlds
