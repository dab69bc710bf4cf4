#include "entente/graph/inverse_sizes.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <utility>

#include "entente/base/assert.hpp"
#include "entente/graph/inverse_parts.hpp"

namespace entente::graph {
namespace {

/// A polynomial in x whose coefficient of x^k counts sets of k states. It is one number: x stands
/// for 2^(64 width), wide enough for every coefficient, so that sums and products of polynomials
/// are those of numbers, and the library's fast multiplication serves.
using Polynomial = Natural;

/// States that the demands cannot tell apart, as one: `below` counts the sets in which what they
/// stand for is kept below the target.
struct Variable {
  Polynomial below;
  std::uint32_t states = 1;
};

class Counter {
public:
  Counter(std::uint32_t states, const Run& run, std::uint64_t steps)
      : width_(states / 64 + 1), run_(run), steps_left_(steps) {
    variables_.assign(states, {1, 1});
  }

  bool gave_up() const { return gave_up_; }

  /// The sets of states of `scope`, which holds all that occur, that meet the demands.
  Polynomial valid(const Demands& demands, NumberSet scope) {
    if (!spend(demands)) return 0;
    Demands d = simplified(demands);
    if (!d.possible()) return 0;
    while (join_states(d, scope) || join_ways(d, scope)) {
    }
    const NumberSet used = detail::variables(d);
    NumberSet free;
    std::ranges::set_difference(scope, used, std::back_inserter(free));
    std::vector<Polynomial> factors{all_of(free)};
    for (const Demands& part : detail::parts(d)) factors.push_back(of_part(part));
    return product(factors);
  }

  std::vector<Natural> coefficients(const Polynomial& p, std::uint32_t states) const {
    std::vector<Natural> list;
    for (std::uint64_t k = 0; k <= states; ++k) list.push_back(p.piece(k * width_, width_));
    return list;
  }

private:
  /// Demands that hang together.
  Polynomial of_part(const Demands& d) {
    const NumberSet scope = detail::variables(d);
    const detail::Common c = detail::common(d);
    if (c.ways.empty() || !c.apart) return branch(d, scope);
    const Polynomial none_shared = unmet(c.ways);
    if (d.needs.size() == 1) return minus(all_of(scope), none_shared);
    const NumberSet others = detail::variables(c.rest);
    const Polynomial rest_unmet = minus(all_of(others), valid(c.rest, others));
    return minus(all_of(scope), product({rest_unmet, none_shared}));
  }

  /// The sets that meet none of the ways.
  Polynomial unmet(const std::vector<NumberSet>& ways) {
    std::vector<Polynomial> factors;
    for (const auto& group : detail::groups(ways)) {
      Demands one{group, {{}}};
      for (std::uint32_t w = 0; w < group.size(); ++w) one.needs.front().push_back(w);
      const NumberSet scope = detail::variables(one);
      const Polynomial holds = group.size() == 1 ? below(scope) : branch(one, scope);
      factors.push_back(minus(all_of(scope), holds));
    }
    return product(factors);
  }

  Polynomial branch(const Demands& d, const NumberSet& scope) {
    const std::uint32_t v = detail::busiest(d);
    NumberSet others = scope;
    others.erase(std::ranges::lower_bound(others, v));
    const Polynomial outside = valid(detail::without_state(d, v, true), others);
    if (gave_up_) return 0;
    const Polynomial inside = valid(detail::without_state(d, v, false), others);
    const Variable now = variables_[v];
    return product({now.below, outside}) + product({minus(all_of({v}), now.below), inside});
  }

  /// States that stand in the same ways become one, which is below where all of them are.
  bool join_states(Demands& d, NumberSet& scope) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> holders;
    for (std::uint32_t w = 0; w < d.ways.size(); ++w)
      for (std::uint32_t v : d.ways[w]) holders[v].push_back(w);
    std::map<std::vector<std::uint32_t>, NumberSet> alike;
    for (const auto& [v, ways] : holders) alike[ways].push_back(v);
    bool joined = false;
    for (const auto& [ways, states] : alike) {
      if (states.size() < 2) continue;
      joined = true;
      const std::uint32_t one = replace(scope, states, below(states));
      for (std::uint32_t w : ways) subtract(d.ways[w], states).push_back(one);
    }
    return joined;
  }

  /// Ways of one state of their own that the same needs name become one: it is enough that one of
  /// the states is below.
  bool join_ways(Demands& d, NumberSet& scope) {
    std::map<std::uint32_t, std::size_t> occurs;
    for (const NumberSet& way : d.ways)
      for (std::uint32_t v : way) ++occurs[v];
    std::vector<std::vector<std::uint32_t>> needs_of(d.ways.size());
    for (std::uint32_t k = 0; k < d.needs.size(); ++k)
      for (std::uint32_t w : d.needs[k]) needs_of[w].push_back(k);
    std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> alike;
    for (std::uint32_t w = 0; w < d.ways.size(); ++w)
      if (d.ways[w].size() == 1 && occurs[d.ways[w].front()] == 1 && !needs_of[w].empty())
        alike[needs_of[w]].push_back(w);
    bool joined = false;
    for (const auto& [needs, ways] : alike) {
      if (ways.size() < 2) continue;
      joined = true;
      join(d, scope, needs, ways);
    }
    return joined;
  }

  void join(Demands& d, NumberSet& scope, const std::vector<std::uint32_t>& needs,
            const std::vector<std::uint32_t>& ways) {
    NumberSet states;
    std::vector<Polynomial> none;
    for (std::uint32_t w : ways) {
      const std::uint32_t v = d.ways[w].front();
      states.push_back(v);
      none.push_back(minus(all_of({v}), variables_[v].below));
      d.ways[w].clear();  // no need names it any more
    }
    std::ranges::sort(states);
    const std::uint32_t one = replace(scope, states, minus(all_of(states), product(none)));
    const auto way = static_cast<std::uint32_t>(d.ways.size());
    d.ways.push_back({one});
    for (std::uint32_t k : needs) subtract(d.needs[k], ways).push_back(way);
  }

  /// Puts one new variable in the place of some; new ones have the highest numbers.
  std::uint32_t replace(NumberSet& scope, const NumberSet& states, Polynomial below) {
    variables_.push_back({std::move(below), size_of(states)});
    const auto number = static_cast<std::uint32_t>(variables_.size() - 1);
    subtract(scope, states).push_back(number);
    return number;
  }

  static NumberSet& subtract(NumberSet& from, const NumberSet& these) {
    NumberSet left;
    std::ranges::set_difference(from, these, std::back_inserter(left));
    return from = std::move(left);
  }

  Polynomial below(const NumberSet& scope) {
    std::vector<Polynomial> factors;
    for (std::uint32_t v : scope) factors.push_back(variables_[v].below);
    return product(factors);
  }

  std::uint32_t size_of(const NumberSet& scope) const {
    std::uint32_t states = 0;
    for (std::uint32_t v : scope) states += variables_[v].states;
    return states;
  }

  /// All sets of the states that the scope stands for: (1 + x)^n.
  Polynomial all_of(const NumberSet& scope) {
    const std::uint32_t n = size_of(scope);
    const auto known = all_.find(n);
    if (known != all_.end()) return known->second;
    if (!spend(width_ * n)) return 0;
    return all_[n] = Natural::power(Natural(1).shifted(width_) + 1, n);
  }

  /// Once it gave up, numbers mean nothing and need not be in order.
  Polynomial minus(const Polynomial& a, const Polynomial& b) const {
    return gave_up_ ? Polynomial() : a - b;
  }

  /// Long numbers count as the work that they are.
  Polynomial product(const std::vector<Polynomial>& factors) {
    std::uint64_t words = 0;
    for (const Polynomial& p : factors) words += p.words();
    return spend(words) ? Natural::product(factors) : Natural();
  }

  bool spend(const Demands& d) {
    constexpr std::uint64_t each =
        4;  // a state in a list takes as long as so many words of a number
    std::uint64_t states = 1;
    for (const NumberSet& way : d.ways) states += 1 + way.size();
    for (const auto& need : d.needs) states += need.size();
    return spend(each * states);
  }

  bool spend(std::uint64_t steps) {
    gave_up_ = gave_up_ || steps > steps_left_ || run_.stopped();
    steps_left_ -= std::min(steps, steps_left_);
    return !gave_up_;
  }

  std::uint64_t width_;
  const Run& run_;
  std::uint64_t steps_left_;
  bool gave_up_ = false;
  std::vector<Variable> variables_;
  std::map<std::uint32_t, Polynomial> all_;  // by number of states
};

}  // namespace

std::optional<std::vector<Natural>> valid_sets(const Demands& demands, std::uint32_t states,
                                               const Run& run, std::uint64_t steps) {
  if (states > most_sized_states) return std::nullopt;
  Counter counter(states, run, steps);
  NumberSet scope(states);
  for (std::uint32_t v = 0; v < states; ++v) scope[v] = v;
  const Polynomial result = counter.valid(demands, scope);
  if (counter.gave_up()) return std::nullopt;
  return counter.coefficients(result, states);
}

std::vector<Natural> valid_sets_listed(const Demands& demands, std::uint32_t states) {
  ENTENTE_ASSERT(states <= most_listed_set_states);
  std::vector<std::uint32_t> mask(demands.ways.size(), 0);
  for (std::size_t w = 0; w < mask.size(); ++w)
    for (std::uint32_t v : demands.ways[w]) mask[w] |= 1U << v;
  std::vector<std::uint64_t> sizes(states + 1, 0);
  for (std::uint32_t above = 0; above < (1U << states); ++above) {
    const bool holds = std::ranges::all_of(demands.needs, [&](const auto& need) {
      return std::ranges::any_of(need, [&](std::uint32_t w) { return (mask[w] & above) == 0; });
    });
    if (holds) ++sizes[static_cast<std::size_t>(std::popcount(above))];
  }
  return {sizes.begin(), sizes.end()};
}

}  // namespace entente::graph
