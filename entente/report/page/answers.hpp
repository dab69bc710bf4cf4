#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/game/threat.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/hypergame.hpp"
#include "entente/graph/path.hpp"
#include "entente/levers/changes.hpp"
#include "entente/levers/claims.hpp"
#include "entente/report/page/coalition_answers.hpp"
#include "entente/report/page/concept_answers.hpp"
#include "entente/report/page/firmness_answers.hpp"
#include "entente/report/page/wanted_answers.hpp"
#include "entente/settle/bargaining.hpp"

/// Everything the page shows, computed before a line of it is written.
namespace entente::page {

/// A number of the case with what it may lie between.
struct Spread {
  Rational low, mid, high;
};

struct ThreatView {
  game::ThreatAnswer answer;
  Spread chance;                                           ///< of the types that act
  std::optional<std::pair<Rational, Rational>> threshold;  ///< over all weights
  std::optional<double> refusing_share;                    ///< of the draws
};

/// The range as it stands (no condition), or where one `cost_if` is true.
struct RangeView {
  std::string condition;  ///< as written, empty for today
  settle::Bargaining range;
  Spread least, most;
  std::optional<double> share;  ///< of the draws in which a range exists
};

struct Answers {
  OptionGraph graph;
  graph::Table table;                         ///< the five concepts
  std::optional<graph::Evolution> evolution;  ///< nothing where the graph is too large
  std::vector<ThreatView> threats;
  std::vector<RangeView> ranges;  ///< empty where no fight over a prize is at stake
  std::string no_range;           ///< why there is no closed form, for terms that have none
  std::optional<levers::LeversAnswer> levers;  ///< nothing where the graph is too large
  std::optional<levers::ClaimsAnswer> claims;  ///< nothing where the case has none
  /// Of each state that holds; nothing where there are too few or too many parties or states.
  std::optional<std::vector<JointLeaving>> coalitions;
  std::optional<graph::HypergameTable> misreading;  ///< under SEQ; nothing without `views`
  std::optional<Firmness> firmness;                 ///< nothing where the page does not ask
  OtherConcepts others;
  std::vector<Wanted> wanted;  ///< outcomes that do not hold

  const StateSet& equilibria(graph::ConceptId id) const { return table.find(id)->equilibria; }
  bool holds_under(graph::ConceptId id, StateId s) const { return equilibria(id).contains(s); }
  bool stable(graph::ConceptId id, PartyId i, StateId s) const {
    return table.find(id)->stable[i.value].contains(s);
  }
  /// The states that are stable for all under Nash or sequential stability.
  StateSet holding_states() const;
  /// The concepts under which s is stable for all parties.
  std::vector<graph::ConceptId> holding(StateId s) const;
};

/// Above this many states neither levers nor reasons nor paths are computed for the page.
inline constexpr std::uint64_t detailed_states = std::uint64_t{1} << 18;

/// And beyond this many no picture of any party is worked through.
inline constexpr std::uint64_t most_seen_states = 4096;

Result<Answers> find_answers(const Model& m, const Run& run);

/// The state nearest to the status quo (fewest options changed, then lowest) where the formula is
/// true; nothing if there is none.
std::optional<StateId> nearest_state(const Model& m, const Formula& formula);

}  // namespace entente::page
