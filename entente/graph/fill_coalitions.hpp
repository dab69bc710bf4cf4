#pragma once
#include <optional>
#include <vector>

#include "entente/graph/concepts.hpp"
#include "entente/graph/joint_moves.hpp"

namespace entente::graph {

/// Fills the coalition concepts for one coalition after another.
/// Source: Kilgour, Hipel, Fang & Peng (2001), Coalition analysis in group decision support;
/// Inohara & Hipel (2008), Coalition analysis in the graph model for conflict resolution.
template <MoveGraph G>
class CoalitionFiller {
public:
  CoalitionFiller(const G& g, JointPreference rule, const Run& run)
      : g_(g), rule_(rule), run_(run), moves_(g, rule, run) {}

  /// The stable states of coalition h; nothing where it was stopped.
  std::optional<StateSet> fill(ConceptId id, Coalition h) {
    const StateRows* improving = moves_.improving(h);
    if (improving == nullptr) return std::nullopt;
    if (form_of(id) == ConceptId::nash)
      return each_state([&](StateId s) { return none(improving->row(s)); });
    const Coalition others = Coalition::all(g_.party_count()).without(h);
    if (form_of(id) != ConceptId::seq) {
      const StateRows* reach = moves_.any(others);
      if (reach == nullptr) return std::nullopt;
      const bool symmetric = form_of(id) == ConceptId::smr;
      return answered(h, *improving, *reach, symmetric ? moves_.any(h) : nullptr);
    }
    const auto reach = moves_.credible(others, family_of(id) == Family::coalition_single);
    if (!reach) return std::nullopt;
    return answered(h, *improving, *reach, nullptr);
  }

private:
  static bool none(std::span<const std::uint64_t> row) {
    return std::ranges::all_of(row, [](std::uint64_t bits) { return bits == 0; });
  }

  template <class Holds>
  std::optional<StateSet> each_state(Holds holds) const {
    constexpr std::uint64_t word = 64;
    const std::uint64_t states = g_.state_count();
    StateSet set(states);
    const bool done = parallel_for(run_, (states + word - 1) / word, [&](std::size_t w) {
      for (std::uint64_t s = w * word; s < std::min(states, (w + 1) * word); ++s)
        if (holds(StateId{s})) set.insert(StateId{s});
    });
    if (!done) return std::nullopt;
    return set;
  }

  /// States whose joint improvements the others can all answer, within `reach`. `own`: where the
  /// coalition can go on to, if it may answer once more.
  std::optional<StateSet> answered(Coalition h, const StateRows& improving, const StateRows& reach,
                                   const StateRows* own) const {
    return each_state([&](StateId s) {
      const auto first = improving.row(s);
      if (none(first)) return true;
      const std::vector<std::uint64_t> hurts = deterrents(h, s, own);
      for (std::uint64_t t = 0; t < g_.state_count(); ++t)
        if (row_contains(first, StateId{t}) && !rows_meet(reach.row(StateId{t}), hurts))
          return false;
      return true;
    });
  }

  std::vector<std::uint64_t> deterrents(Coalition h, StateId s, const StateRows* own) const {
    StateSet deters(g_.state_count());
    for (std::uint64_t t = 0; t < g_.state_count(); ++t)
      if (jointly_no_better(g_, h, s, StateId{t}, rule_)) deters.insert(StateId{t});
    if (own == nullptr) return deters.words();
    StateSet trap = deters;
    deters.each([&](StateId t) {
      if (!row_within(own->row(t), deters.words())) trap.erase(t);
      return true;
    });
    return trap.words();
  }

  const G& g_;
  JointPreference rule_;
  const Run& run_;
  JointMoves<G> moves_;
};

}  // namespace entente::graph
