#include "entente/graph/inverse_count.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/random.hpp"
#include "entente/graph/inverse_sizes.hpp"

namespace entente::graph {
namespace {

/// The sum over k of sizes[k] k! (r-k)!, out of (r+1)!.
Natural weighed(const std::vector<Natural>& sizes) {
  const std::uint64_t r = sizes.size() - 1;
  Natural weight = Natural::factorial(r), sum;
  for (std::uint64_t k = 0; k <= r; ++k) {
    sum += sizes[k] * weight;
    if (k < r) (weight *= k + 1).divide_exactly(r - k);
  }
  return sum;
}

OrderCount exactly(const Natural& favourable, std::uint64_t r, std::uint64_t states) {
  OrderCount count;
  const Natural all = Natural::factorial(r + 1);
  count.share = Natural::ratio(favourable, all);
  if (auto total = orders_of(states)) count.orders = total->divide_exactly(all) * favourable;
  return count;
}

/// Whether the target must stand above every state that matters: then no sets need be counted.
bool all_must_be_below(const Demands& d) {
  return std::ranges::all_of(d.needs, [](const auto& need) { return need.size() == 1; });
}

/// Random orders of the states that matter, one after another.
class Sampler {
public:
  explicit Sampler(const Conditions& c)
      : demands_(c.demands), key_(c.states.size()), first_(c.demands.ways.size()) {}

  /// What one order costs: each state of each way, each way of each need.
  std::uint64_t steps() const {
    std::uint64_t sum = 1 + key_.size();
    for (const NumberSet& way : demands_.ways) sum += way.size();
    for (const auto& need : demands_.needs) sum += need.size();
    return sum;
  }

  /// Down to which place of an order the target may stand, as a share of its r+1 places.
  double places(std::uint64_t order_seed) {
    for (std::uint64_t v = 0; v < key_.size(); ++v) key_[v] = mix(order_seed + v);  // least is best
    for (std::size_t w = 0; w < first_.size(); ++w) {
      first_[w] = ~std::uint64_t{0};
      for (std::uint32_t v : demands_.ways[w]) first_[w] = std::min(first_[w], key_[v]);
    }
    std::uint64_t lowest = ~std::uint64_t{0};
    for (const auto& need : demands_.needs) {
      std::uint64_t best = 0;
      for (std::uint32_t w : need) best = std::max(best, first_[w]);
      lowest = std::min(lowest, best);
    }
    const auto above = std::ranges::count_if(key_, [&](std::uint64_t k) { return k < lowest; });
    return (static_cast<double>(above) + 1) / (static_cast<double>(key_.size()) + 1);
  }

private:
  const Demands& demands_;
  std::vector<std::uint64_t> key_;    // of each state
  std::vector<std::uint64_t> first_;  // of each way: the key of its best state
};

}  // namespace

std::optional<Natural> orders_of(std::uint64_t states) {
  if (states > most_ordered_states) return std::nullopt;
  return Natural::factorial(states);
}

OrderCount count_orders(const Conditions& c, std::uint64_t states, const Run& run) {
  const std::uint64_t r = c.states.size();
  if (c.demands.needs.empty()) return exactly(1, 0, states);
  if (all_must_be_below(c.demands)) {
    OrderCount count;
    count.share = 1 / (static_cast<double>(r) + 1);
    if (auto total = orders_of(states)) count.orders = total->divide_exactly(r + 1);
    return count;
  }
  const auto few = static_cast<std::uint32_t>(r);
  if (const auto sizes = valid_sets(c.demands, few, run))
    return exactly(weighed(*sizes), r, states);
  if (r <= most_listed_set_states && !run.stopped())
    return exactly(weighed(valid_sets_listed(c.demands, few)), r, states);
  return estimated_orders(c, run);
}

OrderCount estimated_orders(const Conditions& c, const Run& run) {
  constexpr std::uint64_t most_samples = 10'000, least_samples = 100, steps = 100'000'000;
  Sampler sampler(c);
  const std::uint64_t samples = std::clamp(steps / sampler.steps(), least_samples, most_samples);
  double sum = 0, squares = 0;
  for (std::uint64_t n = 0; n < samples && !run.stopped(); ++n) {
    const double share = sampler.places(mix(run.seed + mix(n)));
    sum += share;
    squares += share * share;
  }
  OrderCount count;
  const auto n = static_cast<double>(samples);
  count.exact = false;
  count.share = sum / n;
  count.standard_error = std::sqrt(std::max(0.0, squares / n - count.share * count.share) / n);
  return count;
}

}  // namespace entente::graph
