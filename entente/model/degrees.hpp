#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "entente/model/move_graph.hpp"

namespace entente {

/// A share of one in billionths: whole numbers, so that a limit that is just met is met everywhere.
using Billionths = std::int32_t;
inline constexpr Billionths whole_share = 1'000'000'000;

/// How far a party prefers one state to another: 0 not at all, 1/2 as much as the reverse, 1 fully.
/// Known to lie between two bounds, which are the same where it is known.
struct Degree {
  Billionths low = 0;
  Billionths high = 0;
  friend auto operator<=>(const Degree&, const Degree&) = default;
};

/// The chances that a party prefers one state to another, and the reverse; the rest is a tie.
struct PreferenceChance {
  Billionths better = 0;
  Billionths worse = 0;
};

/// How a party regards what another wants (Inohara, Hipel & Walker 2007).
enum class Attitude : std::int8_t { against = -1, indifferent = 0, toward = 1 };

/// What a conflict says of preferences beyond better, worse, equal, strongly and unknown.
/// Pairs of states that are not listed have the degree and the chance of their comparison.
class PreferenceDegrees {
public:
  struct Party {
    Billionths satisficing = whole_share / 2;  ///< the certainty from which it moves, above 0
    std::vector<Attitude> attitude;            ///< attitude[party]; empty: it minds itself alone
  };
  explicit PreferenceDegrees(std::uint32_t count) : parties(count), pairs_(count) {}

  std::vector<Party> parties;
  Billionths first_move = 0;          ///< a move is made above this chance of being better
  Billionths sanction = whole_share;  ///< a state deters from this chance of being no better on
  Billionths reply = 0;               ///< an answer is credible above this chance of being better
  bool attitude_weak = false;         ///< equal is good enough, for oneself too

  /// i prefers `preferred` to `other` to this degree (the reverse follows). False if listed before.
  bool add(PartyId i, StateId preferred, StateId other, Degree degree);
  bool add(PartyId i, StateId preferred, StateId other, PreferenceChance chance);

  /// Cost: a look-up among the pairs of the party.
  std::optional<Degree> degree(PartyId i, StateId s, StateId t) const;
  std::optional<PreferenceChance> chance(PartyId i, StateId s, StateId t) const;

  bool has_degrees() const;
  bool has_chances() const;
  bool has_attitudes() const;

private:
  template <class What>
  using List = std::unordered_map<std::uint64_t, What>;  // by the state it is about, and from which
  struct Pairs {
    List<Degree> degrees;
    List<PreferenceChance> chances;
  };
  template <class What>
  static bool insert(List<What>& list, StateId preferred, StateId other, What what, What reverse);
  template <class What>
  static std::optional<What> find(const List<What>& list, StateId s, StateId t);

  std::vector<Pairs> pairs_;  // both ways round
};

/// What the graph has of it; null where it has nothing.
template <class G>
const PreferenceDegrees* degrees_of(const G& g) {
  if constexpr (requires { g.degrees(); }) return g.degrees();
  return nullptr;
}

/// The degree to which i prefers t to s: as listed, else 1, 1/2 or 0 as they compare; unknown is
/// anything from 0 to 1.
template <MoveGraph G>
Degree degree_of(const G& g, PartyId i, StateId s, StateId t) {
  if (const PreferenceDegrees* degrees = degrees_of(g))
    if (const auto listed = degrees->degree(i, s, t)) return *listed;
  const Preference p = g.compare(i, s, t);
  if (p == Preference::unknown) return {0, whole_share};
  const Billionths known = p == Preference::equal  ? whole_share / 2
                           : p > Preference::equal ? whole_share
                                                   : 0;
  return {known, known};
}

/// The chance that i prefers t to s: as listed, else 1 or 0 as they compare; 1/2 where unknown.
template <MoveGraph G>
Billionths chance_of(const G& g, PartyId i, StateId s, StateId t) {
  if (const PreferenceDegrees* degrees = degrees_of(g))
    if (const auto listed = degrees->chance(i, s, t)) return listed->better;
  const Preference p = g.compare(i, s, t);
  return p == Preference::unknown ? whole_share / 2 : p > Preference::equal ? whole_share : 0;
}

}  // namespace entente
