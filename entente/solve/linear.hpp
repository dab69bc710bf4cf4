#pragma once
#include <optional>
#include <span>
#include <vector>

#include "entente/base/rational.hpp"

namespace entente::solve {

template <class Number>
using Matrix = std::vector<std::vector<Number>>;

/// The one solution of equations, each a row of `unknowns` factors and the right side; nothing
/// where there is none or more than one. Exact elimination.
std::optional<std::vector<Rational>> solve_equations(Matrix<Rational> rows, std::size_t unknowns);

/// The largest number of which all are whole multiples; 1 where all are 0.
Rational common_unit(std::span<const Rational> numbers);

}  // namespace entente::solve
