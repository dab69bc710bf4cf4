#include "entente/levers/checks.hpp"

#include <algorithm>

#include "entente/graph/reach.hpp"
#include "entente/levers/finding_words.hpp"

namespace entente::levers {

std::vector<graph::ConceptId> concepts_of(const Check& check) {
  std::vector<graph::ConceptId> ids;
  ids.reserve(check.concepts.size() + 1);
  for (const std::string& name : check.concepts) ids.push_back(*graph::find_concept(name));
  if (ids.empty()) ids.push_back(graph::ConceptId::seq);
  return ids;
}

World world_of(const Question& q, Reading reading, const forecast::Numbers& numbers) {
  World world;
  if (!q.needs_graph || !q.scenario.possible()) return world;
  world.graph = q.scenario.graph(reading, numbers);
  if (q.concepts.empty()) return world;
  Run alone;  // one draw is one thread's work
  auto table =
      graph::fill_table(*world.graph, q.concepts, alone, {.max_states = most_combinations});
  if (table) world.table = std::move(*table);
  return world;
}

namespace {

bool stable_holds(const Check& check, const StateSet& left, const graph::Table& table) {
  StateSet wanted = left;
  bool any_of_any = false;
  for (graph::ConceptId id : concepts_of(check)) {
    const graph::ConceptTable& t = *table.find(id);
    const StateSet& stable = check.party ? t.stable[check.party->value] : t.equilibria;
    StateSet here = left;
    here &= stable;
    any_of_any = any_of_any || !here.empty();
    wanted &= stable;
  }
  return check.negated ? !any_of_any : !wanted.empty();
}

/// A shortest way by improvements from the status quo into X; nothing where there is none.
std::optional<std::vector<Move>> way_into(const Asked& a, const OptionGraph& g) {
  const StateId start = *a.question->scenario.status_quo();
  if (a.left.contains(start)) return std::vector<Move>{};
  graph::Reach reach(g.state_count());
  const auto found = reach.search(
      g, start, graph::Moves::improving, [](PartyId) { return true; },
      [&](StateId s) { return a.left.contains(s); });
  if (!found) return std::nullopt;
  std::vector<Move> way = reach.path(*found);
  if (a.check->within && way.size() > *a.check->within) return std::nullopt;
  return way;
}

}  // namespace

/// What cannot be answered, in words; empty where the check can be.
std::string obstacle(const Asked& a) {
  const Check& check = *a.check;
  if (check.kind == Check::Kind::likelier || check.kind == Check::Kind::chance)
    return "Not yet computable: chances of next moves come with the forecast.";
  if (!a.question->scenario.possible()) return "What is given leaves no state.";
  if (check.kind == Check::Kind::reached && !a.question->scenario.status_quo())
    return "With what is given the status quo is no state.";
  return {};
}

namespace {

const Talk& talk_of(const Asked& a) { return a.question->scenario.model().c.talks[a.check->talk]; }

/// Whether a bluff or best-reply check holds; a threat to several must be so for each.
std::optional<bool> threat_holds(const Asked& a, Reading reading,
                                 const forecast::Numbers& numbers) {
  std::optional<bool> all = true;
  for (PartyId to : talk_of(a).to) {
    const game::ThreatAnswer answer =
        a.question->scenario.threat(a.check->talk, to, reading, numbers);
    const std::optional<bool> holds =
        a.check->kind == Check::Kind::bluff ? answer.bluff : answer.refusing_best;
    if (!holds) return std::nullopt;
    all = *all && (*holds != a.check->negated);
  }
  return all;
}

}  // namespace

std::optional<bool> holds_in(const Asked& a, const World& world, Reading reading,
                             const forecast::Numbers& numbers) {
  const Check& check = *a.check;
  switch (check.kind) {
    case Check::Kind::stable:
      return stable_holds(check, a.left, world.table);
    case Check::Kind::reached:
      return way_into(a, *world.graph).has_value() != check.negated;
    case Check::Kind::bargaining_range: {
      const auto range = a.question->scenario.bargaining(numbers);
      if (!range) return std::nullopt;
      return range->exists() != check.negated;
    }
    case Check::Kind::bluff:
    case Check::Kind::best_reply:
      return threat_holds(a, reading, numbers);
    case Check::Kind::likelier:
    case Check::Kind::chance:
      break;
  }
  return std::nullopt;
}

namespace {

/// The one number on which a best reply turns: the chance of the only type that acts.
void set_reply_threshold(const Asked& a, const game::ThreatAnswer& answer, Finding& finding) {
  const Case& c = a.question->scenario.model().c;
  std::vector<std::string> acting;
  std::size_t k = 0;
  for (const PartyType& type : c.types) {
    if (type.party != answer.from) continue;
    if (k < answer.type_acts.size() && answer.type_acts[k])
      acting.push_back("types." + c.party(answer.from).id + "." + type.id + ".chance");
    ++k;
  }
  if (!answer.threshold || acting.size() != 1 || answer.usual_acts) return;
  finding.threshold_path = acting.front();
  finding.threshold_at = answer.threshold;
}

void explain_threat(const Asked& a, Reading reading, const forecast::Numbers& numbers,
                    Finding& finding) {
  for (PartyId to : talk_of(a).to) {
    const game::ThreatAnswer answer =
        a.question->scenario.threat(a.check->talk, to, reading, numbers);
    const bool bluff = a.check->kind == Check::Kind::bluff;
    finding.reason +=
        (finding.reason.empty() ? "" : " ") + (bluff ? bluff_words(a.question->scenario, answer)
                                                     : reply_words(a.question->scenario, answer));
    if (!bluff) set_reply_threshold(a, answer, finding);
  }
}

void explain(const Asked& a, const World& world, Reading reading, const forecast::Numbers& numbers,
             Finding& finding) {
  const Scenario& scenario = a.question->scenario;
  switch (a.check->kind) {
    case Check::Kind::stable:
      finding.reason = stable_words(scenario, *world.graph, world.table, *a.check, a.left);
      break;
    case Check::Kind::reached: {
      const auto way = way_into(a, *world.graph);
      finding.reason =
          reached_words(scenario, *a.check, way.value_or(std::vector<Move>{}), way.has_value());
      break;
    }
    case Check::Kind::bargaining_range: {
      std::string why;
      const auto range = scenario.bargaining(numbers, &why);
      finding.reason = range ? range_words(scenario, *range) : "Not yet computable: " + why + ".";
      if (range) {
        finding.threshold_path = range->openings.front().path;
        finding.threshold_at = range->openings.front().at;
      }
      break;
    }
    default:
      explain_threat(a, reading, numbers, finding);
  }
}

}  // namespace

Finding verdict(const Asked& a, Reading reading) {
  Finding finding;
  finding.reason = obstacle(a);
  if (!finding.reason.empty()) return finding;
  const Scenario& scenario = a.question->scenario;
  const forecast::Numbers numbers = scenario.with_given(scenario.table().middle());
  const World world = world_of(*a.question, reading, numbers);
  finding.holds = holds_in(a, world, reading, numbers);
  explain(a, world, reading, numbers, finding);
  return finding;
}

}  // namespace entente::levers
