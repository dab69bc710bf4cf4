#include <algorithm>

#include "brute_force.hpp"
#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill_impl.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::crisp_concepts;
using graph::Table;

constexpr std::uint64_t models = 400;

/// Cells of a table that differ from the brute force.
int differences(const Table& table, const Answers& answers) {
  int count = 0;
  for (std::size_t c = 0; c < table.concepts.size(); ++c)
    for (std::size_t i = 0; i < answers.at(c).size(); ++i)
      for (std::size_t s = 0; s < answers.at(c)[i].size(); ++s)
        count += table.concepts[c].stable[i].contains(StateId{s}) != answers.at(c)[i][s] ? 1 : 0;
  return count;
}

TEST(RandomModels, GetTheBruteForceAnswerFromTheDefinitionsInEveryCell) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    EXPECT_EQ(differences(graph::detail::fill_by_cells(g, crisp_concepts, entente::Run{}),
                          brute_force(g)),
              0)
        << "seed " << seed;
  }
}

TEST(RandomModels, GetTheBruteForceAnswerFromFloodsInEveryCell) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    EXPECT_EQ(differences(graph::detail::fill_by_floods(g, crisp_concepts, entente::Run{}),
                          brute_force(g)),
              0)
        << "seed " << seed;
  }
}

TEST(RandomModels, GetTheBruteForceAnswerFromWordsInEveryCell) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    EXPECT_EQ(differences(graph::detail::fill_by_words(g, crisp_concepts, entente::Run{}),
                          brute_force(g)),
              0)
        << "seed " << seed;
  }
}

TEST(RandomModels, WithUnknownPairsGetTheBruteForceAnswerInEveryCell) {
  for (std::uint64_t seed = 1000; seed < 1000 + models; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::with_unknown).graph();
    const Answers answers = brute_force(g);
    EXPECT_EQ(differences(graph::detail::fill_by_words(g, crisp_concepts, entente::Run{}), answers),
              0);
    EXPECT_EQ(differences(graph::detail::fill_by_cells(g, crisp_concepts, entente::Run{}), answers),
              0);
  }
}

TEST(RandomModels, WithIntransitivePreferencesGetTheBruteForceAnswerInEveryCell) {
  for (std::uint64_t seed = 2000; seed < 2000 + models; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::pairwise).graph();
    const Answers answers = brute_force(g);
    EXPECT_EQ(differences(graph::detail::fill_by_words(g, crisp_concepts, entente::Run{}), answers),
              0);
    EXPECT_EQ(differences(graph::detail::fill_by_cells(g, crisp_concepts, entente::Run{}), answers),
              0);
  }
}

TEST(RandomModels, WithFreeStrategiesGetTheBruteForceAnswerInEveryCell) {
  for (std::uint64_t seed = 0; seed < models / 4; ++seed) {
    const ProductGraph g = random_product(seed);
    if (g.state_count() > 150) continue;
    const Table table =
        graph::detail::fill_freely(g, *g.free_strategies(), crisp_concepts, entente::Run{});
    EXPECT_EQ(differences(table, brute_force(listed(g))), 0) << "seed " << seed;
  }
}

TEST(RandomModels, WithFreeStrategiesGetTheSameTableFromFloods) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const ProductGraph g = random_product(seed);
    const Table freely =
        graph::detail::fill_freely(g, *g.free_strategies(), crisp_concepts, entente::Run{});
    const Table floods = graph::detail::fill_by_floods(g, crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < freely.concepts.size(); ++c)
      EXPECT_EQ(freely.concepts[c].stable, floods.concepts[c].stable) << "seed " << seed;
  }
}

TEST(RandomModels, GiveReasonsThatCanBeFollowed) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const ConflictGraph g = random_model(seed).graph();
    for (ConceptId id : crisp_concepts)
      for (std::uint32_t i = 0; i < g.party_count(); ++i)
        for (std::uint64_t s = 0; s < g.state_count(); ++s) {
          const graph::Verdict verdict = judge(id, g, PartyId{i}, StateId{s});
          EXPECT_EQ(verdict.stable, !verdict.escape.has_value());
          for (const graph::Sanction& sanction : verdict.sanctions) {
            EXPECT_TRUE(improves(g, PartyId{i}, StateId{s}, sanction.improvement.to));
            StateId at = sanction.improvement.to;
            for (std::size_t k = 0; k < sanction.reply.size(); ++k) {
              const Move& move = sanction.reply[k];
              EXPECT_EQ(move.from, at);
              EXPECT_NE(move.by, PartyId{i});
              EXPECT_TRUE(k == 0 || sanction.reply[k - 1].by != move.by);
              EXPECT_TRUE(!sanction.credible || improves(g, move.by, move.from, move.to));
              at = move.to;
            }
            EXPECT_TRUE(sanction.reply.empty() || !improves(g, PartyId{i}, StateId{s}, at));
          }
        }
  }
}

TEST(RandomModels, KeepTheRelationsBetweenConcepts) {
  const auto inside = [](const Table& t, ConceptId a, ConceptId b) {
    for (std::size_t i = 0; i < t.find(a)->stable.size(); ++i) {
      StateSet both = t.find(a)->stable[i];
      both &= t.find(b)->stable[i];
      if (!(both == t.find(a)->stable[i])) return false;
    }
    return true;
  };
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Table t = *fill_table(random_model(seed).graph(), crisp_concepts, entente::Run{});
    EXPECT_TRUE(inside(t, ConceptId::nash, ConceptId::sseq)) << "seed " << seed;
    EXPECT_TRUE(inside(t, ConceptId::sseq, ConceptId::seq)) << "seed " << seed;
    EXPECT_TRUE(inside(t, ConceptId::sseq, ConceptId::smr)) << "seed " << seed;
    EXPECT_TRUE(inside(t, ConceptId::seq, ConceptId::gmr)) << "seed " << seed;
    EXPECT_TRUE(inside(t, ConceptId::smr, ConceptId::gmr)) << "seed " << seed;
  }
}

TEST(RandomModels, ChangeNothingButNamesWhenStatesAreRenamed) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Model model = random_model(seed);
    const auto renamed = [&](std::uint32_t s) { return model.states - 1 - s; };
    Model other = model;
    for (ExplicitParty& party : other.parties) {
      for (StatePair& arc : party.arcs) arc = {renamed(arc.first), renamed(arc.second)};
      std::ranges::reverse(party.rank);
    }
    const Table a = *fill_table(model.graph(), crisp_concepts, entente::Run{});
    const Table b = *fill_table(other.graph(), crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < a.concepts.size(); ++c)
      for (std::uint32_t s = 0; s < model.states; ++s)
        EXPECT_EQ(a.concepts[c].equilibria.contains(StateId{s}),
                  b.concepts[c].equilibria.contains(StateId{renamed(s)}))
            << "seed " << seed;
  }
}

TEST(RandomModels, ChangeNothingWhenPartiesChangePlaces) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Model model = random_model(seed);
    Model other = model;
    std::rotate(other.parties.begin(), other.parties.begin() + 1, other.parties.end());
    const Table a = *fill_table(model.graph(), crisp_concepts, entente::Run{});
    const Table b = *fill_table(other.graph(), crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < a.concepts.size(); ++c)
      EXPECT_EQ(a.concepts[c].equilibria, b.concepts[c].equilibria) << "seed " << seed;
  }
}

TEST(RandomModels, ChangeNothingWhenRanksAreStretched) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Model model = random_model(seed);
    Model other = model;
    for (ExplicitParty& party : other.parties)
      for (std::uint32_t& r : party.rank) r = r * r * 1000 + 7 * r + 3;
    const Table a = *fill_table(model.graph(), crisp_concepts, entente::Run{});
    const Table b = *fill_table(other.graph(), crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < a.concepts.size(); ++c)
      EXPECT_EQ(a.concepts[c].stable, b.concepts[c].stable) << "seed " << seed;
  }
}

TEST(RandomModels, ChangeNothingWhenAPartyThatOnlyWatchesJoins) {
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Model model = random_model(seed);
    Model other = model;
    other.parties.emplace_back();
    other.parties.back().rank.assign(model.states, 0);
    const Table a = *fill_table(model.graph(), crisp_concepts, entente::Run{});
    const Table b = *fill_table(other.graph(), crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < a.concepts.size(); ++c)
      EXPECT_EQ(a.concepts[c].equilibria, b.concepts[c].equilibria) << "seed " << seed;
  }
}

TEST(RandomModels, LoseNashStableStatesOnlyWhenAPartyGetsAMove) {
  constexpr std::array nash{ConceptId::nash};
  for (std::uint64_t seed = 0; seed < models; ++seed) {
    const Model model = random_model(seed);
    Model other = model;
    other.parties[0].arcs.emplace_back(seed % model.states, (seed + 1) % model.states);
    const Table before = *fill_table(model.graph(), nash, entente::Run{});
    const Table after = *fill_table(other.graph(), nash, entente::Run{});
    StateSet kept = after.concepts[0].stable[0];
    kept &= before.concepts[0].stable[0];
    EXPECT_EQ(kept, after.concepts[0].stable[0]) << "seed " << seed;
  }
}

}  // namespace
}  // namespace entente::worlds
