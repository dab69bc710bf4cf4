#include "entente/graph/sensitivity.hpp"

#include <algorithm>
#include <cstdio>

#include "sensitivity_twin.hpp"
#include <gtest/gtest.h>

#include "entente/graph/answer_cut.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/nearest_order.hpp"
#include "entente/graph/variant_tables.hpp"

namespace entente::worlds {
namespace {

using graph::NearestEnd;
using graph::Sensitivity;
using graph::Survival;
using graph::Variant;
using graph::VariantEffect;

std::uint32_t number(StateId s) { return static_cast<std::uint32_t>(s.value); }

/// Compares the nearest end of every equilibrium with the search through all orders.
struct Compared {
  std::uint64_t ends = 0, of_others = 0, halves = 0, lasting = 0;

  void take(std::uint64_t seed, std::uint32_t states) {
    const Model model = tied_model(seed, states);
    const ConflictGraph g = model.graph();
    const Holding today = holding(model);
    const auto least = nearest_ends(model);
    for (std::size_t c = 0; c < 5; ++c)
      for (std::size_t k = 0; k < today.at(c).size(); ++k)
        compare(model, c, StateId{today.at(c)[k]}, least.at(c)[k],
                graph::nearest_end(g, StateId{today.at(c)[k]}, graph::crisp_concepts.at(c), {}),
                "seed " + std::to_string(seed));
  }

  void compare(const Model& model, std::size_t c, StateId s, std::optional<std::uint32_t> least,
               const NearestEnd& end, const std::string& where) {
    ++ends;
    EXPECT_TRUE(end.exact) << where;
    ASSERT_EQ(end.party.has_value(), least.has_value()) << where << " concept " << c;
    lasting += least ? 0 : 1;
    EXPECT_EQ(end.lasting(), !least) << where;
    if (!least) return;
    EXPECT_EQ(end.half_swaps, *least) << where << " concept " << c << " state " << s.value;
    EXPECT_EQ(end.at_least, *least);
    const std::size_t p = end.party->value;
    EXPECT_EQ(apart(model.parties[p].rank, end.ranks), *least) << where;
    Model then = model;
    then.parties[p].rank = end.ranks;
    EXPECT_EQ(std::ranges::count(holding(then).at(c), number(s)), 0) << where;
    EXPECT_EQ(end.leaves.from, s);
    of_others += end.leaves.by != *end.party ? 1 : 0;
    halves += *least % 2;
  }
};

/// The model with the variant made on its own lists.
Model with_variant(Model model, const Variant& v, const std::vector<StateId>& group) {
  ExplicitParty& party = model.parties[v.party.value];
  if (v.kind == Variant::Kind::gone) {
    std::erase(party.arcs, StatePair{number(v.state), number(v.to)});
    return model;
  }
  const std::uint32_t own = party.rank[group.front().value];
  std::uint32_t next = 0;  // the rank of the group below
  for (std::uint32_t rank : party.rank)
    if (rank < own) next = std::max(next, rank);
  for (std::uint32_t s = 0; s < model.states; ++s) {
    std::uint32_t& rank = party.rank[s];
    const std::uint32_t before = rank;
    rank = 2 * rank;
    if (v.kind == Variant::Kind::swap && before == own) rank = 2 * next;
    if (v.kind == Variant::Kind::swap && before == next) rank = 2 * own;
    if (v.kind == Variant::Kind::merge && before == next) rank = 2 * own;
    if (v.kind == Variant::Kind::raise && s == v.state.value) ++rank;
    if (v.kind == Variant::Kind::lower && before == own && s != v.state.value) ++rank;
  }
  return model;
}

TEST(Sensitivity, OfLargerModelsKeepsWhatAChangeDoesNotTouch) {
  std::size_t compared = 0, moved = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    Model model = random_model(seed, Preferences::ranked, 130);
    for (std::uint64_t k = 1; model.states <= 64; ++k)
      model = random_model(seed + 1000 * k, Preferences::ranked, 130);
    const ConflictGraph g = model.graph();
    const graph::VariantTables tables(g, entente::Run{});
    ASSERT_TRUE(tables.known());
    const auto list = graph::variants(g);
    for (std::size_t k = seed % 7; k < list.size(); k += 7) {
      const Variant& v = list[k];
      const auto& group = tables.groups()[v.party.value][v.group];
      const auto then = tables.equilibria(v);
      ASSERT_TRUE(then.has_value());
      const auto whole = *graph::fill_table(with_variant(model, v, group).graph(),
                                            graph::crisp_concepts, entente::Run{});
      for (std::size_t c = 0; c < then->size(); ++c)
        ASSERT_EQ(then->at(c), whole.concepts[c].equilibria)
            << "seed " << seed << " variant " << k << " kind " << static_cast<int>(v.kind);
      ++compared;
      moved += *then != tables.today() ? 1 : 0;
    }
  }
  std::printf("variants of models above 64 states: %zu, that change something: %zu\n", compared,
              moved);
  EXPECT_GT(compared, 1000U);
  EXPECT_GT(moved, 50U);
}

TEST(Sensitivity, NearestEndIsAsNearAsTheNearestOfAllOrdersOfEveryParty) {
  Compared compared;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) compared.take(seed, 3);
  for (std::uint64_t seed = 0; seed < 300; ++seed) compared.take(seed, 4);
  for (std::uint64_t seed = 0; seed < 30; ++seed) compared.take(seed, 5);
  std::printf("ends %llu, through another's order %llu, with half swaps %llu, none %llu\n",
              static_cast<unsigned long long>(compared.ends),
              static_cast<unsigned long long>(compared.of_others),
              static_cast<unsigned long long>(compared.halves),
              static_cast<unsigned long long>(compared.lasting));
  EXPECT_GT(compared.of_others, 50U);
  EXPECT_GT(compared.halves, 50U);
  EXPECT_GT(compared.lasting, 50U);
}

bool meets(const std::vector<std::uint32_t>& ranks, const std::vector<graph::NotAbove>& demands) {
  return std::ranges::all_of(
      demands, [&](const graph::NotAbove& d) { return ranks[d.first] <= ranks[d.second]; });
}

TEST(NearestOrder, IsAsNearAsTheNearestOfAllOrdersThatMeetTheDemands) {
  for (std::uint32_t states = 3; states <= 6; ++states) {
    const auto orders = all_orders(states);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      Dice dice(seed);
      std::vector<std::uint32_t> ranks(states);
      for (auto& r : ranks) r = dice.roll(states + 1);
      std::vector<graph::NotAbove> demands;
      for (std::uint32_t k = dice.roll(5); k > 0; --k)
        demands.push_back({dice.roll(states), dice.roll(states)});
      std::erase_if(demands, [](const auto& d) { return d.first == d.second; });
      std::uint32_t least = 1000;
      for (const auto& order : orders)
        if (meets(order, demands)) least = std::min(least, apart(ranks, order));
      const auto found = graph::nearest_order(ranks, demands);
      ASSERT_TRUE(found);
      EXPECT_EQ(found->half_swaps, least) << "states " << states << " seed " << seed;
      EXPECT_EQ(apart(ranks, found->ranks), least) << "states " << states << " seed " << seed;
      EXPECT_EQ(graph::half_swaps(ranks, found->ranks), least);
      EXPECT_TRUE(meets(found->ranks, demands));
    }
  }
}

TEST(NearestOrder, GivesUpWhereTooManyStatesAreNamed) {
  std::vector<std::uint32_t> ranks(24);
  std::vector<graph::NotAbove> demands;
  for (std::uint32_t s = 0; s < 24; ++s) ranks[s] = s;
  for (std::uint32_t s = 0; s < 24; s += 2) demands.push_back({s + 1, s});
  EXPECT_FALSE(graph::nearest_order(ranks, demands));
}

TEST(AnswerCut, SaysWhatIsProvenWhateverStepsItMayTake) {
  int proven = 0, open = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const ConflictGraph g = tied_model(seed, 6).graph();
    if (g.party_count() < 3) continue;
    graph::Reach reach(g.state_count());
    std::vector<bool> hurts(g.state_count(), false);
    hurts[seed % 6] = true;
    const graph::CutQuestion question{PartyId{0}, StateId{(seed + 3) % 6}, PartyId{1}, &hurts};
    const auto whole = graph::cut_answers(g, reach, question, 1000, 1000, {});
    for (std::uint64_t steps = 0; steps < 3; ++steps) {
      const auto part = graph::cut_answers(g, reach, question, 1000, steps, {});
      EXPECT_LE(part.at_least, whole.at_least) << "seed " << seed;
      if (part.order && whole.order) {
        EXPECT_GE(part.order->half_swaps, whole.order->half_swaps) << "seed " << seed;
      }
      (part.at_least == whole.at_least ? proven : open) += 1;
    }
  }
  EXPECT_GT(proven, 0);
  EXPECT_GT(open, 0);
}

/// The twin's name of a variant.
std::string name_of(const Model& model, const Sensitivity& answer, const Variant& v) {
  const auto& groups = answer.groups[v.party.value];
  const auto value = [&](std::size_t k) {
    return std::to_string(model.parties[v.party.value].rank[groups[k].front().value]);
  };
  const std::string who = std::to_string(v.party.value);
  switch (v.kind) {
    case Variant::Kind::swap:
      return who + " swap " + value(v.group + std::size_t{1});
    case Variant::Kind::merge:
      return who + " merge " + value(v.group + std::size_t{1});
    case Variant::Kind::raise:
      return who + " raise " + std::to_string(v.state.value);
    case Variant::Kind::lower:
      return who + " lower " + std::to_string(v.state.value);
    case Variant::Kind::gone:
      return who + " gone " + std::to_string(v.state.value) + " " + std::to_string(v.to.value);
  }
  return {};
}

std::vector<std::uint32_t> only_in(const std::vector<std::uint32_t>& a,
                                   const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

std::vector<std::uint32_t> numbers(const std::vector<StateId>& states) {
  std::vector<std::uint32_t> list;
  for (StateId s : states) list.push_back(number(s));
  return list;
}

/// Compares effects and survivals with tables of changed models; an effect of a group of two that
/// is lowered stands under the raised one, so the twin may have one variant more.
std::size_t compare_variants(const Model& model, const std::string& where) {
  const Sensitivity answer = *graph::sensitivity(model.graph(), {});
  const Holding today = holding(model);
  std::map<std::string, Model> twins = all_variants(model);
  EXPECT_EQ(answer.tried_in_all(), twins.size()) << where;
  std::array<std::map<std::uint32_t, std::uint64_t>, 5> ended;
  for (const VariantEffect& e : answer.effects) {
    const auto twin = twins.extract(name_of(model, answer, e.variant));
    EXPECT_FALSE(twin.empty()) << where;
    if (twin.empty()) continue;
    const Holding then = holding(twin.mapped());
    for (std::size_t c = 0; c < 5; ++c) {
      EXPECT_EQ(numbers(e.appear.at(c)), only_in(then.at(c), today.at(c))) << where << twin.key();
      EXPECT_EQ(numbers(e.vanish.at(c)), only_in(today.at(c), then.at(c))) << where << twin.key();
      for (StateId s : e.vanish.at(c)) ++ended.at(c)[number(s)];
    }
  }
  for (const auto& [name, then] : twins) EXPECT_EQ(holding(then), today) << where << name;
  for (std::size_t c = 0; c < 5; ++c)
    for (const Survival& s : answer.equilibria.at(c))
      EXPECT_EQ(s.survives[0] + s.survives[1] + s.survives[2],
                answer.tried_in_all() - ended.at(c)[number(s.state)])
          << where;
  return answer.effects.size();
}

TEST(Sensitivity, EveryVariantMakesAndEndsWhatTheChangedModelSays) {
  std::size_t effects = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    effects += compare_variants(random_model(seed, Preferences::ranked, 9),
                                "seed " + std::to_string(seed) + " ");
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    effects += compare_variants(tied_model(seed, 4), "tied seed " + std::to_string(seed) + " ");
  EXPECT_GT(effects, 1000U);
}

TEST(Sensitivity, EveryVariantOfMoreThan64StatesIsAsTheChangedModelSays) {
  Model model;
  Dice dice(3);
  model.states = 66;
  model.parties.resize(2);
  for (ExplicitParty& party : model.parties)
    for (std::uint32_t s = 0; s < model.states; ++s) {
      party.rank.push_back(dice.roll(40));
      const std::uint32_t to = dice.roll(model.states);
      if (to != s) party.arcs.emplace_back(s, to);
    }
  EXPECT_GT(compare_variants(model, ""), 10U);
}

TEST(Sensitivity, OfThePrisonersDilemmaEndsCooperationByTheLeastThatBothCanDo) {
  Model model;  // CC CD DC DD
  model.states = 4;
  model.parties.resize(2);
  model.parties[0] = {{{0, 2}, {2, 0}, {1, 3}, {3, 1}}, {2, 0, 3, 1}, {}, {}, {}, {}};
  model.parties[1] = {{{0, 1}, {1, 0}, {2, 3}, {3, 2}}, {2, 3, 0, 1}, {}, {}, {}, {}};
  const NearestEnd end = graph::nearest_end(model.graph(), StateId{0}, graph::ConceptId::seq, {});
  // Row must put DD above CC, one swap; or Col must not gain by going from DC to DD, half of one.
  EXPECT_EQ(end.half_swaps, 1U);
  EXPECT_EQ(end.party, PartyId{1});
  EXPECT_EQ(end.leaves, (Move{PartyId{0}, StateId{0}, StateId{2}}));
  const NearestEnd gmr = graph::nearest_end(model.graph(), StateId{0}, graph::ConceptId::gmr, {});
  EXPECT_EQ(gmr.half_swaps, 2U);
}

TEST(Sensitivity, IsTheSameOnAnyNumberOfThreads) {
  const ConflictGraph g = random_model(5).graph();
  entente::Run many;
  many.threads = 4;
  const Sensitivity a = *graph::sensitivity(g, {}), b = *graph::sensitivity(g, many);
  ASSERT_EQ(a.effects.size(), b.effects.size());
  for (std::size_t k = 0; k < a.effects.size(); ++k) {
    EXPECT_EQ(a.effects[k].appear, b.effects[k].appear);
    EXPECT_EQ(a.effects[k].vanish, b.effects[k].vanish);
  }
  for (std::size_t c = 0; c < 5; ++c)
    for (std::size_t k = 0; k < a.equilibria.at(c).size(); ++k)
      EXPECT_EQ(a.equilibria.at(c)[k].nearest.ranks, b.equilibria.at(c)[k].nearest.ranks);
}

}  // namespace
}  // namespace entente::worlds
