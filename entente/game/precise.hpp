#pragma once
#include <cmath>
#include <limits>

#include "entente/base/rational.hpp"

namespace entente::game {

/// A sum of two doubles with a bound of its error: the true value lies within
/// hi + lo +- error, and so about 100 bits are right until they cancel.
///
/// Source: Dekker (1971), A floating-point technique for extending the available precision; bounds
/// of Joldes, Muller & Popescu (2017), Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic (there 3u^2 of a sum, 7u^2 of a product; here 2^-98, which is above
/// both).
class Precise {
public:
  Precise() = default;
  explicit Precise(double value) : hi_(value) {}
  explicit Precise(const Rational& value) : hi_(value.to_double()) {
    if (!std::isfinite(hi_)) {
      error_ = std::numeric_limits<double>::infinity();
      return;
    }
    lo_ = (value - Rational::from_double(hi_)).to_double();
    error_ = rounding();
  }

  double value() const { return hi_ + lo_; }
  /// At least the true value.
  double upper() const { return std::nextafter(value() + bound(), HUGE_VAL); }
  /// How far the true value can be from value().
  double bound() const { return (error_ + std::abs(hi_) * 0x1p-52) * (1 + 0x1p-50); }
  /// Whether the true value may be below 0.
  bool surely_negative() const { return hi_ + lo_ < -bound(); }

  friend Precise operator+(const Precise& a, const Precise& b) {
    Precise r = two_sum(a.hi_, b.hi_);
    const Precise tail = two_sum(a.lo_, b.lo_);
    r.lo_ += tail.hi_;
    r = quick_sum(r.hi_, r.lo_);
    r.lo_ += tail.lo_;
    r = quick_sum(r.hi_, r.lo_);
    // Large numbers that cancel leave their own rounding, not that of the small result.
    r.error_ =
        (a.error_ + b.error_ + r.rounding() + (std::abs(a.lo_) + std::abs(b.lo_)) * 0x1p-51) *
        (1 + 0x1p-50);
    return r;
  }
  friend Precise operator-(const Precise& a, const Precise& b) { return a + b.negated(); }
  friend Precise operator*(const Precise& a, const Precise& b) {
    const double product = a.hi_ * b.hi_;
    const double rest = std::fma(a.hi_, b.hi_, -product);
    Precise r = quick_sum(product, rest + (a.hi_ * b.lo_ + a.lo_ * b.hi_));
    r.error_ = (std::abs(a.hi_) * b.error_ + std::abs(b.hi_) * a.error_) * (1 + 0x1p-50) +
               a.error_ * b.error_ + r.rounding() + tiny;
    return r;
  }
  Precise& operator+=(const Precise& o) { return *this = *this + o; }
  Precise& operator*=(const Precise& o) { return *this = *this * o; }
  friend bool operator<(const Precise& a, const Precise& b) {
    return a.hi_ < b.hi_ || (a.hi_ == b.hi_ && a.lo_ < b.lo_);
  }
  bool is_zero() const { return hi_ == 0 && lo_ == 0; }

private:
  static constexpr double tiny = 0x1p-1000;  // what products lose below the range of doubles

  Precise negated() const {
    Precise r = *this;
    r.hi_ = -hi_;
    r.lo_ = -lo_;
    return r;
  }
  static Precise two_sum(double a, double b) {
    Precise r;
    r.hi_ = a + b;
    const double part = r.hi_ - a;
    r.lo_ = (a - (r.hi_ - part)) + (b - part);
    return r;
  }
  static Precise quick_sum(double a, double b) {
    Precise r;
    r.hi_ = a + b;
    r.lo_ = b - (r.hi_ - a);
    return r;
  }
  double rounding() const { return std::abs(hi_) * 0x1p-98; }

  double hi_ = 0, lo_ = 0, error_ = 0;
};

}  // namespace entente::game
