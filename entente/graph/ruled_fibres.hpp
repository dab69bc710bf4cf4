#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "entente/base/parallel.hpp"
#include "entente/graph/fibres.hpp"
#include "entente/model/ruled_strategies.hpp"

namespace entente::graph {

/// One party under rules: its fibres over all places, and per fibre sets of its strategies.
/// Digit: wide enough for the party's strategies.
template <class Digit>
struct RuledFibres {
  Radix radix;
  std::uint32_t words = 1;             ///< of 64 strategies, per set
  std::vector<Digit> order;            ///< [fibre * strategies + p]: its states, the worst first
  std::vector<Digit> below;            ///< [place]: how many states of its fibre are worse
  std::vector<std::uint16_t> count;    ///< [fibre]: how many states it has
  std::vector<std::uint64_t> present;  ///< [fibre * words]: the states
  std::vector<std::vector<std::uint64_t>>
      conditions;  ///< [condition][fibre * words]: where it holds
  const RuledStrategies::Limits* limits = nullptr;
  /// Whether two moves of the party in a row are one that it could have made, or lead back.
  bool transitive = true;

  bool is_state(std::uint32_t fibre, std::uint32_t strategy) const {
    return (present[std::size_t{fibre} * words + strategy / 64] >> (strategy % 64) & 1U) != 0;
  }
};

/// A set of places as sets of one party's strategies: [fibre * words].
inline std::vector<std::uint64_t> by_fibre(const StateSet& places, Radix party) {
  const std::uint32_t words = (party.strategies + 63) / 64;
  const std::uint64_t fibres = places.states() / party.strategies;
  std::vector<std::uint64_t> sets(fibres * words, 0);
  std::uint64_t place = 0;
  for (std::uint64_t first = 0; first < fibres; first += party.stride)
    for (std::uint32_t a = 0; a < party.strategies; ++a)
      for (std::uint64_t f = first; f < first + party.stride; ++f, ++place)
        sets[f * words + a / 64] |= std::uint64_t{places.contains(StateId{place})} << (a % 64);
  return sets;
}

/// Puts the states of one fibre after the other in order.
template <class Rank, class Digit>
class RuledSorter {
public:
  RuledSorter(const std::vector<Rank>& rank, RuledFibres<Digit>& fibres)
      : rank_(rank), fibres_(fibres), at_(fibres.radix.strategies), key_(at_.size()) {}

  void sort(std::uint32_t fibre) {
    const Radix r = fibres_.radix;
    const std::uint32_t base = r.with(fibre, 0);
    std::uint32_t count = 0;
    for (std::uint32_t w = 0; w < fibres_.words; ++w)
      for (std::uint64_t word = fibres_.present[std::size_t{fibre} * fibres_.words + w]; word != 0;
           word &= word - 1) {
        at_[count] = 64 * w + static_cast<std::uint32_t>(std::countr_zero(word));
        key_[count] = rank_[base + at_[count] * r.stride];
        ++count;
      }
    fibres_.count[fibre] = static_cast<std::uint16_t>(count);
    Digit* const order = &fibres_.order[std::size_t{fibre} * r.strategies];
    if (count <= most_compared)
      by_comparing(count, base, order);
    else
      by_sorting(count, base, order);
  }

private:
  static constexpr std::uint32_t most_compared = 160;

  /// Each with each, without branches.
  void by_comparing(std::uint32_t count, std::uint32_t base, Digit* order) {
    for (std::uint32_t k = 0; k < count; ++k) {
      const Rank key = key_[k];
      Rank less = 0, equal = 0;  // below 160
      for (std::uint32_t l = 0; l < count; ++l) less = static_cast<Rank>(less + (key_[l] < key));
      for (std::uint32_t l = 0; l < k; ++l) equal = static_cast<Rank>(equal + (key_[l] == key));
      order[less + equal] = static_cast<Digit>(at_[k]);
      fibres_.below[base + at_[k] * fibres_.radix.stride] = static_cast<Digit>(less);
    }
  }

  void by_sorting(std::uint32_t count, std::uint32_t base, Digit* order) {
    packed_.resize(count);
    for (std::uint32_t k = 0; k < count; ++k) packed_[k] = std::uint64_t{key_[k]} << 32 | at_[k];
    std::ranges::sort(packed_);
    std::uint32_t less = 0;
    for (std::uint32_t p = 0; p < count; ++p) {
      if (p > 0 && packed_[p] >> 32 != packed_[p - 1] >> 32) less = p;
      const auto a = static_cast<std::uint32_t>(packed_[p]);
      order[p] = static_cast<Digit>(a);
      fibres_.below[base + a * fibres_.radix.stride] = static_cast<Digit>(less);
    }
  }

  const std::vector<Rank>& rank_;
  RuledFibres<Digit>& fibres_;
  std::vector<std::uint32_t> at_;
  std::vector<Rank> key_;
  std::vector<std::uint64_t> packed_;
};

/// All fibres of a party by its ranks (rank[place]), in parallel. False if it was stopped.
template <class Rank, class Digit>
bool sort_ruled_fibres(const std::vector<Rank>& rank, const Run& run, RuledFibres<Digit>& fibres) {
  constexpr std::uint32_t per_task = 1U << 12;
  const auto count = static_cast<std::uint32_t>(rank.size() / fibres.radix.strategies);
  fibres.order.resize(rank.size());
  fibres.below.resize(rank.size());
  fibres.count.resize(count);
  return parallel_for(run, (count + per_task - 1) / per_task, [&](std::size_t task) {
    RuledSorter<Rank, Digit> sorter(rank, fibres);
    const auto first = static_cast<std::uint32_t>(task) * per_task;
    const std::uint32_t last = std::min(count, first + per_task);
    for (std::uint32_t f = first; f < last; ++f) sorter.sort(f);
  });
}

/// Whether going on from where a strategy leads to is never more than what it leads to, whether or
/// not a condition holds.
inline bool is_transitive(const std::vector<std::uint64_t>& out, std::uint32_t strategies) {
  const std::size_t words = (std::size_t{strategies} + 63) / 64;
  for (std::size_t a = 0; a < strategies; ++a)
    for (std::size_t b = 0; b < strategies; ++b) {
      if ((out[a * words + b / 64] >> (b % 64) & 1U) == 0) continue;
      for (std::size_t w = 0; w < words; ++w) {
        const std::uint64_t back = w == a / 64 ? std::uint64_t{1} << (a % 64) : 0;
        if ((out[b * words + w] & ~out[a * words + w] & ~back) != 0) return false;
      }
    }
  return true;
}

/// Whether a condition holds in all states of a fibre or in none.
template <class Digit>
bool is_even(const RuledFibres<Digit>& fibres, const std::vector<std::uint64_t>& condition) {
  for (std::size_t first = 0; first < condition.size(); first += fibres.words) {
    bool some = false, all = true;
    for (std::size_t w = first; w < first + fibres.words; ++w) {
      some = some || (condition[w] & fibres.present[w]) != 0;
      all = all && (fibres.present[w] & ~condition[w]) == 0;
    }
    if (some && !all) return false;
  }
  return true;
}

/// All but the sorted fibres.
template <class Digit>
RuledFibres<Digit> ruled_fibres(const RuledStrategies& ruled, std::size_t party, Radix radix) {
  RuledFibres<Digit> fibres;
  fibres.radix = radix;
  fibres.words = static_cast<std::uint32_t>(ruled.words(party));
  fibres.present = by_fibre(ruled.present, radix);
  fibres.limits = &ruled.limits[party];
  for (const RuledStrategies::Condition& condition : fibres.limits->conditions)
    fibres.conditions.push_back(by_fibre(condition.where, radix));
  // What conditions leave free is to keep options as they are, and that is transitive.
  fibres.transitive =
      fibres.limits->none() || (is_transitive(fibres.limits->out, radix.strategies) &&
                                std::ranges::all_of(fibres.conditions, [&](const auto& condition) {
                                  return is_even(fibres, condition);
                                }));
  return fibres;
}

}  // namespace entente::graph
