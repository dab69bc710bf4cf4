#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "entente/graph/concepts.hpp"
#include "entente/graph/ruled_fibres.hpp"

namespace entente::graph {

/// The verdicts of one party whose strategies are under rules, a column - a combination of the
/// others' strategies - at a time. Different columns may be judged by different threads.
template <class Rank, class Digit>
class RuledJudge {
public:
  /// By concept, Nash left out: what the others can do at worst.
  using Bars = std::array<Rank, form_count - 1>;
  /// Memory that one party after the other uses.
  struct Space {
    std::vector<Bars> threat;  ///< [place]: the answers of the floods
    std::vector<Rank> reply,
        column_best;                 ///< best replies: by place, or by column where all is open
    std::vector<std::uint8_t> bits;  ///< [place]: a bit for each concept, by ConceptId
  };

  /// `rank`: of this party, per place; kept, not copied.
  RuledJudge(const RuledFibres<Digit>& own, const std::vector<Rank>& rank,
             const std::array<bool, form_count>& wanted, Space& space)
      : own_(own),
        rank_(rank),
        threat_(space.threat),
        reply_(space.reply),
        column_best_(space.column_best),
        bits_(space.bits) {
    bits_.resize(rank.size());
    for (std::size_t c = 1; c < form_count; ++c)
      if (wanted.at(c)) asked_ |= 1U << c;
    if (asked_ != 0) threat_.resize(rank.size());
    const auto is_wanted = [&](ConceptId id) { return wanted.at(static_cast<std::size_t>(id)); };
    traps_ = is_wanted(ConceptId::smr) || is_wanted(ConceptId::sseq);
    if (traps_ && !own.limits->none()) reply_.resize(rank.size());
    if (traps_ && own.limits->none()) column_best_.resize(rank.size() / own.radix.strategies);
  }

  /// The concepts that ask for what is reached at last: a state, or one whose every reply is bad.
  static constexpr std::array<ConceptId, 2> deterred_by(bool trapped) {
    return trapped ? std::array{ConceptId::smr, ConceptId::sseq}
                   : std::array{ConceptId::gmr, ConceptId::seq};
  }

  void find_best_replies(std::uint32_t column) {
    if (!traps_) return;
    const Digit* const order = order_of(column);
    if (own_.limits->none()) {
      if (const std::uint32_t count = own_.count[column]; count > 0)
        column_best_[column] = rank_[own_.radix.with(column, order[count - 1])];
      return;
    }
    for (std::uint32_t p = 0; p < own_.count[column]; ++p)
      reply_[own_.radix.with(column, order[p])] = best_from(column, order[p]);
  }

  /// The best rank among a place and where the party can go from it: find_best_replies was called.
  Rank best_reply(std::uint32_t column, std::uint32_t place) const {
    return own_.limits->none() ? column_best_[column] : reply_[place];
  }

  /// What the others can do from the place at worst: the least key of a flood.
  void put(ConceptId id, std::uint32_t place, Rank least) {
    threat_[place].at(static_cast<std::size_t>(id) - 1) = least;
  }

  void judge_column(std::uint32_t column) {
    if (own_.limits->none())
      judge_open(column);
    else
      judge_limited(column);
  }

private:
  const Digit* order_of(std::uint32_t column) const {
    return &own_.order[std::size_t{column} * own_.radix.strategies];
  }

  /// Of 64 strategies those to which the rules let the party go from a.
  std::uint64_t open_from(std::uint32_t column, std::uint32_t a, std::uint32_t w) const {
    const std::size_t row = std::size_t{a} * own_.words + w;
    const std::size_t fibre = std::size_t{column} * own_.words;
    std::uint64_t to = own_.limits->out[row] & own_.present[fibre + w];
    for (std::size_t r = 0; r < own_.conditions.size(); ++r)
      if ((own_.conditions[r][fibre + a / 64] >> (a % 64) & 1U) == 0)
        to &= own_.limits->conditions[r].same[row];
    return to;
  }

  /// From the best state of the fibre down: nearly always one of the first is open.
  Rank best_from(std::uint32_t column, std::uint32_t a) const {
    const Digit* const order = order_of(column);
    const std::uint32_t base = own_.radix.with(column, 0);
    const Rank here = rank_[base + a * own_.radix.stride];
    for (std::uint32_t p = own_.count[column]; p-- > 0;) {
      const std::uint32_t b = order[p];
      const Rank there = rank_[base + b * own_.radix.stride];
      if (there <= here) break;
      if ((open_from(column, a, b / 64) >> (b % 64) & 1U) != 0) return there;
    }
    return here;
  }

  /// Every improvement is open: from the best strategy down, a group of equal ones at a time; what
  /// deters is the least of the better ones' threats.
  void judge_open(std::uint32_t column) {
    const Digit* const order = order_of(column);
    Bars better{}, group{};
    Rank of_group = 0;
    bool first = true, beaten = false;
    for (std::uint32_t p = own_.count[column]; p-- > 0;) {
      const std::uint32_t a = order[p];
      const std::uint32_t place = own_.radix.with(column, a);
      const Rank rank = rank_[place];
      if (!first && rank != of_group) {
        beaten = true;
        raise(better, group);
      }
      first = false;
      of_group = rank;
      bits_[place] = static_cast<std::uint8_t>(verdicts(better, rank, beaten));
      if (asked_ != 0) raise(group, threat_[place]);
    }
  }

  /// From the best strategy down: of those passed, some are open.
  void judge_limited(std::uint32_t column) {
    const Digit* const order = order_of(column);
    const std::uint32_t base = own_.radix.with(column, 0);
    std::vector<std::uint64_t> better(own_.words), group(own_.words);
    Rank of_group = std::numeric_limits<Rank>::max();
    for (std::uint32_t p = own_.count[column]; p-- > 0;) {
      const std::uint32_t a = order[p];
      const std::uint32_t place = base + a * own_.radix.stride;
      if (rank_[place] != of_group) better = group;
      of_group = rank_[place];
      group[a / 64] |= std::uint64_t{1} << (a % 64);
      bits_[place] = static_cast<std::uint8_t>(stable_against(column, a, better));
    }
  }

  /// The concepts under which no move from a to one of the better strategies is worth making.
  unsigned stable_against(std::uint32_t column, std::uint32_t a,
                          const std::vector<std::uint64_t>& better) const {
    const std::uint32_t base = own_.radix.with(column, 0);
    Bars bars{};
    bool beaten = false;
    for (std::uint32_t w = 0; w < own_.words; ++w)
      for (std::uint64_t to = better[w] & open_from(column, a, w); to != 0; to &= to - 1) {
        beaten = true;
        if (asked_ == 0) return 0;
        const auto b = 64 * w + static_cast<std::uint32_t>(std::countr_zero(to));
        raise(bars, threat_[base + b * own_.radix.stride]);
      }
    return verdicts(bars, rank_[base + a * own_.radix.stride], beaten);
  }

  static void raise(Bars& bars, const Bars& others) {
    for (std::size_t c = 0; c < bars.size(); ++c) bars.at(c) = std::max(bars.at(c), others.at(c));
  }
  /// By the worst threat against each concept, of the improvements there are.
  static unsigned verdicts(const Bars& bars, Rank rank, bool beaten) {
    unsigned bits = beaten ? 0U : 1U;
    for (std::size_t c = 0; c < bars.size(); ++c) bits |= (bars.at(c) <= rank ? 2U : 0U) << c;
    return bits;
  }

  const RuledFibres<Digit>& own_;
  const std::vector<Rank>& rank_;
  std::vector<Bars>& threat_;
  std::vector<Rank>& reply_;
  std::vector<Rank>& column_best_;
  std::vector<std::uint8_t>& bits_;
  unsigned asked_ = 0;
  bool traps_ = false;
};

}  // namespace entente::graph
