#include "entente/graph/reduction.hpp"

#include <cstdio>
#include <set>

#include "brute_force.hpp"
#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

namespace entente::worlds {
namespace {

using graph::Reduction;

/// A model in which each state of a smaller one stands up to three times: the copies rank the same,
/// and each has a move to some copy of each state that the original can be moved to. In some states
/// parties can also move among the copies.
Model copied_model(std::uint64_t seed) {
  Dice dice(seed);
  const std::uint32_t originals = 2 + dice.roll(4);
  std::vector<std::vector<std::uint32_t>> copies(originals);
  Model model;
  for (auto& list : copies)
    for (std::uint32_t k = 1 + dice.roll(3); k > 0; --k) list.push_back(model.states++);
  model.parties.resize(2 + dice.roll(3));
  const std::uint32_t percent = 10 + dice.roll(60), levels = 2 + dice.roll(originals);
  for (ExplicitParty& party : model.parties) {
    party.rank.resize(model.states);
    for (std::uint32_t a = 0; a < originals; ++a) {
      const std::uint32_t rank = dice.roll(levels);
      for (std::uint32_t s : copies[a]) party.rank[s] = rank;
      for (std::uint32_t b = 0; b < originals; ++b) {
        if (dice.roll(100) >= percent || (a == b && copies[a].size() == 1)) continue;
        for (std::uint32_t s : copies[a]) {
          const std::size_t sure = dice.roll(static_cast<std::uint32_t>(copies[b].size()));
          for (std::size_t k = 0; k < copies[b].size(); ++k)
            if ((k == sure || dice.roll(3) == 0) && copies[b][k] != s)
              party.arcs.emplace_back(s, copies[b][k]);
          if (a == b && copies[b][sure] == s)  // not to itself: to the next copy
            party.arcs.emplace_back(s, copies[b][(sure + 1) % copies[b].size()]);
        }
      }
    }
  }
  return model;
}

/// equal[s][t] for the coarsest division, from above: pairs that cannot stay are struck off until
/// none is left to strike.
std::vector<std::vector<bool>> alike(const Model& model) {
  std::vector<std::vector<bool>> equal(model.states, std::vector<bool>(model.states, true));
  const auto matched = [&](const ExplicitParty& party, std::uint32_t s, std::uint32_t t) {
    for (const auto& [from, to] : party.arcs) {
      if (from != s) continue;
      bool found = false;
      for (const auto& [other, end] : party.arcs) found = found || (other == t && equal[to][end]);
      if (!found) return false;
    }
    return true;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t s = 0; s < model.states; ++s)
      for (std::uint32_t t = 0; t < model.states; ++t)
        for (const ExplicitParty& party : model.parties)
          if (equal[s][t] &&
              (party.rank[s] != party.rank[t] || !matched(party, s, t) || !matched(party, t, s)))
            equal[s][t] = false, changed = true;
  }
  return equal;
}

TEST(Reduction, MergedSolvedAndExpandedIsTheTableOfTheStatesThemselves) {
  std::uint64_t merged = 0, loops = 0;
  for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
    const Model model = copied_model(seed);
    const ConflictGraph g = model.graph();
    const Reduction r = graph::merge_equivalent(g);
    const graph::Table table =
        graph::expanded(*graph::fill_table(r.merged, graph::crisp_concepts, {}), r);
    const Answers answers = brute_force(g);
    std::size_t wrong = 0;
    for (std::size_t c = 0; c < 5; ++c)
      for (std::size_t i = 0; i < model.parties.size(); ++i)
        for (std::uint32_t s = 0; s < model.states; ++s)
          wrong += table.concepts[c].stable[i].contains(StateId{s}) != answers.at(c)[i][s] ? 1 : 0;
    EXPECT_EQ(wrong, 0U) << "seed " << seed;
    merged += r.merges() ? 1 : 0;
    for (PartyId i{0}; i.value < g.party_count(); ++i.value)
      for (StateId c{0}; c.value < r.first.size(); ++c.value)
        r.merged.each_move(i, c, [&](StateId to) {
          loops += to == c ? 1 : 0;
          return true;
        });
  }
  std::printf("models that merge: %llu, moves within a class: %llu\n",
              static_cast<unsigned long long>(merged), static_cast<unsigned long long>(loops));
  EXPECT_GT(merged, 5000U);
  EXPECT_GT(loops, 1000U);
}

TEST(Reduction, ClassesAreTheCoarsestThatStrikingOffPairsLeaves) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Model model = copied_model(seed);
    const auto equal = alike(model);
    const Reduction r = graph::merge_equivalent(model.graph());
    for (std::uint32_t s = 0; s < model.states; ++s)
      for (std::uint32_t t = 0; t < model.states; ++t)
        EXPECT_EQ(r.class_of[s] == r.class_of[t], equal[s][t]) << "seed " << seed;
    for (std::size_t c = 0; c < r.first.size(); ++c) {
      EXPECT_EQ(r.class_of[r.first[c].value], c);
      if (c > 0) {
        EXPECT_LT(r.first[c - 1], r.first[c]);
      }
    }
  }
}

TEST(Reduction, FloodsOfMoreThan64ClassesExpandToTheTableOfTheStates) {
  Model model = random_model(1, Preferences::ranked, 24);
  Dice dice(7);
  model.states = 150;
  for (ExplicitParty& party : model.parties) {
    party.arcs.clear();
    party.rank.assign(150, 0);
    for (std::uint32_t s = 0; s < 75; ++s) {
      party.rank[s] = party.rank[s + 75] = dice.roll(30);
      const std::uint32_t to = dice.roll(75);
      if (to == s) continue;
      party.arcs.emplace_back(s, to + 75);
      party.arcs.emplace_back(s + 75, to);
    }
  }
  const ConflictGraph g = model.graph();
  const Reduction r = graph::merge_equivalent(g);
  EXPECT_GT(r.first.size(), 64U);
  EXPECT_LE(r.first.size(), 75U);
  const graph::Table whole = *graph::fill_table(g, graph::crisp_concepts, {});
  const graph::Table table =
      graph::expanded(*graph::fill_table(r.merged, graph::crisp_concepts, {}), r);
  for (std::size_t c = 0; c < 5; ++c) {
    EXPECT_EQ(table.concepts[c].stable, whole.concepts[c].stable);
    EXPECT_EQ(table.concepts[c].equilibria, whole.concepts[c].equilibria);
  }
}

TEST(Reduction, MoveWithinAClassLetsAnotherPartyMoveTwice) {
  // 0 -a-> 1 -b-> {2, 3} -b-> 4, and c can go from 2 to 3 and back: only then can b go on to 4,
  // which deters a. Without c's moves a leaves 0.
  Model model;
  model.states = 5;
  model.parties.resize(3);
  model.parties[0] = {{{0, 1}}, {1, 3, 2, 2, 0}, {}, {}, {}, {}};
  model.parties[1] = {{{1, 2}, {2, 4}, {3, 4}}, {0, 0, 0, 0, 0}, {}, {}, {}, {}};
  model.parties[2] = {{{2, 3}, {3, 2}}, {0, 0, 0, 0, 0}, {}, {}, {}, {}};
  const auto gmr_of_0 = [](const Reduction& r) {
    return graph::expanded(*graph::fill_table(r.merged, graph::crisp_concepts, {}), r)
        .find(graph::ConceptId::gmr)
        ->stable.front()
        .contains(StateId{0});
  };
  const Reduction r = graph::merge_equivalent(model.graph());
  EXPECT_EQ(r.class_of[2], r.class_of[3]);
  EXPECT_TRUE(gmr_of_0(r));
  model.parties[2].arcs.clear();
  EXPECT_FALSE(gmr_of_0(graph::merge_equivalent(model.graph())));
}

TEST(Reduction, ComponentsAreWhatMovesConnectInEitherDirection) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Model model = random_model(seed, Preferences::ranked, 20);
    for (ExplicitParty& party : model.parties) party.arcs.resize(party.arcs.size() / 4);
    std::vector<std::set<std::uint32_t>> part(model.states);
    for (std::uint32_t s = 0; s < model.states; ++s) part[s] = {s};
    for (std::uint32_t round = 0; round < model.states; ++round)
      for (const ExplicitParty& party : model.parties)
        for (const auto& [s, t] : party.arcs) {
          part[s].insert(part[t].begin(), part[t].end());
          part[t] = part[s];
        }
    const auto component = graph::components(model.graph());
    for (std::uint32_t s = 0; s < model.states; ++s)
      for (std::uint32_t t = 0; t < model.states; ++t)
        EXPECT_EQ(component[s] == component[t], part[s].contains(t)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace entente::worlds
