#include "entente/model/view_graph.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente {
namespace {

void change(Picture& picture, const CaseView& view) {
  for (const auto& [party, type] : view.types) picture.personas[party.value].type = type;
  for (const auto& [party, wants] : view.wants) {
    picture.personas[party.value].type.reset();
    picture.c.wants[party.value] = wants;
  }
  for (const auto& [party, row] : view.attitudes) picture.c.attitudes[party] = row;
}

/// The viewer's own view, then what it takes `of` to see otherwise.
std::vector<const CaseView*> views_of(const Case& c, PartyId viewer, PartyId of) {
  std::vector<const CaseView*> views;
  for (const CaseView& v : c.views)
    if (v.viewer == viewer && (!v.of || (*v.of == of && of != viewer))) views.push_back(&v);
  return views;
}

OptionGraph graph_of(const Model& m, const Picture& picture) {
  std::vector<Ranks> ranks;
  ranks.reserve(picture.personas.size());
  for (const Persona& persona : picture.personas)
    ranks.push_back(rank_by_order(picture.c, *m.space, persona));
  return {m.space, std::move(ranks), degrees_in(picture.c, *m.space, picture.personas)};
}

Result<GraphView> graph_view(const Model& m, const CaseView& view) {
  const PartyId of = view.of.value_or(view.viewer);
  StateSet hidden(m.space->size());
  for (const CaseView* v : views_of(m.c, view.viewer, of))
    if (v->hidden) hidden |= m.space->where(*v->hidden->formula);
  auto graph = written_out(graph_of(m, picture_of(m.c, view.viewer, of)));
  if (!graph) return tl::unexpected(graph.error());
  return GraphView{view.viewer, view.of, graph->without(hidden), hidden};
}

}  // namespace

Picture picture_of(const Case& c, PartyId viewer, PartyId of) {
  Picture picture{c, as_written(c)};
  for (const CaseView* v : views_of(c, viewer, of)) change(picture, *v);
  return picture;
}

Result<ConflictGraph> written_out(const OptionGraph& g) {
  std::vector<ExplicitParty> parties(g.party_count());
  std::uint64_t arcs = 0;
  for (PartyId i{0}; i.value < g.party_count() && arcs <= most_written_arcs; ++i.value) {
    parties[i.value].rank = g.ranks(i);
    for (std::uint64_t s = 0; s < g.state_count() && arcs <= most_written_arcs; ++s)
      g.each_move(i, StateId{s}, [&](StateId t) {
        parties[i.value].arcs.emplace_back(static_cast<std::uint32_t>(s),
                                           static_cast<std::uint32_t>(t.value));
        return ++arcs <= most_written_arcs;
      });
  }
  if (arcs > most_written_arcs)
    return fail(Code::E008, fmt::format("the case has more than {} moves: too many to look at "
                                        "through the eyes of each party",
                                        most_written_arcs));
  ConflictGraph graph(g.state_count(), std::move(parties));
  if (g.degrees() != nullptr) graph.set_degrees(std::make_shared<PreferenceDegrees>(*g.degrees()));
  return graph;
}

Result<GraphFile> graph_file_of(const Model& m) {
  GraphFile file;
  file.name = m.c.title;
  for (const Party& p : m.c.parties) file.parties.push_back(p.id);
  for (std::uint64_t s = 0; s < m.space->size(); ++s) {
    file.states.push_back(std::to_string(s + 1));
    file.labels.emplace_back(StateId{s}, state_words(m, StateId{s}));
  }
  file.status_quo = m.status_quo;
  auto actual = written_out(graph_of(m, {m.c, as_written(m.c)}));
  if (!actual) return tl::unexpected(actual.error());
  file.graph = std::move(*actual);
  for (const CaseView& view : m.c.views) {
    auto seen = graph_view(m, view);
    if (!seen) return tl::unexpected(seen.error());
    file.views.push_back(std::move(*seen));
  }
  return file;
}

}  // namespace entente
