#include "entente/graph/order.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace entente::graph {
namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t buckets = std::size_t{1} << digit_bits;
constexpr std::size_t few = 256;  // below this, clearing the buckets costs more than comparing

template <class Key>
std::size_t digit(Key key, unsigned shift) {
  return (static_cast<std::uint32_t>(key) >> shift) % buckets;
}

}  // namespace

template <class Key>
void sort_places(std::span<const Key> keys, std::vector<std::uint32_t>& order,
                 std::vector<std::uint32_t>& spare) {
  order.resize(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  if (keys.size() < few) {
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
    });
    return;
  }
  spare.resize(keys.size());
  const auto largest = static_cast<std::uint32_t>(*std::ranges::max_element(keys));
  for (unsigned shift = 0; shift < 32 && (largest >> shift) != 0; shift += digit_bits) {
    std::array<std::uint32_t, buckets + 1> start{};
    for (Key key : keys) ++start[digit(key, shift) + 1];
    for (std::size_t b = 0; b < buckets; ++b) start[b + 1] += start[b];
    for (std::uint32_t place : order) spare[start[digit(keys[place], shift)]++] = place;
    std::swap(order, spare);
  }
}

template void sort_places(std::span<const std::uint16_t>, std::vector<std::uint32_t>&,
                          std::vector<std::uint32_t>&);
template void sort_places(std::span<const std::uint32_t>, std::vector<std::uint32_t>&,
                          std::vector<std::uint32_t>&);

}  // namespace entente::graph
