#pragma once
#include <cstddef>
#include <cstdint>

namespace entente::test {

/// A random case with every form of rule and connective: the tables of the five concepts by every
/// method, and each cell judged alone, against a brute force on written-out arcs. Gives the number
/// of cells compared; the test fails at the first that differs.
std::size_t compare_cells(std::uint64_t seed);

}  // namespace entente::test
