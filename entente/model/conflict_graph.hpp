#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/state_set.hpp"
#include "entente/model/degrees.hpp"
#include "entente/model/move_graph.hpp"

namespace entente {

/// A pair of state numbers: (from, to) of an arc, (better, worse) of a preference.
using StatePair = std::pair<std::uint32_t, std::uint32_t>;

/// A strict preference of some strength, from 2 on.
struct StrongPair {
  std::uint32_t better = 0, worse = 0;
  Strength strength = strong_from;

  StrongPair(std::uint32_t preferred, std::uint32_t other, Strength s = strong_from)
      : better(preferred), worse(other), strength(s) {}
  friend auto operator<=>(const StrongPair&, const StrongPair&) = default;
};

/// A state of rank at least `rank` is preferred to any of lower rank to this degree at least.
struct StrongBreak {
  std::uint32_t rank = 0;
  Strength strength = strong_from;
  friend auto operator<=>(const StrongBreak&, const StrongBreak&) = default;
};

/// One party of an explicit conflict. States are numbers below the conflict's number of states.
struct ExplicitParty {
  std::vector<StatePair> arcs;      ///< unilateral moves; no loops; any order; doubles count once
  std::vector<std::uint32_t> rank;  ///< rank[state], greater is better; empty: `prefers` is used
  std::vector<StatePair> prefers;   ///< strict preferences pair by pair, nothing else follows
  std::vector<StatePair> unknown;   ///< comparisons that nobody knows, either way round
  std::vector<StrongPair> strong;   ///< strict preferences that are strong ones
  std::vector<StrongBreak> strong_breaks;
};

/// A conflict as papers print it: a list of arcs and a preference per party. A MoveGraph, and a
/// RankedGraph where `weakly_ordered()`. Arcs need be neither transitive nor reversible.
/// Memory: 8 bytes per arc, 12 per state and party.
class ConflictGraph {
public:
  ConflictGraph() = default;
  /// `states` below 2^32; each party's numbers in range (asserted).
  /// Cost: sorts the arcs of each state.
  ConflictGraph(std::uint64_t states, std::vector<ExplicitParty> parties);

  std::uint32_t party_count() const { return static_cast<std::uint32_t>(parties_.size()); }
  std::uint64_t state_count() const { return states_; }
  /// The same without the moves into and out of some states, which stay as states nobody gets to.
  ConflictGraph without(const StateSet& hidden) const;
  /// Arcs of all parties; one arc under two parties counts twice.
  std::uint64_t arc_count() const;

  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    return parties_[i.value].out.each(s, visit);
  }
  template <class Visit>
  bool each_move_into(PartyId i, StateId s, Visit&& visit) const {
    return parties_[i.value].in.each(s, visit);
  }

  /// The preference of a party as the graph was made of it: pairs sorted, each unknown one once, no
  /// arcs.
  ExplicitParty preference(PartyId i) const;

  /// Cost: two look-ups of ranks, and a binary search in each list of pairs that the party has.
  Preference compare(PartyId i, StateId s, StateId t) const;

  PreferenceClasses preference_classes(PartyId i) const;
  /// As compare, where the pair is in none of the party's lists.
  Preference compare_unlisted(PartyId i, StateId s, StateId t) const;
  /// Calls visit(StateId, StateId) for the pairs in the party's lists, some more than once.
  template <class Visit>
  void each_listed_pair(PartyId i, Visit visit) const {
    const Party& p = parties_[i.value];
    for (const Pairs* pairs : {&p.prefers, &p.unknown})
      for (const auto& [a, b] : pairs->sorted) visit(StateId{a}, StateId{b});
    for (const StrongPair& pair : p.strong) visit(StateId{pair.better}, StateId{pair.worse});
  }

  /// As strength_of; the greatest of all that pairs and breaks say.
  Strength strength(PartyId i, StateId s, StateId t) const;
  /// Whether some party prefers some state to this degree.
  bool has_strength(Strength degree = strong_from) const;
  /// Whether that is so by breaks in the rankings alone: then one state is preferred to another to
  /// this degree if its class is higher. Class: the number of such breaks below the state.
  bool strength_in_classes() const;
  std::uint32_t strong_class(PartyId i, StateId s, Strength degree = strong_from) const;

  bool weakly_ordered() const { return weakly_ordered_; }
  std::uint32_t rank(PartyId i, StateId s) const { return parties_[i.value].rank[s.value]; }
  /// Fuzzy, grey or probable preferences and attitudes; null where there are none.
  const PreferenceDegrees* degrees() const { return degrees_.get(); }
  void set_degrees(std::shared_ptr<const PreferenceDegrees> degrees) {
    degrees_ = std::move(degrees);
    shaded_ = degrees_ != nullptr && degrees_->has_shades();
    if (shaded_ && degrees_->has_unknown()) weakly_ordered_ = false;
  }
  /// Never: arcs are taken as they are listed.
  std::optional<std::vector<std::uint64_t>> free_strategies() const { return std::nullopt; }

private:
  /// Arcs by one end: those of state s are end[start[s]] .. end[start[s + 1]], ascending.
  struct Arcs {
    std::vector<std::uint32_t> start;
    std::vector<std::uint32_t> end;

    template <class Visit>
    bool each(StateId s, Visit& visit) const {
      for (std::uint32_t k = start[s.value]; k < start[s.value + 1]; ++k)
        if (!visit(StateId{end[k]})) return false;
      return true;
    }
  };
  /// Pairs of states in ascending order, to be searched.
  struct Pairs {
    std::vector<StatePair> sorted;
    bool contains(StateId a, StateId b) const;
  };
  struct Party {
    Arcs out, in;
    std::vector<std::uint32_t> rank;
    Pairs prefers, unknown;
    std::vector<StrongPair> strong;  // ascending, each pair once
    std::vector<StrongBreak> strong_breaks;
  };

  static Arcs out_of(std::uint64_t states, const std::vector<StatePair>& arcs);
  static Arcs turned(const Arcs& out);
  static Party indexed(std::uint64_t states, ExplicitParty&& party);
  static bool prefers(const Party& p, StateId better, StateId worse);
  static Strength break_strength(const Party& p, StateId better, StateId worse);
  static Strength strength(const Party& p, StateId better, StateId worse);

  std::uint64_t states_ = 0;
  bool weakly_ordered_ = true;
  bool shaded_ = false;
  std::vector<Party> parties_;
  std::shared_ptr<const PreferenceDegrees> degrees_;
};

/// The states of a cycle of strict preferences of one party ("a over b over c over a": a, b, c), or
/// nothing if there is none. Cost: one depth-first walk over the pairs.
std::vector<std::uint32_t> preference_cycle(std::uint64_t states, std::vector<StatePair> prefers);

/// Word k of the sequence of `seed`: mix(mix(seed) + k).
std::uint64_t splitmix_at(std::uint64_t seed, std::uint64_t k);

/// How the generator gives values: `uniform`, 16 random bits; `additive`, the sum of 8 random bits
/// for each party's strategy.
enum class ValueKind : std::uint8_t { uniform, additive };

/// A conflict with random arcs and uniform values (form entente.random/1): `degree` arcs out of
/// each state for each party, less loops and doubles.
ConflictGraph random_graph(std::uint32_t parties, std::uint64_t states, std::uint32_t degree,
                           std::uint64_t seed);

/// A conflict whose states are all combinations of strategies, each party free to change its own to
/// any other (form entente.product/1). Nothing is stored per state, but for listed values.
class ProductGraph {
public:
  ProductGraph() = default;
  /// strategies[party] >= 1, with a product below 2^63; values from the generator.
  ProductGraph(std::vector<std::uint64_t> strategies, ValueKind kind, std::uint64_t seed);
  /// rank[party][state], greater is better.
  ProductGraph(std::vector<std::uint64_t> strategies, std::vector<std::vector<std::uint32_t>> rank);

  std::uint32_t party_count() const { return static_cast<std::uint32_t>(strategies_.size()); }
  std::uint64_t state_count() const { return states_; }

  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    const std::uint64_t own = strategy(i, s);
    const std::uint64_t first = s.value - own * stride_[i.value];
    for (std::uint64_t k = 0; k < strategies_[i.value]; ++k)
      if (k != own && !visit(StateId{first + k * stride_[i.value]})) return false;
    return true;
  }
  template <class Visit>
  bool each_move_into(PartyId i, StateId s, Visit&& visit) const {
    return each_move(i, s, visit);
  }

  Preference compare(PartyId i, StateId s, StateId t) const {
    const std::uint32_t before = rank(i, s), after = rank(i, t);
    return after < before   ? Preference::worse
           : after > before ? Preference::better
                            : Preference::equal;
  }

  bool weakly_ordered() const { return true; }
  std::uint32_t rank(PartyId i, StateId s) const;
  PreferenceClasses preference_classes(PartyId i) const;
  std::optional<std::vector<std::uint64_t>> free_strategies() const { return strategies_; }
  /// Where moves from s, of different parties, lead together.
  static std::optional<StateId> combined(StateId s, std::span<const Move> moves) {
    std::uint64_t to = s.value;  // each changes a digit of its own: the changes add up
    for (const Move& move : moves) to += move.to.value - s.value;
    return StateId{to};
  }

private:
  std::uint64_t strategy(PartyId i, StateId s) const {
    return s.value / stride_[i.value] % strategies_[i.value];
  }

  std::uint64_t states_ = 0;
  std::vector<std::uint64_t> strategies_;
  std::vector<std::uint64_t> stride_;
  ValueKind kind_ = ValueKind::uniform;
  std::uint64_t mixed_seed_ = 0;
  std::vector<std::vector<std::vector<std::uint32_t>>> addend_;  // [party][of whom][strategy]
  std::vector<std::vector<std::uint32_t>> listed_;               // [party][state], or empty
};

static_assert(RankedGraph<ConflictGraph>);
static_assert(RankedGraph<ProductGraph>);

}  // namespace entente
