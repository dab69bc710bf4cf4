#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/state_set.hpp"
#include "entente/model/case.hpp"
#include "entente/model/degrees.hpp"
#include "entente/model/option_space.hpp"

namespace entente {

/// A party as written, or as one of its types (an index into Case::types).
struct Persona {
  PartyId party;
  std::optional<std::uint32_t> type;
  friend auto operator<=>(const Persona&, const Persona&) = default;
};

/// Each party as it is written.
std::vector<Persona> as_written(const Case& c);

/// What the persona wants: the party's wants, changed as its type says. Pointers into the case;
/// `order` is set where it ranks outcomes or states instead. A type's `first` and `last` statements
/// have no weight of their own (type_weights gives them one).
struct PersonaWants {
  std::vector<const Statement*> statements;
  const Wants* order = nullptr;
  std::size_t first = 0;           ///< how many statements the type puts before the party's own
  std::size_t last = 0;            ///< and after
  std::size_t own = 0;             ///< how many the list between them has, dropped ones included
  std::vector<std::size_t> place;  ///< place[k]: of statement k in that list; 0 for the type's own
};
PersonaWants wants_of(const Case& c, Persona persona);

/// The ordinal reading: s is ranked by the first statement on which it differs from t
/// (option prioritising: Fang, Hipel, Kilgour & Peng 2003), or by the written order. Any number of
/// statements. Cost: states x statements, 64 states a time; beside an order a sort.
Ranks rank_by_order(const Case& c, const OptionSpace& space, Persona persona);

/// Ranks by the classes of an order of outcomes or states.
Ranks rank_by_classes(const Case& c, const OptionSpace& space, const Wants& wants);

/// The same for any list of statements, most important first.
Ranks rank_by_statements(const OptionSpace& space, std::span<const Statement* const> statements);

/// What a party wants of the states: the order, and what it leaves open.
struct Order {
  Ranks ranks;
  Shades shades;
};

/// What the marks on statements, or the links of an order, say beyond the ranks
/// (docs/case-format.md, preferences). Cost: as rank_by_statements, twice for each mark.
Shades shades_of(const Case& c, const OptionSpace& space, Persona persona);
Shades shades_of(const OptionSpace& space, std::span<const Statement* const> statements);

/// All that the case says of preferences beyond ranks, for each party as a persona; null where it
/// says nothing.
std::shared_ptr<PreferenceDegrees> degrees_in(const Case& c, const OptionSpace& space,
                                              std::span<const Persona> personas);

/// The statement that decides between s and t for the persona; nothing where they are equal or
/// an order is given instead of statements.
std::optional<std::uint32_t> deciding_statement(const Case& c, const OptionSpace& space,
                                                Persona persona, StateId s, StateId t);

/// The cardinal reading with the weights given, one per statement of wants_of: the sum over the
/// statements that are true. value[state], in the weights' unit. Exact.
Rational value_of(const PersonaWants& wants, std::span<const Rational> weights,
                  const OptionSpace& space, StateId s);

/// Ranks of states by whole-number values.
Ranks rank_by_values(std::span<const std::int64_t> values);

/// What one number is taken for a weight where no draw is made: the middle of each range; a type's
/// `first` 1.1 times the sum of the others, its `last` half the smallest (docs/case-format.md,
/// types); rank-order-centroid weights where the party has none (Barron & Barrett 1996). A
/// statement that a type drops leaves the weights of the others as they are.
std::vector<Rational> middle_weights(const PersonaWants& wants);

/// Gives a type's own statements their weights from those of the party's.
/// weights[k] for first <= k < n - last are set already.
template <class Number>
void type_weights(const PersonaWants& wants, std::vector<Number>& weights);

/// Ranks of the states of `part`, a space of the same case with options held.
Ranks project(const Ranks& ranks, const OptionSpace& whole, const OptionSpace& part);
Shades project(const Shades& shades, const OptionSpace& whole, const OptionSpace& part);

}  // namespace entente
