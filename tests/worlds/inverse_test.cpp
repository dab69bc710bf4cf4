#include "entente/graph/inverse.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "brute_force.hpp"
#include "inverse_twin.hpp"
#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/inverse_all.hpp"
#include "entente/graph/inverse_sizes.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::Conditions;
using graph::crisp_concepts;

constexpr std::uint64_t models = 1000;

/// Calls check(model, party, target, concept's number, twin) for every cell of every model.
template <class Check>
void for_every_cell(std::uint64_t count, Check check) {
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const Model model = strict_model(seed);
    const ConflictGraph g = model.graph();
    for (std::uint32_t i = 0; i < model.parties.size(); ++i) {
      const OrderTwin twin(model, i);
      for (std::uint32_t t = 0; t < model.states; ++t)
        for (std::size_t c = 0; c < crisp_concepts.size(); ++c) check(seed, g, i, t, c, twin);
    }
  }
}

auto above_in(const Order& order, std::uint32_t target) {
  return [&order, target](StateId s) {
    return std::ranges::find(order, s.value) < std::ranges::find(order, target);
  };
}

TEST(Inverse, ConditionsAreMetByExactlyTheOrdersThatMakeTheTargetStable) {
  std::uint64_t tried = 0;
  for_every_cell(models, [&](std::uint64_t seed, const ConflictGraph& g, std::uint32_t i,
                             std::uint32_t t, std::size_t c, const OrderTwin& twin) {
    const Conditions conditions =
        graph::conditions(g, PartyId{i}, StateId{t}, crisp_concepts.at(c));
    int wrong = 0;
    for (const Order& order : twin.orders())
      wrong += met(conditions, above_in(order, t)) != twin.stable(c, t, order) ? 1 : 0;
    tried += twin.orders().size();
    EXPECT_EQ(wrong, 0) << "seed " << seed << " party " << i << " target " << t << " concept " << c;
  });
  std::printf("orders tried: %llu\n", static_cast<unsigned long long>(tried));
}

TEST(Inverse, AlternativesAreMetByExactlyTheSameOrdersAndNoneHoldsAnother) {
  for_every_cell(models / 5, [&](std::uint64_t seed, const ConflictGraph& g, std::uint32_t i,
                                 std::uint32_t t, std::size_t c, const OrderTwin& twin) {
    const Conditions conditions =
        graph::conditions(g, PartyId{i}, StateId{t}, crisp_concepts.at(c));
    const auto sets = graph::alternatives(conditions.demands, 128);
    ASSERT_TRUE(sets);
    int wrong = 0;
    for (const Order& order : twin.orders()) {
      const auto above = above_in(order, t);
      const bool any = std::ranges::any_of(*sets, [&](const graph::NumberSet& set) {
        return std::ranges::none_of(set,
                                    [&](std::uint32_t v) { return above(conditions.states[v]); });
      });
      wrong += any != twin.stable(c, t, order) ? 1 : 0;
    }
    for (const auto& a : *sets)
      for (const auto& b : *sets) wrong += &a != &b && std::ranges::includes(a, b) ? 1 : 0;
    EXPECT_EQ(wrong, 0) << "seed " << seed << " party " << i << " target " << t << " concept " << c;
  });
}

TEST(Inverse, CountsTheOrdersThatTryingAllOfThemFinds) {
  for_every_cell(models, [&](std::uint64_t seed, const ConflictGraph& g, std::uint32_t i,
                             std::uint32_t t, std::size_t c, const OrderTwin& twin) {
    const auto stable = std::ranges::count_if(
        twin.orders(), [&](const Order& order) { return twin.stable(c, t, order); });
    const graph::OrderCount count = graph::count_orders(
        graph::conditions(g, PartyId{i}, StateId{t}, crisp_concepts.at(c)), g.state_count(), {});
    EXPECT_TRUE(count.exact);
    EXPECT_EQ(count.orders->small(), static_cast<std::uint64_t>(stable))
        << "seed " << seed << " party " << i << " target " << t << " concept " << c;
    EXPECT_DOUBLE_EQ(count.share,
                     static_cast<double>(stable) / static_cast<double>(twin.orders().size()));
  });
}

TEST(Inverse, LeastChangeIsAsShortAsTheShortestThatASearchFindsAndItsOrderIsStable) {
  for_every_cell(models, [&](std::uint64_t seed, const ConflictGraph& g, std::uint32_t i,
                             std::uint32_t t, std::size_t c, const OrderTwin& twin) {
    std::uint32_t least = 0xFFFFFFFF;
    for (std::size_t k = 0; k < twin.orders().size(); ++k)
      if (twin.distance(k) < least && twin.stable(c, t, twin.orders()[k])) least = twin.distance(k);
    const Conditions conditions =
        graph::conditions(g, PartyId{i}, StateId{t}, crisp_concepts.at(c));
    const graph::LeastChange change = graph::least_change(g, conditions);
    EXPECT_EQ(change.swaps, least) << "seed " << seed << " party " << i << " target " << t;
    Order after;
    for (const auto& group : graph::ranking_after(g, conditions, change))
      after.push_back(static_cast<std::uint32_t>(group.front().value));
    const auto place = std::ranges::find(twin.orders(), after);
    ASSERT_NE(place, twin.orders().end());
    EXPECT_EQ(twin.distance(static_cast<std::size_t>(place - twin.orders().begin())), least);
    EXPECT_TRUE(twin.stable(c, t, after));
  });
}

TEST(Inverse, CountsSetsBySizeAsGoingThroughThemDoes) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::ranked, 18).graph();
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      for (StateId t{0}; t.value < g.state_count(); t.value += 3)
        for (ConceptId id : crisp_concepts) {
          const Conditions c = graph::conditions(g, i, t, id);
          const auto states = static_cast<std::uint32_t>(c.states.size());
          EXPECT_EQ(graph::valid_sets(c.demands, states, {}),
                    graph::valid_sets_listed(c.demands, states))
              << "seed " << seed << " party " << i.value << " target " << t.value;
        }
  }
}

TEST(Inverse, CountsNothingOrTheSameWhateverStepsItMayTake) {
  const ConflictGraph g = random_model(17, Preferences::ranked, 18).graph();
  int given_up = 0;
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    for (std::uint64_t steps = 0; steps < 4000; steps += 37) {
      const Conditions c = graph::conditions(g, i, StateId{1}, ConceptId::smr);
      const auto states = static_cast<std::uint32_t>(c.states.size());
      const auto sizes = graph::valid_sets(c.demands, states, {}, steps);
      given_up += sizes ? 0 : 1;
      if (sizes) {
        EXPECT_EQ(*sizes, graph::valid_sets_listed(c.demands, states)) << steps << " steps";
      }
    }
  EXPECT_GT(given_up, 0);
}

TEST(Inverse, SaysStableWhereTheDefinitionsDoAlsoWithTies) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const Answers answers = brute_force(g);
    for (std::size_t c = 0; c < crisp_concepts.size(); ++c)
      for (StateId t{0}; t.value < g.state_count(); ++t.value) {
        const auto found = graph::inverse(g, t, crisp_concepts.at(c), {}, {false, false});
        for (std::size_t i = 0; i < g.party_count(); ++i)
          EXPECT_EQ(found->parties[i].stable, answers.at(c)[i][t.value]) << "seed " << seed;
      }
  }
}

/// Gives the party the ranks that the groups say.
void rerank(Model& model, std::size_t party, const std::vector<std::vector<StateId>>& groups) {
  for (std::size_t k = 0; k < groups.size(); ++k)
    for (StateId s : groups[k])
      model.parties[party].rank[s.value] = static_cast<std::uint32_t>(groups.size() - k);
}

TEST(Inverse, RankingAfterTheChangeMakesTheTargetStableAlsoWithTies) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = random_model(seed, Preferences::ranked, 12);
    const ConflictGraph g = model.graph();
    for (StateId t{0}; t.value < g.state_count(); ++t.value)
      for (std::size_t c = 0; c < crisp_concepts.size(); ++c) {
        const auto found = graph::inverse(g, t, crisp_concepts.at(c), {}, {false, false});
        for (std::size_t i = 0; i < g.party_count(); ++i) {
          const auto& party = found->parties[i];
          Model changed = model;
          rerank(changed, i, graph::ranking_after(g, party.conditions, party.change));
          EXPECT_TRUE(brute_force(changed.graph()).at(c)[i][t.value])
              << "seed " << seed << " party " << i << " target " << t.value;
        }
      }
  }
}

TEST(Inverse, ChangesOfAllPartiesHoldTogetherAsTheirGraphSays) {
  int spoilt = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Model model = random_model(seed, Preferences::ranked, 12);
    const ConflictGraph g = model.graph();
    for (StateId t{0}; t.value < g.state_count(); ++t.value)
      for (std::size_t c = 0; c < crisp_concepts.size(); ++c) {
        const auto found = graph::inverse(g, t, crisp_concepts.at(c), {}, {false, true});
        Model changed = model;
        for (std::size_t i = 0; i < g.party_count(); ++i) {
          const auto& party = found->parties[i];
          rerank(changed, i, graph::ranking_after(g, party.conditions, party.change));
        }
        const Answers answers = brute_force(changed.graph());
        const bool holds =
            std::ranges::all_of(answers.at(c), [&](const auto& row) { return row[t.value]; });
        EXPECT_EQ(found->changes_hold, holds) << "seed " << seed << " target " << t.value;
        spoilt += holds ? 0 : 1;
      }
  }
  EXPECT_GT(spoilt, 0);
}

TEST(Inverse, HoldsUnderTheConceptsThatTheTableSays) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const Answers answers = brute_force(g);
    for (StateId t{0}; t.value < g.state_count(); ++t.value) {
      std::vector<ConceptId> expected;
      for (std::size_t c = 0; c < crisp_concepts.size(); ++c)
        if (std::ranges::all_of(answers.at(c), [&](const auto& row) { return row[t.value]; }))
          expected.push_back(crisp_concepts.at(c));
      EXPECT_EQ(graph::inverse(g, t, ConceptId::nash, {})->holds_under, expected);
    }
  }
}

TEST(Inverse, NashOfAllTargetsIsNashOfEach) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const auto cells = *graph::nash_inverse(g, {});
    for (StateId t{0}; t.value < g.state_count(); ++t.value) {
      const auto found = graph::inverse(g, t, ConceptId::nash, {}, {true, false});
      for (std::size_t i = 0; i < g.party_count(); ++i) {
        EXPECT_EQ(cells[i][t.value].choices, found->parties[i].conditions.states.size());
        EXPECT_EQ(cells[i][t.value].passed, found->parties[i].change.passed);
        EXPECT_EQ(cells[i][t.value].one_by_one, found->parties[i].change.swaps.has_value());
      }
    }
  }
}

TEST(Inverse, OfAllTargetsIsThatOfEach) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::ranked, 8).graph();
    for (ConceptId id : crisp_concepts) {
      const auto all = graph::inverse_all(g, id, {});
      ASSERT_TRUE(all);
      for (StateId t{0}; t.value < g.state_count(); ++t.value) {
        const auto one = graph::inverse(g, t, id, {}, {true, false});
        EXPECT_EQ(all->holds(t), one->already());
        EXPECT_EQ(all->swaps(t), one->swaps()) << graph::about(id).word << " seed " << seed;
        EXPECT_EQ(all->passed(t), one->passed());
        double share = 1;
        for (std::size_t i = 0; i < g.party_count(); ++i) {
          EXPECT_DOUBLE_EQ(*all->cells[i][t.value].share, one->parties[i].count.share);
          share *= one->parties[i].count.share;
        }
        EXPECT_EQ(all->share(t).has_value(), one->independent());
        if (one->independent()) {
          EXPECT_DOUBLE_EQ(*all->share(t), share);
        }
      }
    }
  }
}

TEST(Inverse, EstimatesAreWithinFourStandardErrorsOfTheCount) {
  int estimates = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const Conditions c = graph::conditions(g, PartyId{0}, StateId{0}, ConceptId::smr);
    const graph::OrderCount exact = graph::count_orders(c, g.state_count(), {});
    const graph::OrderCount guess = graph::estimated_orders(c, {});
    EXPECT_FALSE(guess.exact);
    EXPECT_FALSE(guess.orders);
    EXPECT_LE(std::abs(guess.share - exact.share), 4 * guess.standard_error + 1e-12);
    estimates += guess.standard_error > 0 ? 1 : 0;
  }
  EXPECT_GT(estimates, 5);
}

}  // namespace
}  // namespace entente::worlds
