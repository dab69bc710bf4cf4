#include "entente/graph/wide_count.hpp"

#include <algorithm>

namespace entente::graph {

std::string WideCount::text() const {
  constexpr unsigned base = 10;
  std::string digits;
  for (Wide left = value_; left != 0 || digits.empty(); left /= base)
    digits += static_cast<char>('0' + static_cast<unsigned>(left % base));
  std::ranges::reverse(digits);
  return digits;
}

}  // namespace entente::graph
