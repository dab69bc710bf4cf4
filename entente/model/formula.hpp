#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "entente/base/id.hpp"

namespace entente {

/// The place of a level in its option's list, from 0.
using Level = std::uint8_t;
inline constexpr std::size_t most_levels = 64;

/// A condition on the levels of options, with every outcome's name already written out. A shared,
/// unchanging tree: copying a pointer copies the formula.
struct Formula {
  enum class Kind : std::uint8_t {
    constant,
    test,
    negation,
    conjunction,
    disjunction,
    equivalence
  };
  using Pointer = std::shared_ptr<const Formula>;

  Kind kind = Kind::constant;
  OptionId option;             ///< test: this option ...
  std::uint64_t levels = 0;    ///< ... is at one of these levels (bit k: level k); constant: 0 or 1
  std::vector<Pointer> parts;  ///< one for a negation, two or more for the others

  static Pointer constant(bool value);
  static Pointer test(OptionId option, std::uint64_t levels);
  static Pointer negation(Pointer part);
  static Pointer conjunction(std::vector<Pointer> parts);
  static Pointer disjunction(std::vector<Pointer> parts);
  static Pointer equivalence(std::vector<Pointer> parts);
};

/// Whether the formula is true where option k is at levels[k].
bool holds(const Formula& formula, std::span<const Level> levels);

/// Marks in `mentioned` (one entry per option) the options that the formula looks at.
void mark_options(const Formula& formula, std::vector<bool>& mentioned);

}  // namespace entente
