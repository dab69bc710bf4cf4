#include <fmt/format.h>

#include "entente/report/json.hpp"
#include "entente/report/path.hpp"

namespace entente::report {
namespace {

std::string id_json(const PathAnswer& a, StateId s) {
  return a.names.numbered ? a.names.id(s) : json_text(a.names.id(s));
}

std::string states_json(const PathAnswer& a, const std::vector<StateId>& states) {
  std::vector<std::string> ids;
  ids.reserve(states.size());
  for (StateId s : states) ids.push_back(id_json(a, s));
  return json_list(ids);
}

std::string set_json(const PathAnswer& a, const StateSet& set) {
  std::vector<std::string> ids;
  set.each([&](StateId s) {
    ids.push_back(id_json(a, s));
    return true;
  });
  return json_list(ids);
}

bool improves_for_party(const PathAnswer& a, const Move& m) {
  const Preference p = a.worth(m);
  return p == Preference::better || p == Preference::much_better;
}

std::string moves_json(const PathAnswer& a, const std::vector<Move>& moves) {
  std::vector<std::string> steps;
  steps.reserve(moves.size());
  for (const Move& move : moves) {
    JsonObject step;
    step.add_text("by", a.mover_id(move.by)).add("to", id_json(a, move.to));
    step.add_flag("improves", a.pays(move));
    if (a.coalitions != nullptr) {
      std::vector<std::string> parts;
      for (const Move& part : a.made_of(move))
        parts.push_back(JsonObject()
                            .add_text("by", a.names.ids[part.by.value])
                            .add("to", id_json(a, part.to))
                            .add_flag("improves", improves_for_party(a, part))
                            .text());
      step.add("made_of", json_list(parts));
    }
    steps.push_back(step.text());
  }
  return json_list(steps);
}

/// As a number where every reader keeps all of it, else as decimal digits in quotes.
std::string count_json(const graph::WideCount& count) {
  constexpr std::uint64_t exact_in_doubles = std::uint64_t{1} << 53U;
  const bool small = count <= graph::WideCount(exact_in_doubles);
  return small ? count.text() : "\"" + count.text() + "\"";
}

std::string counts_json(const std::vector<graph::WideCount>& counts) {
  std::vector<std::string> texts;
  texts.reserve(counts.size());
  for (const graph::WideCount& count : counts) texts.push_back(count_json(count));
  return json_list(texts);
}

std::string parties_json(const PathAnswer& a, const std::vector<PartyId>& parties) {
  std::vector<std::string> ids;
  ids.reserve(parties.size());
  for (PartyId i : parties) ids.push_back(a.names.ids[i.value]);
  return json_texts(ids);
}

std::string bottleneck_json(const PathAnswer& a, const graph::Bottlenecks& b) {
  std::vector<std::string> moves;
  for (const Move& m : b.moves)
    moves.push_back(JsonObject()
                        .add_text("by", a.mover_id(m.by))
                        .add("from", id_json(a, m.from))
                        .add("to", id_json(a, m.to))
                        .text());
  return JsonObject().add("moves", json_list(moves)).add("states", states_json(a, b.states)).text();
}

std::string target_json(const PathAnswer& a, const TargetWays& t) {
  JsonObject target;
  target.add("to", id_json(a, t.to));
  // Where the work was ended early, what was not reached may be reached all the same.
  target.add("reached", t.cost ? "true" : a.partial ? "null" : "false");
  if (!t.cost) return target.text();
  std::vector<std::string> ways;
  for (const std::vector<Move>& way : t.ways) ways.push_back(moves_json(a, way));
  target.add_count("steps", t.cost->moves).add_count("losses", t.losses);
  target.add("ways_count", count_json(t.count)).add_flag("ways_count_exact", !t.count.saturated());
  target.add("ways", json_list(ways));
  target.add("bottlenecks", t.bottlenecks ? bottleneck_json(a, *t.bottlenecks) : "null");
  const bool known = t.prevention_known;
  target.add("refusing", known ? parties_json(a, t.refusing) : "null");
  target.add("moving_first",
             known && a.coalitions == nullptr ? parties_json(a, t.moving_first) : "null");
  return target.text();
}

void add_question(const PathAnswer& a, JsonObject& document) {
  document.add_text("moves", word_of(a.question.kind));
  if (!a.question.to.empty()) {
    document.add_text("order",
                      a.question.order == graph::WayOrder::cheapest ? "cheapest" : "shortest");
    std::vector<std::string> targets;
    for (const TargetWays& t : a.targets) targets.push_back(target_json(a, t));
    document.add("targets", json_list(targets));
  }
  if (a.question.prevent) {
    JsonObject lost;
    for (const Prevention& p : a.prevention)
      lost.add(a.names.ids[p.party.value], set_json(a, p.lost));
    document.add("prevents", lost.text());
  }
  if (!a.sequences) return;
  JsonObject sequences;
  sequences.add("all", counts_json(a.sequences->all));
  if (!a.sequences->into.empty()) sequences.add("into", counts_json(a.sequences->into));
  bool exact = true;
  for (const graph::WideCount& count : a.sequences->all) exact = exact && !count.saturated();
  document.add("sequences", sequences.add_flag("exact", exact).text());
}

}  // namespace

std::string json_path(const PathAnswer& a) {
  const graph::Paths& ways = a.walk.ways;
  std::vector<std::string> reached, paths, longer, cycles;
  for (std::uint64_t s = 0; s < a.states; ++s)
    if (ways.reached(StateId{s})) reached.push_back(id_json(a, StateId{s}));
  a.walk.rest.each([&](StateId s) {
    paths.push_back(
        JsonObject().add("to", id_json(a, s)).add("moves", moves_json(a, ways.path(s))).text());
    return true;
  });
  for (const std::vector<Move>& moves : a.longer)
    longer.push_back(JsonObject()
                         .add("from", id_json(a, moves.front().from))
                         .add("to", id_json(a, moves.back().to))
                         .add("moves", moves_json(a, moves))
                         .text());
  for (const std::vector<StateId>& cycle : a.walk.cycles) cycles.push_back(states_json(a, cycle));
  JsonObject document;
  document.add_text("schema", "entente.path/1").add("from", id_json(a, a.question.from));
  document.add("reached", json_list(reached)).add("paths", json_list(paths));
  document.add("rest", set_json(a, a.walk.rest)).add("cycles", json_list(cycles));
  document.add("longer", json_list(longer));
  add_question(a, document);
  if (a.partial) document.add_flag("partial", true);
  return document.document();
}

}  // namespace entente::report
