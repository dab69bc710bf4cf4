#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_check.hpp"
#include "entente/model/expression.hpp"
#include "entente/model/reached.hpp"

namespace entente {
namespace {

/// Work on combinations times rules beyond this is left out of warnings, never out of errors.
constexpr std::uint64_t warning_budget = 4'000'000'000;
constexpr std::uint64_t reach_budget = std::uint64_t{1} << 20;

bool leave_nothing(const Case& c, const std::vector<Rule>& rules) {
  return OptionSpace::count_states(c, rules, 1) == 0;
}

/// The smallest set of rules that leaves no state: single rules and pairs are all tried, beyond
/// that rules are taken out one by one while nothing is left.
std::vector<Rule> clashing_rules(const Case& c) {
  std::vector<Rule> rules;
  for (const Rule& rule : c.rules)
    if (rule.kind == Rule::Kind::never) rules.push_back(rule);
  for (const Rule& rule : rules)
    if (leave_nothing(c, {rule})) return {rule};
  constexpr std::size_t most_for_pairs = 100;
  for (std::size_t b = 1; b < std::min(rules.size(), most_for_pairs); ++b)
    for (std::size_t a = 0; a < b; ++a)
      if (leave_nothing(c, {rules[a], rules[b]})) return {rules[a], rules[b]};
  for (std::size_t k = 0; k < rules.size();) {
    std::vector<Rule> fewer = rules;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
    if (leave_nothing(c, fewer))
      rules = std::move(fewer);
    else
      ++k;
  }
  return rules;
}

/// The feasible state that differs from the levels in the fewest options, the first of several.
std::vector<Level> nearest_feasible(const OptionSpace& space, const std::vector<Level>& levels) {
  std::vector<Level> best;
  std::size_t least = levels.size() + 1;
  for (std::uint64_t s = 0; s < space.size() && least > 1; ++s) {
    std::vector<Level> there = space.levels(StateId{s});
    std::size_t changed = 0;
    for (std::size_t k = 0; k < there.size(); ++k) changed += there[k] != levels[k] ? 1 : 0;
    if (changed < least) {
      least = changed;
      best = std::move(there);
    }
  }
  return best;
}

bool limits_nothing(const Model& m, const Rule& rule) {
  if (rule.kind == Rule::Kind::one_step) return m.c.option(rule.option).levels.size() == 2;
  if (rule.kind == Rule::Kind::moves_only_if)
    return m.space->where(*rule.condition.formula).count() == m.space->size();
  return false;
}

void warn_of_rules(const Model& m, Diagnostics& faults) {
  const bool affordable = m.space->combinations() * (m.c.rules.size() + 1) < warning_budget;
  for (std::size_t k = 0; k < m.c.rules.size(); ++k) {
    const Rule& rule = m.c.rules[k];
    bool idle = limits_nothing(m, rule);
    if (rule.kind == Rule::Kind::never && affordable) {
      std::vector<Rule> fewer = m.c.rules;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
      const std::uint64_t more = m.space->size() + 1;
      idle = OptionSpace::count_states(m.c, fewer, more) < more;
    }
    if (idle)
      faults.push_back({Code::W027,
                        rule.where,
                        "this rule removes nothing",
                        {},
                        "leave it out, or look for a slip in it",
                        {}});
  }
}

void warn_of_outcomes(const Model& m, const SourceText& source, Diagnostics& faults) {
  for (std::size_t k = 0; k < m.c.outcomes.size(); ++k) {
    const Outcome& outcome = m.c.outcomes[k];
    if (!m.outcomes[k].empty() || outcome.otherwise) continue;
    const StateSet own = m.space->where(*outcome.when.formula);
    Diagnostic d{Code::W028,
                 outcome.where,
                 fmt::format("outcome \"{}\" is never reached", outcome.name),
                 {},
                 {},
                 {}};
    if (own.empty()) d.what += ": no state fits it";
    for (std::size_t above = 0; above < k && !own.empty(); ++above) {
      StateSet shared = own;
      shared &= m.outcomes[above];
      if (shared == own) {
        d.what += fmt::format("; line {} takes all its states",
                              source.place(m.c.outcomes[above].where.begin).line);
        d.hint = "swap the two";
        break;
      }
    }
    faults.push_back(std::move(d));
  }
}

}  // namespace

bool check_space(Model& m, std::uint64_t max_states, Diagnostics& faults) {
  auto space = OptionSpace::make(m.c, {}, max_states);
  if (!space) {
    faults.insert(faults.end(), space.error().begin(), space.error().end());
    return false;
  }
  m.space = *space;
  if (m.space->size() > 0) return true;
  const std::vector<Rule> clash = clashing_rules(m.c);
  std::vector<std::string> words;
  words.reserve(clash.size());
  for (const Rule& rule : clash) words.push_back("\"" + rule.text + "\"");
  Diagnostic d{Code::E030, clash.back().where, "the rules leave no state", {}, {}, {}};
  d.help = clash.size() == 1 ? words.front() + " alone excludes everything"
                             : list_words(words) + " cannot all be kept";
  faults.push_back(std::move(d));
  return false;
}

bool check_status_quo(Model& m, const YamlNode* section, const SourceText& source,
                      Diagnostics& faults) {
  const auto state = m.space->state(m.space->pack(m.c.status_quo));
  if (state) {
    m.status_quo = *state;
    return true;
  }
  const auto broken = std::ranges::find_if(m.c.rules, [&](const Rule& rule) {
    return rule.kind == Rule::Kind::never && holds(*rule.condition.formula, m.c.status_quo);
  });
  Diagnostic d{Code::E031,
               broken->where,
               fmt::format("the status quo breaks the rule at line {}: {}",
                           source.place(broken->where.begin).line, broken->text),
               {},
               {},
               {}};
  std::vector<bool> takes_part(m.c.options.size());
  mark_options(*broken->condition.formula, takes_part);
  const Scope scope{&m.c, std::nullopt, true};
  for (std::size_t k = 0; section != nullptr && section->is_map() && k < section->entries.size();
       ++k) {
    const YamlNode& key = section->entries[k].key;
    Diagnostics ignored;
    const auto option = parse_option(Words(key), scope, ignored);
    if (!option || !takes_part[option->value]) continue;
    d.where = key.where;
    break;
  }
  const std::vector<Level> nearest_levels = nearest_feasible(*m.space, m.c.status_quo);
  std::vector<std::string> changes;
  for (std::uint32_t k = 0; k < nearest_levels.size(); ++k)
    if (nearest_levels[k] != m.c.status_quo[k])
      changes.push_back(fmt::format("{}: {}", full_name(m.c, OptionId{k}),
                                    m.c.options[k].levels[nearest_levels[k]]));
  d.help = "the nearest state that is allowed has " + list_words(changes);
  faults.push_back(std::move(d));
  return false;
}

void warn_of_states(const Model& m, const SourceText& source, Diagnostics& faults) {
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i) {
    const Party& party = m.c.parties[i];
    if (party.options.empty()) {
      faults.push_back({Code::W013,
                        party.where,
                        fmt::format("{} has no option; it can only watch", party.id),
                        {},
                        {},
                        {}});
    } else if (m.space->each_move(PartyId{i}, m.status_quo, [](StateId) { return false; })) {
      faults.push_back({Code::W032,
                        party.where,
                        fmt::format("{} cannot move anywhere from the status quo", party.id),
                        {},
                        {},
                        "look at the rules about its options, or at `status_quo`"});
    }
  }
  warn_of_rules(m, faults);
  warn_of_outcomes(m, source, faults);
  if (m.space->free_strategies() || m.space->size() > reach_budget) return;
  const std::uint64_t unreached = m.space->size() - count_reached(*m.space, m.status_quo);
  if (unreached > 0)
    faults.push_back({Code::W033,
                      m.c.rules.empty() ? Span{} : m.c.rules.front().where,
                      fmt::format("{} cannot be reached from the status quo by any moves",
                                  count_of(unreached, "state", "states")),
                      {},
                      {},
                      "if they should be, a rule that limits moves is too strict"});
}

}  // namespace entente
