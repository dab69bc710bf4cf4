#include "entente/graph/inverse_parts.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente::graph::detail {
namespace {

/// Numbers that are joined until two of them are in one group if and only if they hang together.
class Joined {
public:
  explicit Joined(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

private:
  std::vector<std::size_t> parent_;
};

/// Joins ways that share a state.
void join_by_states(const std::vector<NumberSet>& ways, Joined& joined) {
  std::map<std::uint32_t, std::size_t> first;
  for (std::size_t w = 0; w < ways.size(); ++w)
    for (std::uint32_t v : ways[w]) joined.join(w, first.try_emplace(v, w).first->second);
}

void sort_once(NumberSet& set) {
  std::ranges::sort(set);
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

}  // namespace

NumberSet variables(const Demands& demands) {
  std::vector<char> named(demands.ways.size(), 0);
  for (const auto& need : demands.needs)
    for (std::uint32_t w : need) named[w] = 1;
  NumberSet all;
  for (std::size_t w = 0; w < demands.ways.size(); ++w)
    if (named[w] != 0) all.insert(all.end(), demands.ways[w].begin(), demands.ways[w].end());
  sort_once(all);
  return all;
}

std::vector<Demands> parts(const Demands& demands) {
  Joined joined(demands.ways.size());
  join_by_states(demands.ways, joined);
  for (const auto& need : demands.needs)
    for (std::uint32_t w : need) joined.join(w, need.front());
  std::map<std::size_t, Demands> part_of;  // in the order of their first ways
  std::vector<std::uint32_t> place(demands.ways.size());
  for (std::size_t w = 0; w < demands.ways.size(); ++w) {
    Demands& part = part_of[joined.root(w)];
    place[w] = static_cast<std::uint32_t>(part.ways.size());
    part.ways.push_back(demands.ways[w]);
  }
  for (const auto& need : demands.needs) {
    auto& needs = part_of[joined.root(need.front())].needs;
    needs.emplace_back();
    for (std::uint32_t w : need) needs.back().push_back(place[w]);
  }
  std::vector<Demands> result;
  for (auto& [root, part] : part_of)
    if (!part.needs.empty()) result.push_back(std::move(part));
  return result;
}

std::vector<std::vector<NumberSet>> groups(const std::vector<NumberSet>& ways) {
  Joined joined(ways.size());
  join_by_states(ways, joined);
  std::map<std::size_t, std::vector<NumberSet>> group_of;
  for (std::size_t w = 0; w < ways.size(); ++w) group_of[joined.root(w)].push_back(ways[w]);
  std::vector<std::vector<NumberSet>> result;
  result.reserve(group_of.size());
  for (auto& [root, group] : group_of) result.push_back(std::move(group));
  return result;
}

Common common(const Demands& demands) {
  std::vector<std::size_t> named(demands.ways.size(), 0);
  for (const auto& need : demands.needs)
    for (std::uint32_t w : need) ++named[w];
  Common result;
  const auto shared = [&](std::uint32_t w) { return named[w] == demands.needs.size(); };
  NumberSet in_shared;
  for (std::uint32_t w = 0; w < demands.ways.size(); ++w)
    if (shared(w)) {
      result.ways.push_back(demands.ways[w]);
      in_shared.insert(in_shared.end(), demands.ways[w].begin(), demands.ways[w].end());
    }
  sort_once(in_shared);
  result.rest = demands;
  for (auto& need : result.rest.needs)
    need.erase(std::remove_if(need.begin(), need.end(), shared), need.end());
  const NumberSet others = variables(result.rest);
  result.apart = std::ranges::none_of(
      others, [&](std::uint32_t v) { return std::ranges::binary_search(in_shared, v); });
  return result;
}

std::uint32_t busiest(const Demands& demands) {
  std::map<std::uint32_t, std::size_t> count;
  for (const auto& need : demands.needs)
    for (std::uint32_t w : need)
      for (std::uint32_t v : demands.ways[w]) ++count[v];
  return std::ranges::max_element(count, {}, [](const auto& row) { return row.second; })->first;
}

Demands without_state(const Demands& demands, std::uint32_t v, bool outside) {
  Demands result = demands;
  std::vector<char> blocked(demands.ways.size(), 0);
  for (std::size_t w = 0; w < result.ways.size(); ++w) {
    NumberSet& way = result.ways[w];
    const auto place = std::ranges::lower_bound(way, v);
    if (place == way.end() || *place != v) continue;
    if (outside) {
      way.erase(place);
    } else {
      blocked[w] = 1;
    }
  }
  for (auto& need : result.needs)
    need.erase(
        std::remove_if(need.begin(), need.end(), [&](std::uint32_t w) { return blocked[w] != 0; }),
        need.end());
  return result;
}

}  // namespace entente::graph::detail
