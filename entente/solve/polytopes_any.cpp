#include <compare>
#include <optional>

#include <gmpxx.h>

#include "entente/solve/polytopes_impl.hpp"

namespace entente::solve {
namespace {

/// A whole number of any size with what pivoting asks of one.
struct Big {
  mpz_class value;

  Big() = default;
  explicit Big(long start) : value(start) {}
  explicit Big(mpz_class start) : value(std::move(start)) {}
  Big& operator+=(const Big& o) {
    value += o.value;
    return *this;
  }
  Big& operator-=(const Big& o) {
    value -= o.value;
    return *this;
  }
  friend Big operator-(const Big& a) { return Big(mpz_class(-a.value)); }
  friend bool operator<(const Big& a, const Big& b) { return a.value < b.value; }
};

int sign(const Big& a) { return sgn(a.value); }

int compare_products(const Big& a, const Big& b, const Big& c, const Big& d) {
  const mpz_class left = a.value * b.value;
  const mpz_class right = c.value * d.value;
  return cmp(left, right);
}

class BigDivider {
public:
  explicit BigDivider(const Big& by) : by_(by.value) {}
  std::optional<Big> operator()(const Big& a, const Big& d, const Big& b, const Big& c) const {
    Big result;
    result.value = a.value * d.value;
    result.value -= b.value * c.value;
    mpz_divexact(result.value.get_mpz_t(), result.value.get_mpz_t(), by_.get_mpz_t());
    return result;
  }

private:
  mpz_class by_;
};

BigDivider divider(const Big& by) { return BigDivider(by); }

}  // namespace

std::unique_ptr<Polytopes> polytopes_of_any_size(const WholeMatrix& a, const WholeMatrix& b) {
  const auto parse = [](const std::string& text) { return Big(mpz_class(text, 10)); };
  return std::make_unique<PolytopesOf<Big>>(parsed<Big>(a, parse), parsed<Big>(b, parse));
}

}  // namespace entente::solve
