#include "entente/base/random.hpp"

namespace entente {
namespace {

constexpr std::uint32_t multiplier_0 = 0xD2511F53;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9;
constexpr std::uint32_t weyl_1 = 0xBB67AE85;

std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }
std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c,
                                    std::array<std::uint32_t, 2> k) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = std::uint64_t{multiplier_0} * c[0];
    const std::uint64_t p1 = std::uint64_t{multiplier_1} * c[2];
    c = {high(p1) ^ c[1] ^ k[0], low(p1), high(p0) ^ c[3] ^ k[1], low(p0)};
    k = {k[0] + weyl_0, k[1] + weyl_1};
  }
  return c;
}

double uniform(std::uint64_t seed, std::uint64_t draw, Purpose purpose, std::uint32_t index) {
  const auto words = philox({low(draw), high(draw), index / 2, static_cast<std::uint32_t>(purpose)},
                            {low(seed), high(seed)});
  const std::size_t at = index % 2 == 0 ? 0 : 2;
  const std::uint64_t bits = (std::uint64_t{words[at + 1]} << 32) | words[at];
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

}  // namespace entente
