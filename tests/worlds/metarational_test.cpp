#include "family_twin.hpp"
#include "two_by_two.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/graph/fill_impl.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::Moves;

constexpr int farthest = 7;

/// One chain of horizons, farthest last.
std::vector<int> chain_of(int parity) {
  std::vector<int> horizons;
  for (int h = 2 - parity; h <= farthest; h += 2) horizons.push_back(h);
  return horizons;
}

/// The tables of horizons 1 to `farthest`, none of them by way of another concept.
template <class G>
std::vector<StateSet> all_horizons(const G& g, PartyId i, Moves moves, bool by_games = false) {
  std::vector<StateSet> sets(farthest + 1);
  for (int parity : {0, 1}) {
    const std::vector<int> horizons = chain_of(parity);
    auto chain = by_games ? graph::metarational_by_games(g, i, moves, horizons, entente::Run{})
                          : graph::fill_metarational(g, i, moves, horizons, entente::Run{});
    for (std::size_t k = 0; k < horizons.size(); ++k)
      sets[static_cast<std::size_t>(horizons[k])] = std::move((*chain)[k]);
  }
  return sets;
}

bool inside(const StateSet& a, const StateSet& b) {
  StateSet both = a;
  both &= b;
  return both == a;
}

void expect_trees_of_twin(const Model& model, const std::string& world) {
  const FamilyTwin twin(model);
  const ConflictGraph g = model.graph();
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    for (const bool credible : {false, true}) {
      const Moves moves = credible ? Moves::improving : Moves::any;
      const auto sets = all_horizons(g, i, moves);
      ASSERT_EQ(sets, all_horizons(g, i, moves, true)) << world;
      for (int h = 1; h <= farthest; ++h)
        for (std::uint32_t s = 0; s < model.states; ++s)
          ASSERT_EQ(sets[static_cast<std::size_t>(h)].contains(StateId{s}),
                    twin.metarational(h, credible, i.value, s))
              << world << (credible ? " cmr" : " mr") << h << " party " << i.value << " state "
              << s;
    }
}

TEST(Metarational, IsWhatTheTreeOfTheTwinSaysInRandomModels) {
  for (const auto preferences :
       {Preferences::ranked, Preferences::with_unknown, Preferences::pairwise})
    for (std::uint64_t seed = 0; seed < 200 && !HasFatalFailure(); ++seed)
      expect_trees_of_twin(random_model(60000 + seed, preferences, 9),
                           "seed " + std::to_string(60000 + seed));
}

TEST(Metarational, GoesFromNashOverGmrAndSmrAndCrediblyOverSeqAndSseq) {
  for (const auto preferences :
       {Preferences::ranked, Preferences::with_unknown, Preferences::pairwise})
    for (std::uint64_t seed = 0; seed < 500 && !HasFailure(); ++seed) {
      const ConflictGraph g = random_model(61000 + seed, preferences).graph();
      const graph::Table t = *graph::fill_table(g, graph::crisp_concepts, entente::Run{});
      const auto plain = [&](ConceptId id, PartyId i) { return t.find(id)->stable[i.value]; };
      for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
        const auto mr = all_horizons(g, i, Moves::any), cmr = all_horizons(g, i, Moves::improving);
        EXPECT_EQ(mr[1], plain(ConceptId::nash, i)) << seed;
        EXPECT_EQ(mr[2], plain(ConceptId::gmr, i)) << seed;
        EXPECT_EQ(mr[3], plain(ConceptId::smr, i)) << seed;
        EXPECT_EQ(cmr[1], plain(ConceptId::nash, i)) << seed;
        EXPECT_EQ(cmr[2], plain(ConceptId::seq, i)) << seed;
        EXPECT_EQ(cmr[3], plain(ConceptId::sseq, i)) << seed;
      }
    }
}

TEST(Metarational, OddHorizonsImplyLongerOnesAndThoseTheEvenOnesFromAbove) {
  std::size_t steps = 0;
  for (std::uint64_t seed = 0; seed < 1000 && !HasFailure(); ++seed) {
    const ConflictGraph g = random_model(62000 + seed).graph();
    for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
      const StateSet policy = *graph::fill_policy(g, i, entente::Run{});
      const auto mr = all_horizons(g, i, Moves::any), cmr = all_horizons(g, i, Moves::improving);
      for (const auto& sets : {mr, cmr})
        for (std::size_t h = 1; h + 2 < sets.size(); ++h) {
          EXPECT_TRUE(h % 2 == 1 ? inside(sets[h], sets[h + 2]) : inside(sets[h + 2], sets[h]));
          EXPECT_TRUE(h % 2 == 1 ? inside(sets[h], sets[h + 1]) : inside(sets[h + 1], sets[h]));
          steps += sets[h] == sets[h + 2] ? 0U : 1U;
        }
      for (std::size_t h = 1; h < mr.size(); ++h) {
        EXPECT_TRUE(inside(cmr[h], mr[h])) << seed;
        EXPECT_TRUE(h % 2 == 1 ? inside(mr[h], policy) : inside(policy, mr[h])) << seed;
      }
    }
  }
  EXPECT_GT(steps, 100U);
}

TEST(Metarational, ComesToPolicyStabilityAsEvenHorizonsGrow) {
  for (const auto preferences :
       {Preferences::ranked, Preferences::with_unknown, Preferences::pairwise})
    for (std::uint64_t seed = 0; seed < 400 && !HasFailure(); ++seed) {
      const ConflictGraph g = random_model(63000 + seed, preferences).graph();
      for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
        const auto far = graph::fill_metarational(g, i, Moves::any, {98}, entente::Run{});
        EXPECT_EQ(far->front(), graph::fill_policy(g, i, entente::Run{})) << seed;
      }
    }
}

TEST(Metarational, OfFreeStrategiesIsThatOfTheListedMoves) {
  for (std::uint64_t seed = 0; seed < 1000 && !HasFailure(); ++seed) {
    const ProductGraph g = random_product(64000 + seed);
    const ConflictGraph same = listed(g);
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      for (const Moves moves : {Moves::any, Moves::improving})
        EXPECT_EQ(all_horizons(g, i, moves), all_horizons(same, i, moves)) << seed;
  }
}

/// The horizons of both parties against foresight, by a check(foresight set, MR set, horizon).
template <class G, class Check>
void beside_foresight(const G& g, graph::NextMover next, Check check) {
  const entente::Run run;
  graph::Foresight<G> foresight(g, next, run);
  const std::array mr{all_horizons(g, PartyId{0}, Moves::any),
                      all_horizons(g, PartyId{1}, Moves::any)};
  for (std::size_t h = 1; h <= farthest; ++h) {
    foresight.look_further();
    for (PartyId i{0}; i.value < 2; ++i.value) check(foresight.stable(i), mr.at(i.value)[h], h);
  }
}

template <class Check>
void in_conflicts_of_two(graph::NextMover next, Check check) {
  for_every_game([&](const TwoByTwo& g) { beside_foresight(g, next, check); });
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Model model = random_model(65000 + seed);
    model.parties.resize(2);
    beside_foresight(model.graph(), next, check);
  }
}

/// Vieira & Rego (2024), On some properties of limited move stability, generalized metarationality,
/// and policy equilibrium in bilateral conflicts.
TEST(Metarational, FollowsFromLimitedMovesOfTheSameHorizonWithTwoParties) {
  in_conflicts_of_two(graph::NextMover::worst,
                      [](const StateSet& limited, const StateSet& mr, std::size_t h) {
                        EXPECT_TRUE(inside(limited, mr)) << "horizon " << h;
                      });
}

TEST(Metarational, OfTwoPartiesIsForesightOfAnOpponentWhoOnlyWantsToHurt) {
  in_conflicts_of_two(graph::NextMover::each,
                      [](const StateSet& limited, const StateSet& mr, std::size_t h) {
                        EXPECT_EQ(limited, mr) << "horizon " << h;
                      });
}

/// Party 1 moves 1 -> 2, party 2 moves 2 -> 3, party 1 moves 3 -> 4: only by moving twice can the
/// others end where party 0 is no better off.
TEST(Metarational, CountsAnswersInWhichAPartyMovesTwice) {
  Model model;
  model.states = 5;
  model.parties.resize(3);
  model.parties[0].arcs = {{0, 1}};
  model.parties[1].arcs = {{1, 2}, {3, 4}};
  model.parties[2].arcs = {{2, 3}};
  model.parties[0].rank = {1, 2, 2, 2, 0};
  model.parties[1].rank = {0, 0, 1, 0, 1};
  model.parties[2].rank = {0, 0, 0, 1, 0};
  const ConflictGraph g = model.graph();
  for (const Moves moves : {Moves::any, Moves::improving}) {
    const auto sets = all_horizons(g, PartyId{0}, moves);
    EXPECT_FALSE(sets[1].contains(StateId{0}));
    for (std::size_t h = 2; h < sets.size(); ++h) EXPECT_TRUE(sets[h].contains(StateId{0})) << h;
  }
  expect_trees_of_twin(model, "twice");
}

TEST(Metarational, OfALargeConflictWithoutOrdersIsRefused) {
  Model model = random_model(1, Preferences::pairwise);
  for (const char* word : {"mr4", "cmr5", "policy"}) {
    const std::array ids{*graph::find_concept(word)};
    EXPECT_TRUE(graph::fill_table(model.graph(), ids, entente::Run{})) << word;
    Model large = model;
    large.states = 3000;
    const auto refused = graph::fill_table(large.graph(), ids, entente::Run{});
    ASSERT_FALSE(refused) << word;
    EXPECT_EQ(refused.error().front().code, Code::E113);
  }
}

}  // namespace
}  // namespace entente::worlds
