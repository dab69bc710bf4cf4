#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/hypergame.hpp"

namespace entente::report {
namespace {

using graph::HypergameTable;

std::string list_of(const Names& n, const StateSet& set) {
  constexpr std::size_t most = 6;
  if (set.empty()) return "no state";
  if (set.count() > most) return count_of(set.count(), "state", "states");
  std::vector<std::string> names;
  set.each([&](StateId s) {
    names.push_back(n.state(s));
    return true;
  });
  return list_words(names);
}

std::string holds(const StateSet& set) { return set.count() > 1 ? "hold" : "holds"; }

std::string of_viewer(const Names& n, const HypergameTable& t, std::size_t p, const Look& look) {
  std::string text = wrapped(
      fmt::format("{} thinks that {} {}.", n.party_at_start(PartyId{static_cast<std::uint32_t>(p)}),
                  list_of(n, t.expected[p]), holds(t.expected[p])),
      look, "  ", 4);
  if (!t.unseen[p].empty())
    text +=
        wrapped(fmt::format("It does not know of {}.", list_of(n, t.unseen[p])), look, "    ", 4);
  constexpr std::size_t most = 6;
  std::size_t told = 0, all = 0;
  for (const graph::Surprise& s : t.surprises) {
    if (s.surprised.value != p) continue;
    ++all;
    if (!look.verbose && told == most) continue;
    ++told;
    text += wrapped(surprise_words(n, s), look, "    ", 4);
  }
  if (all > told) text += fmt::format("    {} more surprises (-v lists them).\n", all - told);
  return text;
}

}  // namespace

graph::Hypergame hypergame_of(const GraphFile& file, const ConflictGraph& actual) {
  graph::Hypergame game{&actual, {}};
  for (const GraphView& v : file.views) game.views.push_back({v.viewer, v.of, &v.graph, v.hidden});
  return game;
}

std::string surprise_words(const Names& n, const graph::Surprise& s) {
  return fmt::format(
      "{} would be surprised: it counts on {}, but {} moves on to {}, {}.",
      n.party_at_start(s.surprised), n.state(s.expected), n.party(s.move.by), n.state(s.move.to),
      s.into_hidden ? "which it did not know of"
                    : fmt::format("which pays as {} sees things", n.party(s.move.by)));
}

std::string text_hypergame(const HypergameAnswer& a, const Look& look) {
  const GraphFile& file = *a.file;
  const Names& n = *a.names;
  std::string text;
  for (const HypergameTable& t : a.tables) {
    if (!text.empty()) text += "\n";
    text +=
        wrapped(fmt::format("Under {} {} {}, each party judging by what it sees itself. {}",
                            graph::about(t.id).word, list_of(n, t.equilibria), holds(t.equilibria),
                            t.equilibria == t.actual.equilibria
                                ? "The same would be so if all saw the conflict as it is."
                                : fmt::format("If all saw the conflict as it is, {} would hold.",
                                              list_of(n, t.actual.equilibria))),
                look);
    for (std::size_t p = 0; p < file.parties.size(); ++p) text += of_viewer(n, t, p, look);
  }
  for (const std::string& warning : file.warnings) text += wrapped("note: " + warning, look);
  return text;
}

}  // namespace entente::report
