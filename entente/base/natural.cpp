#include "entente/base/natural.hpp"

#include <algorithm>
#include <cmath>

#include <gmpxx.h>

#include "entente/base/assert.hpp"

namespace entente {

static_assert(GMP_LIMB_BITS == 64 && sizeof(unsigned long) == 8);

struct Natural::Value {
  mpz_class z;
};

Natural::Natural() : Natural(0) {}
Natural::Natural(std::uint64_t value) : value_(std::make_unique<Value>(Value{mpz_class(value)})) {}
Natural::Natural(const Natural& other) : value_(std::make_unique<Value>(*other.value_)) {}
Natural::Natural(Natural&& other) noexcept = default;
Natural& Natural::operator=(const Natural& other) {
  if (this != &other) value_ = std::make_unique<Value>(*other.value_);
  return *this;
}
Natural& Natural::operator=(Natural&& other) noexcept = default;
Natural::~Natural() = default;

Natural Natural::factorial(std::uint64_t n) {
  Natural result;
  mpz_fac_ui(result.value_->z.get_mpz_t(), n);
  return result;
}

Natural Natural::power(const Natural& base, std::uint64_t exponent) {
  Natural result;
  mpz_pow_ui(result.value_->z.get_mpz_t(), base.value_->z.get_mpz_t(), exponent);
  return result;
}

Natural Natural::product(std::span<const Natural> factors) {
  if (factors.empty()) return 1;
  if (factors.size() == 1) return factors.front();
  const std::size_t half = factors.size() / 2;
  return product(factors.first(half)) * product(factors.subspan(half));
}

double Natural::ratio(const Natural& above, const Natural& below) {
  constexpr int digits = 60;  // more than a double has; the last rounding is that of the hardware
  const mpz_class& a = above.value_->z;
  const mpz_class& b = below.value_->z;
  ENTENTE_ASSERT(sgn(b) != 0);
  if (sgn(a) == 0) return 0;
  const auto size = [](const mpz_class& z) {
    return static_cast<long>(mpz_sizeinbase(z.get_mpz_t(), 2));
  };
  const long shift = digits + size(b) - size(a);
  mpz_class quotient;
  if (shift >= 0) {
    quotient = (a << static_cast<unsigned long>(shift)) / b;
  } else {
    quotient = a / (b << static_cast<unsigned long>(-shift));
  }
  return std::ldexp(static_cast<double>(quotient.get_ui()), static_cast<int>(-shift));
}

Natural Natural::shifted(std::uint64_t words) const {
  Natural result;
  mpz_mul_2exp(result.value_->z.get_mpz_t(), value_->z.get_mpz_t(), 64 * words);
  return result;
}

Natural Natural::piece(std::uint64_t first, std::uint64_t count) const {
  Natural result;
  const std::uint64_t size = words();
  if (first >= size) return result;
  const mp_limb_t* limbs = mpz_limbs_read(value_->z.get_mpz_t());
  mpz_import(result.value_->z.get_mpz_t(), std::min(count, size - first), -1, sizeof(mp_limb_t), 0,
             0, limbs + first);
  return result;
}

std::uint64_t Natural::words() const { return mpz_size(value_->z.get_mpz_t()); }

std::optional<std::uint64_t> Natural::small() const {
  if (words() > 1) return std::nullopt;
  return value_->z.get_ui();
}

std::string Natural::text() const { return value_->z.get_str(); }

Natural& Natural::operator+=(const Natural& o) {
  value_->z += o.value_->z;
  return *this;
}
Natural& Natural::operator-=(const Natural& o) {
  value_->z -= o.value_->z;
  ENTENTE_ASSERT(sgn(value_->z) >= 0);
  return *this;
}
Natural& Natural::operator*=(const Natural& o) {
  value_->z *= o.value_->z;
  return *this;
}
Natural& Natural::divide_exactly(const Natural& o) {
  ENTENTE_ASSERT(sgn(o.value_->z) != 0);
  mpz_divexact(value_->z.get_mpz_t(), value_->z.get_mpz_t(), o.value_->z.get_mpz_t());
  return *this;
}

int Natural::compare(const Natural& other) const { return cmp(value_->z, other.value_->z); }

}  // namespace entente
