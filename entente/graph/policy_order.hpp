#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/base/state_set.hpp"
#include "entente/graph/order.hpp"
#include "entente/graph/reach_rows.hpp"
#include "entente/model/move_graph.hpp"

namespace entente::graph {

/// How the others can answer where every party can always change to any of its strategies: from
/// each state to all others in which i plays the same strategy, so that one count serves them all.
class LayerAnswers {
public:
  LayerAnswers(const std::vector<std::uint64_t>& strategies, std::size_t i, std::uint64_t states)
      : own_(strategies[i]), states_(states) {
    for (std::size_t j = 0; j < i; ++j) stride_ *= strategies[j];
  }

  std::uint64_t count() const { return own_; }
  std::uint64_t of(StateId t) const { return t.value / stride_ % own_; }
  std::uint64_t size(std::uint64_t) const {
    return states_ == own_ ? 0 : states_ / own_;  // nobody else has a choice: there is no answer
  }
  template <class Visit>
  void each_with(StateId u, Visit visit) const {
    if (states_ != own_) visit(of(u));
  }
  template <class Visit>
  void each_asking(std::uint64_t layer, Visit visit) const {
    for (std::uint64_t first = layer * stride_; first < states_; first += own_ * stride_)
      for (std::uint64_t k = 0; k < stride_; ++k) visit(StateId{first + k});
  }

private:
  std::uint64_t own_, states_, stride_ = 1;
};

/// The same in any graph: a set of answers for each state, kept as bits, and who is answered by it.
class RowAnswers {
public:
  explicit RowAnswers(StateRows answers)
      : answers_(std::move(answers)), states_(answers_.states()) {
    asking_ = StateRows(states_);
    for (StateId t{0}; t.value < states_; ++t.value)
      each_in(answers_.row(t), [&](StateId u) { row_insert(asking_.row(u), t); });
  }

  std::uint64_t count() const { return states_; }
  static std::uint64_t of(StateId t) { return t.value; }
  std::uint64_t size(std::uint64_t t) const {
    std::uint64_t sum = 0;
    for (std::uint64_t word : answers_.row(StateId{t}))
      sum += static_cast<std::uint64_t>(std::popcount(word));
    return sum;
  }
  template <class Visit>
  void each_with(StateId u, Visit visit) const {
    each_in(asking_.row(u), [&](StateId t) { visit(t.value); });
  }
  template <class Visit>
  void each_asking(std::uint64_t t, Visit visit) const {
    visit(StateId{t});
  }

private:
  template <class Visit>
  static void each_in(std::span<const std::uint64_t> row, Visit visit) {
    for (std::size_t w = 0; w < row.size(); ++w)
      for (std::uint64_t word = row[w]; word != 0; word &= word - 1)
        visit(StateId{64 * w + static_cast<std::uint64_t>(std::countr_zero(word))});
  }

  StateRows answers_, asking_;
  std::uint64_t states_;
};

/// Policy stability (policy.hpp) of all states at once where i has an order of them.
///
/// Whether s is stable depends on the set of states, no better than s, to which the others can hold
/// i for good. From the best s down that set only shrinks: a state leaves it when it becomes better
/// than s, and when a move of i from it leads to a better state whose answers have all left. Each
/// state leaves once, so the sets are never begun anew.
/// Cost: sorting, the moves of i twice, and the answers of all states once.
template <RankedGraph G, class Answers>
class PolicyByOrder {
public:
  PolicyByOrder(const G& g, PartyId i, const Answers& answers)
      : g_(g), i_(i), answers_(answers), held_(g.state_count()), better_(g.state_count()) {
    for (StateId u{0}; u.value < g.state_count(); ++u.value) held_.insert(u);
    for (std::uint64_t a = 0; a < answers.count(); ++a) left_.push_back(answers.size(a));
  }

  /// Nothing once run.stopped().
  std::optional<StateSet> stable(const Run& run) {
    std::vector<std::uint32_t> key, order, spare;
    for (StateId s{0}; s.value < g_.state_count(); ++s.value) key.push_back(g_.rank(i_, s));
    sort_places<std::uint32_t>(key, order, spare);
    StateSet stable(g_.state_count());
    for (std::size_t end = order.size(); end > 0;) {
      if (run.stopped()) return std::nullopt;
      std::size_t begin = end;
      while (begin > 0 && key[order[begin - 1]] == key[order[end - 1]]) --begin;
      for (std::size_t k = begin; k < end; ++k)
        if (is_answered(StateId{order[k]})) stable.insert(StateId{order[k]});
      for (std::size_t k = begin; k < end; ++k) raise(StateId{order[k]});
      end = begin;
    }
    return stable;
  }

private:
  bool is_answered(StateId s) const {
    return g_.each_move(
        i_, s, [&](StateId t) { return !better_.contains(t) || left_[answers_.of(t)] > 0; });
  }

  /// The state is better than those that come now.
  void raise(StateId t) {
    better_.insert(t);
    release(t);
    if (left_[answers_.of(t)] == 0) release_before(t);
    while (!leaving_.empty()) {
      const StateId u = leaving_.back();
      leaving_.pop_back();
      answers_.each_with(u, [&](std::uint64_t a) {
        if (--left_[a] > 0) return;
        answers_.each_asking(a, [&](StateId asking) {
          if (better_.contains(asking)) release_before(asking);
        });
      });
    }
  }

  void release_before(StateId t) {
    g_.each_move_into(i_, t, [&](StateId u) {
      release(u);
      return true;
    });
  }
  void release(StateId u) {
    if (!held_.contains(u)) return;
    held_.erase(u);
    leaving_.push_back(u);
  }

  const G& g_;
  PartyId i_;
  const Answers& answers_;
  StateSet held_, better_;  // the states i can be held to; those better than the present one
  std::vector<std::uint64_t> left_;  // of each set of answers, how many are held
  std::vector<StateId> leaving_;
};

}  // namespace entente::graph
