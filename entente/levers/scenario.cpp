#include "entente/levers/scenario.hpp"

#include "entente/base/assert.hpp"

namespace entente::levers {

Scenario::Scenario(const Model& m, Given given)
    : m_(m), given_(std::move(given)), space_(m.space), table_(m.c) {
  if (!given_.held.empty()) {
    auto space = OptionSpace::make(m.c, given_.held, most_combinations);
    ENTENTE_ASSERT(space.has_value());  // the whole case has as many combinations and was built
    space_ = *space;
  }
  status_quo_levels_ = m.c.status_quo;
  for (const Setting& setting : given_.held)
    status_quo_levels_[setting.option.value] = setting.level;
  if (possible()) status_quo_ = space_->state(space_->pack(status_quo_levels_));
  for (std::uint32_t i = 0; i < m.c.parties.size(); ++i)
    personas_.push_back({PartyId{i}, std::nullopt});
  for (const auto& [party, type] : given_.types) personas_[party.value].type = type;
  auto degrees = degrees_in(m.c, *m.space, personas_);
  if (degrees && space_ != m.space)
    for (PreferenceDegrees::Party& party : degrees->parties)
      party.shades = project(party.shades, *m.space, *space_);
  degrees_ = std::move(degrees);
  std::vector<Persona> all = personas_;
  for (std::uint32_t t = 0; t < m.c.types.size(); ++t) all.push_back({m.c.types[t].party, t});
  for (const Persona& persona : all) {
    if (truth_.contains(persona)) continue;
    truth_[persona] = forecast::truth_of(m, persona);
    order_[persona] =
        persona.type ? rank_by_order(m.c, *m.space, persona) : m.ranks[persona.party.value];
  }
}

forecast::Numbers Scenario::with_given(forecast::Numbers numbers) const {
  for (const auto& [path, number] : given_.numbers) {
    const auto at = table_.find(path);
    ENTENTE_ASSERT(at.has_value());
    numbers.at[*at] = number;
  }
  return numbers;
}

Ranks Scenario::whole_ranks(Persona persona, Reading reading,
                            const forecast::Numbers& numbers) const {
  const PersonaWants wants = wants_of(m_.c, persona);
  const bool by_order = reading == Reading::order || wants.order != nullptr;
  if (by_order) return order_.at(persona);
  return forecast::rank_by_weights(truth_.at(persona), table_.weights(numbers, persona),
                                   m_.space->size());
}

/// Marks belong to the written order: weights have none.
std::shared_ptr<const PreferenceDegrees> Scenario::degrees(Reading reading) const {
  if (reading == Reading::order || degrees_ == nullptr || !degrees_->has_shades()) return degrees_;
  auto unmarked = std::make_shared<PreferenceDegrees>(*degrees_);
  for (PreferenceDegrees::Party& party : unmarked->parties) party.shades = {};
  return unmarked;
}

OptionGraph Scenario::graph(Reading reading, const forecast::Numbers& numbers) const {
  std::vector<Ranks> ranks;
  ranks.reserve(personas_.size());
  for (const Persona& persona : personas_) {
    Ranks whole = whole_ranks(persona, reading, numbers);
    ranks.push_back(space_ == m_.space ? std::move(whole) : project(whole, *m_.space, *space_));
  }
  return {space_, std::move(ranks), degrees(reading)};
}

game::ThreatInput::Side Scenario::side(Persona persona, Reading reading,
                                       const forecast::Numbers& numbers) const {
  game::ThreatInput::Side side;
  side.persona = persona;
  side.ranks = whole_ranks(persona, reading, numbers);
  if (space_ != m_.space) side.ranks = project(side.ranks, *m_.space, *space_);
  const bool instead = persona.type && m_.c.types[*persona.type].instead;
  const Wants& wants =
      instead ? *m_.c.types[*persona.type].instead : m_.c.wants[persona.party.value];
  if (wants.weighted()) side.weights = table_.weights(numbers, persona);
  return side;
}

game::ThreatAnswer Scenario::threat(std::uint32_t talk_index, PartyId to, Reading reading,
                                    const forecast::Numbers& numbers) const {
  const Talk& talk = m_.c.talks[talk_index];
  const PartyId from = *talk.from;
  if (!status_quo_) {
    game::ThreatAnswer nothing;
    nothing.talk = talk_index;
    nothing.from = from;
    nothing.to = to;
    nothing.states.missing = "what is given leaves no state to start from";
    return nothing;
  }
  game::ThreatInput input;
  input.from = side(personas_[from.value], reading, numbers);
  input.to = side(personas_[to.value], reading, numbers);
  const bool certain = personas_[from.value].type.has_value();
  for (std::uint32_t t = 0; t < m_.c.types.size() && !certain; ++t) {
    const PartyType& type = m_.c.types[t];
    if (type.party != from) continue;
    input.types.push_back(side({from, t}, reading, numbers));
    input.types.back().chance =
        table_.value(numbers, "types." + m_.c.party(from).id + "." + type.id + ".chance");
  }
  if (talk.audience_cost && m_.c.wants[from.value].weighted())
    input.audience_cost = table_.value(numbers, "talks." + talk.id + ".audience_cost");
  input.status_quo = *status_quo_;
  return game::judge_threat(m_.c, *space_, talk_index, input);
}

std::optional<settle::Bargaining> Scenario::bargaining(const forecast::Numbers& numbers,
                                                       std::string* why) const {
  const auto number = [&](const std::string& path) { return table_.value(numbers, path); };
  return settle::bargaining_range(m_.c, status_quo_levels_, number, why);
}

}  // namespace entente::levers
