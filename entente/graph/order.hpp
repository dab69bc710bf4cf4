#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// The places 0 .. keys.size() - 1 in ascending order of their keys, equal keys by place.
/// `order` is filled, `spare` is working space; both keep their memory for the next call.
/// keys.size() below 2^32. Cost: one pass for each 11 bits of the largest key; small inputs are
/// sorted by comparing.
template <class Key>
void sort_places(std::span<const Key> keys, std::vector<std::uint32_t>& order,
                 std::vector<std::uint32_t>& spare);

extern template void sort_places(std::span<const std::uint16_t>, std::vector<std::uint32_t>&,
                                 std::vector<std::uint32_t>&);
extern template void sort_places(std::span<const std::uint32_t>, std::vector<std::uint32_t>&,
                                 std::vector<std::uint32_t>&);

}  // namespace entente::graph
