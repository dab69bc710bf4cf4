#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/levers/scenario.hpp"

namespace entente::levers {

/// The states that hold, one list per crisp concept in the order of graph::crisp_concepts, as
/// states of the whole case, ascending.
using Holding = std::array<std::vector<StateId>, 5>;

/// A stretch of a number's values on which the answers do not change.
struct Stretch {
  Rational low, high;  ///< low == high: a single point
  bool low_included = true, high_included = true;
  std::vector<std::string> answers;  ///< in words, one per question that the number can touch
};

/// What a lever, or a single change, does.
struct Effect {
  enum class Kind : std::uint8_t { set, vary, promote, raise, lower, drop, hold, forbid };
  Kind kind = Kind::set;
  std::string id;  ///< of the lever; of a change its words: "us: avoid_clash to last place"
  std::string about;
  std::optional<PartyId> by;
  std::string now;                             ///< what stands today, in words or numbers
  std::uint32_t statement = 0;                 ///< raise, lower, drop: which of the party's, from 1
  std::uint32_t place = 0;                     ///< raise, lower: where it is put, from 1
  bool from_case = false;                      ///< an entry of `levers:`
  Holding holding;                             ///< what then holds (not for vary)
  bool possible = true;                        ///< false: it leaves no state
  bool changes = false;                        ///< whether any answer differs from today's
  bool target_holds = false;                   ///< under the concept asked for
  std::vector<graph::ConceptId> target_under;  ///< all concepts under which the target then holds
  std::vector<Stretch> stretches;              ///< vary: the whole range, in order
  std::optional<Rational>
      threshold;       ///< vary: the first value, seen from today's, at which an answer turns
  std::string effect;  ///< one sentence
};

struct LeversAnswer {
  Holding today;
  bool target_today = false;
  std::vector<Effect> effects;  ///< the case's levers first, then every single change
  bool partial = false;         ///< stopped: changes that were not tried are left out
  bool today_known = true;      ///< false: stopped before anything was known
};

/// Tries every entry of `levers:` and every single change of one party's statements (to first
/// place, to last, dropped) or options (held at a level, a level forbidden). `target`: the
/// expression that should hold; without it, what holds before and after is listed. Exact for
/// `vary`: answers are tested at every breakpoint and between each two. Statements are moved in the
/// written order, so by weight they are only dropped.
LeversAnswer try_levers(const Model& m, const std::optional<Expression>& target,
                        graph::ConceptId concept_id, Reading reading, const Run& run);

}  // namespace entente::levers
