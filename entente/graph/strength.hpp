#pragma once
#include "entente/graph/unknown.hpp"

namespace entente::graph {

/// Strong stability under degrees of preference: first moves and credible replies as in the plain
/// concepts, but a sanction must end in a state that is strongly worse, and so must every way out
/// of it. Stable but not strongly so is weakly stable. Nothing sanctions a Nash stable state, so it
/// counts as strongly stable. Source: Hamouda, Kilgour & Hipel (2004, 2006), Strength of preference
/// in the graph model.
struct Strong : Crisp {
  template <MoveGraph G>
  static constexpr bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return g.compare(i, s, t) == Preference::much_worse;
  }
  template <class G>
  static bool plain(const G&) {
    return false;
  }
};

/// The same where some comparisons are unknown too, in the readings a to d: in c and d an unknown
/// end deters as a strongly worse one does.
/// Source: Xu, Hipel, Kilgour & Chen (2010), Combining strength and uncertainty for preferences in
/// the graph model.
template <class InReading, bool fears_unknown>
struct StrongReading : InReading {
  template <MoveGraph G>
  static constexpr bool deters(const G& g, PartyId i, StateId s, StateId t) {
    const Preference p = g.compare(i, s, t);
    return p == Preference::much_worse || (fears_unknown && p == Preference::unknown);
  }
  template <class G>
  static bool plain(const G&) {
    return false;
  }
};

using StrongA = StrongReading<ReadingA, false>;
using StrongB = StrongReading<ReadingB, false>;
using StrongC = StrongReading<ReadingC, true>;
using StrongD = StrongReading<ReadingD, true>;

/// The graph as one sees it to whom only a preference of some degree is strong: level-k stability
/// is strong stability there. Source: Xu, Hipel & Kilgour (2009), Multiple levels of preference in
/// interactive strategic decisions.
template <MoveGraph G>
class AtDegree {
public:
  /// Keeps a reference to the graph.
  AtDegree(const G& g, Strength degree) : g_(&g), degree_(degree) {}

  std::uint32_t party_count() const { return g_->party_count(); }
  std::uint64_t state_count() const { return g_->state_count(); }
  template <class Visit>
  bool each_move(PartyId i, StateId s, Visit&& visit) const {
    return g_->each_move(i, s, visit);
  }
  Preference compare(PartyId i, StateId s, StateId t) const {
    const Preference p = g_->compare(i, s, t);
    if (p == Preference::equal || p == Preference::unknown) return p;
    const bool much = strength_of(*g_, i, s, t) >= degree_;
    if (p > Preference::equal) return much ? Preference::much_better : Preference::better;
    return much ? Preference::much_worse : Preference::worse;
  }

private:
  const G* g_;
  Strength degree_;
};

}  // namespace entente::graph
