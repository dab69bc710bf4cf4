#pragma once
#include <array>
#include <map>
#include <numeric>
#include <span>
#include <vector>

#include "entente/graph/answer_rows.hpp"
#include "entente/graph/comparisons.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/graph/state_rows.hpp"

namespace entente::graph {

/// The sets that a method keeps as bits, one for each state or place, take no more than this.
inline constexpr std::uint64_t most_row_bytes = std::uint64_t{1} << 30;

/// The states that a party tells apart, and for each state what else it can go on to.
struct FocalMarks {
  PreferenceClasses classes{0};
  AnswerMarks marks;
  std::vector<std::vector<std::uint32_t>> within;  ///< within[trap]: the classes it is made of
};

/// Numbers the sets "this state and where the party can go from it", as classes.
template <MoveGraph G>
void add_traps(const G& g, PartyId i, FocalMarks& focal) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
  std::vector<std::uint32_t> set;
  focal.marks.trap.resize(g.state_count());
  for (StateId s{0}; s.value < g.state_count(); ++s.value) {
    set.assign(1, focal.classes.of[s.value]);
    g.each_move(i, s, [&](StateId t) { return set.push_back(focal.classes.of[t.value]), true; });
    std::ranges::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto [place, is_new] =
        numbers.emplace(set, static_cast<std::uint32_t>(focal.within.size()));
    if (is_new) focal.within.push_back(set);
    focal.marks.trap[s.value] = place->second;
  }
  focal.marks.traps = static_cast<std::uint32_t>(focal.within.size());
}

/// What is listed once for all parties: moves by who takes them.
template <MoveGraph G>
struct RowMoves {
  using Question = typename RegardFamily<G>::Question;
  std::map<Question, TakenMoves> credible;
  std::optional<TakenMoves> any;
};

/// Fills the forms of one family for one party, whatever the preferences, from sets of states kept
/// as bits (the boolean matrices of Xu, Hipel, Kilgour & others 2009) - or rather of the classes of
/// states that the party tells apart. What the others can reach is kept from family to family where
/// they do not differ in it.
template <MoveGraph G>
class RowFiller {
public:
  /// One instance per party i: what is kept is about the others of i. `symmetric`: SMR or SSEQ of
  /// some family will be asked for.
  RowFiller(const G& g, PartyId i, const RowMoves<G>& moves, bool symmetric, const Run& run)
      : g_(g), i_(i), moves_(moves), symmetric_(symmetric), run_(run) {}

  /// The stable states of each form wanted, by form; nothing where it was stopped, or sets would
  /// be too large.
  std::optional<std::array<StateSet, form_count>> fill(const RegardFamily<G>& family,
                                                       const std::array<bool, form_count>& wanted) {
    const std::uint64_t states = g_.state_count();
    if (!prepare(family, wanted)) return std::nullopt;
    std::array<StateSet, form_count> sets;
    for (std::size_t form = 0; form < form_count; ++form)
      if (wanted[form]) sets[form] = StateSet(states);
    const FocalMarks& focal = *focal_;
    std::vector<std::uint32_t> by_class(states);
    std::iota(by_class.begin(), by_class.end(), 0U);
    std::ranges::stable_sort(by_class, {}, [&](std::uint32_t s) { return focal.classes.of[s]; });
    std::vector<std::uint64_t> deters(focal.marks.words());
    std::vector<StateId> first;
    std::uint32_t of_class = focal.classes.count();
    for (std::uint32_t s : by_class) {
      first_moves(family, StateId{s}, first);
      if (!first.empty() && focal.classes.of[s] != of_class) {
        of_class = focal.classes.of[s];
        if (run_.stopped()) return std::nullopt;
        deterrents(family, of_class, deters);
      }
      judge(wanted, StateId{s}, first, deters, sets);
    }
    return sets;
  }

  bool too_large() const { return too_large_; }

private:
  bool prepare(const RegardFamily<G>& family, const std::array<bool, form_count>& wanted) {
    std::vector<PartyId> minded;
    for (PartyId j{0}; j.value < g_.party_count(); ++j.value)
      if (family.minds(g_, i_, j)) minded.push_back(j);
    const bool apart = family.apart(g_);
    if (!focal_ || minded != minded_ || apart != apart_) {
      minded_ = minded;
      apart_ = apart;
      set_focal();
      any_ = {};
      credible_ = {};
      kept_ = nullptr;
    }
    if (family.by_comparison && compared_.empty() &&
        focal_->classes.count() <= most_compared_classes)
      compared_ = class_comparisons(g_, i_, focal_->classes);
    if ((wanted[1] || wanted[2]) && any_.empty() && !fill_rows(any_, *moves_.any)) return false;
    if ((wanted[3] || wanted[4]) && kept_ != family.credible) {
      if (!fill_rows(credible_, moves_.credible.at(family.credible))) return false;
      kept_ = family.credible;
    }
    return !run_.stopped();
  }

  bool fill_rows(AnswerRows& rows, const TakenMoves& moves) {
    const AnswerRows::End end = rows.fill(moves, i_.value, focal_->marks, most_row_bytes, run_);
    too_large_ = too_large_ || end == AnswerRows::End::too_large;
    return end == AnswerRows::End::whole;
  }

  void set_focal() {
    focal_.emplace();
    compared_.clear();
    PreferenceClasses& classes = focal_->classes;
    classes = PreferenceClasses(g_.state_count());
    bool told_apart = apart_;
    if constexpr (requires { g_.preference_classes(i_); }) {
      for (PartyId j : minded_) classes.part_by(g_.preference_classes(j).of);
    } else {
      told_apart = true;
    }
    if (told_apart) {
      std::vector<std::uint32_t> each(g_.state_count());
      std::iota(each.begin(), each.end(), 0U);
      classes.part_by(each);
    }
    focal_->marks.kind = classes.of;
    focal_->marks.kinds = classes.count();
    if (symmetric_) add_traps(g_, i_, *focal_);
  }

  void first_moves(const RegardFamily<G>& family, StateId s, std::vector<StateId>& first) const {
    first.clear();
    const std::vector<std::uint32_t>& of = focal_->classes.of;
    const bool known = family.by_comparison && !compared_.empty();
    const Preference* const row =
        known ? &compared_[std::size_t{of[s.value]} * focal_->classes.count()] : nullptr;
    g_.each_move(i_, s, [&](StateId t) {
      if (known ? family.leaves_if[answer_place(row[of[t.value]])] : family.leaves(g_, i_, s, t))
        first.push_back(t);
      return true;
    });
  }

  /// Classes that deter from leaving one, then the traps within them.
  void deterrents(const RegardFamily<G>& family, std::uint32_t from,
                  std::vector<std::uint64_t>& deters) const {
    const PreferenceClasses& classes = focal_->classes;
    const bool known = family.by_comparison && !compared_.empty();
    std::ranges::fill(deters, 0);
    for (std::uint32_t c = 0; c < classes.count(); ++c) {
      const bool hurts =
          known ? family.deters_if[answer_place(compared_[std::size_t{from} * classes.count() + c])]
                : family.deters(g_, i_, StateId{classes.first[from]}, StateId{classes.first[c]});
      deters[c / 64] |= std::uint64_t{hurts ? 1U : 0U} << (c % 64);
    }
    const std::span traps(deters.begin() + static_cast<std::ptrdiff_t>(kind_words()), deters.end());
    for (std::uint32_t k = 0; k < focal_->within.size(); ++k)
      if (std::ranges::all_of(focal_->within[k],
                              [&](std::uint32_t c) { return row_contains(deters, StateId{c}); }))
        row_insert(traps, StateId{k});
  }

  std::size_t kind_words() const { return (std::size_t{focal_->marks.kinds} + 63) / 64; }

  void judge(const std::array<bool, form_count>& wanted, StateId s,
             const std::vector<StateId>& first, const std::vector<std::uint64_t>& deters,
             std::array<StateSet, form_count>& sets) const {
    const std::span all(deters);
    const std::span kinds = all.first(kind_words()), traps = all.subspan(kind_words());
    const auto answered = [&](const AnswerRows& rows, bool trapped) {
      return std::ranges::all_of(first, [&](StateId t) {
        return rows.any_row(t.value, [&](std::span<const std::uint64_t> row) {
          return trapped ? rows_meet(traps, row.subspan(kind_words()))
                         : rows_meet(kinds, row.first(kind_words()));
        });
      });
    };
    if (wanted[0] && first.empty()) sets[0].insert(s);
    if (wanted[1] && answered(any_, false)) sets[1].insert(s);
    if (wanted[2] && answered(any_, true)) sets[2].insert(s);
    if (wanted[3] && answered(credible_, false)) sets[3].insert(s);
    if (wanted[4] && answered(credible_, true)) sets[4].insert(s);
  }

  const G& g_;
  PartyId i_;
  const RowMoves<G>& moves_;
  bool symmetric_;
  const Run& run_;
  bool too_large_ = false;
  std::optional<FocalMarks> focal_;
  std::vector<PartyId> minded_;       // whose preferences part the classes
  bool apart_ = false;                // each state is a class of its own
  std::vector<Preference> compared_;  // [class * classes + class], or empty
  AnswerRows any_, credible_;
  typename RegardFamily<G>::Question kept_ = nullptr;
};

}  // namespace entente::graph
