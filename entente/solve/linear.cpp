#include "entente/solve/linear.hpp"

#include <numeric>
#include <utility>

#include <gmpxx.h>

namespace entente::solve {

std::optional<std::vector<Rational>> solve_equations(Matrix<Rational> rows, std::size_t unknowns) {
  const Rational zero;
  std::size_t done = 0;  // rows with a leading unknown of their own
  for (std::size_t c = 0; c < unknowns; ++c) {
    std::size_t r = done;
    while (r < rows.size() && rows[r][c] == zero) ++r;
    if (r == rows.size()) return std::nullopt;
    std::swap(rows[r], rows[done]);
    const Rational lead = rows[done][c];
    for (std::size_t k = c; k <= unknowns; ++k) rows[done][k] /= lead;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Rational factor = rows[i][c];
      if (i == done || factor == zero) continue;
      for (std::size_t k = c; k <= unknowns; ++k) rows[i][k] -= factor * rows[done][k];
    }
    ++done;
  }
  std::vector<Rational> solution;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r < unknowns) {
      solution.push_back(rows[r][unknowns]);
    } else if (rows[r][unknowns] != zero) {
      return std::nullopt;
    }
  }
  return solution;
}

Rational common_unit(std::span<const Rational> numbers) {
  mpz_class above = 0;
  mpz_class below = 1;
  for (const Rational& number : numbers) {
    const mpq_class q(number.fraction());
    below = lcm(below, q.get_den());
  }
  for (const Rational& number : numbers) {
    const mpq_class scaled = mpq_class(number.fraction()) * below;
    above = gcd(above, scaled.get_num());
  }
  if (above == 0) return Rational(1);
  // The quotient in pieces, since numbers of any length are made of small ones.
  const auto whole = [](mpz_class value) {
    Rational result;
    Rational place(1);
    for (; value != 0; value >>= 32, place *= Rational(long{1} << 32)) {
      const mpz_class low = value & mpz_class(0xFFFFFFFFUL);
      result += place * Rational(static_cast<long>(low.get_ui()));
    }
    return result;
  };
  return whole(above) / whole(below);
}

}  // namespace entente::solve
