#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/id.hpp"
#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/model/case.hpp"
#include "entente/model/ruled_strategies.hpp"

namespace entente {

inline constexpr std::uint64_t default_max_states = std::uint64_t{1} << 28;
/// Never more, whatever --max-states says: combinations, and keys of twice as many, have 32 bits.
inline constexpr std::uint64_t most_combinations = std::uint64_t{1} << 31;

/// The states of a case: every combination of levels that the rules allow.
///
/// A combination is a mixed-radix number, one digit per option, the first option fastest. A StateId
/// counts the feasible combinations from 0, so that tables have no holes; people see it plus one.
/// Moves are computed, never stored. Memory: nothing per state where no rule forbids one, else one
/// bit per combination and 4 bytes per state.
class OptionSpace {
public:
  /// Options `held` stay at their level: other levels are no states, nobody moves them. The
  /// combinations are those of the whole case, so states of two spaces of one case can be matched.
  /// E008 where the combinations exceed max_states; no state left is not an error here.
  static Result<std::shared_ptr<const OptionSpace>> make(
      const Case& c, std::span<const Setting> held = {},
      std::uint64_t max_states = default_max_states);

  /// How many states the rules leave, counted without keeping them; once `enough` are found, that
  /// many or a few more. The combinations must be within the limit of make.
  static std::uint64_t count_states(const Case& c, std::span<const Rule> rules,
                                    std::uint64_t enough = no_limit);

  std::uint64_t combinations() const { return combinations_; }
  std::uint64_t size() const { return size_; }
  bool every_combination() const { return size_ == combinations_; }

  std::uint64_t combination(StateId s) const {
    return every_combination() ? s.value : states_[s.value];
  }
  /// The state of a combination; nothing where the rules forbid it. Cost: a look-up.
  std::optional<StateId> state(std::uint64_t combination) const;

  std::uint64_t pack(std::span<const Level> levels) const;
  Level level_in(std::uint64_t combination, OptionId o) const {
    return static_cast<Level>(combination / stride_[o.value] % radix_[o.value]);
  }
  Level level(StateId s, OptionId o) const { return level_in(combination(s), o); }
  std::vector<Level> levels(StateId s) const;

  /// The states in which the formula is true. Cost: linear in states and formula, 64 states a time.
  StateSet where(const Formula& formula) const;
  bool holds_in(const Formula& formula, StateId s) const;

  std::uint32_t party_count() const { return static_cast<std::uint32_t>(strategies_.size()); }
  /// The moves of party i from s, ascending; visit returns false to stop; gives false if stopped.
  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const;
  /// The states from which party i can move to s, ascending.
  template <class Visit>
  bool each_move_into(PartyId i, StateId s, Visit&& visit) const;
  /// See RankedGraph::free_strategies.
  std::optional<std::vector<std::uint64_t>> free_strategies() const { return free_; }
  /// What the rules leave of the strategies, as sets; nothing where a party has more than
  /// most_ruled_strategies, or memory for so many combinations of theirs would be wasted on the few
  /// that are states. Cost: linear in those combinations.
  std::optional<RuledStrategies> ruled_strategies() const;

private:
  /// The digits of one party, as one digit: its strategies 0 .. count-1.
  struct Strategies {
    std::uint64_t stride = 1;
    std::uint64_t count = 1;
    std::vector<Rule> limits;  ///< move rules on this party's options
    std::vector<StateSet>
        allowed_at;  ///< moves_only_if: combinations from which it may; else empty
    std::vector<std::uint64_t> usable;  ///< strategies that occur in some state

    // Where moves are limited and strategies few: what limits them, by places in `usable`.
    std::vector<std::uint32_t> place;  ///< of each strategy in `usable`
    RuledStrategies::Limits sets;      ///< without the places where conditions hold
    std::size_t words() const { return (usable.size() + 63) / 64; }
  };

  OptionSpace() = default;
  void set_radices(const Case& c);
  void keep_feasible(const Case& c, std::span<const Setting> held);
  void set_limits(const Case& c);
  void find_free_strategies();
  StateSet combinations_where(const Formula& formula) const;
  std::uint64_t word_where(const Formula& formula, std::uint64_t first) const;
  std::uint64_t word_at_levels(OptionId o, std::uint64_t levels, std::uint64_t first) const;
  bool may_move(const Strategies& p, std::uint64_t from, std::uint64_t to) const;
  bool may_ever_move(const Strategies& p, std::uint64_t from, std::uint64_t to) const;
  void set_move_sets();
  std::uint64_t strategy_combinations() const;
  template <class Visit>
  bool each_move_by_sets(const Strategies& p, std::uint64_t from, Visit&& visit) const;
  template <class Visit>
  bool each_move_into_by_sets(const Strategies& p, std::uint64_t to, Visit&& visit) const;
  template <class Visit>
  void each_place(Visit visit) const;

  std::uint64_t combinations_ = 1;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> stride_, radix_;
  std::vector<std::uint32_t> states_;   ///< combination of each state; empty where all are feasible
  StateSet feasible_;                   ///< of combinations; empty where all are feasible
  std::vector<std::uint32_t> before_;   ///< feasible combinations before each 64
  std::vector<Strategies> strategies_;  ///< by party
  std::optional<std::vector<std::uint64_t>> free_;
};

inline std::optional<StateId> OptionSpace::state(std::uint64_t combination) const {
  if (every_combination()) return StateId{combination};
  const std::uint64_t word = feasible_.words()[combination / 64];
  const std::uint64_t bit = combination % 64;
  if ((word >> bit & 1U) == 0) return std::nullopt;
  const std::uint64_t below = word & ((std::uint64_t{1} << bit) - 1);
  return StateId{before_[combination / 64] + static_cast<std::uint64_t>(std::popcount(below))};
}

template <class Visit>
bool OptionSpace::each_move_by_sets(const Strategies& p, std::uint64_t from, Visit&& visit) const {
  const std::uint64_t own = from / p.stride % p.count;
  const std::uint64_t base = from - own * p.stride;
  const std::size_t row = p.place[own] * p.words();
  for (std::size_t w = 0; w < p.words(); ++w) {
    std::uint64_t word = p.sets.out[row + w];
    for (const RuledStrategies::Condition& condition : p.sets.conditions)
      if (!p.allowed_at[condition.limit].contains(StateId{from})) word &= condition.same[row + w];
    for (; word != 0; word &= word - 1) {
      const auto b = 64 * w + static_cast<std::size_t>(std::countr_zero(word));
      const auto t = state(base + p.usable[b] * p.stride);
      if (t && !visit(*t)) return false;
    }
  }
  return true;
}

template <class Visit>
bool OptionSpace::each_move_into_by_sets(const Strategies& p, std::uint64_t to,
                                         Visit&& visit) const {
  const std::uint64_t own = to / p.stride % p.count;
  const std::uint64_t base = to - own * p.stride;
  const std::size_t row = p.place[own] * p.words();
  for (std::size_t w = 0; w < p.words(); ++w)
    for (std::uint64_t word = p.sets.into[row + w]; word != 0; word &= word - 1) {
      const std::uint64_t bit = word & (~word + 1);
      const auto a = 64 * w + static_cast<std::size_t>(std::countr_zero(word));
      const std::uint64_t from = base + p.usable[a] * p.stride;
      const bool open = std::ranges::all_of(p.sets.conditions, [&](const auto& condition) {
        return (condition.same[row + w] & bit) != 0 ||
               p.allowed_at[condition.limit].contains(StateId{from});
      });
      if (!open) continue;
      const auto s = state(from);
      if (s && !visit(*s)) return false;
    }
  return true;
}

template <class Visit>
bool OptionSpace::each_move(PartyId i, StateId s, Visit&& visit) const {
  const Strategies& p = strategies_[i.value];
  const std::uint64_t from = combination(s);
  if (!p.sets.none()) return each_move_by_sets(p, from, visit);
  const std::uint64_t own = from / p.stride % p.count;
  const std::uint64_t base = from - own * p.stride;
  for (std::uint64_t strategy : p.usable) {
    if (strategy == own) continue;
    const std::uint64_t to = base + strategy * p.stride;
    if (!p.limits.empty() && !may_move(p, from, to)) continue;
    const auto t = state(to);
    if (t && !visit(*t)) return false;
  }
  return true;
}

template <class Visit>
bool OptionSpace::each_move_into(PartyId i, StateId s, Visit&& visit) const {
  const Strategies& p = strategies_[i.value];
  const std::uint64_t to = combination(s);
  if (!p.sets.none()) return each_move_into_by_sets(p, to, visit);
  const std::uint64_t own = to / p.stride % p.count;
  const std::uint64_t base = to - own * p.stride;
  for (std::uint64_t strategy : p.usable) {
    if (strategy == own) continue;
    const std::uint64_t from = base + strategy * p.stride;
    const auto t = state(from);
    if (!t || (!p.limits.empty() && !may_move(p, from, to))) continue;
    if (!visit(*t)) return false;
  }
  return true;
}

}  // namespace entente
