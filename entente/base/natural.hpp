#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace entente {

/// A whole number from 0 on, of any size: counts of orders, which are factorials.
/// A value: copying copies. What would be negative is a bug of the caller (asserted).
class Natural {
public:
  Natural();
  Natural(std::uint64_t value);  // NOLINT(google-explicit-constructor): whole numbers are these
  Natural(const Natural& other);
  Natural(Natural&& other) noexcept;
  Natural& operator=(const Natural& other);
  Natural& operator=(Natural&& other) noexcept;
  ~Natural();

  static Natural factorial(std::uint64_t n);
  static Natural power(const Natural& base, std::uint64_t exponent);
  /// The product of all, 1 of none; halves are multiplied first, so that long numbers meet late.
  static Natural product(std::span<const Natural> factors);
  /// above / below, rounded to the nearest double; below is not 0.
  static double ratio(const Natural& above, const Natural& below);

  /// 2^(64 words) times this.
  Natural shifted(std::uint64_t words) const;
  /// The number that `count` words of 64 bits make, from word `first` on (word 0 is the lowest).
  Natural piece(std::uint64_t first, std::uint64_t count) const;
  /// How many words of 64 bits it takes: what working with it costs.
  std::uint64_t words() const;
  /// The value where it fits in 64 bits.
  std::optional<std::uint64_t> small() const;
  /// In decimal digits.
  std::string text() const;

  Natural& operator+=(const Natural& o);
  Natural& operator-=(const Natural& o);
  Natural& operator*=(const Natural& o);
  /// Only where nothing is left over; o is not 0.
  Natural& divide_exactly(const Natural& o);
  friend Natural operator+(Natural a, const Natural& b) { return a += b; }
  friend Natural operator-(Natural a, const Natural& b) { return a -= b; }
  friend Natural operator*(Natural a, const Natural& b) { return a *= b; }
  friend bool operator==(const Natural& a, const Natural& b) { return a.compare(b) == 0; }
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
    return a.compare(b) <=> 0;
  }

private:
  struct Value;
  int compare(const Natural& other) const;
  std::unique_ptr<Value> value_;
};

}  // namespace entente
