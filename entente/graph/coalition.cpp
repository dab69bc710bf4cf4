#include "entente/graph/coalition.hpp"

#include <algorithm>

namespace entente::graph {

std::vector<Coalition> coalitions_within(Coalition h) {
  std::vector<Coalition> all;
  for (std::uint64_t part = h.members; part != 0; part = (part - 1) & h.members)
    all.push_back({part});
  const auto smaller = [](Coalition a, Coalition b) {
    if (a.size() != b.size()) return a.size() < b.size();
    const std::uint64_t differ = a.members ^ b.members;  // the first party in one of them alone
    return differ != 0 && (a.members & (differ & ~(differ - 1))) != 0;
  };
  std::ranges::sort(all, smaller);
  return all;
}

}  // namespace entente::graph
