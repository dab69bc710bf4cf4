#include "entente/graph/inverse_demands.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace entente::graph {
namespace {

/// holders[v]: the ways that hold v.
std::vector<std::vector<std::uint32_t>> holders_of(const std::vector<NumberSet>& ways) {
  std::uint32_t end = 0;
  for (const NumberSet& way : ways)
    if (!way.empty()) end = std::max(end, way.back() + 1);
  std::vector<std::vector<std::uint32_t>> holders(end);
  for (std::uint32_t w = 0; w < ways.size(); ++w)
    for (std::uint32_t v : ways[w]) holders[v].push_back(w);
  return holders;
}

/// inside[w]: the other ways whose states way w all holds. Ways are not empty and all different.
std::vector<std::vector<std::uint32_t>> ways_inside(const std::vector<NumberSet>& ways) {
  const auto holders = holders_of(ways);
  std::vector<std::vector<std::uint32_t>> inside(ways.size());
  std::vector<std::uint32_t> shared(ways.size(), 0), met;
  for (std::uint32_t w = 0; w < ways.size(); ++w) {
    for (std::uint32_t v : ways[w])
      for (std::uint32_t other : holders[v])
        if (++shared[other] == 1) met.push_back(other);
    for (std::uint32_t other : met) {
      if (other != w && shared[other] == ways[other].size()) inside[w].push_back(other);
      shared[other] = 0;
    }
    met.clear();
  }
  return inside;
}

/// Equal ways become one; needs with an empty way go.
Demands merged(const Demands& demands) {
  Demands result;
  std::map<NumberSet, std::uint32_t> number;
  for (const auto& need : demands.needs) {
    if (std::ranges::any_of(need, [&](std::uint32_t w) { return demands.ways[w].empty(); }))
      continue;
    std::vector<std::uint32_t> ways;
    for (std::uint32_t w : need) {
      const auto [place, added] =
          number.try_emplace(demands.ways[w], static_cast<std::uint32_t>(result.ways.size()));
      if (added) result.ways.push_back(demands.ways[w]);
      ways.push_back(place->second);
    }
    std::ranges::sort(ways);
    ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
    result.needs.push_back(std::move(ways));
  }
  return result;
}

/// Which of `all` a need lists, as marks that are set for the life of the object.
class Marks {
public:
  Marks(std::vector<char>& all, const std::vector<std::uint32_t>& need) : all_(all), need_(need) {
    for (std::uint32_t w : need_) all_[w] = 1;
  }
  Marks(const Marks&) = delete;
  Marks& operator=(const Marks&) = delete;
  ~Marks() {
    for (std::uint32_t w : need_) all_[w] = 0;
  }
  bool any(const std::vector<std::uint32_t>& of) const {
    return std::ranges::any_of(of, [this](std::uint32_t w) { return all_[w] != 0; });
  }
  bool has(std::uint32_t w) const { return all_[w] != 0; }

private:
  std::vector<char>& all_;
  const std::vector<std::uint32_t>& need_;
};

void drop_implied_needs(Demands& demands, const std::vector<std::vector<std::uint32_t>>& inside) {
  std::vector<char> marks(demands.ways.size(), 0), dropped(demands.needs.size(), 0);
  for (std::size_t k = 0; k < demands.needs.size(); ++k) {
    const Marks mine(marks, demands.needs[k]);
    for (std::size_t other = 0; other < demands.needs.size() && dropped[k] == 0; ++other)
      if (other != k && dropped[other] == 0 &&
          std::ranges::all_of(demands.needs[other],
                              [&](std::uint32_t w) { return mine.has(w) || mine.any(inside[w]); }))
        dropped[k] = 1;
  }
  std::size_t kept = 0;
  for (std::size_t k = 0; k < demands.needs.size(); ++k)
    if (dropped[k] == 0) {
      if (kept != k) demands.needs[kept] = std::move(demands.needs[k]);
      ++kept;
    }
  demands.needs.resize(kept);
}

bool by_size(const NumberSet& a, const NumberSet& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// Keeps the sets that hold no other one; smallest first.
void keep_least(std::vector<NumberSet>& sets) {
  std::ranges::sort(sets, by_size);
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  std::vector<NumberSet> least;
  for (NumberSet& set : sets)
    if (std::ranges::none_of(least,
                             [&](const NumberSet& l) { return std::ranges::includes(set, l); }))
      least.push_back(std::move(set));
  sets = std::move(least);
}

}  // namespace

bool Demands::possible() const {
  return std::ranges::none_of(needs, [](const auto& need) { return need.empty(); });
}

Demands simplified(const Demands& demands) {
  Demands result = merged(demands);
  const auto inside = ways_inside(result.ways);
  std::vector<char> marks(result.ways.size(), 0);
  for (auto& need : result.needs) {
    std::vector<std::uint32_t> least;
    {
      const Marks mine(marks, need);
      std::ranges::copy_if(need, std::back_inserter(least),
                           [&](std::uint32_t w) { return !mine.any(inside[w]); });
    }
    need = std::move(least);
  }
  drop_implied_needs(result, inside);
  return merged(result);  // leaves out the ways that no need names any more
}

std::optional<std::vector<NumberSet>> alternatives(const Demands& demands, std::size_t most) {
  std::vector<std::size_t> order(demands.needs.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return demands.needs[k].size(); });
  std::vector<NumberSet> sets{{}};
  for (std::size_t k : order) {
    // Before the sets that hold others are left out there may be more; not without bound.
    constexpr std::size_t slack = 64;
    if (demands.needs[k].size() * sets.size() > slack * most) return std::nullopt;
    std::vector<NumberSet> next;
    for (const NumberSet& set : sets)
      for (std::uint32_t w : demands.needs[k]) {
        NumberSet both;
        std::ranges::set_union(set, demands.ways[w], std::back_inserter(both));
        next.push_back(std::move(both));
      }
    keep_least(next);
    sets = std::move(next);
    if (sets.size() > most) return std::nullopt;
  }
  return sets;
}

}  // namespace entente::graph
