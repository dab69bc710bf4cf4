#pragma once
#include <cstdint>
#include <vector>

#include "entente/base/assert.hpp"
#include "entente/solve/key_set.hpp"
#include "entente/solve/wide.hpp"

namespace entente::solve {

/// The basic variables of a system of equations in terms of the others, in whole numbers:
///
///     denominator * basic[r] = right(r) - sum over c of at(r, c) * other[c]
///
/// All entries are minors of the first matrix, so every division of a pivot is exact (Edmonds 1967;
/// Bareiss 1968). Int comes with sign, compare_products and divider (wide.hpp). Where a number does
/// not fit, `overflow` is set and the dictionary is of no use any more.
template <class Int>
class Dictionary {
public:
  Dictionary(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), cells_(rows * (columns + 1)), denominator_(1) {
    basic.resize(rows);
    other.resize(columns);
  }

  std::vector<std::uint32_t> basic, other;  ///< the variables by row, by column
  bool overflow = false;

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  Int& at(std::size_t r, std::size_t c) { return cells_[r * (columns_ + 1) + c]; }
  const Int& at(std::size_t r, std::size_t c) const { return cells_[r * (columns_ + 1) + c]; }
  Int& right(std::size_t r) { return at(r, columns_); }
  const Int& right(std::size_t r) const { return at(r, columns_); }
  const Int& denominator() const { return denominator_; }
  void set_denominator(const Int& d) { denominator_ = d; }

  /// The present basis becomes the first one: its order breaks ties from now on.
  void begin_here() { first_ = basic; }

  /// Swaps basic[r] and other[c]; at(r, c) is not 0. A second time takes it back.
  void pivot(std::size_t r, std::size_t c) {
    const Int p = at(r, c);
    const Int old = denominator_;
    const auto divide = divider(old);
    for (std::size_t i = 0; i < rows_; ++i) {
      if (i == r) continue;
      const Int factor = at(i, c);
      for (std::size_t j = 0; j <= columns_; ++j) {
        if (j == c) continue;
        const auto entry = divide(at(i, j), p, factor, at(r, j));
        if (!entry) {
          overflow = true;
          return;
        }
        at(i, j) = *entry;
      }
      at(i, c) = -factor;
    }
    at(r, c) = old;
    denominator_ = p;
    if (sign(p) < 0) {
      denominator_ = -p;
      for (Int& cell : cells_) cell = -cell;
    }
    std::swap(basic[r], other[c]);
  }

  /// The row that limits how far other[c] can grow. Ties are broken as if the right sides of the
  /// first basis were larger by e, e^2, ... for a tiny e (Charnes 1952), so there is one, and no
  /// cycle. `rows()` where nothing limits it.
  std::size_t leaving(std::size_t c) const {
    std::size_t best = rows_;
    for (std::size_t r = 0; r < rows_; ++r)
      if (sign(at(r, c)) > 0 && (best == rows_ || before(r, best, c))) best = r;
    return best;
  }

private:
  /// Whether row r limits column c more than row s.
  bool before(std::size_t r, std::size_t s, std::size_t c) const {
    int order = compare_products(right(r), at(s, c), right(s), at(r, c));
    for (std::size_t k = 0; order == 0 && k < first_.size(); ++k) {
      const Int left = first_entry(r, first_[k]);
      const Int other_left = first_entry(s, first_[k]);
      order = compare_products(left, at(s, c), other_left, at(r, c));
    }
    return order < 0;
  }
  /// The entry of the inverse of the basis that belongs to a variable of the first basis.
  Int first_entry(std::size_t r, std::uint32_t variable) const {
    for (std::size_t c = 0; c < columns_; ++c)
      if (other[c] == variable) return at(r, c);
    return basic[r] == variable ? denominator_ : Int(0);
  }

  std::size_t rows_, columns_;
  std::vector<Int> cells_;  // rows of columns and the right side
  Int denominator_;
  std::vector<std::uint32_t> first_;
};

enum class Walked : std::uint8_t { all, overflow, stopped, limit };

/// Visits every vertex of the bounded polytope {variables >= 0} of a feasible dictionary once:
/// visit(labels of the variables that are 0 there). `steps` counts bases, at most `most`.
///
/// Walks the graph of the bases that stay feasible under the perturbation of the ties: it is
/// connected, and each vertex has at least one of them. Bases are remembered as sets of labels;
/// going back is a pivot, so only one dictionary is held.
template <class Int, class Visit, class Stopped>
Walked each_vertex(Dictionary<Int>& d, std::size_t labels, std::uint64_t most, std::uint64_t& steps,
                   Stopped&& stopped, Visit&& visit) {
  struct Frame {
    std::size_t column = 0;         // to be tried next
    std::size_t row = 0, back = 0;  // the pivot that led here
  };
  const std::size_t words = words_for(labels);
  KeySet bases(words), vertices(words);
  Labels basis(words, 0);
  for (const std::uint32_t v : d.basic) add(basis, v);
  bases.insert(basis);
  std::vector<Frame> way{Frame{}};
  bool fresh = true;
  while (!way.empty()) {
    if (fresh) {
      if (steps == most) return Walked::limit;
      if (++steps % 64 == 0 && stopped()) return Walked::stopped;
      Labels zero(words, 0);
      for (const std::uint32_t v : d.other) add(zero, v);
      for (std::size_t r = 0; r < d.rows(); ++r)
        if (sign(d.right(r)) == 0) add(zero, d.basic[r]);
      if (vertices.insert(zero)) visit(zero);
      fresh = false;
    }
    Frame& top = way.back();
    if (top.column == d.columns()) {
      const Frame done = top;
      way.pop_back();
      if (way.empty()) break;
      d.pivot(done.row, done.back);
      if (d.overflow) return Walked::overflow;
      add(basis, d.basic[done.row]);
      remove(basis, d.other[done.back]);
      continue;
    }
    const std::size_t c = top.column++;
    const std::size_t r = d.leaving(c);
    ENTENTE_ASSERT(r < d.rows());
    remove(basis, d.basic[r]);
    add(basis, d.other[c]);
    if (!bases.insert(basis)) {
      add(basis, d.basic[r]);
      remove(basis, d.other[c]);
      continue;
    }
    d.pivot(r, c);
    if (d.overflow) return Walked::overflow;
    way.push_back({0, r, c});
    fresh = true;
  }
  return Walked::all;
}

}  // namespace entente::solve
