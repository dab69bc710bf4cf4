#include "entente/graph/hypergame.hpp"

#include <deque>
#include <memory>

#include "degree_world.hpp"
#include <gtest/gtest.h>

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::HypergameTable;

/// A conflict and how each party sees it: with other ranks for others, and without some states.
struct World {
  Model actual;
  std::vector<Model> seen;  // first level, with the arcs of hidden states taken out
  std::vector<std::set<std::uint32_t>> hidden;
  Model second;  // what party 0 takes party 1 to see
};

Model without(Model model, const std::set<std::uint32_t>& hidden) {
  for (ExplicitParty& p : model.parties)
    std::erase_if(p.arcs, [&](const StatePair& arc) {
      return hidden.contains(arc.first) || hidden.contains(arc.second);
    });
  return model;
}

World random_world(std::uint64_t seed) {
  Dice dice(seed + 99);
  World w;
  w.actual = random_model(seed, Preferences::ranked, 8);
  const auto reranked = [&](std::size_t keep) {
    Model model = w.actual;
    for (std::size_t i = 0; i < model.parties.size(); ++i)
      for (std::uint32_t& rank : model.parties[i].rank)
        if (i != keep && dice.roll(3) == 0) rank = dice.roll(5);
    return model;
  };
  for (std::size_t p = 0; p < w.actual.parties.size(); ++p) {
    w.hidden.emplace_back();
    for (std::uint32_t s = 0; s < w.actual.states; ++s)
      if (dice.roll(6) == 0) w.hidden.back().insert(s);
    w.seen.push_back(without(reranked(p), w.hidden.back()));
  }
  w.second = reranked(0);
  return w;
}

TEST(Hypergames, AreTheTwinsOfEachViewPutTogether) {
  const std::vector<ConceptId> ids(graph::crisp_concepts.begin(), graph::crisp_concepts.end());
  int surprises = 0, hidden = 0;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    const World w = random_world(seed);
    const auto parties = static_cast<std::uint32_t>(w.actual.parties.size());
    const ConflictGraph actual = w.actual.graph(), second = w.second.graph();
    std::vector<ConflictGraph> graphs;
    for (const Model& model : w.seen) graphs.push_back(model.graph());
    graph::Hypergame game{&actual, {}};
    for (std::uint32_t p = 0; p < parties; ++p) {
      StateSet set(w.actual.states);
      for (std::uint32_t s : w.hidden[p]) set.insert(StateId{s});
      game.views.push_back({PartyId{p}, std::nullopt, &graphs[p], set});
    }
    game.views.push_back({PartyId{0}, PartyId{1}, &second, StateSet(w.actual.states)});
    const auto tables = graph::analyse(game, ids, entente::Run{});
    ASSERT_TRUE(tables);
    for (const HypergameTable& t : *tables) {
      const std::string form = graph::about(t.id).word;
      const auto in_view = [&](std::uint32_t p, std::uint32_t q, std::uint32_t s) {
        const Model& model = p == 0 && q == 1 ? w.second : w.seen[p];
        return FamilyTwin(model).stable(form, "", q, s);
      };
      for (std::uint32_t s = 0; s < w.actual.states; ++s) {
        bool holds = true;
        for (std::uint32_t p = 0; p < parties; ++p) {
          holds = holds && (w.hidden[p].contains(s) || in_view(p, p, s));
          bool expected = !w.hidden[p].contains(s);
          for (std::uint32_t q = 0; q < parties; ++q) {
            ASSERT_EQ(t.seen[p].stable[q].contains(StateId{s}), in_view(p, q, s));
            expected = expected && in_view(p, q, s);
          }
          ASSERT_EQ(t.expected[p].contains(StateId{s}), expected) << form << " seed " << seed;
        }
        ASSERT_EQ(t.equilibria.contains(StateId{s}), holds) << form << " seed " << seed;
      }
      for (const graph::Surprise& s : t.surprises) {
        EXPECT_TRUE(t.expected[s.surprised.value].contains(s.expected));
        EXPECT_NE(s.move.by, s.surprised);
        EXPECT_FALSE(in_view(s.move.by.value, s.move.by.value,
                             static_cast<std::uint32_t>(s.expected.value)));
        ++surprises;
        hidden += s.into_hidden ? 1 : 0;
      }
    }
  }
  EXPECT_GT(surprises, 50);
  EXPECT_GT(hidden, 0);
}

/// The model as somebody sees it who takes the parties to have these attitudes.
DegreeWorld with_attitudes(const Model& model, Dice& dice) {
  DegreeWorld w;
  w.model = model;
  w.graph = model.graph();
  const auto parties = static_cast<std::uint32_t>(model.parties.size());
  auto degrees = std::make_shared<PreferenceDegrees>(parties);
  for (std::uint32_t i = 0; i < parties; ++i) {
    w.attitude.emplace_back();
    for (std::uint32_t j = 0; j < parties; ++j) {
      w.attitude.back().push_back(static_cast<int>(dice.roll(3)) - 1);
      degrees->parties[i].attitude.push_back(static_cast<Attitude>(w.attitude.back().back()));
    }
  }
  w.graph.set_degrees(std::move(degrees));
  return w;
}

TEST(Hypergames, OfMisperceivedAttitudesAreTheTwinsOfEachViewPutTogether) {
  std::vector<ConceptId> ids;
  for (ConceptId form : graph::crisp_concepts)
    ids.push_back(in_family(graph::Family::relational, form));
  std::size_t cells = 0, otherwise = 0;
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    Dice dice(seed + 7);
    const Model model = random_model(seed, Preferences::ranked, 8);
    const auto parties = static_cast<std::uint32_t>(model.parties.size());
    const DegreeWorld actual = with_attitudes(model, dice), second = with_attitudes(model, dice);
    std::deque<DegreeWorld> seen;
    graph::Hypergame game{&actual.graph, {}};
    for (std::uint32_t p = 0; p < parties; ++p) {
      seen.push_back(with_attitudes(model, dice));
      game.views.push_back({PartyId{p}, std::nullopt, &seen.back().graph, StateSet(model.states)});
    }
    game.views.push_back({PartyId{0}, PartyId{1}, &second.graph, StateSet(model.states)});
    const auto tables = graph::analyse(game, ids, entente::Run{});
    ASSERT_TRUE(tables);
    const FamilyTwin twin(model);
    for (const HypergameTable& t : *tables) {
      const std::string form = graph::about(form_of(t.id)).word;
      for (std::uint32_t s = 0; s < model.states; ++s) {
        bool holds = true;
        for (std::uint32_t p = 0; p < parties; ++p)
          for (std::uint32_t q = 0; q < parties; ++q) {
            const DegreeWorld& w = p == 0 && q == 1 ? second : seen[p];
            const Questions ask = questions_of(w, graph::Family::relational);
            const bool stable = twin.stable_by(form, ask.leaves, ask.deters, ask.credible, q, s);
            ASSERT_EQ(t.seen[p].stable[q].contains(StateId{s}), stable) << form << " seed " << seed;
            holds = holds && (p != q || stable);
            ++cells;
          }
        ASSERT_EQ(t.equilibria.contains(StateId{s}), holds) << form << " seed " << seed;
        otherwise += holds != t.actual.equilibria.contains(StateId{s}) ? 1 : 0;
      }
    }
  }
  EXPECT_GT(cells, 10000U);
  EXPECT_GT(otherwise, 100U);
}

TEST(Hypergames, InWhichAllSeeTheConflictAsItIsAreTheConflict) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    const auto tables =
        graph::analyse({&g, {}}, std::array{ConceptId::nash, ConceptId::seq}, entente::Run{});
    ASSERT_TRUE(tables);
    for (const HypergameTable& t : *tables) {
      EXPECT_EQ(t.equilibria, t.actual.equilibria);
      EXPECT_TRUE(t.surprises.empty());
      for (const StateSet& expected : t.expected) EXPECT_EQ(expected, t.actual.equilibria);
    }
  }
}

}  // namespace
}  // namespace entente::worlds
