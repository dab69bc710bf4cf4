#pragma once
#include <cstdint>

#include "support.hpp"

#include "entente/game/certificate.hpp"
#include "entente/solve/extreme.hpp"

namespace entente::games_test {

/// Holds the solver against the twin on tables number first, first + 1, ... of up to 4 x 4
/// strategies, most of them with ties; a proof of regret 0 for each equilibrium.
void expect_tables_like_the_twin(std::uint64_t first, std::uint64_t count);

}  // namespace entente::games_test
