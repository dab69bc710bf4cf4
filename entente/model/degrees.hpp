#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "entente/model/move_graph.hpp"
#include "entente/model/preference_classes.hpp"
#include "entente/model/shades.hpp"

namespace entente {

/// How a party regards what another wants (Inohara, Hipel & Walker 2007).
enum class Attitude : std::int8_t { against = -1, indifferent = 0, toward = 1 };

/// What a conflict says of preferences beyond the order of states. Pairs of states that are neither
/// listed nor shaded have the degree and the chance of their comparison.
class PreferenceDegrees {
public:
  struct Party {
    Billionths satisficing = whole_share / 2;  ///< the certainty from which it moves, above 0
    std::vector<Attitude> attitude;            ///< attitude[party]; empty: it minds itself alone
    Shades shades;                             ///< empty where pairs are listed
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

  /// Parts states of party i that something here tells apart.
  void part(PartyId i, PreferenceClasses& classes) const;

  /// What the shades make of `by_rank`, how i ranks t against s.
  Preference shaded(PartyId i, StateId s, StateId t, Preference by_rank) const;

  /// How strongly i prefers one of two states, of which it prefers one, as the shades say.
  Strength shaded_strength(PartyId i, StateId s, StateId t) const {
    return parties[i.value].shades.strength(s, t);
  }

  /// The certainties above 0 from which on a fuzzy or grey comparison of some pair turns out
  /// otherwise, ascending; 1, that of what is sure, is always the last.
  std::vector<Billionths> certainties() const;

  bool has_shades() const;  ///< some party's
  bool has_unknown() const;
  bool has_strength(Strength degree = strong_from) const;
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
