#include "entente/report/json.hpp"
#include "entente/report/path.hpp"

namespace entente::report {
namespace {

std::string moves_json(const PathAnswer& a, const std::vector<Move>& moves) {
  std::vector<std::string> steps;
  steps.reserve(moves.size());
  for (const Move& move : moves)
    steps.push_back(JsonObject()
                        .add_text("by", a.model->c.party(move.by).id)
                        .add("to", json_state(move.to))
                        .add_flag("improves", improves(*a.graph, move.by, move.from, move.to))
                        .text());
  return json_list(steps);
}

std::string states_json(const StateSet& set) {
  std::vector<std::string> states;
  set.each([&](StateId s) {
    states.push_back(json_state(s));
    return true;
  });
  return json_list(states);
}

}  // namespace

std::string json_path(const PathAnswer& a) {
  const graph::Paths& ways = a.evolution.by_improvements;
  std::vector<std::string> reached, paths, longer, cycles;
  for (std::uint64_t s = 0; s < a.model->space->size(); ++s)
    if (ways.reached(StateId{s})) reached.push_back(json_state(StateId{s}));
  a.evolution.rest.each([&](StateId s) {
    paths.push_back(
        JsonObject().add("to", json_state(s)).add("moves", moves_json(a, ways.path(s))).text());
    return true;
  });
  for (const std::vector<Move>& moves : a.longer)
    longer.push_back(JsonObject()
                         .add("from", json_state(moves.front().from))
                         .add("to", json_state(moves.back().to))
                         .add("moves", moves_json(a, moves))
                         .text());
  for (const std::vector<StateId>& cycle : a.evolution.cycles) cycles.push_back(json_states(cycle));
  JsonObject document;
  document.add_text("schema", "entente.path/1").add("from", json_state(a.from));
  document.add("reached", json_list(reached)).add("paths", json_list(paths));
  document.add("rest", states_json(a.evolution.rest)).add("cycles", json_list(cycles));
  document.add("longer", json_list(longer));
  if (a.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
