#include "entente/game/threat.hpp"

#include <algorithm>

#include <fmt/format.h>
namespace entente::game {
namespace {

/// The target's best state among those it can bring about from the status quo (staying included)
/// that are `wanted`; of equally good ones the lowest number.
template <class Wanted>
std::optional<StateId> best_within_reach(const OptionSpace& space, const ThreatInput& input,
                                         Wanted wanted) {
  const Ranks& ranks = input.to.ranks;
  std::optional<StateId> best;
  const auto look = [&](StateId s) {
    if (!wanted(s)) return true;
    const bool better = !best || ranks[s.value] > ranks[best->value] ||
                        (ranks[s.value] == ranks[best->value] && s < *best);
    if (better) best = s;
    return true;
  };
  look(input.status_quo);
  space.each_move(input.to.persona.party, input.status_quo, look);
  return best;
}

std::optional<StateId> after_or_else(const OptionSpace& space, const Talk& talk, StateId dropped) {
  std::vector<Level> levels = space.levels(dropped);
  levels[talk.or_else->option.value] = talk.or_else->level;
  const auto state = space.state(space.pack(levels));
  if (!state) return std::nullopt;
  const bool legal = !space.each_move(*talk.from, dropped, [&](StateId t) { return t != *state; });
  return legal ? state : std::nullopt;
}

ThreatStates find_states(const Case& c, const OptionSpace& space, const Talk& talk,
                         const ThreatInput& input) {
  const auto demanded = [&](StateId s) { return space.holds_in(*talk.demand->formula, s); };
  const auto carried = [&](StateId s) {
    return space.level(s, talk.or_else->option) == talk.or_else->level;
  };
  ThreatStates states;
  states.met = best_within_reach(space, input, demanded);
  states.dropped =
      best_within_reach(space, input, [&](StateId s) { return !demanded(s) && !carried(s); });
  if (states.dropped) states.carried_out = after_or_else(space, talk, *states.dropped);
  const std::string& who = c.party(input.to.persona.party).name;
  if (!states.met)
    states.missing = fmt::format("{} cannot meet the demand from the status quo", who);
  else if (!states.dropped)
    states.missing =
        fmt::format("{} has no way to refuse while the threat is not carried out", who);
  else if (!states.carried_out)
    states.missing = fmt::format("{} cannot carry the threat out: no state has {} there",
                                 c.party(*talk.from).name, talk.or_else->text);
  return states;
}

/// Values of the three states in a side's weights; nothing where it has none.
std::optional<ThreatValues> values_of(const Case& c, const OptionSpace& space,
                                      const ThreatInput::Side& side, const ThreatStates& states) {
  const PersonaWants wants = wants_of(c, side.persona);
  if (side.weights.empty() || wants.order != nullptr) return std::nullopt;
  return ThreatValues{value_of(wants, side.weights, space, *states.met),
                      value_of(wants, side.weights, space, *states.dropped),
                      value_of(wants, side.weights, space, *states.carried_out)};
}

/// Whether the threatener, being that side, carries the threat out once refused.
bool acts(const Case& c, const OptionSpace& space, const ThreatInput::Side& side,
          const ThreatStates& states, const Rational& audience_cost) {
  const auto values =
      audience_cost > Rational(0) ? values_of(c, space, side, states) : std::nullopt;
  if (values) return values->carried_out > values->dropped - audience_cost;
  return side.ranks[states.carried_out->value] > side.ranks[states.dropped->value];
}

/// The summed chance of those who carry it out.
void sum_chances(const Case& c, const OptionSpace& space, ThreatAnswer& answer,
                 const ThreatInput& input) {
  Rational usual(1);
  for (const ThreatInput::Side& type : input.types) {
    const bool does = acts(c, space, type, answer.states, input.audience_cost);
    answer.type_acts.push_back(does);
    usual -= type.chance;
    if (does) answer.chance += type.chance;
  }
  if (answer.usual_acts && usual > Rational(0)) answer.chance += usual;
}

void weigh_answer(ThreatAnswer& answer) {
  const ThreatValues& v = *answer.values;
  const Rational refusing =
      (Rational(1) - answer.chance) * v.dropped + answer.chance * v.carried_out;
  answer.margin = refusing - v.met;
  answer.refusing_best = answer.margin > Rational(0);
  if (v.dropped == v.carried_out) return;
  const Rational at = (v.dropped - v.met) / (v.dropped - v.carried_out);
  const bool turns = at >= Rational(0) && at <= Rational(1) && v.dropped > v.carried_out;
  if (turns) answer.threshold = at;
}

}  // namespace

ThreatAnswer judge_threat(const Case& c, const OptionSpace& space, std::uint32_t talk_index,
                          const ThreatInput& input) {
  const Talk& talk = c.talks[talk_index];
  ThreatAnswer answer;
  answer.talk = talk_index;
  answer.from = input.from.persona.party;
  answer.to = input.to.persona.party;
  answer.states = find_states(c, space, talk, input);
  if (!answer.states.missing.empty()) return answer;
  answer.usual_acts = acts(c, space, input.from, answer.states, input.audience_cost);
  answer.bluff = !answer.usual_acts;
  sum_chances(c, space, answer, input);
  answer.threatener = values_of(c, space, input.from, answer.states);
  answer.values = values_of(c, space, input.to, answer.states);
  if (answer.values) {
    weigh_answer(answer);
    return answer;
  }
  const Ranks& ranks = input.to.ranks;
  answer.refusing_best =
      ranks[answer.states.dropped->value] > ranks[answer.states.met->value] && *answer.bluff;
  return answer;
}

namespace {

/// A weight's part in numerator (dropped - met) and denominator (dropped - carried out).
struct Share {
  const Range* weight;
  int above, below;
};

/// The corner of the box of weights where sum((above - x below) w) is least, or greatest.
std::pair<Rational, Rational> corner(const std::vector<Share>& shares, const Rational& x,
                                     bool least) {
  Rational above;
  Rational below;
  for (const Share& s : shares) {
    const Rational slope = Rational(s.above) - x * Rational(s.below);
    const bool low = least == (slope > Rational(0));
    const Rational& w = low ? s.weight->low : s.weight->high;
    above += Rational(s.above) * w;
    below += Rational(s.below) * w;
  }
  return {above, below};
}

}  // namespace

std::optional<std::pair<Rational, Rational>> threshold_range(const Case& c,
                                                             const OptionSpace& space,
                                                             const ThreatAnswer& answer) {
  if (!answer.values || !answer.threshold) return std::nullopt;
  const Wants& wants = c.wants[answer.to.value];
  if (!wants.weighted()) return std::nullopt;
  std::vector<Share> shares;
  Rational least_below;
  for (const Statement& s : wants.statements) {
    const auto true_in = [&](const std::optional<StateId>& state) {
      return space.holds_in(*s.want.formula, *state) ? 1 : 0;
    };
    const int dropped = true_in(answer.states.dropped);
    const Share share{&*s.weight, dropped - true_in(answer.states.met),
                      dropped - true_in(answer.states.carried_out)};
    least_below += Rational(share.below) * (share.below > 0 ? s.weight->low : s.weight->high);
    shares.push_back(share);
  }
  if (least_below <= Rational(0)) return std::nullopt;
  const auto extreme = [&](bool least) {
    Rational x = *answer.threshold;
    while (true) {
      const auto [above, below] = corner(shares, x, least);
      const Rational next = above / below;
      if (next == x) return x;
      x = next;
    }
  };
  return std::pair(extreme(true), extreme(false));
}

}  // namespace entente::game
