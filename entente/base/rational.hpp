#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// An exact fraction of any size, so that equal sums are ties on every machine.
/// A value: copying copies. Division by zero is a bug of the caller (asserted).
class Rational {
public:
  Rational();
  Rational(long value);  // NOLINT(google-explicit-constructor): whole numbers are fractions
  Rational(long numerator, long denominator);
  Rational(const Rational& other);
  Rational(Rational&& other) noexcept;
  Rational& operator=(const Rational& other);
  Rational& operator=(Rational&& other) noexcept;
  ~Rational();

  /// "12", "-0.25", "3e-2", "1/3"; nothing where the text is no such number, or its exponent is
  /// beyond +-300.
  static std::optional<Rational> parse(std::string_view text);
  /// The double's exact value.
  static Rational from_double(double value);

  double to_double() const;
  /// "27/40"; whole numbers without a denominator.
  std::string fraction() const;
  /// As a decimal with at most `digits` places behind the point, trailing zeros left out.
  std::string decimal(int digits = 6) const;

  Rational& operator+=(const Rational& o);
  Rational& operator-=(const Rational& o);
  Rational& operator*=(const Rational& o);
  Rational& operator/=(const Rational& o);
  friend Rational operator+(Rational a, const Rational& b) { return a += b; }
  friend Rational operator-(Rational a, const Rational& b) { return a -= b; }
  friend Rational operator*(Rational a, const Rational& b) { return a *= b; }
  friend Rational operator/(Rational a, const Rational& b) { return a /= b; }
  friend Rational operator-(const Rational& a) { return Rational(0) - a; }
  friend bool operator==(const Rational& a, const Rational& b) { return a.compare(b) == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    return a.compare(b) <=> 0;
  }

private:
  struct Value;
  int compare(const Rational& other) const;
  std::unique_ptr<Value> value_;

  friend std::optional<std::vector<std::int64_t>> to_common_integers(
      std::span<const Rational> numbers);
};

/// The numbers times their least common denominator; nothing where a sum of any of them could
/// leave 62 bits.
std::optional<std::vector<std::int64_t>> to_common_integers(std::span<const Rational> numbers);

}  // namespace entente
