#include "entente/model/shades.hpp"

#include <algorithm>
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
Ranks rank_by_blocks(const Case& c, const OptionSpace& space, const Wants& wants,
                     bool (*ends)(Wants::Link)) {
  Wants blocks;
  for (std::size_t k = 0; k < wants.order.size(); ++k) {
    if (k == 0 || ends(wants.links[k - 1])) blocks.order.emplace_back();
    blocks.order.back().insert(blocks.order.back().end(), wants.order[k].begin(),
                               wants.order[k].end());
  }
  return rank_by_classes(c, space, blocks);
}

bool contains(const Wants& wants, Wants::Link link) {
  return std::ranges::find(wants.links, link) != wants.links.end();
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
  std::size_t strong = 0;
  for (std::size_t k = 0; k < statements.size(); ++k) {
    if (statements[k]->strong) strong = k + 1;
    auto step = step_of(*statements[k]);
    if (!step) continue;
    step->before = rank_by_statements(space, statements.first(k));
    step->through = rank_by_statements(space, statements.first(k + 1));
    shades.steps.push_back(std::move(*step));
  }
  if (strong > 0) shades.strong = rank_by_statements(space, statements.first(strong));
  return shades;
}

Shades shades_of(const Case& c, const OptionSpace& space, Persona persona) {
  const PersonaWants wants = wants_of(c, persona);
  const std::span<const Statement* const> statements = wants.statements;
  if (wants.order == nullptr) return shades_of(space, statements);
  using Link = Wants::Link;
  const Wants& order = *wants.order;
  Shades shades;
  if (!contains(order, Link::unknown) && !contains(order, Link::much_better)) return shades;
  const Ranks first = rank_by_statements(space, statements.first(wants.first));
  if (contains(order, Link::unknown)) {
    const auto known = [](Link link) { return link != Link::unknown; };
    const auto always = [](Link) { return true; };
    Shades::Step step;
    step.unknown = true;
    step.before = ranks_by_both(first, rank_by_blocks(c, space, order, known));
    step.through = ranks_by_both(first, rank_by_blocks(c, space, order, always));
    shades.steps.push_back(std::move(step));
  }
  if (contains(order, Link::much_better)) {
    const auto much = [](Link link) { return link == Link::much_better; };
    shades.strong = ranks_by_both(first, rank_by_blocks(c, space, order, much));
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
