#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "entente/base/random.hpp"

namespace entente::solve {

/// A set of labels as bits, of as many words as its owner says.
using Labels = std::vector<std::uint64_t>;

inline std::size_t words_for(std::size_t labels) { return (labels + 63) / 64; }
inline void add(Labels& set, std::size_t label) {
  set[label / 64] |= std::uint64_t{1} << (label % 64);
}
inline void remove(Labels& set, std::size_t label) {
  set[label / 64] &= ~(std::uint64_t{1} << (label % 64));
}
inline bool has(const Labels& set, std::size_t label) {
  return (set[label / 64] >> (label % 64) & 1U) != 0;
}

/// Sets of labels that were met, each held once, in one array.
class KeySet {
public:
  explicit KeySet(std::size_t words) : words_(words), slots_(64, 0) {}

  /// Whether the key is new.
  bool insert(const Labels& key) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    for (std::size_t at = hash(key.data()) & (slots_.size() - 1);;
         at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) {
        keys_.insert(keys_.end(), key.begin(), key.end());
        slots_[at] = ++count_;
        return true;
      }
      const std::uint64_t* known = keys_.data() + (slots_[at] - 1) * words_;
      if (std::equal(known, known + words_, key.data())) return false;
    }
  }
  std::size_t size() const { return count_; }

private:
  std::size_t hash(const std::uint64_t* key) const {
    std::uint64_t h = 0;
    for (std::size_t w = 0; w < words_; ++w) h = mix(h ^ key[w]);
    return h;
  }
  void grow() {
    std::vector<std::size_t> old(slots_.size() * 2, 0);
    old.swap(slots_);
    for (const std::size_t entry : old) {
      if (entry == 0) continue;
      std::size_t at = hash(keys_.data() + (entry - 1) * words_) & (slots_.size() - 1);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = entry;
    }
  }

  std::size_t words_;
  std::size_t count_ = 0;
  std::vector<std::uint64_t> keys_;
  std::vector<std::size_t> slots_;  // number of a key from 1; 0: free
};

}  // namespace entente::solve
