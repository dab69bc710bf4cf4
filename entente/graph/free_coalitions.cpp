#include "entente/graph/free_coalitions.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "entente/base/assert.hpp"
#include "entente/base/parallel.hpp"
#include "entente/graph/free_layer.hpp"

namespace entente::graph {

FreeCoalitions::FreeCoalitions(const FreeConflict& conflict, const Run& run)
    : strategies_(conflict.strategies),
      states_(static_cast<std::uint32_t>(conflict.states)),
      run_(run) {
  for (std::uint32_t i = 0; i < strategies_.size(); ++i) {
    rank_.emplace_back(states_);
    conflict.ranks(i, 0, states_, rank_.back().data());
  }
}

FreeCoalitions::Joint FreeCoalitions::joint(Coalition h) const {
  Joint joint{{}, {0}};
  std::uint64_t stride = 1;
  for (std::uint32_t i = 0; i < strategies_.size(); stride *= strategies_[i], ++i) {
    if (!h.contains(PartyId{i})) continue;
    joint.parties.push_back(i);
    const std::size_t count = joint.offset.size();
    for (std::uint64_t k = 1; k < strategies_[i]; ++k)
      for (std::size_t n = 0; n < count; ++n)
        joint.offset.push_back(joint.offset[n] + static_cast<std::uint32_t>(k * stride));
  }
  return joint;
}

FreeCoalitions::Table FreeCoalitions::table(Coalition h) const {
  Table t;
  t.own = joint(h);
  t.members = t.own.parties;
  t.column = joint(Coalition::all(static_cast<std::uint32_t>(strategies_.size())).without(h));
  return t;
}

std::optional<StateSet> FreeCoalitions::fill(ConceptId id, Coalition h) {
  const Table t = table(h);
  if (form_of(id) == ConceptId::gmr) return gmr(t);
  if (form_of(id) == ConceptId::smr) return smr(t);
  if (form_of(id) == ConceptId::seq) return seq(t, family_of(id) == Family::coalition_single);
  const auto frontiers =
      column_frontiers(t, [&](std::uint32_t i, std::uint32_t s) { return rank_[i][s]; });
  if (!frontiers) return std::nullopt;
  return not_exceeded(t, *frontiers);
}

template <class Point>
std::optional<std::vector<Frontier>> FreeCoalitions::column_frontiers(const Table& t,
                                                                      Point point) const {
  const auto dimensions = static_cast<std::uint32_t>(t.members.size());
  std::vector<Frontier> of(t.column.offset.size(), Frontier(dimensions));
  const bool done = parallel_for(run_, of.size(), [&](std::size_t c) {
    std::vector<std::uint32_t> points;
    points.reserve(t.own.offset.size() * dimensions);
    for (std::uint32_t own : t.own.offset)
      for (std::uint32_t i : t.members) points.push_back(point(i, own + t.column.offset[c]));
    of[c].take(points);
  });
  if (!done) return std::nullopt;
  return of;
}

/// The states that the frontier of their column does not exceed.
std::optional<StateSet> FreeCoalitions::not_exceeded(const Table& t,
                                                     const std::vector<Frontier>& of) const {
  std::vector<std::uint8_t> stable(states_);  // a byte each: columns are worked on side by side
  const bool done = parallel_for(run_, of.size(), [&](std::size_t c) {
    std::vector<std::uint32_t> point(t.members.size());
    for (std::uint32_t own : t.own.offset) {
      const std::uint32_t s = own + t.column.offset[c];
      for (std::size_t k = 0; k < point.size(); ++k) point[k] = rank_[t.members[k]][s];
      stable[s] = of[c].exceeds(point.data()) ? 0 : 1;
    }
  });
  if (!done) return std::nullopt;
  return each_state([&](std::uint32_t s) { return stable[s] != 0; });
}

std::optional<StateSet> FreeCoalitions::each_state(
    const std::function<bool(std::uint32_t)>& stable) const {
  constexpr std::uint32_t block = 4096;  // whole words of the set
  StateSet set(states_);
  const bool done = parallel_for(run_, (states_ + block - 1) / block, [&](std::size_t b) {
    const auto first = static_cast<std::uint32_t>(b) * block;
    for (std::uint32_t s = first; s < std::min(states_, first + block); ++s)
      if (stable(s)) set.insert(StateId{s});
  });
  if (!done) return std::nullopt;
  return set;
}

std::optional<StateSet> FreeCoalitions::gmr(const Table& t) const {
  const std::size_t dimensions = t.members.size();
  std::vector<std::uint32_t> worst(t.own.offset.size() * dimensions);
  const bool done = parallel_for(run_, t.own.offset.size(), [&](std::size_t a) {
    for (std::size_t k = 0; k < dimensions; ++k) {
      const std::vector<std::uint32_t>& rank = rank_[t.members[k]];
      std::uint32_t least = rank[t.own.offset[a]];
      for (std::uint32_t c : t.column.offset) least = std::min(least, rank[t.own.offset[a] + c]);
      worst[a * dimensions + k] = least;
    }
  });
  if (!done) return std::nullopt;
  Frontier frontier(static_cast<std::uint32_t>(dimensions));
  frontier.take(worst);
  return each_state([&](std::uint32_t s) {
    std::vector<std::uint32_t> point(dimensions);
    for (std::size_t k = 0; k < dimensions; ++k) point[k] = rank_[t.members[k]][s];
    return !frontier.exceeds(point.data());
  });
}

std::optional<StateSet> FreeCoalitions::smr(const Table& t) const {
  const auto of =
      column_frontiers(t, [&](std::uint32_t i, std::uint32_t s) { return rank_[i][s]; });
  if (!of) return std::nullopt;
  if (t.members.size() <= most_corner_members) return smr_by_corners(t, *of);
  // Its own column counts too: with no state beyond s there, s is stable under CNash.
  return each_state([&](std::uint32_t s) {
    std::vector<std::uint32_t> point(t.members.size());
    for (std::size_t k = 0; k < point.size(); ++k) point[k] = rank_[t.members[k]][s];
    return std::ranges::any_of(*of, [&](const Frontier& f) { return !f.exceeds(point.data()); });
  });
}

/// The corners of all columns together: few, where a state would have to be held against each of
/// many columns.
std::optional<StateSet> FreeCoalitions::smr_by_corners(const Table& t,
                                                       const std::vector<Frontier>& of) const {
  const auto dimensions = static_cast<std::uint32_t>(t.members.size());
  std::vector<Corners> blocks(std::min<std::size_t>(of.size(), 64), Corners(dimensions));
  const bool done = parallel_for(run_, blocks.size(), [&](std::size_t b) {
    blocks[b].clear();
    for (std::size_t c = b; c < of.size(); c += blocks.size()) {
      Corners corners(dimensions);
      const std::vector<std::uint32_t>& points = of[c].points();
      for (std::size_t p = 0; p < points.size(); p += dimensions) corners.add(&points[p]);
      blocks[b].join(corners.corners());
    }
  });
  if (!done) return std::nullopt;
  Corners all = std::move(blocks.front());
  for (std::size_t b = 1; b < blocks.size(); ++b) all.join(blocks[b].corners());
  return each_state([&](std::uint32_t s) {
    std::array<std::uint32_t, most_corner_members> point{};
    for (std::size_t k = 0; k < dimensions; ++k) point.at(k) = rank_[t.members[k]][s];
    return all.reached_by(point.data());
  });
}

std::optional<std::vector<std::vector<std::uint32_t>>> FreeCoalitions::least_answers(
    Coalition h, bool alone) const {
  return least_answers(table(h), alone);
}

std::optional<std::vector<std::vector<std::uint32_t>>> FreeCoalitions::least_answers(
    const Table& t, bool alone) const {
  std::vector<std::vector<std::uint32_t>> worst(strategies_.size());
  for (std::uint32_t i : t.members) worst[i] = rank_[i];
  std::vector<std::uint8_t> whole(t.own.offset.size());
  const bool done = parallel_for(run_, t.own.offset.size(), [&](std::size_t a) {
    std::vector<std::uint32_t> least;
    if (!flood_layer(t, t.own.offset[a], alone, least)) return;
    const std::size_t columns = t.column.offset.size();
    for (std::size_t k = 0; k < t.members.size(); ++k)
      for (std::size_t c = 0; c < columns; ++c) {
        std::uint32_t& place = worst[t.members[k]][t.own.offset[a] + t.column.offset[c]];
        place = std::min(place, least[k * columns + c]);
      }
    whole[a] = 1;
  });
  if (!done || std::ranges::find(whole, 0) != whole.end()) return std::nullopt;
  return worst;
}

std::optional<StateSet> FreeCoalitions::seq(const Table& t, bool alone) const {
  const auto worst = least_answers(t, alone);
  if (!worst) return std::nullopt;
  const auto frontiers =
      column_frontiers(t, [&](std::uint32_t i, std::uint32_t s) { return (*worst)[i][s]; });
  if (!frontiers) return std::nullopt;
  return not_exceeded(t, *frontiers);
}

/// worst[member * columns + column]: the least rank that the others lead to; false if stopped.
bool FreeCoalitions::flood_layer(const Table& t, std::uint32_t own, bool alone,
                                 std::vector<std::uint32_t>& worst) const {
  const auto columns = static_cast<std::uint32_t>(t.column.offset.size());
  std::vector<FreeLayer::Other> others;
  std::uint32_t apart = 1;  // how far two strategies of the next party lie apart among columns
  for (std::uint32_t j : t.column.parties) {
    std::uint64_t stride = 1;
    for (std::uint32_t i = 0; i < j; ++i) stride *= strategies_[i];
    FreeLayer::Other& other = others.emplace_back();
    other.radix = {static_cast<std::uint32_t>(strategies_[j]), apart};
    apart *= other.radix.strategies;
    for (std::uint32_t c : t.column.offset) {
      other.strategy.push_back(static_cast<std::uint32_t>(c / stride % strategies_[j]));
      other.rank.push_back(rank_[j][own + c]);
    }
  }
  FreeLayer layer(std::move(others), columns, alone);
  worst.resize(t.members.size() * columns);
  std::vector<std::uint32_t> key(columns), order(columns);
  for (std::size_t k = 0; k < t.members.size(); ++k) {
    for (std::uint32_t c = 0; c < columns; ++c)
      key[c] = rank_[t.members[k]][own + t.column.offset[c]];
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t c) { return key[c]; });
    if (!layer.flood(key, order, run_, std::span(worst).subspan(k * columns, columns)))
      return false;
  }
  return true;
}

}  // namespace entente::graph
