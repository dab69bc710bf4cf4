#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "entente/base/id.hpp"

namespace entente {

/// A set of states as one bit each. Different threads may write different words (64 states).
class StateSet {
public:
  StateSet() = default;
  explicit StateSet(std::uint64_t states) : states_(states), words_((states + 63) / 64) {}

  std::uint64_t states() const { return states_; }
  bool contains(StateId s) const { return (words_[s.value / 64] >> (s.value % 64) & 1U) != 0; }
  void insert(StateId s) { words_[s.value / 64] |= std::uint64_t{1} << (s.value % 64); }
  void erase(StateId s) { words_[s.value / 64] &= ~(std::uint64_t{1} << (s.value % 64)); }

  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }

  std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (std::uint64_t word : words_) sum += static_cast<std::uint64_t>(std::popcount(word));
    return sum;
  }
  bool empty() const {
    for (std::uint64_t word : words_)
      if (word != 0) return false;
    return true;
  }

  /// Calls visit(StateId) in ascending order; visit returns false to stop. True if not stopped.
  template <class Visit>
  bool each(Visit&& visit) const {
    for (std::uint64_t k = 0; k < words_.size(); ++k)
      for (std::uint64_t word = words_[k]; word != 0; word &= word - 1)
        if (!visit(StateId{64 * k + static_cast<std::uint64_t>(std::countr_zero(word))}))
          return false;
    return true;
  }

  StateSet& operator&=(const StateSet& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] &= other.words_[k];
    return *this;
  }
  StateSet& operator|=(const StateSet& other) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] |= other.words_[k];
    return *this;
  }
  friend bool operator==(const StateSet&, const StateSet&) = default;

private:
  std::uint64_t states_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace entente
