#pragma once
#include <string>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/graph/fuzzy.hpp"
#include "entente/model/degrees.hpp"
#include "entente/report/names.hpp"

/// Why a state tempts or deters a party, in the terms of each family of concepts.
namespace entente::report {

inline std::string share_words(std::int64_t billionths) {
  return fmt::format("{:.6g}", static_cast<double>(billionths) / whole_share);
}

/// "to the degree 0.7", "to a degree between 0.6 and 0.8".
inline std::string degree_words(Degree d) {
  return d.low == d.high ? fmt::format("to the degree {}", share_words(d.low))
                         : fmt::format("to a degree between {} and {}", share_words(d.low),
                                       share_words(d.high));
}

/// "much better", and from degree 3 on how much: "better to degree 3".
template <class G>
std::string strength_words(const G& g, PartyId i, StateId s, StateId t, const char* what) {
  const Strength degree = strength_of(g, i, s, t);
  return degree <= strong_from ? fmt::format("much {}", what)
                               : fmt::format("{} to degree {}", what, degree);
}

/// How party i ranks t against s: "24 is worse than 25 for Russia, by its statement ...".
template <class G>
std::string comparison_words(const G& g, const Names& n, PartyId i, StateId s, StateId t) {
  const std::string who = n.party(i);
  switch (g.compare(i, s, t)) {
    case Preference::unknown:
      return fmt::format("nobody knows whether {} prefers {} to {}", who, n.id(t), n.id(s));
    case Preference::equal:
      return fmt::format("{} and {} are equally good for {}", n.id(t), n.id(s), who);
    case Preference::better:
      return fmt::format("{} is better than {} for {}{}", n.id(t), n.id(s), who,
                         n.because(i, t, s));
    case Preference::much_better:
      return fmt::format("{} is {} than {} for {}{}", n.id(t), strength_words(g, i, s, t, "better"),
                         n.id(s), who, n.because(i, t, s));
    case Preference::worse:
      return fmt::format("{} is worse than {} for {}{}", n.id(t), n.id(s), who, n.because(i, s, t));
    case Preference::much_worse:
      return fmt::format("{} is {} than {} for {}{}", n.id(t), strength_words(g, i, s, t, "worse"),
                         n.id(s), who, n.because(i, s, t));
  }
  return {};
}

/// What the attitudes of i ask of t: "Union, whom it wishes well, is better off", each that counts.
template <class G>
std::string attitude_words(const G& g, const Names& n, PartyId i, StateId s, StateId t) {
  const PreferenceDegrees* degrees = degrees_of(g);
  std::vector<std::string> parts;
  for (PartyId j{0}; j.value < g.party_count(); ++j.value) {
    const bool given = degrees != nullptr && !degrees->parties[i.value].attitude.empty();
    const Attitude a = given    ? degrees->parties[i.value].attitude[j.value]
                       : j == i ? Attitude::toward
                                : Attitude::indifferent;
    if (a == Attitude::indifferent) continue;
    const Preference p = g.compare(j, s, t);
    const char* const fares = p == Preference::unknown ? "may or may not be better off"
                              : p > Preference::equal  ? "is better off"
                              : p == Preference::equal ? "is as well off"
                                                       : "is worse off";
    if (j == i)
      parts.push_back(fmt::format("it {} itself{}", fares,
                                  a == Attitude::against ? ", which it does not want" : ""));
    else
      parts.push_back(
          fmt::format("{}, {}, {}", n.party(j),
                      a == Attitude::toward ? "whom it wishes well" : "whom it wishes ill", fares));
  }
  return parts.empty() ? "it cares about nothing" : list_words(parts);
}

/// What family `id` looks at when i compares t with s, as a sentence without its end.
template <class G>
std::string regard_words(const G& g, const Names& n, graph::ConceptId id, PartyId i, StateId s,
                         StateId t) {
  using graph::Family;
  switch (graph::family_of(id)) {
    case Family::relational:
      return fmt::format("in {} {}", n.id(t), attitude_words(g, n, i, s, t));
    case Family::fuzzy:
    case Family::grey_most:
    case Family::grey_least: {
      const Degree d = degree_of(g, i, s, t);
      const Degree sure = graph::certainty(g, i, s, t);
      const std::string certain =
          sure.low == sure.high
              ? share_words(sure.low)
              : fmt::format("between {} and {}", share_words(sure.low), share_words(sure.high));
      return fmt::format("{} prefers {} to {} {}, a certainty of {}; it moves from {} on",
                         n.party(i), n.id(t), n.id(s), degree_words(d), certain,
                         share_words(graph::satisficing(g, i)));
    }
    case Family::probable:
      return fmt::format("with a chance of {} {} prefers {} to {}",
                         share_words(chance_of(g, i, s, t)), n.party(i), n.id(t), n.id(s));
    default:
      return comparison_words(g, n, i, s, t);
  }
}

}  // namespace entente::report
