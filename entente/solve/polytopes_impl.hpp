#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "entente/solve/linear.hpp"
#include "entente/solve/polytopes.hpp"

namespace entente::solve {

/// The face of Q = {y >= 0, A y <= 1} in which the rows `tight` are equal to 1 and only the columns
/// `used` may be positive.
template <class Int>
class Face {
public:
  Face(const Matrix<Int>& a, std::size_t columns, std::vector<std::uint32_t> tight,
       std::vector<std::uint32_t> used)
      : a_(a), labels_(a.size() + columns), tight_(std::move(tight)), used_(std::move(used)) {}

  VertexList vertices(std::uint64_t most, const Polytopes::Stopped& stopped) {
    if (some_row_is_worse()) return list_;
    Dictionary<Int> d = start();
    const Found found = solve(d);
    if (found == Found::many) {
      d = start();
      if (!d.overflow && reach(d)) walk(reduced(d), most, stopped);
      if (d.overflow) list_.walked = Walked::overflow;
    }
    return std::move(list_);
  }

private:
  enum class Found : std::uint8_t { none, one, many };

  bool is_tight(std::uint32_t variable) const {
    return variable < a_.size() && std::ranges::binary_search(tight_, variable);
  }

  /// A row that another one beats in every used column is a best reply to nothing here.
  bool some_row_is_worse() const {
    return std::ranges::any_of(tight_, [&](std::uint32_t i) {
      return std::ranges::any_of(a_, [&](const std::vector<Int>& row) {
        return std::ranges::all_of(used_, [&](std::uint32_t j) { return a_[i][j] < row[j]; });
      });
    });
  }

  /// At y = 0: every slack is basic.
  Dictionary<Int> start() const {
    Dictionary<Int> d(a_.size(), used_.size());
    for (std::size_t r = 0; r < a_.size(); ++r) {
      d.basic[r] = static_cast<std::uint32_t>(r);
      for (std::size_t c = 0; c < used_.size(); ++c) d.at(r, c) = a_[r][used_[c]];
      d.right(r) = Int(1);
    }
    for (std::size_t c = 0; c < used_.size(); ++c)
      d.other[c] = static_cast<std::uint32_t>(a_.size()) + used_[c];
    d.begin_here();
    return d;
  }

  /// Solves the equations alone. In a game without ties they have one solution or none.
  Found solve(Dictionary<Int>& d) {
    for (const std::uint32_t i : tight_) {
      std::size_t c = 0;
      while (c < d.columns() && (is_tight(d.other[c]) || sign(d.at(i, c)) == 0)) ++c;
      if (c == d.columns()) {
        if (sign(d.right(i)) != 0) return Found::none;
        continue;
      }
      d.pivot(i, c);
      if (d.overflow) {
        list_.walked = Walked::overflow;
        return Found::none;
      }
    }
    if (!std::ranges::all_of(d.other, [&](std::uint32_t v) { return is_tight(v); }))
      return Found::many;
    for (std::size_t r = 0; r < d.rows(); ++r)
      if (sign(d.right(r)) < 0) return Found::none;
    add_vertex(d);
    return Found::one;
  }

  void add_vertex(const Dictionary<Int>& d) {
    Labels zero(words_for(labels_), 0);
    for (const std::uint32_t v : d.other) add(zero, v);
    for (std::size_t r = 0; r < d.rows(); ++r)
      if (sign(d.right(r)) == 0) add(zero, d.basic[r]);
    list_.labels.push_back(with_unused(std::move(zero)));
  }

  /// The columns that are not used are 0 as well.
  Labels with_unused(Labels zero) const {
    for (std::size_t v = a_.size(); v < labels_; ++v)
      if (!std::ranges::binary_search(used_, static_cast<std::uint32_t>(v - a_.size())))
        add(zero, v);
    return zero;
  }

  /// How the sum of the slacks of tight rows falls as other[c] grows.
  Int fall(const Dictionary<Int>& d, std::size_t c) const {
    Int sum(0);
    for (std::size_t r = 0; r < d.rows(); ++r)
      if (is_tight(d.basic[r])) sum += d.at(r, c);
    if (is_tight(d.other[c])) sum -= d.denominator();
    return sum;
  }

  /// Simplex steps to a vertex of the face; false where it is empty.
  bool reach(Dictionary<Int>& d) {
    for (;;) {
      std::size_t best = d.columns();
      for (std::size_t c = 0; c < d.columns(); ++c)
        if (sign(fall(d, c)) > 0 && (best == d.columns() || d.other[c] < d.other[best])) best = c;
      if (best == d.columns()) break;
      d.pivot(d.leaving(best), best);
      if (d.overflow) return false;
    }
    for (std::size_t r = 0; r < d.rows(); ++r)
      if (is_tight(d.basic[r]) && sign(d.right(r)) != 0) return false;
    // Slacks that are 0 and basic change places with others, where an equation is not redundant.
    for (std::size_t r = 0; r < d.rows(); ++r) {
      if (!is_tight(d.basic[r])) continue;
      for (std::size_t c = 0; c < d.columns(); ++c) {
        if (is_tight(d.other[c]) || sign(d.at(r, c)) == 0) continue;
        d.pivot(r, c);
        if (d.overflow) return false;
        break;
      }
    }
    return true;
  }

  /// The dictionary of the face alone, without slacks of tight rows.
  Dictionary<Int> reduced(const Dictionary<Int>& d) const {
    std::vector<std::size_t> rows, columns;
    for (std::size_t r = 0; r < d.rows(); ++r)
      if (!is_tight(d.basic[r])) rows.push_back(r);
    for (std::size_t c = 0; c < d.columns(); ++c)
      if (!is_tight(d.other[c])) columns.push_back(c);
    Dictionary<Int> face(rows.size(), columns.size());
    face.set_denominator(d.denominator());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      face.basic[r] = d.basic[rows[r]];
      face.right(r) = d.right(rows[r]);
      for (std::size_t c = 0; c < columns.size(); ++c) face.at(r, c) = d.at(rows[r], columns[c]);
    }
    for (std::size_t c = 0; c < columns.size(); ++c) face.other[c] = d.other[columns[c]];
    face.begin_here();
    return face;
  }

  void walk(Dictionary<Int> d, std::uint64_t most, const Polytopes::Stopped& stopped) {
    list_.walked = each_vertex(d, labels_, most, list_.steps, stopped, [&](const Labels& zero) {
      Labels all = with_unused(zero);
      for (const std::uint32_t i : tight_) add(all, i);
      list_.labels.push_back(std::move(all));
    });
  }

  const Matrix<Int>& a_;
  std::size_t labels_;
  std::vector<std::uint32_t> tight_, used_;  // ascending
  VertexList list_;
};

/// Both polytopes with numbers of type Int.
template <class Int>
class PolytopesOf : public Polytopes {
public:
  /// a has m rows of n numbers, b the same.
  PolytopesOf(Matrix<Int> a, const Matrix<Int>& b) : a_(std::move(a)) {
    b_.resize(b.front().size());
    for (std::size_t j = 0; j < b_.size(); ++j)
      for (const std::vector<Int>& row : b) b_[j].push_back(row[j]);
  }

  VertexList vertices(std::uint64_t most, const Stopped& stopped) const override {
    const std::size_t m = a_.size();
    Dictionary<Int> d(b_.size(), m);
    for (std::size_t j = 0; j < b_.size(); ++j) {
      d.basic[j] = static_cast<std::uint32_t>(m + j);
      for (std::size_t i = 0; i < m; ++i) d.at(j, i) = b_[j][i];
      d.right(j) = Int(1);
    }
    for (std::size_t i = 0; i < m; ++i) d.other[i] = static_cast<std::uint32_t>(i);
    d.begin_here();
    VertexList list;
    list.walked = each_vertex(d, m + b_.size(), most, list.steps, stopped,
                              [&](const Labels& zero) { list.labels.push_back(zero); });
    return list;
  }

  VertexList partners(const Labels& vertex, std::uint64_t most,
                      const Stopped& stopped) const override {
    std::vector<std::uint32_t> tight, used;
    for (std::uint32_t i = 0; i < a_.size(); ++i)
      if (!has(vertex, i)) tight.push_back(i);
    for (std::uint32_t j = 0; j < b_.size(); ++j)
      if (has(vertex, a_.size() + j)) used.push_back(j);
    if (tight.empty() || used.empty()) return {};
    return Face<Int>(a_, b_.size(), std::move(tight), std::move(used)).vertices(most, stopped);
  }

private:
  Matrix<Int> a_, b_;  // b_[column][row]
};

/// The matrix as numbers of type Int; the digits fit.
template <class Int, class Parse>
Matrix<Int> parsed(const WholeMatrix& digits, Parse&& parse) {
  Matrix<Int> matrix;
  for (const auto& row : digits) {
    matrix.emplace_back();
    for (const std::string& text : row) matrix.back().push_back(parse(text));
  }
  return matrix;
}

}  // namespace entente::solve
