#include "entente/model/ruled_strategies.hpp"

#include "entente/model/option_space.hpp"

namespace entente {
namespace {

constexpr std::uint64_t bit(std::uint64_t k) { return std::uint64_t{1} << (k % 64); }

}  // namespace

std::uint64_t OptionSpace::strategy_combinations() const {
  std::uint64_t product = 1;
  for (const Strategies& p : strategies_) product *= p.usable.size();
  return product;
}

/// Calls visit(place, combination) for every place, ascending.
template <class Visit>
void OptionSpace::each_place(Visit visit) const {
  std::vector<std::size_t> digit(strategies_.size(), 0);
  std::uint64_t combination = 0;
  for (const Strategies& p : strategies_) combination += p.usable.front() * p.stride;
  const std::uint64_t count = strategy_combinations();
  for (std::uint64_t place = 0; place < count; ++place) {
    visit(place, combination);
    for (std::size_t j = 0; j < strategies_.size(); ++j) {
      const Strategies& p = strategies_[j];
      const std::size_t next = digit[j] + 1 == p.usable.size() ? 0 : digit[j] + 1;
      combination += (p.usable[next] - p.usable[digit[j]]) * p.stride;  // wraps around, exactly
      digit[j] = next;
      if (next != 0) break;
    }
  }
}

std::optional<RuledStrategies> OptionSpace::ruled_strategies() const {
  constexpr std::uint64_t most_places_per_state = 12;
  const std::uint64_t count = size_ == 0 ? 0 : strategy_combinations();
  if (count >= most_combinations || count > most_places_per_state * size_) return std::nullopt;
  RuledStrategies ruled;
  for (const Strategies& p : strategies_) {
    if (p.usable.size() > most_ruled_strategies) return std::nullopt;
    ruled.strategies.push_back(p.usable.size());
    ruled.limits.push_back(p.sets);
  }
  ruled.present = StateSet(count);
  for (std::size_t j = 0; j < strategies_.size(); ++j)
    for (RuledStrategies::Condition& condition : ruled.limits[j].conditions)
      condition.where = StateSet(count);
  if (count == 0) return ruled;
  each_place([&](std::uint64_t place, std::uint64_t combination) {
    if (!every_combination() && !feasible_.contains(StateId{combination})) return;
    ruled.present.insert(StateId{place});
    for (std::size_t j = 0; j < strategies_.size(); ++j)
      for (RuledStrategies::Condition& condition : ruled.limits[j].conditions)
        if (strategies_[j].allowed_at[condition.limit].contains(StateId{combination}))
          condition.where.insert(StateId{place});
  });
  return ruled;
}

/// The moves of each party that has limits, as sets of strategies.
void OptionSpace::set_move_sets() {
  for (Strategies& p : strategies_) {
    const std::size_t count = p.usable.size(), words = p.words();
    if (p.limits.empty() || count == 0 || count > most_ruled_strategies) continue;
    p.place.resize(p.count);
    for (std::size_t a = 0; a < count; ++a) p.place[p.usable[a]] = static_cast<std::uint32_t>(a);
    const auto pairs = [&](auto holds) {
      std::vector<std::uint64_t> sets(count * words, 0);
      for (std::size_t b = 0; b < count; ++b)
        for (std::size_t a = 0; a < count; ++a)
          if (holds(p.usable[a] * p.stride, p.usable[b] * p.stride))
            sets[b * words + a / 64] |= bit(a);
      return sets;
    };
    p.sets.into = pairs([&](std::uint64_t from, std::uint64_t to) {
      return from != to && may_ever_move(p, from, to);
    });
    p.sets.out = pairs([&](std::uint64_t to, std::uint64_t from) {
      return from != to && may_ever_move(p, from, to);
    });
    for (std::size_t k = 0; k < p.limits.size(); ++k) {
      if (p.limits[k].kind != Rule::Kind::moves_only_if) continue;
      const OptionId o = p.limits[k].option;
      p.sets.conditions.push_back({k, {}, pairs([&](std::uint64_t from, std::uint64_t to) {
                                     return level_in(from, o) == level_in(to, o);
                                   })});
    }
  }
}

}  // namespace entente
