#include <algorithm>

#include "two_by_two.hpp"

namespace entente::worlds {

std::vector<std::array<std::uint32_t, 4>> weak_orders() {
  std::vector<std::array<std::uint32_t, 4>> orders;
  for (std::uint32_t code = 0; code < 256; ++code) {
    const std::array<std::uint32_t, 4> ranks{code % 4, code / 4 % 4, code / 16 % 4, code / 64};
    const std::uint32_t top = *std::ranges::max_element(ranks);
    bool gaps = false;
    for (std::uint32_t r = 0; r < top; ++r) gaps = gaps || std::ranges::count(ranks, r) == 0;
    if (!gaps) orders.push_back(ranks);
  }
  return orders;
}

}  // namespace entente::worlds
