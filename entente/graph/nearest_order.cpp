#include "entente/graph/nearest_order.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace entente::graph {
namespace {

constexpr std::size_t most_named = 10;
constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

using Mask = std::uint32_t;

/// States that no demand names: those of the rank of a named state, or all between two such ranks.
struct Group {
  std::uint32_t rank = 0;  ///< of the best of them
  std::uint64_t states = 0;
  bool between = false;  ///< no named state has the rank of any of them
};

/// What a pair costs that is put first above second, or level with it, in half swaps.
std::uint64_t above(std::uint32_t first, std::uint32_t second) {
  return first > second ? 0 : first == second ? 1 : 2;
}
std::uint64_t level(std::uint32_t first, std::uint32_t second) { return first == second ? 0 : 1; }

/// Puts named states and groups into levels, the highest first.
class Merger {
public:
  Merger(std::span<const std::uint32_t> ranks, std::span<const NotAbove> demands) : ranks_(ranks) {
    for (const NotAbove& d : demands) {
      named_.push_back(d.first);
      named_.push_back(d.second);
    }
    std::ranges::sort(named_);
    named_.erase(std::unique(named_.begin(), named_.end()), named_.end());
    if (named_.size() > most_named) return;
    after_.resize(named_.size());
    for (const NotAbove& d : demands) after_[place(d.first)] |= Mask{1} << place(d.second);
    collect_groups();
  }

  std::optional<NearOrder> solve() {
    if (named_.size() > most_named) return std::nullopt;
    cells_.assign((groups_.size() + 1) << named_.size(), {});
    cell(0, 0).cost = 0;
    for (std::size_t f = 0; f <= groups_.size(); ++f)  // placed masks only grow at the same f
      for (Mask placed = 0; placed <= all(); ++placed)
        if (cell(placed, f).cost != never) go_on(placed, f);
    return read_off();
  }

private:
  /// The best way to have placed some: the level that came last, and whether it held a group.
  struct Cell {
    std::uint64_t cost = never;
    Mask block = 0;
    bool group = false;
  };

  std::size_t place(std::uint32_t state) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(named_, state) - named_.begin());
  }
  Mask all() const { return (Mask{1} << named_.size()) - 1; }
  Cell& cell(Mask placed, std::size_t f) { return cells_[(f << named_.size()) + placed]; }
  std::uint32_t rank(int v) const { return ranks_[named_[static_cast<std::size_t>(v)]]; }

  void collect_groups() {
    high_ = 0, low_ = std::numeric_limits<std::uint32_t>::max();
    for (std::uint32_t s : named_) {
      high_ = std::max(high_, ranks_[s]);
      low_ = std::min(low_, ranks_[s]);
    }
    std::vector<std::uint32_t> free;
    for (std::uint32_t s = 0; s < ranks_.size(); ++s)
      if (ranks_[s] <= high_ && ranks_[s] >= low_ && !std::ranges::binary_search(named_, s))
        free.push_back(ranks_[s]);
    std::ranges::sort(free, std::greater{});
    for (std::uint32_t r : free) {
      const auto beside = [&](std::uint32_t v) { return ranks_[v] == r; };
      const bool between = std::ranges::none_of(named_, beside);
      if (groups_.empty() || !same_group(groups_.back(), r, between))
        groups_.push_back({r, 0, between});
      ++groups_.back().states;
    }
    below_.assign(named_.size() * (groups_.size() + 1), 0);
    for (std::size_t v = 0; v < named_.size(); ++v)
      for (std::size_t f = groups_.size(); f-- > 0;)
        below_[v * (groups_.size() + 1) + f] =
            below_[v * (groups_.size() + 1) + f + 1] +
            groups_[f].states * above(ranks_[named_[v]], groups_[f].rank);
  }

  /// Whether states of rank r go with the group: no named state ranks between them.
  bool same_group(const Group& group, std::uint32_t r, bool between) const {
    if (group.between != between) return false;
    if (!between) return group.rank == r;
    return std::ranges::none_of(
        named_, [&](std::uint32_t v) { return ranks_[v] < group.rank && ranks_[v] > r; });
  }

  template <class Take>
  static void each(Mask set, Take&& take) {
    for (; set != 0; set &= set - 1) take(std::countr_zero(set));
  }

  void go_on(Mask placed, std::size_t f) {
    const Mask rest = all() & ~placed;
    for (Mask block = rest;; block = (block - 1) & rest) {
      bool allowed = true;
      each(block, [&](int v) {
        allowed = allowed && (after_[static_cast<std::size_t>(v)] & ~(placed | block)) == 0;
      });
      if (allowed && block != 0) put(placed, f, block, false);
      if (allowed && f < groups_.size() && (block == 0 || !groups_[f].between))
        put(placed, f, block, true);
      if (block == 0) return;
    }
  }

  void put(Mask placed, std::size_t f, Mask block, bool group) {
    const Mask left = all() & ~placed & ~block;
    const std::size_t next = f + (group ? 1 : 0);
    std::uint64_t cost = cell(placed, f).cost;
    each(block, [&](int v) {
      each(left, [&](int u) { cost += above(rank(v), rank(u)); });
      each(block & ((Mask{1} << v) - 1), [&](int u) { cost += level(rank(v), rank(u)); });
      cost += below_[static_cast<std::size_t>(v) * (groups_.size() + 1) + next];
      if (group) cost += groups_[f].states * level(rank(v), groups_[f].rank);
    });
    if (group)
      each(left, [&](int u) { cost += groups_[f].states * above(groups_[f].rank, rank(u)); });
    Cell& to = cell(placed | block, next);
    if (cost < to.cost) to = {cost, block, group};
  }

  NearOrder read_off() {
    // Each level has room for all ranks: states between named ones keep their order within it.
    const std::uint64_t room = std::uint64_t{*std::ranges::max_element(ranks_)} + 1;
    std::vector<std::uint64_t> places(ranks_.size());
    std::vector<std::uint64_t> of_group(groups_.size());
    std::uint64_t at = room;  // what ranks below all named states stays below
    Mask placed = all();
    for (std::size_t f = groups_.size(); placed != 0 || f != 0; at += room) {
      const Cell& last = cell(placed, f);
      each(last.block, [&](int v) { places[named_[static_cast<std::size_t>(v)]] = at; });
      if (last.group) of_group[--f] = at;
      placed &= ~last.block;
    }
    for (std::uint32_t s = 0; s < ranks_.size(); ++s) {
      const std::uint32_t rank = ranks_[s];
      if (std::ranges::binary_search(named_, s)) continue;
      places[s] = rank < low_ ? rank : at + rank;
      if (rank < low_ || rank > high_) continue;
      // The last group whose best rank is not below: groups stand best first.
      const auto after = std::ranges::upper_bound(groups_, rank, std::greater{}, &Group::rank);
      const auto group = static_cast<std::size_t>(after - groups_.begin()) - 1;
      places[s] = of_group[group] + (groups_[group].between ? rank : 0);
    }
    return {cell(all(), groups_.size()).cost, dense_ranks(places)};
  }

  std::span<const std::uint32_t> ranks_;
  std::vector<std::uint32_t> named_;  // ascending
  std::vector<Mask> after_;           // by named state: those it must not be above
  std::uint32_t high_ = 0, low_ = 0;
  std::vector<Group> groups_;         // between the named states, best first
  std::vector<std::uint64_t> below_;  // [named][f]: put above all groups from f on
  std::vector<Cell> cells_;           // [f][placed]
};

}  // namespace

std::uint64_t half_swaps(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto sign = [](std::uint32_t x, std::uint32_t y) { return x < y ? -1 : x > y ? 1 : 0; };
  std::uint64_t sum = 0;
  for (std::size_t s = 0; s < a.size(); ++s)
    for (std::size_t t = 0; t < s; ++t) {
      const int apart = sign(a[s], a[t]) - sign(b[s], b[t]);
      sum += static_cast<std::uint64_t>(apart < 0 ? -apart : apart);
    }
  return sum;
}

std::vector<std::uint32_t> dense_ranks(std::span<const std::uint64_t> places) {
  std::vector<std::uint64_t> sorted(places.begin(), places.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<std::uint32_t> ranks;
  ranks.reserve(places.size());
  for (std::uint64_t p : places)
    ranks.push_back(
        static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, p) - sorted.begin()));
  return ranks;
}

std::optional<NearOrder> nearest_order(std::span<const std::uint32_t> ranks,
                                       std::span<const NotAbove> demands) {
  return Merger(ranks, demands).solve();
}

}  // namespace entente::graph
