#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/id.hpp"
#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/model/case.hpp"

namespace entente {

inline constexpr std::uint64_t default_max_states = std::uint64_t{1} << 28;
/// Never more, whatever --max-states says: combinations are kept in 32 bits.
inline constexpr std::uint64_t most_combinations = std::uint64_t{1} << 32;

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

private:
  /// The digits of one party, as one digit: its strategies 0 .. count-1.
  struct Strategies {
    std::uint64_t stride = 1;
    std::uint64_t count = 1;
    std::vector<Rule> limits;  ///< move rules on this party's options
    std::vector<StateSet>
        allowed_at;  ///< moves_only_if: combinations from which it may; else empty
    std::vector<std::uint64_t> usable;  ///< strategies that occur in some state
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

  std::uint64_t combinations_ = 1;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> stride_, radix_;
  std::vector<std::uint32_t> states_;   ///< combination of each state; empty where all are feasible
  StateSet feasible_;                   ///< of combinations; empty where all are feasible
  std::vector<std::uint32_t> before_;   ///< feasible combinations before each 64
  std::vector<Strategies> strategies_;  ///< by party
  std::optional<std::vector<std::uint64_t>> free_;
};

template <class Visit>
bool OptionSpace::each_move(PartyId i, StateId s, Visit&& visit) const {
  const Strategies& p = strategies_[i.value];
  const std::uint64_t from = combination(s);
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
