#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/id.hpp"
#include "entente/model/move_graph.hpp"

namespace entente {

/// The place of every state in one party's weak order: rank[state], 0 = worst, no gaps, equal =
/// tie.
using Ranks = std::vector<std::uint32_t>;

/// A share of one in billionths: whole numbers, so that a limit that is just met is met everywhere.
using Billionths = std::int32_t;
inline constexpr Billionths whole_share = 1'000'000'000;

/// How far a party prefers one state to another: 0 not at all, 1/2 as much as the reverse, 1 fully.
/// Known to lie between two bounds, which are the same where it is known.
struct Degree {
  Billionths low = 0;
  Billionths high = 0;
  Degree reversed() const { return {whole_share - high, whole_share - low}; }
  friend auto operator<=>(const Degree&, const Degree&) = default;
};

/// The chances that a party prefers one state to another, and the reverse; the rest is a tie.
struct PreferenceChance {
  Billionths better = 0;
  Billionths worse = 0;
  PreferenceChance reversed() const { return {worse, better}; }
};

/// What a party's order of the states does not say by itself: where nobody knows which of two
/// states it prefers, how strongly it does, or how sure that is. It follows from marks on its
/// statements: two states are compared by the first statement on which they differ, so its mark
/// is theirs.
struct Shades {
  /// The pairs that are alike in `before` and differ in `through`.
  struct Step {
    Ranks before, through;
    bool unknown = false;
    std::optional<Degree> degree;            ///< to which the one higher in `through` is preferred
    std::optional<PreferenceChance> chance;  ///< that it is

    bool decides(StateId s, StateId t) const {
      return before[s.value] == before[t.value] && through[s.value] != through[t.value];
    }
  };
  std::vector<Step> steps;  ///< no pair is decided by two
  /// strong[k]: a state is preferred to those of lower rank there to the degree k + 2 at least. As
  /// many as the greatest degree asks for; each refines the next.
  std::vector<Ranks> strong;

  bool empty() const { return steps.empty() && strong.empty(); }
  bool any_unknown() const;
  /// The degree to which one of the two is preferred to the other, if it is: 1 and more.
  Strength strength(StateId s, StateId t) const;
  /// The step that decides between s and t; null where none does.
  const Step* between(StateId s, StateId t) const;
};

}  // namespace entente
