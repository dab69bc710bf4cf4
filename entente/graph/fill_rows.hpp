#pragma once
#include <array>
#include <span>
#include <vector>

#include "entente/graph/concepts.hpp"
#include "entente/graph/reach_rows.hpp"

namespace entente::graph {

/// Up to this many states the sets of states that a method needs are kept as bits, for each state
/// one: 128 MB each at the most.
inline constexpr std::uint64_t most_row_states = 1U << 15;

/// Fills the forms of one family for one party, whatever the preferences, from sets of states kept
/// as bits (the boolean matrices of Xu, Hipel, Kilgour & others 2009). What the others can reach is
/// kept from family to family where they do not differ in it.
template <MoveGraph G>
class RowFiller {
public:
  /// One instance per party i: what is kept is about the others of i.
  RowFiller(const G& g, PartyId i, const Run& run) : g_(g), i_(i), run_(run) {}

  /// The stable states of each form wanted, by form; nothing where it was stopped.
  std::optional<std::array<StateSet, form_count>> fill(const RegardFamily<G>& family,
                                                       const std::array<bool, form_count>& wanted) {
    const std::uint64_t states = g_.state_count();
    if (!prepare(family, wanted)) return std::nullopt;
    std::array<StateSet, form_count> sets;
    for (std::size_t form = 0; form < form_count; ++form)
      if (wanted[form]) sets[form] = StateSet(states);
    constexpr std::uint64_t word = 64;
    const bool done = parallel_for(run_, (states + word - 1) / word, [&](std::size_t w) {
      Cell cell((states + word - 1) / word);
      for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
        judge(family, wanted, StateId{s}, cell, sets);
    });
    if (!done) return std::nullopt;
    return sets;
  }

private:
  /// Working space of one cell: the first moves, what deters, and what does so without a way out.
  struct Cell {
    explicit Cell(std::uint64_t words) : deters(words), trap(words) {}
    std::vector<StateId> first;
    std::vector<std::uint64_t> deters, trap;
  };

  bool prepare(const RegardFamily<G>& family, const std::array<bool, form_count>& wanted) {
    const auto others = [this](PartyId j) { return j != i_; };
    if ((wanted[1] || wanted[2]) && any_.empty()) {
      any_ = StateRows(g_.state_count());
      const auto takes = [](PartyId, StateId, StateId) { return true; };
      if (!fill_reach_rows(g_, takes, others, run_, any_)) return false;
    }
    if ((wanted[3] || wanted[4]) && kept_ != family.credible) {
      credible_ = StateRows(g_.state_count());
      const auto takes = [&](PartyId j, StateId s, StateId t) {
        return family.credible(g_, j, s, t);
      };
      if (!fill_reach_rows(g_, takes, others, run_, credible_)) return false;
      kept_ = family.credible;
    }
    return true;
  }

  void judge(const RegardFamily<G>& family, const std::array<bool, form_count>& wanted, StateId s,
             Cell& cell, std::array<StateSet, form_count>& sets) const {
    cell.first.clear();
    g_.each_move(i_, s, [&](StateId t) {
      if (family.leaves(g_, i_, s, t)) cell.first.push_back(t);
      return true;
    });
    if (!cell.first.empty()) deterrents(family, wanted[2] || wanted[4], s, cell);
    const auto answered = [&](const StateRows& reach, const std::vector<std::uint64_t>& hurts) {
      return std::ranges::all_of(cell.first,
                                 [&](StateId t) { return rows_meet(reach.row(t), hurts); });
    };
    if (wanted[0] && cell.first.empty()) sets[0].insert(s);
    if (wanted[1] && answered(any_, cell.deters)) sets[1].insert(s);
    if (wanted[2] && answered(any_, cell.trap)) sets[2].insert(s);
    if (wanted[3] && answered(credible_, cell.deters)) sets[3].insert(s);
    if (wanted[4] && answered(credible_, cell.trap)) sets[4].insert(s);
  }

  void deterrents(const RegardFamily<G>& family, bool with_trap, StateId s, Cell& cell) const {
    std::ranges::fill(cell.deters, 0);
    for (std::uint64_t t = 0; t < g_.state_count(); ++t)
      if (family.deters(g_, i_, s, StateId{t})) row_insert(cell.deters, StateId{t});
    if (!with_trap) return;
    cell.trap = cell.deters;
    for (std::uint64_t t = 0; t < g_.state_count(); ++t) {
      if (!row_contains(cell.deters, StateId{t})) continue;
      const bool stuck =
          g_.each_move(i_, StateId{t}, [&](StateId u) { return row_contains(cell.deters, u); });
      if (!stuck) cell.trap[t / 64] &= ~(std::uint64_t{1} << (t % 64));
    }
  }

  const G& g_;
  PartyId i_;
  const Run& run_;
  StateRows any_, credible_;
  typename RegardFamily<G>::Question kept_ = nullptr;
};

}  // namespace entente::graph
