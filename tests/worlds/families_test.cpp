#include "family_twin.hpp"
#include "horizons.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/graph/fill_families.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::ConceptTable;
using graph::Family;
using graph::Table;

std::vector<ConceptId> concepts_where(const std::function<bool(const graph::Concept&)>& wanted) {
  std::vector<ConceptId> ids;
  for (const graph::Concept& row : graph::concepts())
    if (wanted(row)) ids.push_back(row.id);
  return ids;
}

/// The families that need comparisons alone, and no degrees or attitudes.
bool by_comparison(const graph::Concept& c) { return family_of(c.id) < Family::relational; }

/// The family's part of a word: "" of "seq", "_strong_a" of "gmr_strong_a".
std::string suffix(const std::string& word) {
  const std::size_t at = word.find('_');
  return at == std::string::npos ? "" : word.substr(at);
}

/// Every cell of the concepts that answer moves with countermoves, against the twin.
void compare_regards(const Model& model, const Table& table, const char* what) {
  const FamilyTwin twin(model);
  for (const ConceptTable& c : table.concepts) {
    const std::string word = graph::about(c.id).word;
    const std::string form = word.substr(0, word.find('_'));
    for (std::uint32_t i = 0; i < model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < model.states; ++s)
        ASSERT_EQ(c.stable[i].contains(StateId{s}), twin.stable(form, suffix(word), i, s))
            << what << ' ' << word << " party " << i << " state " << s;
  }
}

TEST(Families, AreThoseOfTheTwinInEveryCellOfRandomModels) {
  const auto ids = concepts_where(by_comparison);
  ASSERT_EQ(ids.size(), 5U + 20U + 8 * 20U);
  for (const auto preferences : {Preferences::ranked, Preferences::with_unknown,
                                 Preferences::pairwise, Preferences::with_strength})
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const Model model = random_model(7000 + seed, preferences, 12);
      const ConflictGraph g = model.graph();
      compare_regards(model, *graph::fill_table(g, ids, entente::Run{}), "fill_table");
      compare_regards(model, *graph::detail::fill_by_rows(g, ids, entente::Run{}), "rows");
      if (HasFatalFailure()) FAIL() << "seed " << seed;
    }
}

TEST(Families, BySetsOfClassesAreThoseOfEachCellBeyondAFewWords) {
  constexpr std::uint32_t states = 150;
  const auto ids = concepts_where([](const graph::Concept& c) {
    const Family family = family_of(c.id);  // the degrees above 3 differ in a number alone
    return by_comparison(c) && (!asks_strength(family) || graph::degree_asked(family) <= 3);
  });
  for (const auto preferences : {Preferences::ranked, Preferences::with_unknown,
                                 Preferences::pairwise, Preferences::with_strength})
    for (std::uint64_t seed = 0; seed < 2; ++seed) {
      const ConflictGraph g = random_model(7500 + seed, preferences, states).graph();
      entente::Run run;
      run.threads = seed == 0 ? 1 : 3;
      const Table rows = *graph::detail::fill_by_rows(g, ids, run);
      const Table cells = graph::detail::fill_by_cells(g, ids, run);
      for (std::size_t c = 0; c < ids.size(); ++c)
        ASSERT_EQ(rows.concepts[c].stable, cells.concepts[c].stable)
            << graph::about(ids[c]).word << " seed " << seed;
    }
}

TEST(Families, CellsSayWhatTheTwinSaysAndShowAnEscape) {
  const auto ids = concepts_where(by_comparison);
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Model model = random_model(8000 + seed, Preferences::with_strength, 10);
    const ConflictGraph g = model.graph();
    const Table cells = graph::detail::fill_by_cells(g, ids, entente::Run{});
    compare_regards(model, cells, "cells");
    for (ConceptId id : ids)
      for (std::uint32_t s = 0; s < model.states; ++s) {
        const graph::Verdict v = graph::judge(id, g, PartyId{0}, StateId{s});
        ASSERT_EQ(v.stable, !v.escape.has_value());
        ASSERT_EQ(v.stable, cells.find(id)->stable[0].contains(StateId{s}));
      }
  }
}

TEST(Families, OfUnknownPreferenceImplyEachOther) {
  const auto inside = [](const Table& t, ConceptId form, Family small, Family big) {
    const ConceptTable& a = *t.find(in_family(small, form));
    const ConceptTable& b = *t.find(in_family(big, form));
    for (std::size_t i = 0; i < a.stable.size(); ++i) {
      StateSet both = a.stable[i];
      both &= b.stable[i];
      if (!(both == a.stable[i])) return false;
    }
    return true;
  };
  const auto ids = concepts_where(by_comparison);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Table t = *graph::fill_table(
        random_model(9000 + seed, Preferences::with_strength).graph(), ids, entente::Run{});
    for (ConceptId form : graph::crisp_concepts) {
      EXPECT_TRUE(inside(t, form, Family::reading_a, Family::reading_b)) << seed;
      EXPECT_TRUE(inside(t, form, Family::reading_a, Family::reading_c)) << seed;
      EXPECT_TRUE(inside(t, form, Family::reading_b, Family::reading_d)) << seed;
      EXPECT_TRUE(inside(t, form, Family::reading_c, Family::reading_d)) << seed;
      if (form == ConceptId::nash) continue;
      EXPECT_TRUE(inside(t, form, Family::strong, Family::crisp)) << seed;
      for (Strength degree = strong_from; degree < most_strength; ++degree)
        for (std::uint8_t reading = 0; reading < 5; ++reading)
          EXPECT_TRUE(inside(t, form, graph::strong_family(degree + 1, reading),
                             graph::strong_family(degree, reading)))
              << seed << " degree " << int{degree} << " reading " << int{reading};
    }
  }
}

/// Breaks between the groups of every party's ranking, some of them strong, of random degrees.
Model with_breaks(std::uint64_t seed) {
  Model model = random_model(seed, Preferences::ranked, 12);
  Dice dice(seed);
  for (ExplicitParty& party : model.parties)
    for (std::uint32_t rank = 1; rank < 14; ++rank)
      if (dice.roll(2) == 0)
        party.strong_breaks.push_back({rank, static_cast<Strength>(2 + dice.roll(4))});
  return model;
}

TEST(Families, OfStrengthByBreaksAreThoseOfTheTwinAndOfListedPairs) {
  const auto ids =
      concepts_where([](const graph::Concept& c) { return asks_strength(family_of(c.id)); });
  ASSERT_EQ(ids.size(), 8 * 20U);
  for (std::uint64_t seed = 0; seed < 100 && !HasFatalFailure(); ++seed) {
    Model model = with_breaks(12000 + seed);
    const ConflictGraph g = model.graph();
    ASSERT_TRUE(g.strength_in_classes() || !g.has_strength());
    const Table by_breaks = *graph::fill_table(g, ids, entente::Run{});
    compare_regards(model, by_breaks, "breaks");
    compare_regards(model, *graph::detail::fill_by_rows(g, ids, entente::Run{}), "rows");
    for (PartyId i{0}; i.value < model.parties.size(); ++i.value) {
      ExplicitParty& party = model.parties[i.value];
      for (std::uint32_t s = 0; s < model.states; ++s)
        for (std::uint32_t t = 0; t < model.states; ++t)
          if (const Strength strength = g.strength(i, StateId{t}, StateId{s});
              strength >= strong_from && party.rank[s] > party.rank[t])
            party.strong.emplace_back(s, t, strength);
      party.strong_breaks.clear();
    }
    const ConflictGraph listed = model.graph();
    ASSERT_FALSE(listed.strength_in_classes() && listed.has_strength());
    const Table by_pairs = *graph::fill_table(listed, ids, entente::Run{});
    for (std::size_t k = 0; k < ids.size(); ++k)
      ASSERT_EQ(by_breaks.concepts[k].stable, by_pairs.concepts[k].stable)
          << graph::about(ids[k]).word << " seed " << seed;
  }
}

TEST(Coalitions, AreThoseOfTheTwinInEveryCellOfRandomModels) {
  const auto ids = concepts_where([](const graph::Concept& c) { return of_coalitions(c.id); });
  ASSERT_EQ(ids.size(), 5U);
  for (const auto preferences : {Preferences::ranked, Preferences::with_unknown})
    for (std::uint64_t seed = 0; seed < 100; ++seed)
      for (const bool weak : {false, true}) {
        const Model model = random_model(500 + seed, preferences, 7);
        const auto rule =
            weak ? graph::JointPreference::none_worse : graph::JointPreference::each_better;
        const Table table = *graph::fill_table(model.graph(), ids, entente::Run{}, {.joint = rule});
        const FamilyTwin twin(model);
        for (const ConceptTable& c : table.concepts)
          for (std::size_t k = 0; k < c.coalitions.size(); ++k)
            for (std::uint32_t s = 0; s < model.states; ++s)
              ASSERT_EQ(
                  c.stable[k].contains(StateId{s}),
                  twin.stable_for(graph::about(c.id).word,
                                  static_cast<std::uint32_t>(c.coalitions[k].members), s, weak))
                  << graph::about(c.id).word << " seed " << seed << " coalition "
                  << c.coalitions[k].members << " state " << s;
      }
}

TEST(Coalitions, OfOnePartyArePlainWhereTheOthersAnswerAlone) {
  using Pair = std::pair<const char*, ConceptId>;
  const auto ids = concepts_where([](const graph::Concept& c) {
    return of_coalitions(c.id) || family_of(c.id) == Family::crisp;
  });
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Table t = *graph::fill_table(random_model(seed).graph(), ids, entente::Run{});
    for (const auto& [word, form] : {Pair{"cnash", ConceptId::nash}, Pair{"cgmr", ConceptId::gmr},
                                     Pair{"csmr", ConceptId::smr}, Pair{"cseq1", ConceptId::seq}}) {
      const ConceptTable& c = *t.find(*graph::find_concept(word));
      for (std::size_t i = 0; i < t.find(form)->stable.size(); ++i) {
        ASSERT_EQ(c.coalitions[i], graph::Coalition::of(PartyId{static_cast<std::uint32_t>(i)}));
        EXPECT_EQ(c.stable[i], t.find(form)->stable[i]) << word << " seed " << seed;
      }
    }
  }
}

TEST(Foresight, IsThatOfTheTwinUpToFourMovesAhead) {
  const auto ids = concepts_where([](const graph::Concept& c) {
    return family_of(c.id) == Family::limited && graph::horizon_of(c.id) <= 4;
  });
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Model model = random_model(300 + seed, Preferences::ranked, 8);
    const Table table = *graph::fill_table(model.graph(), ids, entente::Run{});
    const FamilyTwin twin(model);
    for (const ConceptTable& c : table.concepts)
      for (std::uint32_t i = 0; i < model.parties.size(); ++i)
        for (std::uint32_t s = 0; s < model.states; ++s)
          ASSERT_EQ(c.stable[i].contains(StateId{s}),
                    twin.foreseen(graph::horizon_of(c.id), i, s) == s)
              << graph::about(c.id).word << " seed " << seed;
  }
}

TEST(Foresight, WithoutEndIsThatOfAListOfAllHorizons) {
  const std::array ids{*graph::find_concept("nm"), *graph::find_concept("l1"), ConceptId::nash};
  int cycles = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const ConflictGraph g = random_model(seed, Preferences::ranked, 10).graph();
    const Table table = *graph::fill_table(g, ids, entente::Run{});
    const auto listed = non_myopic_by_list(g);
    ASSERT_TRUE(listed) << seed;
    EXPECT_EQ(table.concepts[0].stable, *listed) << "seed " << seed;
    EXPECT_EQ(table.concepts[1].stable, table.concepts[2].stable) << "L_1 is Nash";
    cycles += table.concepts[0].equilibria.empty() ? 0 : 1;
  }
  EXPECT_GT(cycles, 0);
}

/// G_h follows from G_(h-2) where others answer without foresight of their own: one that comes
/// again is not yet a cycle. Here each phase is looked at for as long as any cycle can be.
TEST(Foresight, WithoutEndIsThatOfManyHorizonsWhoeverMovesNext) {
  const std::array ids{*graph::find_concept("nm")};
  for (const auto next :
       {graph::NextMover::fixed, graph::NextMover::together, graph::NextMover::each})
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      const ConflictGraph g = random_model(seed, Preferences::ranked, 8).graph();
      const graph::Table t = *graph::fill_table(g, ids, entente::Run{}, {.next = next});
      if (t.concepts[0].undecided) continue;
      const entente::Run run;
      graph::Foresight<ConflictGraph> foresight(g, next, run);
      for (int h = 0; h < 120; ++h) foresight.look_further();
      std::vector<StateSet> stable(g.party_count());
      for (PartyId i{0}; i.value < g.party_count(); ++i.value)
        stable[i.value] = foresight.stable(i);
      for (int h = 0; h < 240; ++h) {
        foresight.look_further();
        for (PartyId i{0}; i.value < g.party_count(); ++i.value)
          stable[i.value] &= foresight.stable(i);
      }
      ASSERT_EQ(t.concepts[0].stable, stable) << "seed " << seed;
    }
}

TEST(Policies, AreThoseOfEveryPolicyTriedAgainstEveryOther) {
  const std::array ids{*graph::find_concept("policy")};
  int unstable = 0, cells = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const Model model = random_model(1500 + seed, Preferences::ranked, 5);
    const Table table = *graph::fill_table(model.graph(), ids, entente::Run{});
    const FamilyTwin twin(model);
    for (std::uint32_t i = 0; i < model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < model.states; ++s) {
        const bool stable = table.concepts[0].stable[i].contains(StateId{s});
        ASSERT_EQ(stable, twin.policy_stable(i, s))
            << "seed " << seed << " party " << i << " state " << s;
        ++cells;
        unstable += stable ? 0 : 1;
      }
  }
  EXPECT_GT(unstable, cells / 20);
}

template <class G>
void expect_one_policy_table(const G& g, std::uint64_t seed) {
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    const auto games = graph::policy_by_games(g, i, entente::Run{});
    EXPECT_EQ(graph::fill_policy(g, i, entente::Run{}), games) << "seed " << seed;
  }
}

TEST(Policies, ByOrderAreThoseOfAGameForEachState) {
  for (std::uint64_t seed = 0; seed < 2000 && !HasFailure(); ++seed)
    expect_one_policy_table(random_model(seed).graph(), seed);
}

TEST(Policies, WhereStrategiesAreFreeNeedNoSetsOfAnswers) {
  for (std::uint64_t seed = 0; seed < 2000 && !HasFailure(); ++seed) {
    const ProductGraph g = random_product(seed);
    expect_one_policy_table(g, seed);
    expect_one_policy_table(listed(g), seed);
  }
}

TEST(Policies, OfALargeConflictAreThoseThatHorizonsComeTo) {
  const std::array ids{*graph::find_concept("policy")};
  const ConflictGraph g = random_graph(2, 40000, 3, 1);
  const auto large = graph::fill_table(g, ids, entente::Run{});
  ASSERT_TRUE(large);
  EXPECT_FALSE(large->concepts[0].equilibria.empty());
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const ConflictGraph small = random_model(seed).graph();
    for (PartyId i{0}; i.value < small.party_count(); ++i.value) {
      graph::MetarationalValues<ConflictGraph> values(small, i, graph::Moves::any, 0);
      while (!values.settled()) values.look_further(entente::Run{});
      ASSERT_EQ(values.stable(), *graph::fill_policy(small, i, entente::Run{})) << seed;
    }
  }
}

TEST(Coalitions, OfManyPartiesMustBeNamed) {
  const ConflictGraph g = random_graph(13, 20, 2, 1);
  const std::array ids{*graph::find_concept("cnash")};
  EXPECT_FALSE(graph::fill_table(g, ids, entente::Run{}));
  const auto named = graph::fill_table(g, ids, entente::Run{}, {.coalitions = {{3}, {5}}});
  ASSERT_TRUE(named);
  EXPECT_EQ(named->concepts[0].stable.size(), 2U);
}

}  // namespace
}  // namespace entente::worlds
