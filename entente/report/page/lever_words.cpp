#include "entente/report/page/lever_words.hpp"

#include <algorithm>

#include "entente/base/words.hpp"

namespace entente::page {
namespace {

const std::vector<StateId>& under(const levers::Holding& holding, graph::ConceptId id) {
  return holding[static_cast<std::size_t>(id)];
}

Html number_words(const levers::Effect& effect, const Range* today, bool share) {
  const auto words = [&](const Rational& value) {
    return share ? percent(value) : plain_number(value, 3);
  };
  Html out;
  if (today != nullptr)
    out = share
              ? html("Today {}.", percent_range(today->low, today->high))
              : html("Today {}.", today->sure() ? words(today->low)
                                                : words(today->low) + " to " + words(today->high));
  if (!effect.threshold) return out += html(" {}.", sentence_case(effect.effect));
  const bool above = today == nullptr || *effect.threshold >= today->middle();
  return out += html(" At {} or {}: {}.", words(*effect.threshold), above ? "more" : "less",
                     effect.effect);
}

}  // namespace

bool is_share(const std::string& path) {
  return path.ends_with(".chance") || path.starts_with("terms.no_deal.");
}

std::vector<StateId> holding_states(const levers::Holding& holding) {
  std::vector<StateId> states;
  std::ranges::set_union(under(holding, graph::ConceptId::nash),
                         under(holding, graph::ConceptId::seq), std::back_inserter(states));
  return states;
}

Html effect_words(const Context& x, const levers::Effect& effect) {
  if (effect.kind == levers::Effect::Kind::vary) {
    const auto lever = std::ranges::find(x.m.c.levers, effect.id, &Lever::id);
    const bool known = lever != x.m.c.levers.end();
    return number_words(effect, known ? number_at(x.m.c, lever->vary) : nullptr,
                        known && is_share(lever->vary));
  }
  if (!effect.possible) return Html{"It leaves no state at all."};
  const std::vector<StateId> now = holding_states(x.answers.levers->today);
  const std::vector<StateId> then = holding_states(effect.holding);
  if (then.empty()) return Html{"Nothing holds any more."};
  if (then == now)
    return effect.changes
               ? Html{"What holds stays the same; only states that rest on empty threats differ."}
               : Html{"Nothing changes."};
  const bool firm = then == under(effect.holding, graph::ConceptId::nash);
  if (then.size() == 1)
    return html("Only {} holds{}.", x.names.called(then[0]), firm ? "" : ", by credible replies");
  return html("{} hold{}.", x.names.called(then), firm ? "" : ", some by credible replies");
}

}  // namespace entente::page
