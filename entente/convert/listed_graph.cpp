#include "entente/convert/listed_graph.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/option_graph.hpp"

namespace entente::convert {
namespace {

/// The arcs of all parties into `sides`; E008 as soon as they are too many.
template <class Graph>
Result<void> list_arcs(const Graph& g, std::uint64_t most, std::vector<ExplicitParty>& sides) {
  std::uint64_t arcs = 0;
  for (std::uint32_t i = 0; i < g.party_count(); ++i)
    for (std::uint64_t s = 0; s < g.state_count(); ++s) {
      const bool all = g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        sides[i].arcs.emplace_back(static_cast<std::uint32_t>(s),
                                   static_cast<std::uint32_t>(t.value));
        return ++arcs <= most;
      });
      if (!all) return fail(Code::E008, fmt::format("more than {} moves to write out", most));
    }
  return {};
}

template <class Graph>
void list_ranks(const Graph& g, std::vector<ExplicitParty>& sides) {
  for (std::uint32_t i = 0; i < g.party_count(); ++i) {
    sides[i].rank.reserve(g.state_count());
    for (std::uint64_t s = 0; s < g.state_count(); ++s)
      sides[i].rank.push_back(g.rank(PartyId{i}, StateId{s}));
  }
}

void list_preferences(const ProductGraph& g, std::vector<ExplicitParty>& sides) {
  list_ranks(g, sides);
}

void list_preferences(const ConflictGraph& g, std::vector<ExplicitParty>& sides) {
  for (std::uint32_t i = 0; i < g.party_count(); ++i) {
    ExplicitParty p = g.preference(PartyId{i});
    p.arcs = std::move(sides[i].arcs);
    sides[i] = std::move(p);
  }
}

/// Unknown pairs and strong classes of a case. E008 as soon as the pairs are too many.
Result<void> list_shades(const OptionGraph& g, std::uint64_t most,
                         std::vector<ExplicitParty>& sides) {
  std::uint64_t pairs = 0;
  for (PartyId i{0}; i.value < g.party_count() && g.degrees() != nullptr; ++i.value) {
    const Shades& shades = g.degrees()->parties[i.value].shades;
    for (std::uint64_t t = 0; t < g.state_count() && shades.any_unknown(); ++t)
      for (std::uint64_t s = 0; s < t; ++s) {
        if (g.compare(i, StateId{s}, StateId{t}) != Preference::unknown) continue;
        if (++pairs > most)
          return fail(Code::E008, fmt::format("more than {} unknown pairs to write out", most));
        sides[i.value].unknown.emplace_back(static_cast<std::uint32_t>(s),
                                            static_cast<std::uint32_t>(t));
      }
    std::map<std::uint32_t, Strength> breaks;  // lowest rank above it -> the greatest degree
    Strength degree = strong_from;
    for (const Ranks& classes : shades.strong) {
      std::map<std::uint32_t, std::uint32_t> lowest;  // class -> its lowest rank
      for (std::uint64_t s = 0; s < g.state_count(); ++s) {
        const std::uint32_t rank = g.rank(i, StateId{s});
        const auto [at, fresh] = lowest.try_emplace(classes[s], rank);
        if (!fresh) at->second = std::min(at->second, rank);
      }
      for (const auto& [strong_class, rank] : lowest)
        if (rank > 0) breaks[rank] = degree;
      ++degree;
    }
    for (const auto& [rank, strength] : breaks)
      sides[i.value].strong_breaks.push_back({rank, strength});
  }
  return {};
}

/// What of preferences has no place in a list of pairs and ranks.
std::vector<std::string> left_of(const PreferenceDegrees* degrees) {
  std::vector<std::string> names;
  if (degrees == nullptr) return names;
  if (degrees->has_degrees()) names.emplace_back("degrees of preference");
  if (degrees->has_chances()) names.emplace_back("chances of preference");
  if (degrees->has_attitudes()) names.emplace_back("attitudes");
  return names;
}

/// The sections of a case that say more than states, moves and ranks.
std::vector<std::string> further_sections(const Case& c) {
  std::vector<std::string> names;
  const auto add = [&](bool there, const char* name) {
    if (there) names.emplace_back(name);
  };
  add(std::ranges::any_of(c.wants, &Wants::weighted), "weights");
  const auto marked = [&](auto mark) {
    return std::ranges::any_of(
        c.wants, [&](const Wants& w) { return std::ranges::any_of(w.statements, mark); });
  };
  add(marked([](const Statement& s) { return s.degree.has_value(); }), "degrees of statements");
  add(marked([](const Statement& s) { return s.chance.has_value(); }), "chances of statements");
  add(!c.types.empty(), "types");
  add(!c.attitudes.empty(), "attitudes");
  add(!c.satisficing.empty(), "satisficing");
  add(c.limits.has_value(), "limits");
  add(!c.views.empty(), "views");
  add(!c.talks.empty(), "talks");
  add(c.terms.has_value(), "terms");
  add(!c.history.empty(), "history");
  add(!c.happened.empty(), "happened");
  add(!c.sources.empty(), "sources");
  add(!c.levers.empty(), "levers");
  add(!c.claims.empty(), "claims");
  return names;
}

}  // namespace

Result<void> within(const ListLimits& limits, std::uint64_t states, std::uint64_t parties) {
  if (states > limits.states)
    return fail(Code::E008, fmt::format("{} states are more than the limit of {} to write out",
                                        states, limits.states));
  if (parties > limits.ranks / states)
    return fail(Code::E008, fmt::format("{} states of {} parties are too many ranks to write out",
                                        states, parties));
  return {};
}

Result<ListedGraph> list_graph(const GraphFile& file, const ListLimits& limits) {
  const std::uint64_t states = file.state_count();
  if (auto fits = within(limits, states, file.parties.size()); !fits)
    return tl::unexpected(fits.error());
  ListedGraph all;
  all.name = file.name;
  all.parties = file.parties;
  all.status_quo = file.status_quo;
  all.sides.resize(file.parties.size());
  const auto listed = std::visit(
      [&](const auto& g) -> Result<void> {
        auto arcs = list_arcs(g, limits.arcs, all.sides);
        if (arcs) list_preferences(g, all.sides);
        return arcs;
      },
      file.graph);
  if (!listed) return tl::unexpected(listed.error());
  all.states.reserve(states);
  for (std::uint64_t s = 0; s < states; ++s) all.states.push_back(file.state_name(StateId{s}));
  all.labels.resize(states);
  for (const auto& [s, label] : file.labels) all.labels[s.value] = label;
  const auto* explicit_graph = std::get_if<ConflictGraph>(&file.graph);
  std::vector<std::string> left =
      left_of(explicit_graph == nullptr ? nullptr : explicit_graph->degrees());
  if (!file.views.empty()) left.emplace_back("views");
  if (!left.empty())
    all.notes.push_back("only states, moves and rankings are converted; left out: " +
                        list_words(left));
  return all;
}

Result<ListedGraph> list_case(const Model& m, const ListLimits& limits) {
  const std::uint64_t states = m.space->size();
  if (auto fits = within(limits, states, m.c.parties.size()); !fits)
    return tl::unexpected(fits.error());
  ListedGraph all;
  // A case without a title is called after its file.
  if (m.c.title != std::filesystem::path(m.c.path).stem().string()) all.name = m.c.title;
  for (const Party& p : m.c.parties) all.parties.push_back(p.id);
  all.status_quo = m.status_quo;
  all.sides.resize(m.c.parties.size());
  const OptionGraph g(m.space, m.ranks, m.degrees);
  if (auto arcs = list_arcs(g, limits.arcs, all.sides); !arcs) return tl::unexpected(arcs.error());
  list_ranks(g, all.sides);
  if (auto shades = list_shades(g, limits.arcs, all.sides); !shades)
    return tl::unexpected(shades.error());
  for (std::uint64_t s = 0; s < states; ++s) {
    all.states.push_back(fmt::format("{}", s + 1));
    all.labels.push_back(state_label(m, StateId{s}));
  }
  if (const std::vector<std::string> left_out = further_sections(m.c); !left_out.empty())
    all.notes.push_back("a graph has states, moves and ranks; left out: " + list_words(left_out));
  return all;
}

}  // namespace entente::convert
