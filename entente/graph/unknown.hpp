#pragma once
#include "entente/graph/regard.hpp"

namespace entente::graph {

/// What the four readings share.
struct CredibleIfUnknown {
  template <MoveGraph G>
  static constexpr bool credible(const G& g, PartyId i, StateId s, StateId t) {
    return g.compare(i, s, t) >= Preference::better;
  }
  template <class G>
  static bool plain(const G& g) {
    return g.weakly_ordered();
  }
};

/// Stability where some comparisons are unknown, in four readings
/// (Li, Hipel, Kilgour & Fang 2004, Preference uncertainty in the graph model).
///
/// | reading | i leaves s for          | a sanction must be |
/// |---------|-------------------------|--------------------|
/// | a       | better or unknown       | known no better    |
/// | b       | better                  | known no better    |
/// | c       | better or unknown       | not known better   |
/// | d       | better                  | not known better   |
///
/// In all four the others answer credibly by moves that are better or unknown for those who make
/// them. Stable in a implies b and c, each of these implies d.
template <bool gambles, bool fears_unknown>
struct Reading : CredibleIfUnknown {
  template <MoveGraph G>
  static constexpr bool leaves(const G& g, PartyId i, StateId s, StateId t) {
    return gambles ? g.compare(i, s, t) >= Preference::better : improves(g, i, s, t);
  }
  template <MoveGraph G>
  static constexpr bool deters(const G& g, PartyId i, StateId s, StateId t) {
    return fears_unknown ? !improves(g, i, s, t) : no_better(g, i, s, t);
  }
};
static_assert(Preference::unknown > Preference::better, "so that >= better takes it in");

using ReadingA = Reading<true, false>;
using ReadingB = Reading<false, false>;
using ReadingC = Reading<true, true>;
using ReadingD = Reading<false, true>;

}  // namespace entente::graph
