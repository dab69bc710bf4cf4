#include <algorithm>
#include <numeric>

#include "inverse_twin.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/graph/inverse.hpp"

/// The inverse answer on a thousand models of up to 6 states: how many orders make a target stable,
/// against trying all of them; and the readable condition, against orders drawn from inside it and
/// from outside that the whole conflict is solved with again. Prints how much was compared.
namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::Conditions;
using graph::crisp_concepts;
using graph::NumberSet;

constexpr std::uint64_t models = 1000;
constexpr int draws = 4;  // orders of each side, for each cell

struct Numbers {
  std::uint64_t cells = 0, orders = 0, inside = 0, outside = 0;
};

Order shuffled(std::uint32_t states, Dice& dice) {
  Order order(states);
  std::iota(order.begin(), order.end(), 0U);
  for (std::uint32_t k = states; k > 1; --k) std::swap(order[k - 1], order[dice.roll(k)]);
  return order;
}

/// Whether `state` stands above the target.
bool above(const Order& order, StateId state, std::uint32_t target) {
  return std::ranges::find(order, state.value) < std::ranges::find(order, target);
}

/// The condition as people read it: all states of one of the sets stand below the target.
bool inside(const Order& order, const Conditions& c, const std::vector<NumberSet>& sets) {
  const auto t = static_cast<std::uint32_t>(c.target.value);
  return std::ranges::any_of(sets, [&](const NumberSet& set) {
    return std::ranges::none_of(set, [&](std::uint32_t v) { return above(order, c.states[v], t); });
  });
}

/// The target is put right behind the states of a set, so that it stands above none of them; or
/// (inside) right before the first.
Order with_target_at(Order order, std::uint32_t target, const std::vector<StateId>& states,
                     bool before) {
  std::erase(order, target);
  const auto among = [&](std::uint32_t s) {
    return std::ranges::find(states, StateId{s}) != states.end();
  };
  if (before) {
    order.insert(std::ranges::find_if(order, among), target);
  } else {
    order.insert(std::find_if(order.rbegin(), order.rend(), among).base(), target);
  }
  return order;
}

/// Whether the target is stable for the party with this order, by the table of the whole conflict.
bool solved(Model model, std::uint32_t party, const Order& order, ConceptId id,
            std::uint32_t target) {
  for (std::uint32_t k = 0; k < order.size(); ++k)
    model.parties[party].rank[order[k]] = static_cast<std::uint32_t>(order.size()) - 1 - k;
  const auto table = graph::fill_table(model.graph(), std::span(&id, 1), entente::Run{});
  return table->concepts.front().stable[party].contains(StateId{target});
}

void draw_orders(const Model& model, const Conditions& c, ConceptId id, Dice& dice, Numbers& n) {
  const auto sets = graph::alternatives(c.demands, 128);
  ASSERT_TRUE(sets.has_value());
  const auto target = static_cast<std::uint32_t>(c.target.value);
  for (int k = 0; k < draws; ++k) {
    const NumberSet& one = (*sets)[dice.roll(static_cast<std::uint32_t>(sets->size()))];
    std::vector<StateId> kept_below;
    for (std::uint32_t v : one) kept_below.push_back(c.states[v]);
    const Order drawn = shuffled(model.states, dice);
    const Order in = with_target_at(drawn, target, kept_below, true);
    ASSERT_TRUE(inside(in, c, *sets));
    ++n.inside;
    ASSERT_TRUE(solved(model, c.party.value, in, id, target));
    const Order out = with_target_at(drawn, target, c.states, false);
    if (inside(out, c, *sets)) continue;  // the party stays whatever it prefers
    ++n.outside;
    ASSERT_FALSE(solved(model, c.party.value, out, id, target));
    const bool in_drawn = inside(drawn, c, *sets);
    ++(in_drawn ? n.inside : n.outside);
    ASSERT_EQ(solved(model, c.party.value, drawn, id, target), in_drawn);
  }
}

TEST(InverseOrders, OfAThousandModelsAreCountedAndTheConditionParts) {
  Numbers n;
  for (std::uint64_t seed = 0; seed < models && !HasFatalFailure(); ++seed) {
    const Model model = strict_model(seed);
    const ConflictGraph g = model.graph();
    Dice dice(seed + 31);
    for (std::uint32_t i = 0; i < model.parties.size(); ++i) {
      const OrderTwin twin(model, i);
      for (std::uint32_t t = 0; t < model.states; ++t)
        for (std::size_t k = 0; k < crisp_concepts.size(); ++k) {
          const Conditions c = graph::conditions(g, PartyId{i}, StateId{t}, crisp_concepts.at(k));
          const auto stable = std::ranges::count_if(
              twin.orders(), [&](const Order& order) { return twin.stable(k, t, order); });
          const graph::OrderCount count = graph::count_orders(c, model.states, {});
          ASSERT_TRUE(count.exact);
          ASSERT_EQ(count.orders->small(), static_cast<std::uint64_t>(stable))
              << "seed " << seed << " party " << i << " target " << t << " concept " << k;
          ++n.cells;
          n.orders += twin.orders().size();
          draw_orders(model, c, crisp_concepts.at(k), dice, n);
          if (HasFatalFailure())
            FAIL() << "seed " << seed << " party " << i << " target " << t << " concept " << k;
        }
    }
  }
  fmt::print(
      "{} models: {} counts equal enumeration ({} orders tried); {} orders inside the readable "
      "condition stable, {} outside not\n",
      models, n.cells, n.orders, n.inside, n.outside);
  EXPECT_GT(n.inside, 100'000U);
  EXPECT_GT(n.outside, 100'000U);
}

}  // namespace
}  // namespace entente::worlds
