#include "entente/model/preference.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "entente/base/assert.hpp"

namespace entente {
namespace {

/// Replaces keys by their places among the different keys, 0 = smallest.
template <class Key>
Ranks dense_ranks(std::span<const Key> keys) {
  std::vector<Key> sorted(keys.begin(), keys.end());
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  Ranks ranks(keys.size());
  for (std::size_t s = 0; s < keys.size(); ++s)
    ranks[s] =
        static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, keys[s]) - sorted.begin());
  return ranks;
}

/// The same for keys below `end`, in place and without sorting: in time and memory of keys and
/// `end`.
void number_densely(Ranks& keys, std::size_t end) {
  std::vector<std::uint32_t> place(end, 0);
  for (const std::uint32_t key : keys) place[key] = 1;
  std::exclusive_scan(place.begin(), place.end(), place.begin(), std::uint32_t{0});
  for (std::uint32_t& key : keys) key = place[key];
}

}  // namespace

Ranks rank_by_classes(const Case& c, const OptionSpace& space, const Wants& wants) {
  Ranks ranks(space.size(), 0);
  for (std::size_t k = 0; k < wants.order.size(); ++k) {
    const auto rank = static_cast<std::uint32_t>(wants.order.size() - 1 - k);
    for (const OrderItem& item : wants.order[k]) {
      if (!item.is_outcome) {
        ranks[item.index - 1] = rank;
        continue;
      }
      space.where(*c.outcomes[item.index].is).each([&](StateId s) {
        ranks[s.value] = rank;
        return true;
      });
    }
  }
  number_densely(ranks, wants.order.size() + 1);
  return ranks;
}

/// Statements are taken several at a time, most important first: the ranks so far are the upper
/// part of the key, so any number of statements stays exact. Keys stay below twice the number of
/// states (256 where those are few), so that they are numbered without sorting; ranks are below the
/// number of states, so there is always room for one more statement.
Ranks rank_by_statements(const OptionSpace& space, std::span<const Statement* const> statements) {
  const std::size_t room = std::max<std::size_t>(256, 2 * space.size());
  Ranks ranks(space.size(), 0);
  std::size_t different = 1;
  for (std::size_t from = 0; from < statements.size();) {
    const auto fit = static_cast<std::size_t>(std::bit_width(room / different) - 1);
    const std::size_t count = std::min({fit, statements.size() - from, std::size_t{31}});
    for (std::uint32_t& key : ranks) key <<= count;
    for (std::size_t k = 0; k < count; ++k)
      space.where(*statements[from + k]->want.formula).each([&](StateId s) {
        ranks[s.value] |= 1U << (count - 1 - k);
        return true;
      });
    number_densely(ranks, different << count);
    different = ranks.empty() ? 1 : std::size_t{*std::ranges::max_element(ranks)} + 1;
    from += count;
  }
  return ranks;
}

std::vector<Persona> as_written(const Case& c) {
  std::vector<Persona> personas;
  for (std::uint32_t i = 0; i < c.parties.size(); ++i)
    personas.push_back({PartyId{i}, std::nullopt});
  return personas;
}

PersonaWants wants_of(const Case& c, Persona persona) {
  PersonaWants result;
  const Wants* wants = &c.wants[persona.party.value];
  const PartyType* const type = persona.type ? &c.types[*persona.type] : nullptr;
  if (type != nullptr && type->instead) wants = &*type->instead;
  if (!wants->order.empty()) result.order = wants;
  if (type != nullptr)
    for (const Statement& s : type->first) result.statements.push_back(&s);
  result.first = result.statements.size();
  result.own = wants->statements.size();
  result.place.resize(result.first);
  for (std::uint32_t k = 0; k < wants->statements.size(); ++k) {
    const bool dropped =
        type != nullptr && !type->instead && std::ranges::find(type->drop, k) != type->drop.end();
    if (dropped) continue;
    result.statements.push_back(&wants->statements[k]);
    result.place.push_back(k);
  }
  if (type != nullptr)
    for (const Statement& s : type->last) result.statements.push_back(&s);
  result.last = type == nullptr ? 0 : type->last.size();
  result.place.resize(result.statements.size());
  return result;
}

Ranks rank_by_order(const Case& c, const OptionSpace& space, Persona persona) {
  const PersonaWants wants = wants_of(c, persona);
  const std::span<const Statement* const> statements = wants.statements;
  if (wants.order == nullptr) return rank_by_statements(space, statements);
  // `first` decides before the order, `last` after it.
  const Ranks before = rank_by_statements(space, statements.first(wants.first));
  const Ranks between = rank_by_classes(c, space, *wants.order);
  const Ranks after = rank_by_statements(space, statements.last(wants.last));
  std::vector<std::array<std::uint32_t, 3>> keys(space.size());
  for (std::size_t s = 0; s < keys.size(); ++s) keys[s] = {before[s], between[s], after[s]};
  return dense_ranks<std::array<std::uint32_t, 3>>(keys);
}

std::optional<std::uint32_t> deciding_statement(const Case& c, const OptionSpace& space,
                                                Persona persona, StateId s, StateId t) {
  const PersonaWants wants = wants_of(c, persona);
  for (std::uint32_t k = 0; k < wants.statements.size(); ++k) {
    if (wants.order != nullptr && k == wants.first) return std::nullopt;
    const Formula& want = *wants.statements[k]->want.formula;
    if (space.holds_in(want, s) != space.holds_in(want, t)) return k;
  }
  return std::nullopt;
}

Rational value_of(const PersonaWants& wants, std::span<const Rational> weights,
                  const OptionSpace& space, StateId s) {
  ENTENTE_ASSERT(weights.size() == wants.statements.size());
  Rational sum;
  for (std::size_t k = 0; k < weights.size(); ++k)
    if (space.holds_in(*wants.statements[k]->want.formula, s)) sum += weights[k];
  return sum;
}

Ranks rank_by_values(std::span<const std::int64_t> values) {
  return dense_ranks<std::int64_t>(values);
}

template <class Number>
void type_weights(const PersonaWants& wants, std::vector<Number>& weights) {
  const std::size_t end = weights.size() - wants.last;
  if (wants.first == 0 && wants.last == 0) return;
  Number smallest = wants.first == end ? Number(1) : weights[wants.first];
  for (std::size_t k = wants.first; k < end; ++k) smallest = std::min(smallest, weights[k]);
  Number sum(0);
  for (std::size_t k = end; k < weights.size(); ++k) {
    smallest = smallest / Number(2);
    weights[k] = smallest;
  }
  for (std::size_t k = wants.first; k < weights.size(); ++k) sum = sum + weights[k];
  for (std::size_t k = wants.first; k-- > 0;) {
    weights[k] = sum * Number(11) / Number(10);
    if (sum == Number(0)) weights[k] = Number(1);
    sum = sum + weights[k];
  }
}
template void type_weights<Rational>(const PersonaWants&, std::vector<Rational>&);
template void type_weights<double>(const PersonaWants&, std::vector<double>&);

std::vector<Rational> middle_weights(const PersonaWants& wants) {
  const std::size_t count = wants.statements.size();
  std::vector<Rational> centroid(wants.own);
  Rational tail;  // sum over j >= k of 1/j, from the least important statement up
  for (std::size_t k = wants.own; k-- > 0;) {
    tail += Rational(1, static_cast<long>(k) + 1);
    centroid[k] = tail / Rational(static_cast<long>(wants.own));
  }
  std::vector<Rational> weights(count);
  for (std::size_t k = wants.first; k + wants.last < count; ++k)
    weights[k] = wants.statements[k]->weight ? wants.statements[k]->weight->middle()
                                             : centroid[wants.place[k]];
  type_weights(wants, weights);
  return weights;
}

Shades project(const Shades& shades, const OptionSpace& whole, const OptionSpace& part) {
  Shades result = shades;
  for (Shades::Step& step : result.steps) {
    step.before = project(step.before, whole, part);
    step.through = project(step.through, whole, part);
  }
  for (Ranks& classes : result.strong) classes = project(classes, whole, part);
  return result;
}

Ranks project(const Ranks& ranks, const OptionSpace& whole, const OptionSpace& part) {
  Ranks result(part.size());
  for (std::uint64_t s = 0; s < part.size(); ++s)
    result[s] = ranks[whole.state(part.combination(StateId{s}))->value];
  return result;
}

}  // namespace entente
