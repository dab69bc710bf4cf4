#include "entente/solve/extreme.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <numeric>

#include "entente/base/assert.hpp"
#include "entente/base/parallel.hpp"
#include "entente/solve/linear.hpp"
#include "entente/solve/polytopes.hpp"

namespace entente::solve {
namespace {

constexpr std::size_t most_digits = 18;  // of entries that 64 bits hold

/// A two-player table with the player of fewer strategies first, payoffs positive and whole: those
/// of the first in `a`, of the second in `b`, both [row][column].
struct Oriented {
  bool swapped = false;
  Matrix<Rational> a, b;
  WholeMatrix a_digits, b_digits;
};

/// Shifts each line (what stands under one choice of the opponent) so that its least entry is 1,
/// and scales to whole numbers: neither changes what is a best reply.
void make_positive(Matrix<Rational>& payoff, bool lines_are_columns) {
  const std::size_t rows = payoff.size();
  const std::size_t columns = payoff.front().size();
  const auto at = [&](std::size_t line, std::size_t k) -> Rational& {
    return lines_are_columns ? payoff[k][line] : payoff[line][k];
  };
  const std::size_t lines = lines_are_columns ? columns : rows;
  const std::size_t length = lines_are_columns ? rows : columns;
  std::vector<Rational> differences;
  for (std::size_t line = 0; line < lines; ++line) {
    Rational least = at(line, 0);
    for (std::size_t k = 1; k < length; ++k) least = std::min(least, at(line, k));
    for (std::size_t k = 0; k < length; ++k) {
      at(line, k) -= least;
      differences.push_back(at(line, k));
    }
  }
  const Rational unit = common_unit(differences);
  for (auto& row : payoff)
    for (Rational& entry : row) entry = entry / unit + Rational(1);
}

WholeMatrix digits_of(const Matrix<Rational>& matrix) {
  WholeMatrix digits;
  for (const auto& row : matrix) {
    digits.emplace_back();
    for (const Rational& entry : row) digits.back().push_back(entry.fraction());
  }
  return digits;
}

Oriented orient(const game::GameTable& table) {
  Oriented o;
  o.swapped = table.strategy_count(1) < table.strategy_count(0);
  const std::uint32_t first = o.swapped ? 1 : 0;
  const std::size_t m = table.strategy_count(first);
  const std::size_t n = table.strategy_count(1 - first);
  for (std::size_t i = 0; i < m; ++i) {
    o.a.emplace_back();
    o.b.emplace_back();
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t profile = i * table.stride(first) + j * table.stride(1 - first);
      o.a.back().push_back(table.payoff(profile, first));
      o.b.back().push_back(table.payoff(profile, 1 - first));
    }
  }
  make_positive(o.a, true);
  make_positive(o.b, false);
  o.a_digits = digits_of(o.a);
  o.b_digits = digits_of(o.b);
  return o;
}

bool fits_64_bits(const WholeMatrix& matrix) {
  return std::ranges::all_of(matrix, [](const auto& row) {
    return std::ranges::all_of(row, [](const auto& t) { return t.size() <= most_digits; });
  });
}

/// The arithmetics from the smallest that holds the payoffs.
std::vector<std::unique_ptr<Polytopes>> arithmetics(const Oriented& o) {
  std::vector<std::unique_ptr<Polytopes>> all;
  if (fits_64_bits(o.a_digits) && fits_64_bits(o.b_digits)) {
    all.push_back(polytopes_of_64_bits(o.a_digits, o.b_digits));
    all.push_back(polytopes_of_128_bits(o.a_digits, o.b_digits));
  }
  all.push_back(polytopes_of_any_size(o.a_digits, o.b_digits));
  return all;
}

/// A pair of vertices with all labels.
struct Pair {
  std::uint32_t x = 0;  // number of the vertex of P
  Labels y;
};

class Enumeration {
public:
  Enumeration(const Oriented& o, const Run& run) : run_(run), arithmetics_(arithmetics(o)) {}

  std::vector<Pair> pairs() {
    std::vector<VertexList> found(list_vertices());
    std::vector<Pair> pairs;
    for (std::uint32_t k = 0; k < found.size(); ++k) {
      if (ended == Ended::limit) break;
      const std::uint64_t left = run_.budget - steps;
      steps += std::min(left, found[k].steps + 1);
      if (found[k].steps + 1 > left) ended = Ended::limit;
      if (found[k].walked == Walked::stopped) ended = Ended::stopped;
      for (Labels& y : found[k].labels) pairs.push_back({k, std::move(y)});
    }
    return pairs;
  }

  std::vector<Labels> vertices;
  Ended ended = Ended::all;
  std::uint64_t steps = 0;

private:
  bool stopped() const { return run_.stopped(); }

  /// All vertices of P, and for each its partners.
  std::vector<VertexList> list_vertices() {
    VertexList outer;
    for (const auto& arithmetic : arithmetics_) {
      outer = arithmetic->vertices(run_.budget, [this] { return stopped(); });
      if (outer.walked != Walked::overflow) break;
    }
    steps = outer.steps;
    if (outer.walked == Walked::limit) ended = Ended::limit;
    if (outer.walked == Walked::stopped) ended = Ended::stopped;
    vertices = std::move(outer.labels);
    std::vector<VertexList> found(vertices.size());
    // What a limit leaves for one vertex does not depend on the others, nor on threads.
    const std::uint64_t left = run_.budget - steps;
    const std::size_t count =
        run_.budget == no_limit ? vertices.size() : std::min<std::size_t>(vertices.size(), left);
    constexpr std::size_t block = 64;
    const bool whole = parallel_for(run_, (count + block - 1) / block, [&](std::size_t k) {
      for (std::size_t v = k * block; v < std::min(count, (k + 1) * block); ++v)
        found[v] = partners(vertices[v], left);
    });
    if (!whole) ended = Ended::stopped;
    if (count < vertices.size() && ended == Ended::all) ended = Ended::limit;
    return found;
  }

  VertexList partners(const Labels& vertex, std::uint64_t most) const {
    VertexList list;
    for (const auto& arithmetic : arithmetics_) {
      list = arithmetic->partners(vertex, most, [this] { return stopped(); });
      if (list.walked != Walked::overflow) break;
    }
    return list;
  }

  const Run& run_;
  std::vector<std::unique_ptr<Polytopes>> arithmetics_;
};

/// The chances at a vertex: its positive variables solve the equations of its best replies.
std::vector<Rational> chances(const Matrix<Rational>& payoff, const Labels& labels,
                              std::size_t own_first, std::size_t reply_first) {
  const std::size_t own = payoff.front().size();
  std::vector<std::uint32_t> used;
  Matrix<Rational> equations;
  for (std::uint32_t j = 0; j < own; ++j)
    if (!has(labels, own_first + j)) used.push_back(j);
  for (std::size_t i = 0; i < payoff.size(); ++i) {
    if (!has(labels, reply_first + i)) continue;
    equations.emplace_back();
    for (const std::uint32_t j : used) equations.back().push_back(payoff[i][j]);
    equations.back().emplace_back(1);
  }
  const auto solved = solve_equations(std::move(equations), used.size());
  ENTENTE_ASSERT(solved.has_value());
  Rational sum;
  for (const Rational& value : *solved) sum += value;
  std::vector<Rational> chances(own);
  for (std::size_t k = 0; k < used.size(); ++k) chances[used[k]] = (*solved)[k] / sum;
  return chances;
}

Matrix<Rational> transposed(const Matrix<Rational>& matrix) {
  Matrix<Rational> t(matrix.front().size());
  for (const auto& row : matrix)
    for (std::size_t j = 0; j < row.size(); ++j) t[j].push_back(row[j]);
  return t;
}

/// Groups of pairs that share a vertex, directly or over others.
std::vector<std::vector<std::uint32_t>> components(
    const std::vector<std::vector<std::vector<Rational>>>& profiles) {
  std::vector<std::uint32_t> group(profiles.size());
  std::iota(group.begin(), group.end(), 0U);
  const auto root = [&](std::uint32_t k) {
    while (group[k] != k) k = group[k] = group[group[k]];
    return k;
  };
  for (std::size_t player = 0; player < 2; ++player) {
    std::map<std::vector<Rational>, std::uint32_t> first;
    for (std::uint32_t k = 0; k < profiles.size(); ++k) {
      const auto [at, fresh] = first.try_emplace(profiles[k][player], k);
      const std::uint32_t a = root(at->second);
      const std::uint32_t b = root(k);
      group[std::max(a, b)] = std::min(a, b);
    }
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t k = 0; k < profiles.size(); ++k) members[root(k)].push_back(k);
  std::vector<std::vector<std::uint32_t>> lists;
  for (auto& [first, list] : members) lists.push_back(std::move(list));
  return lists;
}

}  // namespace

Solutions extreme_equilibria(const game::GameTable& table, const Run& run) {
  ENTENTE_ASSERT(table.player_count() == 2);
  const Oriented o = orient(table);
  Enumeration enumeration(o, run);
  const std::vector<Pair> pairs = enumeration.pairs();
  const std::size_t m = o.a.size();
  const Matrix<Rational> b = transposed(o.b);
  std::map<Labels, std::vector<Rational>> known_x, known_y;
  Solutions s;
  for (const Pair& pair : pairs) {
    const Labels& x = enumeration.vertices[pair.x];
    if (!known_x.contains(x)) known_x[x] = chances(b, x, 0, m);
    if (!known_y.contains(pair.y)) known_y[pair.y] = chances(o.a, pair.y, m, 0);
    std::vector<std::vector<Rational>> profile{known_x[x], known_y[pair.y]};
    if (o.swapped) std::swap(profile[0], profile[1]);
    s.profiles.push_back(std::move(profile));
  }
  sort(s.profiles);
  s.components = components(s.profiles);
  s.ended = enumeration.ended;
  s.steps = enumeration.steps;
  return s;
}

}  // namespace entente::solve
