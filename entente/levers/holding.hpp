#pragma once
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/graph/concepts.hpp"
#include "entente/levers/scenario.hpp"

/// What holds in a case whose preferences or states are changed: the common part of trying levers.
namespace entente::levers {

using SpacePointer = std::shared_ptr<const OptionSpace>;

/// What the parties want, over the states of the whole case.
struct WholeOrders {
  std::vector<Ranks> ranks;                          ///< by party
  std::shared_ptr<const PreferenceDegrees> degrees;  ///< null: nothing beyond the ranks
};

/// As the scenario has them, by the written order or by the middle weights.
WholeOrders orders_today(const Scenario& scenario, Reading reading);
/// The same with another order of one party.
WholeOrders with_order(const WholeOrders& orders, PartyId party, Order order);

/// The states that hold on a space of the case, as states of the whole case, one list per concept,
/// ascending. Nothing where the work was stopped.
std::optional<std::vector<std::vector<StateId>>> holding_under(
    const Model& m, const SpacePointer& space, const WholeOrders& orders,
    std::span<const graph::ConceptId> concepts, const Run& run);

/// The order of a party whose statements are changed, over the states of the whole case.
class StatementOrders {
public:
  StatementOrders(const Scenario& scenario, Reading reading)
      : scenario_(scenario), reading_(reading) {}

  /// With statement `from` at place `to`, both from 0, by the written order.
  Order moved(PartyId party, std::size_t from, std::size_t to) const;
  /// Without one statement. By weight the others keep their middle weights.
  Order without(PartyId party, std::size_t dropped) const;

private:
  std::vector<const Statement*> statements(PartyId party) const;
  Order order_by(std::span<const Statement* const> list) const;

  const Scenario& scenario_;
  Reading reading_;
};

}  // namespace entente::levers
