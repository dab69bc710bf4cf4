#pragma once
#include <cstdint>
#include <vector>

#include "entente/model/move_graph.hpp"
#include "entente/model/preference_classes.hpp"

namespace entente::graph {

/// Up to this many classes of states all comparisons of a party are kept: 64 MB.
inline constexpr std::uint32_t most_compared_classes = 8192;

/// How a party compares each two of its classes, by their first states. Cost: one comparison per
/// two classes, and two for each pair that is listed.
template <MoveGraph G>
std::vector<Preference> class_comparisons(const G& g, PartyId i, const PreferenceClasses& classes) {
  const std::size_t count = classes.count();
  std::vector<Preference> all(count * count, Preference::equal);
  const auto put = [&](std::size_t a, std::size_t b, Preference p) {
    all[a * count + b] = p;
    // The reverse of unknown is unknown.
    all[b * count + a] =
        p == Preference::unknown ? p : static_cast<Preference>(-static_cast<int>(p));
  };
  constexpr bool has_lists = requires { g.compare_unlisted(i, StateId{}, StateId{}); };
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = a + 1; b < count; ++b) {
      const StateId s{classes.first[a]}, t{classes.first[b]};
      if constexpr (has_lists)
        put(a, b, g.compare_unlisted(i, s, t));
      else
        put(a, b, g.compare(i, s, t));
    }
  if constexpr (has_lists)
    g.each_listed_pair(i, [&](StateId s, StateId t) {
      all[classes.of[s.value] * count + classes.of[t.value]] = g.compare(i, s, t);
      all[classes.of[t.value] * count + classes.of[s.value]] = g.compare(i, t, s);
    });
  return all;
}

}  // namespace entente::graph
