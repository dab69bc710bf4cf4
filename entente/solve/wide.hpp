#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>

/// Exact arithmetic of integer pivoting on whole numbers of fixed size: what does not fit is said,
/// and the caller goes on with larger ones.
namespace entente::solve {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Word128;

inline int sign(std::int64_t a) { return a < 0 ? -1 : a > 0 ? 1 : 0; }
inline int sign(Int128 a) { return a < 0 ? -1 : a > 0 ? 1 : 0; }

inline Word128 magnitude(Int128 a) {
  return a < 0 ? -static_cast<Word128>(a) : static_cast<Word128>(a);
}

/// The place of the highest bit, from 1; 0 of 0.
inline int bits(Word128 a) {
  const auto high = static_cast<std::uint64_t>(a >> 64U);
  const auto low = static_cast<std::uint64_t>(a);
  return high != 0 ? 128 - __builtin_clzll(high) : low != 0 ? 64 - __builtin_clzll(low) : 0;
}

/// A number of 256 bits.
struct Word256 {
  Word128 high = 0, low = 0;

  Word256 negated() const { return {~high + (low == 0 ? 1U : 0U), ~low + 1}; }
  Word256 plus(const Word256& o) const {
    const Word128 sum = low + o.low;
    return {high + o.high + (sum < low ? 1U : 0U), sum};
  }
};

inline Word256 product(Word128 a, Word128 b) {
  const auto low = [](Word128 x) { return static_cast<std::uint64_t>(x); };
  const auto high = [](Word128 x) { return static_cast<std::uint64_t>(x >> 64U); };
  const Word128 ll = static_cast<Word128>(low(a)) * low(b);
  if (high(a) == 0 && high(b) == 0) return {0, ll};
  const Word128 lh = static_cast<Word128>(low(a)) * high(b);
  const Word128 hl = static_cast<Word128>(high(a)) * low(b);
  const Word128 hh = static_cast<Word128>(high(a)) * high(b);
  const Word128 middle = static_cast<Word128>(high(ll)) + low(lh) + low(hl);
  return {hh + high(lh) + high(hl) + high(middle), (middle << 64U) | low(ll)};
}

/// The sign of ab - cd, where b and d are positive or all are any numbers.
inline int compare_products(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  const Int128 left = static_cast<Int128>(a) * b;
  const Int128 right = static_cast<Int128>(c) * d;
  return left < right ? -1 : left > right ? 1 : 0;
}
inline int compare_products(Int128 a, Int128 b, Int128 c, Int128 d) {
  const int left = sign(a) * sign(b);
  const int right = sign(c) * sign(d);
  if (left != right) return left < right ? -1 : 1;
  if (left == 0) return 0;
  const Word128 u = magnitude(a), v = magnitude(b), w = magnitude(c), x = magnitude(d);
  if (bits(u) + bits(v) <= 128 && bits(w) + bits(x) <= 128) {
    const Word128 first = u * v, second = w * x;
    return first == second ? 0 : (first < second ? -left : left);
  }
  const Word256 l = product(u, v);
  const Word256 r = product(w, x);
  const int order = l.high != r.high ? (l.high < r.high ? -1 : 1)
                    : l.low != r.low ? (l.low < r.low ? -1 : 1)
                                     : 0;
  return left * order;
}

/// The inverse of an odd number modulo 2^64 or 2^128: each step of Newton's doubles the right bits.
template <class Word>
Word odd_inverse(Word odd) {
  Word inverse = odd * 3 ^ 2;  // right in 5 bits
  for (int bits = 5; bits < static_cast<int>(sizeof(Word)) * 8; bits *= 2)
    inverse *= 2 - odd * inverse;
  return inverse;
}

/// Divides what is known to be a multiple of one positive number: a shift and a product (Jebelean
/// 1993, An algorithm for exact division).
class Divider64 {
public:
  explicit Divider64(std::int64_t by)
      : by_(static_cast<std::uint64_t>(by)),
        shift_(__builtin_ctzll(by_)),
        inverse_(odd_inverse(by_ >> shift_)) {}

  /// (ad - bc) / by, or nothing where it does not fit.
  std::optional<std::int64_t> operator()(std::int64_t a, std::int64_t d, std::int64_t b,
                                         std::int64_t c) const {
    const Int128 difference = static_cast<Int128>(a) * d - static_cast<Int128>(b) * c;
    if (magnitude(difference) >= static_cast<Word128>(by_) << 62U) return std::nullopt;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(difference >> shift_) * inverse_);
  }

private:
  std::uint64_t by_;
  int shift_;
  std::uint64_t inverse_;
};

class Divider128 {
public:
  explicit Divider128(Int128 by) : bits_(bits(magnitude(by))) {
    const auto word = static_cast<Word128>(by);
    const auto low = static_cast<std::uint64_t>(word);
    shift_ = low != 0 ? __builtin_ctzll(low)
                      : 64 + __builtin_ctzll(static_cast<std::uint64_t>(word >> 64U));
    inverse_ = odd_inverse(word >> shift_);
  }

  std::optional<Int128> operator()(Int128 a, Int128 d, Int128 b, Int128 c) const {
    const int most =
        std::max(bits(magnitude(a)) + bits(magnitude(d)), bits(magnitude(b)) + bits(magnitude(c)));
    if (most <= 125) return exact(static_cast<Word128>(a * d - b * c), a * d < b * c);
    if (most + 2 - bits_ > 126) return std::nullopt;
    Word256 left = product(magnitude(a), magnitude(d));
    Word256 right = product(magnitude(b), magnitude(c));
    if (sign(a) * sign(d) < 0) left = left.negated();
    if (sign(b) * sign(c) > 0) right = right.negated();
    const Word256 difference = left.plus(right);
    // The low bits alone decide a quotient that fits; the sign comes out right modulo 2^128.
    const Word128 low = shift_ == 0
                            ? difference.low
                            : (difference.low >> shift_) | (difference.high << (128 - shift_));
    return static_cast<Int128>(low * inverse_);
  }

private:
  /// Of a difference that has 127 bits at most.
  std::optional<Int128> exact(Word128 difference, bool negative) const {
    const Word128 size = negative ? -difference : difference;
    const Word128 quotient = (size >> shift_) * inverse_;
    return static_cast<Int128>(negative ? -quotient : quotient);
  }

  int bits_;
  int shift_ = 0;
  Word128 inverse_ = 1;
};

inline Divider64 divider(std::int64_t by) { return Divider64(by); }
inline Divider128 divider(Int128 by) { return Divider128(by); }

}  // namespace entente::solve
