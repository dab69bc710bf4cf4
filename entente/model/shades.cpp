#include "entente/model/shades.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/model/preference.hpp"

namespace entente {
namespace {

/// Places by two ranks, the first one deciding.
Ranks ranks_by_both(const Ranks& first, const Ranks& second) {
  std::vector<std::int64_t> keys(first.size());
  for (std::size_t s = 0; s < keys.size(); ++s) keys[s] = std::int64_t{first[s]} << 32 | second[s];
  return rank_by_values(keys);
}

/// Places by blocks of an order's classes: a new one begins behind each link that `ends` one.
template <class Ends>
Ranks rank_by_blocks(const Case& c, const OptionSpace& space, const Wants& wants, Ends ends) {
  Wants blocks;
  for (std::size_t k = 0; k < wants.order.size(); ++k) {
    if (k == 0 || ends(wants.links[k - 1])) blocks.order.emplace_back();
    blocks.order.back().insert(blocks.order.back().end(), wants.order[k].begin(),
                               wants.order[k].end());
  }
  return rank_by_classes(c, space, blocks);
}

bool some_unknown(const Wants& wants) {
  return std::ranges::any_of(wants.links, &Wants::Link::unknown);
}

Strength strongest(const Wants& wants) {
  Strength most = 1;
  for (const Wants::Link& link : wants.links) most = std::max(most, link.strength);
  return most;
}

Billionths billionths(const Rational& share) {
  return static_cast<Billionths>(std::llround(share.to_double() * whole_share));
}

/// The step that a statement's mark makes; nothing without one.
std::optional<Shades::Step> step_of(const Statement& statement) {
  Shades::Step step;
  step.unknown = statement.unknown;
  if (statement.degree)
    step.degree = Degree{billionths(statement.degree->low), billionths(statement.degree->high)};
  if (statement.chance) {
    const Billionths better = billionths(statement.chance->middle());
    step.chance = PreferenceChance{better, whole_share - better};
  }
  if (!step.unknown && !step.degree && !step.chance) return std::nullopt;
  return step;
}

}  // namespace

Shades shades_of(const OptionSpace& space, std::span<const Statement* const> statements) {
  Shades shades;
  std::array<std::size_t, most_strength + 1> last{};  // [degree]: behind the last one so strong
  for (std::size_t k = 0; k < statements.size(); ++k) {
    for (Strength degree = strong_from; degree <= statements[k]->strength; ++degree)
      last.at(degree) = k + 1;
    auto step = step_of(*statements[k]);
    if (!step) continue;
    step->before = rank_by_statements(space, statements.first(k));
    step->through = rank_by_statements(space, statements.first(k + 1));
    shades.steps.push_back(std::move(*step));
  }
  for (Strength degree = strong_from; degree <= most_strength && last.at(degree) > 0; ++degree)
    shades.strong.push_back(last.at(degree) == last.at(degree - 1U)
                                ? shades.strong.back()
                                : rank_by_statements(space, statements.first(last.at(degree))));
  return shades;
}

Shades shades_of(const Case& c, const OptionSpace& space, Persona persona) {
  const PersonaWants wants = wants_of(c, persona);
  const std::span<const Statement* const> statements = wants.statements;
  if (wants.order == nullptr) return shades_of(space, statements);
  using Link = Wants::Link;
  const Wants& order = *wants.order;
  Shades shades;
  const bool unknown = some_unknown(order);
  const Strength most = strongest(order);
  if (!unknown && most < strong_from) return shades;
  const Ranks first = rank_by_statements(space, statements.first(wants.first));
  if (unknown) {
    const auto known = [](const Link& link) { return !link.unknown; };
    const auto always = [](const Link&) { return true; };
    Shades::Step step;
    step.unknown = true;
    step.before = ranks_by_both(first, rank_by_blocks(c, space, order, known));
    step.through = ranks_by_both(first, rank_by_blocks(c, space, order, always));
    shades.steps.push_back(std::move(step));
  }
  for (Strength degree = strong_from; degree <= most; ++degree) {
    const auto enough = [degree](const Link& link) { return link.strength >= degree; };
    shades.strong.push_back(ranks_by_both(first, rank_by_blocks(c, space, order, enough)));
  }
  return shades;
}

std::shared_ptr<PreferenceDegrees> degrees_in(const Case& c, const OptionSpace& space,
                                              std::span<const Persona> personas) {
  auto degrees = std::make_shared<PreferenceDegrees>(static_cast<std::uint32_t>(personas.size()));
  bool any = c.limits.has_value() || !c.attitudes.empty() || !c.satisficing.empty();
  for (std::uint32_t i = 0; i < personas.size(); ++i) {
    PreferenceDegrees::Party& party = degrees->parties[i];
    party.shades = shades_of(c, space, personas[i]);
    any = any || !party.shades.empty();
    if (const auto at = c.satisficing.find(i); at != c.satisficing.end())
      party.satisficing = billionths(at->second);
    const auto row = c.attitudes.find(i);
    if (row == c.attitudes.end()) continue;
    party.attitude.assign(personas.size(), Attitude::indifferent);
    party.attitude[i] = Attitude::toward;
    for (const auto& [other, sign] : row->second)
      party.attitude[other] = static_cast<Attitude>(sign);
  }
  if (c.limits) {
    degrees->first_move = billionths(c.limits->first_move);
    degrees->sanction = billionths(c.limits->sanction);
    degrees->reply = billionths(c.limits->reply);
  }
  if (!any) degrees.reset();
  return degrees;
}

}  // namespace entente
