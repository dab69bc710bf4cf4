#pragma once
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "entente/graph/layer.hpp"
#include "entente/graph/ruled_fibres.hpp"

namespace entente::graph {

/// The states in which focal party i plays one own strategy, where rules leave not all of them or
/// not all moves. Columns are the combinations of the others' strategies; those that are states are
/// the cells, in the order of their columns. With what is asked of the others' moves among them, as
/// sets of strategies in one fibre.
/// Digit: of strategies.
template <class Digit>
class RuledCells {
public:
  using Word = std::uint64_t;

  /// Another party that has a choice.
  struct Other {
    explicit Other(Radix r) : radix(r), divide(r.strategies) {}
    Radix radix;
    Divider divide;
    std::uint32_t words = 1;
    std::vector<Word> present;  ///< [fibre * words]: the states
    std::uint32_t lower = 0;    ///< where its words of a cell's row in lower_ begin
    const RuledStrategies::Limits* limits = nullptr;  ///< null where every move is open
    std::vector<std::vector<Word>> conditions;        ///< [condition][fibre * words]
  };

  RuledCells(const std::vector<RuledFibres<Digit>>& parties, std::uint32_t focal, std::uint32_t own,
             std::uint32_t columns) {
    cell_.resize(columns);
    column_.resize(columns);
    std::uint32_t cells = 0;  // without a branch, which no processor could foresee
    for (std::uint32_t c = 0; c < columns; ++c) {
      cell_[c] = cells;
      column_[cells] = c;
      cells += parties[focal].is_state(c, own) ? 1 : 0;
    }
    column_.resize(cells);
    for (std::uint32_t j = 0; j < parties.size(); ++j)
      if (j != focal && parties[j].radix.strategies > 1) {
        row_ += parties[j].words;
        transitive_ = transitive_ && parties[j].transitive;
      }
    lower_.resize(column_.size() * row_);
    std::uint32_t stride = 1, at = 0;
    for (std::uint32_t j = 0; j < parties.size(); ++j) {
      if (j == focal) continue;
      if (parties[j].radix.strategies > 1) {
        one_word_ = one_word_ && parties[j].words == 1;
        take(parties[j], parties[focal].radix, own, {parties[j].radix.strategies, stride}, at);
        at += parties[j].words;
      }
      stride *= parties[j].radix.strategies;
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(column_.size()); }
  /// The column of each cell, ascending.
  const std::vector<std::uint32_t>& columns() const { return column_; }
  const std::vector<Other>& others() const { return others_; }
  /// Whether no party has more than 64 strategies, as nearly always.
  bool one_word() const { return one_word_; }
  /// Whether two moves in a row of one of the others are one, or lead back.
  bool transitive() const { return transitive_; }
  /// Whether nothing limits the moves of the others.
  bool unlimited() const {
    return std::ranges::all_of(others_, [](const Other& o) { return o.limits == nullptr; });
  }

  /// Where another mover came from to a cell: its place in the fibre.
  struct Arrival {
    std::uint32_t cell, fibre, strategy, base;  // base: the column of the fibre's strategy 0
  };

  /// Calls visit(k, Arrival) for each other party.
  template <class Visit>
  void each_arrival(std::uint32_t cell, Visit visit) const {
    const std::uint32_t column = column_[cell];
    std::uint32_t high = column;  // the digits from this party's on
    for (std::size_t k = 0; k < others_.size(); ++k) {
      const Radix r = others_[k].radix;
      const std::uint32_t higher = others_[k].divide(high);
      const std::uint32_t strategy = high - higher * r.strategies;
      const std::uint32_t low = column - high * r.stride;
      high = higher;
      visit(static_cast<std::uint8_t>(k),
            Arrival{cell, higher * r.stride + low, strategy, column - strategy * r.stride});
    }
  }

  /// The cell in which other k plays strategy a in the fibre of an arrival.
  std::uint32_t cell(const Arrival& at, std::uint8_t k, std::uint32_t a) const {
    return cell_[at.base + a * others_[k].radix.stride];
  }
  /// What other k likes less than the cell in its fibre.
  const Word* lower(std::uint32_t cell, std::uint8_t k) const {
    return &lower_[std::size_t{cell} * row_ + others_[k].lower];
  }
  /// Of 64 strategies those from which the rules let other k, which has limits, go there. `words`:
  /// those of k, where they are known beforehand.
  Word allowed_into(std::uint8_t k, const Arrival& to, std::uint32_t words, std::uint32_t w) const {
    const Other& other = others_[k];
    const std::size_t row = std::size_t{to.strategy} * words + w;
    Word from = other.limits->into[row];
    for (std::size_t r = 0; r < other.conditions.size() && from != 0; ++r)
      from &= other.limits->conditions[r].same[row] |
              other.conditions[r][std::size_t{to.fibre} * words + w];
    return from;
  }

private:
  /// One of the other parties, its fibres within the layer; `radix` in the numbering of columns.
  void take(const RuledFibres<Digit>& party, Radix focal, std::uint32_t own, Radix radix,
            std::uint32_t lower) {
    const std::uint32_t d = radix.strategies;
    Other other(radix);
    other.words = party.words;
    other.lower = lower;
    if (!party.limits->none()) other.limits = party.limits;
    other.conditions.resize(party.conditions.size());
    const bool before = party.radix.stride < focal.stride;
    const Radix among_fibres{focal.strategies, before ? focal.stride / d : focal.stride};
    const auto count = static_cast<std::uint32_t>(cell_.size() / d);
    other.present.reserve(std::size_t{count} * other.words);
    for (std::vector<Word>& c : other.conditions) c.reserve(std::size_t{count} * other.words);
    for (std::uint32_t f = 0; f < count; ++f) {
      const std::uint32_t global = among_fibres.with(f, own);
      const auto append = [&](std::vector<Word>& to, const std::vector<Word>& from) {
        const Word* at = from.data() + std::size_t{global} * other.words;
        for (std::uint32_t w = 0; w < other.words; ++w) to.push_back(at[w]);
      };
      append(other.present, party.present);
      for (std::size_t r = 0; r < party.conditions.size(); ++r)
        append(other.conditions[r], party.conditions[r]);
      take_lower(party, global, f, other);
    }
    others_.push_back(std::move(other));
  }

  /// From the worst state of a fibre up: the better see those that were passed.
  void take_lower(const RuledFibres<Digit>& party, std::uint32_t global, std::uint32_t fibre,
                  const Other& other) {
    const Radix r = other.radix;
    const Digit* const order = &party.order[std::size_t{global} * r.strategies];
    const std::uint32_t base = r.with(fibre, 0), base_there = party.radix.with(global, 0);
    passed_.assign(other.words, 0);
    better_than_.assign(other.words, 0);
    for (std::uint32_t p = 0; p < party.count[global]; ++p) {
      const std::uint32_t b = order[p];
      if (party.below[base_there + b * party.radix.stride] == p) better_than_ = passed_;
      const std::size_t cell = cell_[base + b * r.stride];
      Word* const to = &lower_[cell * row_ + other.lower];
      for (std::uint32_t w = 0; w < other.words; ++w) to[w] = better_than_[w];
      passed_[b / 64] |= Word{1} << (b % 64);
    }
  }

  std::vector<std::uint32_t> column_, cell_;  // of each cell; of each column that is one
  std::vector<Other> others_;
  std::vector<Word> lower_;  // [cell * row_]: per other what it likes less there
  std::size_t row_ = 0;      // words of all others' sets
  bool one_word_ = true, transitive_ = true;
  std::vector<Word> passed_, better_than_;
};

}  // namespace entente::graph
