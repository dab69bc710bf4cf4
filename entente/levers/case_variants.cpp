#include "entente/levers/case_variants.hpp"

#include <algorithm>

#include "entente/base/parallel.hpp"
#include "entente/levers/holding.hpp"

namespace entente::levers {
namespace {

using Kind = CaseVariant::Kind;

bool limits(const Rule& rule, OptionId o) {
  return rule.option == o &&
         (rule.kind == Rule::Kind::only_rises || rule.kind == Rule::Kind::only_falls);
}

std::vector<CaseVariant> variants_of(const Case& c, Reading reading) {
  std::vector<CaseVariant> list;
  for (std::uint32_t o = 0; o < c.options.size(); ++o) {
    const bool one_way =
        std::ranges::any_of(c.rules, [&](const Rule& r) { return limits(r, OptionId{o}); });
    for (const Kind kind : {Kind::only_rises, Kind::only_falls, Kind::reversible})
      if ((kind == Kind::reversible) == one_way) list.push_back({kind, OptionId{o}, {}, 0, {}});
  }
  for (std::uint32_t i = 0; i < c.wants.size(); ++i) {
    const auto count = static_cast<std::uint32_t>(c.wants[i].statements.size());
    for (std::uint32_t k = 1; k < count && reading == Reading::order; ++k)
      list.push_back({Kind::swap, {}, PartyId{i}, k, {}});
    for (std::uint32_t k = 1; k <= count; ++k) list.push_back({Kind::drop, {}, PartyId{i}, k, {}});
  }
  return list;
}

/// The states with other moves: what an option may do is changed.
SpacePointer space_with(const Case& c, const CaseVariant& v) {
  Case changed;
  changed.parties = c.parties;
  changed.options = c.options;
  changed.rules = c.rules;
  if (v.kind == Kind::reversible) {
    std::erase_if(changed.rules, [&](const Rule& r) { return limits(r, v.option); });
  } else {
    Rule rule;
    rule.kind = v.kind == Kind::only_rises ? Rule::Kind::only_rises : Rule::Kind::only_falls;
    rule.option = v.option;
    changed.rules.push_back(std::move(rule));
  }
  auto space = OptionSpace::make(changed, {}, most_combinations);
  return space ? *space : nullptr;
}

/// False where the work was stopped.
bool solve(const Model& m, const SpacePointer& space, const WholeOrders& orders, const Run& run,
           Holding& holding) {
  auto lists = holding_under(m, space, orders, graph::crisp_concepts, run);
  if (!lists) return false;
  std::ranges::move(*lists, holding.begin());
  return true;
}

}  // namespace

std::optional<CaseVariants> case_variants(const Model& m, Reading reading, const Run& run) {
  const Scenario scenario(m, Given{});
  const StatementOrders statements(scenario, reading);
  const WholeOrders whole = orders_today(scenario, reading);
  Run alone = run;
  alone.threads = 1;
  CaseVariants answer{{}, variants_of(m.c, reading)};
  if (!solve(m, m.space, whole, alone, answer.today)) return std::nullopt;
  std::vector<char> done(answer.variants.size(), 0);
  const bool all = parallel_for(run, done.size(), [&](std::size_t k) {
    CaseVariant& v = answer.variants[k];
    if (v.of_option()) {
      const SpacePointer space = space_with(m.c, v);
      done[k] = space != nullptr && solve(m, space, whole, alone, v.holding) ? 1 : 0;
      return;
    }
    const std::size_t own = v.statement - std::size_t{1};
    Order order = v.kind == Kind::swap ? statements.moved(v.party, own, own + 1)
                                       : statements.without(v.party, own);
    done[k] =
        solve(m, m.space, with_order(whole, v.party, std::move(order)), alone, v.holding) ? 1 : 0;
  });
  if (!all || std::ranges::find(done, 0) != done.end()) return std::nullopt;
  return answer;
}

}  // namespace entente::levers
