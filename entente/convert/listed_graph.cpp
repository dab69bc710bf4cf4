#include "entente/convert/listed_graph.hpp"

#include <algorithm>
#include <filesystem>

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

/// The sections of a case that say more than states, moves and ranks.
std::vector<std::string> further_sections(const Case& c) {
  std::vector<std::string> names;
  const auto add = [&](bool there, const char* name) {
    if (there) names.emplace_back(name);
  };
  add(std::ranges::any_of(c.wants, &Wants::weighted), "weights");
  add(!c.types.empty(), "types");
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
  const OptionGraph g(m.space, m.ranks);
  if (auto arcs = list_arcs(g, limits.arcs, all.sides); !arcs) return tl::unexpected(arcs.error());
  list_ranks(g, all.sides);
  for (std::uint64_t s = 0; s < states; ++s) {
    all.states.push_back(fmt::format("{}", s + 1));
    all.labels.push_back(state_label(m, StateId{s}));
  }
  if (const std::vector<std::string> left_out = further_sections(m.c); !left_out.empty())
    all.notes.push_back("a graph has states, moves and ranks; left out: " + list_words(left_out));
  return all;
}

}  // namespace entente::convert
