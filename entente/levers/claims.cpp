#include "entente/levers/claims.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "entente/base/parallel.hpp"
#include "entente/graph/reach.hpp"
#include "entente/levers/finding_words.hpp"

namespace entente::levers {
namespace {

constexpr std::size_t draws_together = 32;

std::vector<graph::ConceptId> concepts_of(const Check& check) {
  std::vector<graph::ConceptId> ids;
  for (const std::string& name : check.concepts) ids.push_back(*graph::find_concept(name));
  if (ids.empty()) ids.push_back(graph::ConceptId::seq);
  return ids;
}

/// One scenario with the checks that are asked in it, so that each draw builds its graph once.
struct Question {
  Scenario scenario;
  std::vector<graph::ConceptId> concepts;  // of all its stable checks
  bool needs_graph = false;
};

/// One check, tied to its scenario.
struct Asked {
  const Check* check = nullptr;
  Question* question = nullptr;
  StateSet left;  // X, in the scenario's states
};

/// The graph and tables of a scenario for one set of numbers.
struct World {
  std::optional<OptionGraph> graph;
  graph::Table table;
};

World world_of(const Question& q, Reading reading, const forecast::Numbers& numbers) {
  World world;
  if (!q.needs_graph || !q.scenario.possible()) return world;
  world.graph = q.scenario.graph(reading, numbers);
  if (q.concepts.empty()) return world;
  Run alone;  // one draw is one thread's work
  auto table = graph::fill_table(*world.graph, q.concepts, alone, most_combinations);
  if (table) world.table = std::move(*table);
  return world;
}

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
      g, start, graph::Moves::improving, [](PartyId) { return true; }, [&](StateId s) { return a.left.contains(s); });
  if (!found) return std::nullopt;
  std::vector<Move> way = reach.path(*found);
  if (a.check->within && way.size() > *a.check->within) return std::nullopt;
  return way;
}

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

const Talk& talk_of(const Asked& a) { return a.question->scenario.model().c.talks[a.check->talk]; }

/// Whether a bluff or best-reply check holds; a threat to several must be so for each.
std::optional<bool> threat_holds(const Asked& a, Reading reading, const forecast::Numbers& numbers) {
  std::optional<bool> all = true;
  for (PartyId to : talk_of(a).to) {
    const game::ThreatAnswer answer = a.question->scenario.threat(a.check->talk, to, reading, numbers);
    const std::optional<bool> holds = a.check->kind == Check::Kind::bluff ? answer.bluff : answer.refusing_best;
    if (!holds) return std::nullopt;
    all = *all && (*holds != a.check->negated);
  }
  return all;
}

std::optional<bool> holds_in(const Asked& a, const World& world, Reading reading, const forecast::Numbers& numbers) {
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

void explain_threat(const Asked& a, Reading reading, const forecast::Numbers& numbers, Finding& finding) {
  for (PartyId to : talk_of(a).to) {
    const game::ThreatAnswer answer = a.question->scenario.threat(a.check->talk, to, reading, numbers);
    const bool bluff = a.check->kind == Check::Kind::bluff;
    finding.reason += (finding.reason.empty() ? "" : " ") +
                      (bluff ? bluff_words(a.question->scenario, answer) : reply_words(a.question->scenario, answer));
    if (!bluff) set_reply_threshold(a, answer, finding);
  }
}

void explain(const Asked& a, const World& world, Reading reading, const forecast::Numbers& numbers, Finding& finding) {
  const Scenario& scenario = a.question->scenario;
  switch (a.check->kind) {
    case Check::Kind::stable:
      finding.reason = stable_words(scenario, *world.graph, world.table, *a.check, a.left);
      break;
    case Check::Kind::reached: {
      const auto way = way_into(a, *world.graph);
      finding.reason = reached_words(scenario, *a.check, way.value_or(std::vector<Move>{}), way.has_value());
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

/// All checks of some claims with their scenarios, each distinct `given` once.
class Questions {
 public:
  Questions(const Model& m, std::span<const Claim> claims) {
    for (const Claim& claim : claims) {
      asked_.emplace_back();
      for (const Check& check : claim.checks) asked_.back().push_back(ask(m, check));
    }
  }

  const std::vector<std::vector<Asked>>& asked() const { return asked_; }
  const std::map<std::string, Question>& questions() const { return questions_; }

 private:
  Asked ask(const Model& m, const Check& check) {
    auto place = questions_.find(check.given.text);
    if (place == questions_.end())
      place = questions_.emplace(check.given.text, Question{Scenario(m, check.given), {}, false}).first;
    Question& q = place->second;
    Asked a{&check, &q, {}};
    if (check.kind == Check::Kind::stable || check.kind == Check::Kind::reached) {
      q.needs_graph = true;
      a.left = q.scenario.possible() ? q.scenario.space().where(*check.left.formula) : StateSet(0);
    }
    if (check.kind == Check::Kind::stable)
      for (graph::ConceptId id : concepts_of(check))
        if (std::ranges::find(q.concepts, id) == q.concepts.end()) q.concepts.push_back(id);
    return a;
  }

  std::map<std::string, Question> questions_;
  std::vector<std::vector<Asked>> asked_;
};

/// How often each check, and each claim as a whole, held in some draws.
struct Counts {
  std::vector<std::vector<std::uint64_t>> checks;
  std::vector<std::uint64_t> claims;

  explicit Counts(const std::vector<std::vector<Asked>>& asked) : claims(asked.size()) {
    for (const auto& list : asked) checks.emplace_back(list.size());
  }
};

void count_draw(const Questions& questions, std::uint64_t seed, std::uint64_t draw, Counts& counts) {
  const forecast::Numbers drawn = questions.questions().begin()->second.scenario.table().draw(seed, draw);
  std::map<const Question*, std::pair<forecast::Numbers, World>> worlds;
  for (const auto& [given, q] : questions.questions()) {
    forecast::Numbers numbers = q.scenario.with_given(drawn);
    World world = world_of(q, Reading::weight, numbers);
    worlds.emplace(&q, std::pair(std::move(numbers), std::move(world)));
  }
  for (std::size_t k = 0; k < questions.asked().size(); ++k) {
    bool all = true;
    for (std::size_t j = 0; j < questions.asked()[k].size(); ++j) {
      const Asked& a = questions.asked()[k][j];
      const auto& [numbers, world] = worlds.at(a.question);
      const bool answerable = obstacle(a).empty();
      const bool held = answerable && holds_in(a, world, Reading::weight, numbers).value_or(false);
      counts.checks[k][j] += held ? 1 : 0;
      all = all && held;
    }
    counts.claims[k] += all ? 1 : 0;
  }
}

/// Counts over all draws; sums of whole numbers, so any order of threads gives the same.
std::uint64_t count_draws(const Questions& questions, const Run& run, Counts& total) {
  const bool uncertain = questions.questions().begin()->second.scenario.table().uncertain();
  const std::uint64_t draws = uncertain ? run.draws : std::min<std::uint64_t>(run.draws, 1);
  const std::size_t blocks = (draws + draws_together - 1) / draws_together;
  std::vector<Counts> parts(blocks, Counts(questions.asked()));
  std::vector<std::uint64_t> made(blocks, 0);
  parallel_for(run, blocks, [&](std::size_t block) {
    const std::uint64_t end = std::min<std::uint64_t>(draws, (block + 1) * draws_together);
    for (std::uint64_t draw = block * draws_together; draw < end && !run.stopped(); ++draw) {
      count_draw(questions, run.seed, draw, parts[block]);
      ++made[block];
    }
  });
  std::uint64_t all_made = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    all_made += made[block];
    for (std::size_t k = 0; k < total.claims.size(); ++k) {
      total.claims[k] += parts[block].claims[k];
      for (std::size_t j = 0; j < total.checks[k].size(); ++j) total.checks[k][j] += parts[block].checks[k][j];
    }
  }
  return all_made;
}

/// A claim holds if all its checks do; it fails if one does; else it is open.
Finding conjunction(const std::vector<Finding>& checks) {
  Finding all;
  all.holds = true;
  const Finding* telling = nullptr;
  for (const Finding& f : checks) {
    if (f.holds.has_value() && !*f.holds) {
      all.holds = false;
      telling = &f;
      break;
    }
    if (!f.holds) {
      all.holds = std::nullopt;
      telling = &f;
    }
  }
  if (telling != nullptr) all.reason = telling->reason;
  for (const Finding& f : checks) {
    if (telling == nullptr && all.reason.find(f.reason) == std::string::npos) all.reason += (all.reason.empty() ? "" : " ") + f.reason;
    if (!all.threshold_path && f.threshold_path) {
      all.threshold_path = f.threshold_path;
      all.threshold_at = f.threshold_at;
    }
  }
  return all;
}

std::optional<double> share_of(const Finding& f, std::uint64_t count, std::uint64_t draws) {
  if (!f.holds || draws == 0) return std::nullopt;
  return static_cast<double>(count) / static_cast<double>(draws);
}

ClaimsAnswer test_all(const Model& m, std::span<const Claim> claims, Reading reading, const Run& run) {
  ClaimsAnswer answer;
  answer.seed = run.seed;
  if (claims.empty()) return answer;
  const Questions questions(m, claims);
  for (std::size_t k = 0; k < claims.size(); ++k) {
    TestedClaim tested{claims[k].id, claims[k].say, {}, {}};
    for (const Asked& a : questions.asked()[k]) tested.checks.push_back(verdict(a, reading));
    tested.all = conjunction(tested.checks);
    answer.claims.push_back(std::move(tested));
  }
  Counts counts(questions.asked());
  answer.draws = count_draws(questions, run, counts);
  const bool uncertain = questions.questions().begin()->second.scenario.table().uncertain();
  answer.partial = uncertain && answer.draws < run.draws;
  for (std::size_t k = 0; k < claims.size(); ++k) {
    TestedClaim& tested = answer.claims[k];
    tested.all.share = share_of(tested.all, counts.claims[k], answer.draws);
    for (std::size_t j = 0; j < tested.checks.size(); ++j)
      tested.checks[j].share = share_of(tested.checks[j], counts.checks[k][j], answer.draws);
  }
  return answer;
}

}  // namespace

bool ClaimsAnswer::all_hold() const {
  return std::ranges::all_of(claims, [](const TestedClaim& claim) { return claim.all.holds.value_or(false); });
}

ClaimsAnswer test_claims(const Model& m, Reading reading, const Run& run) { return test_all(m, m.c.claims, reading, run); }

Finding test_check(const Model& m, const Check& check, Reading reading, const Run& run) {
  Claim claim;
  claim.checks.push_back(check);
  const ClaimsAnswer answer = test_all(m, std::span(&claim, 1), reading, run);
  return answer.claims.front().checks.front();
}

}  // namespace entente::levers
