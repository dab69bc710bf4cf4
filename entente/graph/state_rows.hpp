#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "entente/base/id.hpp"

namespace entente::graph {

/// A set of states for each state, as bits: row s is words() words long. Different threads may
/// write different rows. Memory: states^2 / 8 bytes.
class StateRows {
public:
  StateRows() = default;
  explicit StateRows(std::uint64_t states)
      : words_((states + 63) / 64), bits_(words_ * states, 0) {}

  std::uint64_t words() const { return words_; }
  std::uint64_t states() const { return words_ == 0 ? 0 : bits_.size() / words_; }
  std::span<std::uint64_t> row(StateId s) { return {&bits_[s.value * words_], words_}; }
  std::span<const std::uint64_t> row(StateId s) const { return {&bits_[s.value * words_], words_}; }
  bool empty() const { return bits_.empty(); }

private:
  std::uint64_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

inline bool row_contains(std::span<const std::uint64_t> row, StateId s) {
  return (row[s.value / 64] >> (s.value % 64) & 1U) != 0;
}

inline void row_insert(std::span<std::uint64_t> row, StateId s) {
  row[s.value / 64] |= std::uint64_t{1} << (s.value % 64);
}

/// Whether two sets have a state in common.
inline bool rows_meet(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if ((a[k] & b[k]) != 0) return true;
  return false;
}

/// Whether all of a is in b.
inline bool row_within(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  for (std::size_t k = 0; k < a.size(); ++k)
    if ((a[k] & ~b[k]) != 0) return false;
  return true;
}

}  // namespace entente::graph
