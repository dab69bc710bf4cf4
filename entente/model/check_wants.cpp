#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_check.hpp"

namespace entente {
namespace {

void warn_always(const Model& m, const Statement& statement, Diagnostics& faults) {
  const std::uint64_t count = m.space->where(*statement.want.formula).count();
  if (count != 0 && count != m.space->size()) return;
  Diagnostic d{Code::W025,
               statement.want.where,
               fmt::format("always {} over all states", count == 0 ? "false" : "true"),
               {},
               {},
               {}};
  d.hint = "the party cannot care about it";
  faults.push_back(std::move(d));
}

void mark_wants(const Model& m, const Wants& wants, std::vector<bool>& mentioned) {
  for (const Statement& s : wants.statements) mark_options(*s.want.formula, mentioned);
  for (const auto& tied : wants.order)
    for (const OrderItem& item : tied) {
      if (item.is_outcome)
        mark_options(*m.c.outcomes[item.index].is, mentioned);
      else
        mentioned.assign(mentioned.size(), true);
    }
}

void warn_of_options(const Model& m, Diagnostics& faults) {
  std::vector<bool> mentioned(m.c.options.size());
  for (const Wants& wants : m.c.wants) mark_wants(m, wants, mentioned);
  for (const PartyType& type : m.c.types) {
    for (const auto* list : {&type.first, &type.last})
      for (const Statement& s : *list) mark_options(*s.want.formula, mentioned);
    if (type.instead) mark_wants(m, *type.instead, mentioned);
  }
  for (std::uint32_t k = 0; k < mentioned.size(); ++k)
    if (!mentioned[k])
      faults.push_back({Code::W048,
                        m.c.options[k].where,
                        fmt::format("no preference mentions {}", full_name(m.c, OptionId{k})),
                        {},
                        "leave it out, or say who wants what of it",
                        {}});
}

/// Values of all states by the middle of the weights, in whole numbers.
std::vector<std::int64_t> middle_values(const Model& m, const PersonaWants& wants,
                                        const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> values(m.space->size(), 0);
  for (std::size_t k = 0; k < weights.size(); ++k)
    m.space->where(*wants.statements[k]->want.formula).each([&](StateId s) {
      values[s.value] += weights[k];
      return true;
    });
  return values;
}

/// Two states that the middle weights put the other way round than the written order: of all such
/// pairs one whose places in the order are neighbours.
std::optional<std::pair<StateId, StateId>> weights_against_order(
    const Ranks& order, const std::vector<std::int64_t>& values) {
  std::vector<std::uint64_t> states(order.size());
  std::iota(states.begin(), states.end(), 0);
  std::ranges::stable_sort(states, {}, [&](std::uint64_t s) { return order[s]; });
  std::optional<std::uint64_t> best_below;  // the most valuable state of a lower class
  for (std::size_t from = 0; from < states.size();) {
    std::size_t to = from;
    while (to < states.size() && order[states[to]] == order[states[from]]) ++to;
    for (std::size_t k = from; k < to && best_below; ++k)
      if (values[states[k]] < values[*best_below])
        return std::pair(StateId{*best_below}, StateId{states[k]});
    for (std::size_t k = from; k < to; ++k)
      if (!best_below || values[states[k]] > values[*best_below]) best_below = states[k];
    from = to;
  }
  return std::nullopt;
}

/// W046, with weights that would keep the order: each the sum of all below it plus one.
void warn_of_weights(const Model& m, PartyId party, Diagnostics& faults) {
  const Wants& wants = m.c.wants[party.value];
  if (!wants.weighted()) return;
  const PersonaWants usual = wants_of(m.c, {party, std::nullopt});
  const auto weights = to_common_integers(middle_weights(usual));
  if (!weights) return;
  const auto pair = weights_against_order(m.ranks[party.value], middle_values(m, usual, *weights));
  if (!pair) return;
  Diagnostic d{Code::W046,
               wants.statements.front().where,
               fmt::format("the weights of {} put state {} above {}; the order says otherwise",
                           m.c.party(party).id, pair->first.value + 1, pair->second.value + 1),
               {},
               {},
               {}};
  std::vector<std::string> kept;
  if (wants.statements.size() <= 20)
    for (std::size_t k = 0; k < wants.statements.size(); ++k)
      kept.push_back(fmt::format("{}", 1U << (wants.statements.size() - 1 - k)));
  if (!kept.empty())
    d.help = "weights that keep the order: " + fmt::format("{}", fmt::join(kept, ", "));
  faults.push_back(std::move(d));
}

void warn_of_talk(const Model& m, const Talk& talk, Diagnostics& faults) {
  if (talk.demand && holds(*talk.demand->formula, m.c.status_quo))
    faults.push_back({Code::W058,
                      talk.demand->where,
                      "the demand is already met in the status quo",
                      {},
                      "demand what is not so yet, or change `status_quo`",
                      {}});
  if (talk.audience_cost && talk.from && !m.c.wants[talk.from->value].weighted())
    faults.push_back(
        {Code::W059,
         talk.audience_cost->where,
         fmt::format("the audience cost of {} has no scale: {} has no weights; it is left out",
                     talk.id, m.c.party(*talk.from).id),
         {},
         {},
         fmt::format("give each statement of {} a `weight`", m.c.party(*talk.from).id)});
}

}  // namespace

bool check_orders(const Model& m, Diagnostics& faults) {
  bool complete = true;
  const auto check = [&](const Wants& wants, PartyId party) {
    if (wants.order.empty()) return;
    const auto report = [&](Span where, std::string what) {
      faults.push_back({Code::E044,
                        where,
                        fmt::format("the order of {} {}", m.c.party(party).id, what),
                        {},
                        {},
                        "name every outcome, or every state, once"});
      complete = false;
    };
    std::vector<std::uint8_t> named(m.space->size(), 0);
    for (const auto& tied : wants.order)
      for (const OrderItem& item : tied) {
        StateSet states(m.space->size());
        const bool in_range = item.index >= 1 && item.index <= m.space->size();
        if (item.is_outcome)
          states = m.outcomes[item.index];
        else if (in_range)
          states.insert(StateId{item.index - 1});
        else
          report(item.where, fmt::format("names state {}; the states are 1 to {}", item.index,
                                         m.space->size()));
        bool twice = false;
        states.each([&](StateId s) {
          twice = twice || named[s.value] != 0;
          named[s.value] = 1;
          return true;
        });
        if (twice)
          report(wants.where,
                 fmt::format("names {} twice", item.is_outcome ? m.c.outcomes[item.index].name
                                                               : std::to_string(item.index)));
      }
    const auto missing = std::ranges::find(named, 0);
    if (missing == named.end()) return;
    const StateId s{static_cast<std::uint64_t>(missing - named.begin())};
    const auto outcome = outcome_of(m, s);
    report(wants.where,
           fmt::format("leaves out {}", outcome ? m.c.outcomes[*outcome].name
                                                : fmt::format("state {}", s.value + 1)));
  };
  for (std::uint32_t i = 0; i < m.c.wants.size(); ++i) check(m.c.wants[i], PartyId{i});
  for (const PartyType& type : m.c.types)
    if (type.instead) check(*type.instead, type.party);
  return complete;
}

void warn_of_wants(const Model& m, Diagnostics& faults) {
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i) {
    const Wants& wants = m.c.wants[i];
    if (wants.empty()) {
      Diagnostic d{
          Code::W040,
          m.c.parties[i].where,
          fmt::format("{} has no preferences: every state is equal to it", m.c.parties[i].id),
          {},
          {},
          {}};
      if (!m.c.options.empty())
        d.help = fmt::format("for example\npreferences:\n  {}: [{}]", m.c.parties[i].id,
                             setting_text(m.c, OptionId{0}, 1));
      faults.push_back(std::move(d));
    }
    for (const Statement& s : wants.statements) warn_always(m, s, faults);
    warn_of_weights(m, PartyId{i}, faults);
  }
  for (std::uint32_t k = 0; k < m.c.types.size(); ++k) {
    const PartyType& type = m.c.types[k];
    if (rank_by_order(m.c, *m.space, {type.party, k}) == m.ranks[type.party.value])
      faults.push_back({Code::W052,
                        type.where,
                        fmt::format("type \"{}\" acts like the usual {} everywhere", type.id,
                                    m.c.party(type.party).id),
                        {},
                        {},
                        "leave it out, or let it want something else in some state"});
  }
  warn_of_options(m, faults);
  for (const Talk& talk : m.c.talks) warn_of_talk(m, talk, faults);
}

std::optional<std::vector<StateId>> replay_history(const Model& m, std::size_t* impossible) {
  std::vector<Level> levels = m.c.status_quo;
  for (const Event& event : m.c.history)
    if (event.setting) levels[event.setting->option.value] = 0;
  std::vector<StateId> states;
  const auto stuck = [&](std::size_t at) {
    if (impossible != nullptr) *impossible = at;
    return std::nullopt;
  };
  auto now = m.space->state(m.space->pack(levels));
  for (std::size_t k = 0; k < m.c.history.size(); ++k) {
    if (!now) return stuck(k);
    const Event& event = m.c.history[k];
    if (event.setting && m.space->level(*now, event.setting->option) != event.setting->level) {
      std::vector<Level> next = m.space->levels(*now);
      next[event.setting->option.value] = event.setting->level;
      const auto to = m.space->state(m.space->pack(next));
      const bool legal =
          to && !m.space->each_move(event.by, *now, [&](StateId t) { return t != *to; });
      if (!legal) return stuck(k);
      now = to;
    }
    states.push_back(*now);
  }
  return states;
}

void check_history(const Model& m, Diagnostics& faults) {
  std::size_t at = 0;
  if (m.c.history.empty() || replay_history(m, &at)) return;
  const Event& event = m.c.history[at];
  Diagnostic d{Code::E073, event.where, "this event is impossible here", {}, {}, {}};
  if (event.setting) {
    d.what += fmt::format(": the rules forbid {} at this point", event.setting->text);
    d.help = "the history starts where every option named in it is at its first level";
  }
  faults.push_back(std::move(d));
}

}  // namespace entente
