#include "entente/levers/holding.hpp"

namespace entente::levers {
namespace {

std::shared_ptr<const PreferenceDegrees> degrees_on(const Model& m, const SpacePointer& space,
                                                    const WholeOrders& whole) {
  if (space == m.space || whole.degrees == nullptr) return whole.degrees;
  auto degrees = std::make_shared<PreferenceDegrees>(*whole.degrees);
  for (PreferenceDegrees::Party& party : degrees->parties)
    party.shades = project(party.shades, *m.space, *space);
  return degrees;
}

}  // namespace

WholeOrders orders_today(const Scenario& scenario, Reading reading) {
  const OptionGraph today = scenario.graph(reading, scenario.table().middle());
  WholeOrders orders;
  for (PartyId i{0}; i.value < today.party_count(); ++i.value)
    orders.ranks.push_back(today.ranks(i));
  if (today.degrees() != nullptr)
    orders.degrees = std::make_shared<PreferenceDegrees>(*today.degrees());
  return orders;
}

WholeOrders with_order(const WholeOrders& orders, PartyId party, Order order) {
  WholeOrders changed = orders;
  changed.ranks[party.value] = std::move(order.ranks);
  if (orders.degrees == nullptr) return changed;
  auto degrees = std::make_shared<PreferenceDegrees>(*orders.degrees);
  degrees->parties[party.value].shades = std::move(order.shades);
  changed.degrees = std::move(degrees);
  return changed;
}

std::optional<std::vector<std::vector<StateId>>> holding_under(
    const Model& m, const SpacePointer& space, const WholeOrders& orders,
    std::span<const graph::ConceptId> concepts, const Run& run) {
  std::vector<std::vector<StateId>> holding(concepts.size());
  if (space->size() == 0) return holding;
  std::vector<Ranks> ranks;
  ranks.reserve(orders.ranks.size());
  for (const Ranks& r : orders.ranks)
    ranks.push_back(space == m.space ? r : project(r, *m.space, *space));
  const OptionGraph g(space, std::move(ranks), degrees_on(m, space, orders));
  const auto table = graph::fill_table(g, concepts, run, {.max_states = most_combinations});
  if (!table || table->partial) return std::nullopt;
  for (std::size_t k = 0; k < holding.size(); ++k)
    table->concepts[k].equilibria.each([&](StateId s) {
      holding[k].push_back(*m.space->state(space->combination(s)));
      return true;
    });
  return holding;
}

std::vector<const Statement*> StatementOrders::statements(PartyId party) const {
  const Wants& wants = scenario_.model().c.wants[party.value];
  std::vector<const Statement*> list;
  list.reserve(wants.statements.size());
  for (const Statement& s : wants.statements) list.push_back(&s);
  return list;
}

Order StatementOrders::order_by(std::span<const Statement* const> list) const {
  const OptionSpace& space = *scenario_.model().space;
  return {rank_by_statements(space, list), shades_of(space, list)};
}

Order StatementOrders::moved(PartyId party, std::size_t from, std::size_t to) const {
  std::vector<const Statement*> list = statements(party);
  const Statement* const one = list[from];
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(from));
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), one);
  return order_by(list);
}

Order StatementOrders::without(PartyId party, std::size_t dropped) const {
  std::vector<const Statement*> list = statements(party);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(dropped));
  if (reading_ == Reading::order) return order_by(list);
  std::vector<Rational> weights =
      scenario_.table().weights(scenario_.table().middle(), {party, std::nullopt});
  weights[dropped] = Rational(0);
  const Model& m = scenario_.model();
  return {forecast::rank_by_weights(forecast::truth_of(m, {party, std::nullopt}), weights,
                                    m.space->size()),
          {}};
}

}  // namespace entente::levers
