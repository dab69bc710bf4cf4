#pragma once
#include <cstdint>

namespace entente::test {

/// Compares the random case of one seed, as its `given` has it, with the brute force on arcs and
/// ranks written out: where things stand, then every cell of the five concepts, by the written
/// order and by weight. Gives how many cells were compared; the first difference fails the test.
std::size_t compare_scenario(std::uint64_t seed);

}  // namespace entente::test
