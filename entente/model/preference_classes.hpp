#pragma once
#include <cstdint>
#include <vector>

namespace entente {

/// Which states one party cannot tell apart in any way: states of a class compare alike - by order,
/// strength, degree and chance - with every other state. Methods for any preferences look at
/// classes where there are fewer of them than states.
struct PreferenceClasses {
  std::vector<std::uint32_t> of;     ///< of[state], numbered as they are first met
  std::vector<std::uint32_t> first;  ///< first[class]: its first state

  /// All states in one class.
  explicit PreferenceClasses(std::uint64_t states);
  std::uint32_t count() const { return static_cast<std::uint32_t>(first.size()); }

  /// Parts states that differ in keys[state]. Cost: a look-up per state.
  void part_by(const std::vector<std::uint32_t>& keys);
  /// Gives each of these states a class of its own.
  void set_apart(const std::vector<std::uint32_t>& states);
};

}  // namespace entente
