#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace entente::graph {

/// A number of ways. They grow exponentially: exact up to 2^128 - 2, and from there on "so many or
/// more", whatever is added.
class WideCount {
public:
  WideCount() = default;
  WideCount(std::uint64_t value) : value_(value) {}  // NOLINT(google-explicit-constructor)

  WideCount& operator+=(WideCount o) {
    const Wide sum = value_ + o.value_;
    value_ = sum < value_ ? most : sum;
    return *this;
  }
  friend WideCount operator+(WideCount a, WideCount b) { return a += b; }
  friend auto operator<=>(const WideCount&, const WideCount&) = default;

  bool none() const { return value_ == 0; }
  bool saturated() const { return value_ == most; }
  /// In decimal digits; where saturated those of 2^128 - 1.
  std::string text() const;

private:
  __extension__ using Wide = unsigned __int128;
  static constexpr Wide most = ~Wide{0};
  Wide value_ = 0;
};

}  // namespace entente::graph
