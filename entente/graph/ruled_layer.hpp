#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/ruled_cells.hpp"
#include "entente/graph/verdict.hpp"

namespace entente::graph {

/// What the others can bring about while focal party i keeps to one own strategy, under rules.
///
/// From where a move leads to a cell is a set of strategies in one fibre: those that are states,
/// from which the rules let the mover go, that it likes less, and that it was not seen to leave
/// before. Each set is a word or a few, so that a whole fibre is looked at at once.
/// Rank: of the focal party's ranks; Digit: of strategies.
template <class Rank, class Digit>
class RuledLayer {
public:
  static constexpr Rank never = std::numeric_limits<Rank>::max();

  explicit RuledLayer(const RuledCells<Digit>& cells)
      : cells_(cells), open_(cells.others().size()) {}

  /// As flood with any moves where nothing limits the others': a state and all that can be reached
  /// from it are one part of the layer. Of the state with the least key of its part, which the
  /// others may be unable to come back to, its own key is given: it is no less than its rank, and
  /// deters nobody who would rather be there either way. `never` for a part of one state. Ends
  /// early once run.stopped().
  void reach_in_parts(std::span<const Rank> key, const Run& run, std::span<Rank> reached) {
    if (part_.empty() && !find_parts(run)) {
      part_.clear();
      return;
    }
    std::vector<Rank> least(part_size_.size(), never);
    for (std::uint32_t c = 0; c < part_.size(); ++c)
      if (part_size_[part_[c]] > 1) least[part_[c]] = std::min(least[part_[c]], key[c]);
    for (std::uint32_t c = 0; c < part_.size(); ++c) reached[c] = least[part_[c]];
  }

  /// reached[cell]: the least key that the others can bring about from it by legal sequences of
  /// such moves, or `never`; the walk of flood.hpp. `order`: the cells by ascending key[cell]. Ends
  /// early once run.stopped().
  void flood(std::span<const Rank> key, const std::vector<std::uint32_t>& order, Moves moves,
             const Run& run, std::span<Rank> reached) {
    open_all();
    const auto choose = [&](auto improving) {
      constexpr bool only_better = decltype(improving)::value;
      if (cells_.transitive())
        cells_.one_word() ? spread<only_better, true>(key, order, run, reached)
                          : spread<only_better, false>(key, order, run, reached);
      else
        cells_.one_word() ? walk<only_better, true>(key, order, run, reached)
                          : walk<only_better, false>(key, order, run, reached);
    };
    if (moves == Moves::improving)
      choose(std::true_type{});
    else
      choose(std::false_type{});
  }

private:
  using Word = std::uint64_t;
  using Arrival = typename RuledCells<Digit>::Arrival;

  /// As in flood.hpp: what is known of a cell.
  struct Label {
    Rank reached = never;
    std::uint8_t first = 0;  // the first mover by whom it reaches a target
    bool labelled : 1 = false, full : 1 = false, was_target : 1 = false;
  };
  enum class Who : std::uint8_t { all, others, first };
  struct Task {
    std::uint32_t cell;
    Who who;
  };

  void open_all() {
    for (std::size_t k = 0; k < open_.size(); ++k) open_[k] = cells_.others()[k].present;
  }

  /// Where two moves in a row are one it does not matter who came last, so that each cell is passed
  /// through once. That a cell then seems to lead back to itself deters nobody: it is no worse than
  /// where it was left for.
  template <bool Improving, bool OneWord>
  void spread(std::span<const Rank> key, const std::vector<std::uint32_t>& order, const Run& run,
              std::span<Rank> reached) {
    constexpr std::uint32_t poll_every = 1U << 12;
    std::ranges::fill(reached, never);
    passed_.assign(cells_.size(), 0);
    for (std::uint32_t k = 0; k < order.size(); ++k) {
      if (k % poll_every == 0 && run.stopped()) return;
      const Rank now = key[order[k]];
      if (passed_[order[k]] == 0) cells_to_pass_.push_back(order[k]);
      passed_[order[k]] = 1;
      while (!cells_to_pass_.empty()) {
        const std::uint32_t cell = cells_to_pass_.back();
        cells_to_pass_.pop_back();
        cells_.each_arrival(cell, [&](std::uint8_t j, const Arrival& to) {
          each_leaving<Improving, OneWord>(to, j, [&](std::uint32_t from) {
            if (reached[from] != never) return;
            reached[from] = now;
            if (passed_[from] == 0) cells_to_pass_.push_back(from);
            passed_[from] = 1;
          });
        });
      }
    }
  }

  /// OneWord: no party has more than 64 strategies, as nearly always.
  template <bool Improving, bool OneWord>
  void walk(std::span<const Rank> key, const std::vector<std::uint32_t>& order, const Run& run,
            std::span<Rank> reached) {
    constexpr std::uint32_t poll_every = 1U << 12;
    label_.assign(cells_.size(), {});
    unsettled_ = cells_.others().empty() ? 0 : cells_.size();
    for (std::uint32_t k = 0; k < order.size() && unsettled_ > 0; ++k) {
      if (k % poll_every == 0 && run.stopped()) return;
      arrive_as_target(order[k]);
      while (!stack_.empty()) {
        const Task task = stack_.back();
        stack_.pop_back();
        pass_back<Improving, OneWord>(task, key[order[k]]);
      }
    }
    for (std::uint32_t c = 0; c < label_.size(); ++c) reached[c] = label_[c].reached;
  }

  void arrive_as_target(std::uint32_t y) {
    Label& label = label_[y];
    if (!label.labelled) stack_.push_back({y, Who::all});
    if (label.labelled && !label.full) stack_.push_back({y, Who::first});
    label.was_target = true;
  }

  template <bool Improving, bool OneWord>
  void pass_back(Task task, Rank key) {
    const std::uint8_t first = label_[task.cell].first;
    cells_.each_arrival(task.cell, [&](std::uint8_t k, const Arrival& to) {
      if ((task.who == Who::others && k == first) || (task.who == Who::first && k != first)) return;
      each_leaving<Improving, OneWord>(to, k, [&](std::uint32_t from) { teach(from, k, key); });
    });
  }

  /// Numbers the parts between which nobody but the focal party can move. False if it was stopped.
  bool find_parts(const Run& run) {
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    part_.assign(cells_.size(), none);
    open_all();
    std::vector<std::uint32_t> open;
    for (std::uint32_t first = 0; first < part_.size(); ++first) {
      if (part_[first] != none) continue;
      if (run.stopped()) return false;
      const auto part = static_cast<std::uint32_t>(part_size_.size());
      part_size_.push_back(1);
      part_[first] = part;
      open.push_back(first);
      while (!open.empty()) {
        const std::uint32_t cell = open.back();
        open.pop_back();
        cells_.each_arrival(cell, [&](std::uint8_t k, const Arrival& to) {
          take_fibre(to, k, [&](std::uint32_t x) {
            if (part_[x] != none) return;
            part_[x] = part;
            ++part_size_[part];
            open.push_back(x);
          });
        });
      }
    }
    return true;
  }

  /// Visits the cells of a fibre that were not visited in it before.
  template <class Visit>
  void take_fibre(const Arrival& at, std::uint8_t k, Visit visit) {
    const std::uint32_t words = cells_.others()[k].words;
    for (std::uint32_t w = 0; w < words; ++w) {
      Word& open = open_[k][std::size_t{at.fibre} * words + w];
      for (Word from = std::exchange(open, 0); from != 0; from &= from - 1)
        visit(cells_.cell(at, k, 64 * w + static_cast<std::uint32_t>(std::countr_zero(from))));
    }
  }

  /// Visits the cells from which k may go there, each once.
  template <bool Improving, bool OneWord, class Visit>
  void each_leaving(const Arrival& to, std::uint8_t k, Visit visit) {
    const auto& other = cells_.others()[k];
    const std::uint32_t words = OneWord ? 1 : other.words;
    Word* const open = &open_[k][std::size_t{to.fibre} * words];
    const Word* const lower = cells_.lower(to.cell, k);
    for (std::uint32_t w = 0; w < words; ++w) {
      Word from = open[w];
      if (Improving) from &= lower[w];
      if (other.limits != nullptr && from != 0)
        from &= cells_.allowed_into(k, to, words, w);
      else if (!Improving && w == to.strategy / 64)
        from &= ~(Word{1} << (to.strategy % 64));
      if (from == 0) continue;
      open[w] &= ~from;
      for (; from != 0; from &= from - 1)
        visit(cells_.cell(to, k, 64 * w + static_cast<std::uint32_t>(std::countr_zero(from))));
    }
  }

  /// The cell can reach the current key with first mover k, which is news.
  void teach(std::uint32_t cell, std::uint8_t k, Rank key) {
    Label& label = label_[cell];
    if (label.full) return;
    if (label.labelled) {
      label.full = true;
      --unsettled_;
      if (!label.was_target) stack_.push_back({cell, Who::first});
      return;
    }
    label.labelled = true;
    if (cells_.others().size() == 1) --unsettled_;  // no second first mover can come
    label.reached = key;
    label.first = k;
    if (!label.was_target) stack_.push_back({cell, Who::others});
  }

  const RuledCells<Digit>& cells_;
  std::vector<std::vector<Word>> open_;  // [other][fibre * words]: what it was not seen to leave
  std::vector<std::uint32_t> part_, part_size_;  // of each cell; cells in each
  std::vector<Label> label_;
  std::size_t unsettled_ = 0;  // cells that a later target could still teach something
  std::vector<Task> stack_;
  std::vector<std::uint8_t> passed_;  // cells that spread has passed through, or will
  std::vector<std::uint32_t> cells_to_pass_;
};

}  // namespace entente::graph
