#include "entente/report/page/view.hpp"

#include <algorithm>

namespace entente::page {
namespace {

constexpr std::uint64_t all_shown = 12;  // smaller conflicts are shown whole
constexpr std::size_t most_arcs = 24;    // more are hard to follow
constexpr std::size_t usual_shown = 16;  // what is not needed for the answers stops here
constexpr std::size_t widest_grid = 6;

/// States in the order of their weight for the reader, each once.
class Picked {
public:
  void add(StateId s) {
    if (states_.size() < most_shown && std::ranges::find(states_, s) == states_.end())
      states_.push_back(s);
  }
  void add(const std::optional<StateId>& s) {
    if (s) add(*s);
  }
  void add(const StateSet& set) {
    set.each([&](StateId s) {
      add(s);
      return states_.size() < most_shown;
    });
  }
  std::vector<StateId> states_;
};

/// What the answers are about: where things stand, what holds, where the threat leads.
Picked important(const Model& m, const Answers& a) {
  Picked picked;
  picked.add(m.status_quo);
  picked.add(a.equilibria(graph::ConceptId::nash));
  for (const ThreatView& t : a.threats)
    for (const auto& s :
         {t.answer.states.met, t.answer.states.dropped, t.answer.states.carried_out})
      picked.add(s);
  picked.add(a.equilibria(graph::ConceptId::seq));
  return picked;
}

/// What lies on the way from the status quo to a picked state by improvements.
void add_ways(const Answers& a, Picked& picked) {
  if (!a.evolution) return;
  for (StateId s : std::vector<StateId>(picked.states_))
    if (a.evolution->by_improvements.reached(s))
      for (const Move& move : a.evolution->by_improvements.path(s)) picked.add(move.to);
}

/// States that improvements reach from the status quo, nearest first, as long as the drawing is
/// small.
void add_reached(const Model& m, const Answers& a, Picked& picked) {
  std::vector<StateId> layer{m.status_quo};
  for (std::size_t next = 0; next < layer.size() && picked.states_.size() < most_shown; ++next)
    for (PartyId i{0}; i.value < a.graph.party_count(); ++i.value)
      each_improvement(a.graph, i, layer[next], [&](StateId t) {
        if (std::ranges::find(layer, t) == layer.end()) layer.push_back(t);
        return layer.size() < 4 * most_shown;
      });
  for (StateId s : layer)
    if (picked.states_.size() < usual_shown) picked.add(s);
}

std::vector<OptionId> varying(const Model& m, const std::vector<StateId>& states) {
  std::vector<OptionId> options;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o) {
    const Level first = m.space->level(states.front(), OptionId{o});
    const auto differs = [&](StateId s) { return m.space->level(s, OptionId{o}) != first; };
    if (std::ranges::any_of(states, differs)) options.push_back(OptionId{o});
  }
  return options;
}

/// Adds an option of a party that has none yet, so that a line of states becomes a grid.
void add_second(const Model& m, std::vector<OptionId>& options) {
  for (std::uint32_t o = 0; o < m.c.options.size() && options.size() < 2; ++o)
    if (options.empty() || m.c.option(OptionId{o}).owner != m.c.option(options[0]).owner)
      options.push_back(OptionId{o});
  std::ranges::sort(options);
}

std::optional<Grid> grid_of(const Model& m, std::vector<OptionId> options) {
  if (options.size() < 2) add_second(m, options);
  if (options.size() != 2) return std::nullopt;
  const Option& a = m.c.option(options[0]);
  const Option& b = m.c.option(options[1]);
  if (a.owner == b.owner) return std::nullopt;
  if (a.levels.size() > widest_grid || b.levels.size() > widest_grid) return std::nullopt;
  if (a.levels.size() * b.levels.size() > most_shown) return std::nullopt;
  return Grid{options[0], options[1]};
}

/// The status quo with the grid's two options at every level, as far as the rules allow.
std::vector<StateId> slice(const Model& m, const Grid& grid) {
  std::vector<StateId> states;
  std::vector<Level> levels = m.space->levels(m.status_quo);
  for (std::size_t up = 0; up < m.c.option(grid.up).levels.size(); ++up)
    for (std::size_t across = 0; across < m.c.option(grid.across).levels.size(); ++across) {
      levels[grid.up.value] = static_cast<Level>(up);
      levels[grid.across.value] = static_cast<Level>(across);
      if (const auto s = m.space->state(m.space->pack(levels))) states.push_back(*s);
    }
  return states;
}

std::vector<StateId> every_state(const Model& m) {
  std::vector<StateId> states;
  for (std::uint64_t s = 0; s < m.space->size(); ++s) states.push_back(StateId{s});
  return states;
}

void find_arcs(const Answers& a, View& view) {
  const auto collect = [&](bool best_only) {
    view.arcs.clear();
    for (StateId s : view.shown)
      for (PartyId i{0}; i.value < a.graph.party_count(); ++i.value) {
        std::optional<StateId> best;
        each_improvement(a.graph, i, s, [&](StateId t) {
          if (!view.contains(t)) return true;
          if (!best_only) view.arcs.push_back({i, s, t});
          if (!best || a.graph.rank(i, t) > a.graph.rank(i, *best)) best = t;
          return true;
        });
        if (best_only && best) view.arcs.push_back({i, s, *best});
      }
  };
  collect(false);
  if (view.grid || view.arcs.size() <= most_arcs) return;
  view.best_arcs_only = true;
  collect(true);
}

}  // namespace

bool View::contains(StateId s) const { return std::ranges::binary_search(shown, s); }

View choose_view(const Model& m, const Answers& answers) {
  View view;
  Picked picked = important(m, answers);
  view.grid = grid_of(m, varying(m, picked.states_));
  if (view.grid) {
    view.shown = slice(m, *view.grid);
  } else if (m.space->size() <= all_shown) {
    view.shown = every_state(m);
  } else {
    add_ways(answers, picked);
    add_reached(m, answers, picked);
    for (const graph::ConceptTable& table : answers.table.concepts)
      if (picked.states_.size() < usual_shown) picked.add(table.equilibria);
    view.shown = picked.states_;
  }
  std::ranges::sort(view.shown);
  find_arcs(answers, view);
  return view;
}

}  // namespace entente::page
