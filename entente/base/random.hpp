#pragma once
#include <array>
#include <cstdint>

namespace entente {

/// Philox4x32-10: four random words as a function of counter and key. No state.
/// Source: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

/// What a uniform number is used for; each purpose has its own sequence in every draw.
enum class Purpose : std::uint32_t {
  weights = 0,
  types = 1,
  rejuvenation = 2,
  lambda = 3,
  terms = 4,
  talks = 5
};

/// Number `index` (from 0) of draw `draw` for `purpose`, even on [0, 1) with 53 bits:
/// the same whatever thread, shard or order asks for it.
double uniform(std::uint64_t seed, std::uint64_t draw, Purpose purpose, std::uint32_t index);

/// The splitmix64 finaliser: one 64-bit mixing step, used for hashes of sets of states.
std::uint64_t mix(std::uint64_t z);

}  // namespace entente
