#include "entente/base/rational.hpp"

#include <charconv>
#include <cmath>

#include <gmpxx.h>

#include "entente/base/assert.hpp"

namespace entente {

struct Rational::Value {
  mpq_class q;
};

Rational::Rational() : Rational(0L) {}
Rational::Rational(long value) : value_(std::make_unique<Value>(Value{mpq_class(value)})) {}
Rational::Rational(long numerator, long denominator) : Rational(numerator) {
  *this /= Rational(denominator);
}
Rational::Rational(const Rational& other) : value_(std::make_unique<Value>(*other.value_)) {}
Rational::Rational(Rational&& other) noexcept = default;
Rational& Rational::operator=(const Rational& other) {
  if (this != &other) value_ = std::make_unique<Value>(*other.value_);
  return *this;
}
Rational& Rational::operator=(Rational&& other) noexcept = default;
Rational::~Rational() = default;

namespace {

constexpr int largest_exponent = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits of text without its point, and how many stood behind the point.
struct Digits {
  std::string all;
  int behind = 0;
  std::size_t length = 0;  // how much of the text was read
};

Digits read_digits(std::string_view text) {
  Digits digits;
  bool point = false;
  for (char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (is_digit(c)) {
      digits.all += c;
      digits.behind += point ? 1 : 0;
    } else {
      break;
    }
    ++digits.length;
  }
  if (point && digits.behind == 0) digits.all.clear();  // "3." is no number here
  return digits;
}

mpz_class power_of_ten(int exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(exponent));
  return power;
}

}  // namespace

std::optional<Rational> Rational::parse(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto above = parse(text.substr(0, slash));
    const auto below = parse(text.substr(slash + 1));
    if (!above || !below || *below == Rational(0)) return std::nullopt;
    return *above / *below;
  }
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  const Digits digits = read_digits(text);
  if (digits.all.empty()) return std::nullopt;
  text.remove_prefix(digits.length);
  int exponent = 0;
  if (!text.empty()) {
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '+') {
      text.remove_prefix(1);
      if (text.empty() || !is_digit(text.front())) return std::nullopt;  // "1e+-2"
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  }
  if (std::abs(exponent) > largest_exponent || digits.all.size() > largest_exponent)
    return std::nullopt;
  mpq_class q{mpz_class(digits.all, 10)};
  exponent -= digits.behind;
  if (exponent >= 0) q *= power_of_ten(exponent);
  if (exponent < 0) q /= power_of_ten(-exponent);
  Rational result;
  result.value_->q = negative ? mpq_class(-q) : q;
  return result;
}

Rational Rational::from_double(double value) {
  ENTENTE_ASSERT(std::isfinite(value));
  Rational result;
  result.value_->q = value;
  return result;
}

double Rational::to_double() const {
  // The library cuts towards zero; the nearer of the two neighbours is the double that is meant.
  const double cut = value_->q.get_d();
  const double next = std::nextafter(cut, sgn(value_->q) < 0 ? -HUGE_VAL : HUGE_VAL);
  if (!std::isfinite(next)) return cut;
  const mpq_class below = abs(value_->q - mpq_class(cut));
  const mpq_class above = abs(mpq_class(next) - value_->q);
  return above < below ? next : cut;
}
std::string Rational::fraction() const { return value_->q.get_str(); }

std::string Rational::decimal(int digits) const {
  const mpz_class scale = power_of_ten(digits);
  const mpq_class scaled = abs(value_->q) * scale;
  mpz_class rounded;
  const mpz_class twice = 2 * scaled.get_num() + scaled.get_den();
  const mpz_class base = 2 * scaled.get_den();
  mpz_fdiv_q(rounded.get_mpz_t(), twice.get_mpz_t(), base.get_mpz_t());  // half away from zero
  std::string text = rounded.get_str();
  const auto places = static_cast<std::size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, ".");
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return sgn(value_->q) < 0 && text != "0" ? "-" + text : text;
}

Rational& Rational::operator+=(const Rational& o) {
  value_->q += o.value_->q;
  return *this;
}
Rational& Rational::operator-=(const Rational& o) {
  value_->q -= o.value_->q;
  return *this;
}
Rational& Rational::operator*=(const Rational& o) {
  value_->q *= o.value_->q;
  return *this;
}
Rational& Rational::operator/=(const Rational& o) {
  ENTENTE_ASSERT(sgn(o.value_->q) != 0);
  value_->q /= o.value_->q;
  return *this;
}

std::optional<std::vector<std::int64_t>> to_common_integers(std::span<const Rational> numbers) {
  mpz_class common = 1;
  for (const Rational& number : numbers) common = lcm(common, number.value_->q.get_den());
  mpz_class sum = 0;
  std::vector<std::int64_t> integers;
  for (const Rational& number : numbers) {
    const mpq_class scaled = number.value_->q * common;
    sum += abs(scaled.get_num());
    if (mpz_sizeinbase(sum.get_mpz_t(), 2) > 62) return std::nullopt;
    integers.push_back(scaled.get_num().get_si());
  }
  return integers;
}

int Rational::compare(const Rational& other) const { return cmp(value_->q, other.value_->q); }

}  // namespace entente
