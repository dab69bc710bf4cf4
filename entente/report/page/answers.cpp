#include "entente/report/page/answers.hpp"

#include <algorithm>

#include "entente/base/assert.hpp"
#include "entente/model/view_graph.hpp"
#include "entente/report/hypergame.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;

/// The chance that the threat is carried out, with every type's chance at its ends.
Spread chance_of(const Case& c, const game::ThreatAnswer& answer) {
  Spread spread{Rational(0), answer.chance, Rational(0)};
  std::size_t k = 0;
  for (const PartyType& type : c.types) {
    if (type.party != answer.from) continue;
    const bool acts = k < answer.type_acts.size() && answer.type_acts[k];
    ++k;
    // Where the party as written acts too, only those who would not lower the chance.
    if (acts == answer.usual_acts) continue;
    spread.low += type.chance.low;
    spread.high += type.chance.high;
  }
  if (answer.usual_acts)
    spread = {Rational(1) - spread.high, answer.chance, Rational(1) - spread.low};
  spread.low = std::clamp(spread.low, Rational(0), Rational(1));
  spread.high = std::clamp(spread.high, Rational(0), Rational(1));
  return spread;
}

std::optional<double> share_of_draws(const Model& m, const Check& check, const Run& run) {
  return levers::test_check(m, check, levers::Reading::order, run).share;
}

std::vector<ThreatView> find_threats(const Model& m, const levers::Scenario& scenario,
                                     const Run& run) {
  std::vector<ThreatView> threats;
  const forecast::Numbers middle = scenario.table().middle();
  for (std::uint32_t t = 0; t < m.c.talks.size(); ++t) {
    const Talk& talk = m.c.talks[t];
    if (!talk.threat() || !talk.from || !talk.demand) continue;
    for (PartyId to : talk.to) {
      ThreatView view{scenario.threat(t, to, levers::Reading::order, middle), {}, {}, {}};
      view.chance = chance_of(m.c, view.answer);
      view.threshold = game::threshold_range(m.c, *m.space, view.answer);
      if (view.answer.refusing_best && talk.to.size() == 1 && scenario.table().uncertain()) {
        Check check;
        check.kind = Check::Kind::best_reply;
        check.talk = t;
        view.refusing_share = share_of_draws(m, check, run);
      }
      threats.push_back(std::move(view));
    }
  }
  return threats;
}

Spread spread_of(const Case& c, const settle::Opening& opening) {
  const Range* range = number_at(c, opening.path);
  ENTENTE_ASSERT(range != nullptr);
  return {range->low, opening.now, range->high};
}

RangeView view_of(const Case& c, settle::Bargaining range, std::string condition) {
  const Spread takes = spread_of(c, range.openings[0]);
  const Spread taker_cost = spread_of(c, range.openings[1]);
  const Spread gives = spread_of(c, range.openings[2]);
  const Spread giver_cost = spread_of(c, range.openings[3]);
  RangeView view{std::move(condition), std::move(range), {}, {}, {}};
  view.least = {takes.low - taker_cost.high, view.range.least, takes.high - taker_cost.low};
  view.most = {gives.low + giver_cost.low, view.range.most, gives.high + giver_cost.high};
  return view;
}

/// Options to hold so that the status quo becomes the state.
Given held_at(const Model& m, StateId s, const std::string& condition) {
  Given given;
  given.text = condition;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o) {
    const OptionId option{o};
    const Level level = m.space->level(s, option);
    if (level != m.space->level(m.status_quo, option))
      given.held.push_back({option, level, setting_text(m.c, option, level), {}});
  }
  return given;
}

void find_ranges(const Model& m, const levers::Scenario& scenario, const Run& run,
                 Answers& answers) {
  if (!m.c.terms) return;
  const forecast::Numbers middle = scenario.table().middle();
  const auto number = [&](const std::string& path) { return scenario.table().value(middle, path); };
  const auto now = scenario.bargaining(middle, &answers.no_range);
  if (!now) return;
  Check check;
  check.kind = Check::Kind::bargaining_range;
  const bool uncertain = scenario.table().uncertain();
  answers.ranges.push_back(view_of(m.c, *now, {}));
  if (uncertain) answers.ranges.back().share = share_of_draws(m, check, run);
  for (const CostIf& cost : m.c.terms->no_deal.cost_if) {
    const auto s = nearest_state(m, *cost.when.formula);
    if (!s || *s == m.status_quo) continue;
    const auto range = settle::bargaining_range(m.c, m.space->levels(*s), number);
    if (!range) continue;
    answers.ranges.push_back(view_of(m.c, *range, cost.when.text));
    check.given = held_at(m, *s, cost.when.text);
    if (uncertain) answers.ranges.back().share = share_of_draws(m, check, run);
  }
}

/// The hypergame of the case's `views` under SEQ.
Result<graph::HypergameTable> find_misreading(const Model& m, const Run& run) {
  const auto file = graph_file_of(m);
  if (!file) return tl::unexpected(file.error());
  const auto* actual = std::get_if<ConflictGraph>(&file->graph);
  ENTENTE_ASSERT(actual != nullptr);
  auto tables =
      graph::analyse(report::hypergame_of(*file, *actual), std::array{ConceptId::seq}, run);
  if (!tables) return tl::unexpected(tables.error());
  return std::move(tables->front());
}

/// What is asked of small conflicts beside the five concepts.
Result<void> find_more(const Model& m, const Run& run, Answers& answers) {
  const auto keep = [](auto&& found, auto& place) -> Result<void> {
    if (!found) return tl::unexpected(found.error());
    place = std::move(*found);
    return {};
  };
  Result<void> done;
  const OptionGraph& g = answers.graph;
  if (done && looks_at_coalitions(g))
    done = keep(find_joint_leaving(g, answers.holding_states(), run), answers.coalitions);
  if (done && !m.c.views.empty() && m.space->size() <= most_seen_states)
    done = keep(find_misreading(m, run), answers.misreading);
  if (done && asks_how_firmly(g, answers.equilibria(ConceptId::seq)))
    done = keep(find_firmness(m, g, answers.equilibria(ConceptId::seq), run), answers.firmness);
  if (done && asks_what_it_takes(g))
    done = keep(find_wanted(m, g, answers.equilibria(ConceptId::seq), run), answers.wanted);
  if (done) done = keep(find_other_concepts(g, run), answers.others);
  return done;
}

}  // namespace

StateSet Answers::holding_states() const {
  StateSet states = equilibria(ConceptId::nash);
  states |= equilibria(ConceptId::seq);
  return states;
}

std::vector<ConceptId> Answers::holding(StateId s) const {
  std::vector<ConceptId> ids;
  for (const graph::ConceptTable& t : table.concepts)
    if (t.equilibria.contains(s)) ids.push_back(t.id);
  return ids;
}

std::optional<StateId> nearest_state(const Model& m, const Formula& formula) {
  const std::vector<Level> today = m.space->levels(m.status_quo);
  std::optional<StateId> best;
  std::size_t least = 0;
  m.space->where(formula).each([&](StateId s) {
    std::size_t changed = 0;
    for (std::uint32_t o = 0; o < today.size(); ++o)
      changed += m.space->level(s, OptionId{o}) != today[o] ? 1 : 0;
    if (!best || changed < least) {
      best = s;
      least = changed;
    }
    return true;
  });
  return best;
}

Result<Answers> find_answers(const Model& m, const Run& run) {
  Answers answers{
      OptionGraph(m.space, m.ranks, m.degrees), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  auto table = graph::fill_table(answers.graph, graph::crisp_concepts, run);
  if (!table) return tl::unexpected(table.error());
  answers.table = std::move(*table);
  if (answers.table.partial)
    return fail(Code::E101, "the table of stability was not finished, so there is no page");
  const bool detailed = m.space->size() <= detailed_states;
  if (detailed) {
    auto evolution = graph::evolution(answers.graph, m.status_quo, run);
    if (evolution) answers.evolution = std::move(*evolution);
    const bool asked = !m.c.levers.empty() || m.space->size() <= 4096;
    if (asked)
      answers.levers =
          levers::try_levers(m, std::nullopt, ConceptId::seq, levers::Reading::order, run);
  }
  const levers::Scenario scenario(m, {});
  answers.threats = find_threats(m, scenario, run);
  find_ranges(m, scenario, run, answers);
  if (!m.c.claims.empty()) answers.claims = levers::test_claims(m, levers::Reading::order, run);
  if (Result<void> found = find_more(m, run, answers); !found) return tl::unexpected(found.error());
  return answers;
}

}  // namespace entente::page
