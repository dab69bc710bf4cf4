#include "entente/graph/concepts.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::graph {
namespace {

/// Worst first: states[0] has rank 0.
std::vector<std::uint32_t> ascending(const std::vector<std::uint32_t>& states) {
  std::vector<std::uint32_t> rank(states.size());
  for (std::uint32_t k = 0; k < states.size(); ++k) rank[states[k]] = k;
  return rank;
}

ExplicitParty party(std::vector<StatePair> arcs, std::vector<std::uint32_t> rank) {
  ExplicitParty p;
  p.arcs = std::move(arcs);
  p.rank = std::move(rank);
  return p;
}

std::vector<StatePair> row_moves() { return {{0, 2}, {2, 0}, {1, 3}, {3, 1}}; }
std::vector<StatePair> column_moves() { return {{0, 1}, {1, 0}, {2, 3}, {3, 2}}; }

/// States CC, CD, DC, DD.
ConflictGraph prisoners_dilemma() {
  return {4,
          {party(row_moves(), ascending({1, 3, 0, 2})),
           party(column_moves(), ascending({2, 3, 0, 1}))}};
}

ConflictGraph chicken() {
  return {4,
          {party(row_moves(), ascending({3, 1, 0, 2})),
           party(column_moves(), ascending({3, 2, 0, 1}))}};
}

std::vector<std::uint64_t> equilibria(const ConflictGraph& g, ConceptId id) {
  const Table table = *fill_table(g, std::array{id}, entente::Run{});
  std::vector<std::uint64_t> states;
  table.concepts[0].equilibria.each([&](StateId s) {
    states.push_back(s.value);
    return true;
  });
  return states;
}

using States = std::vector<std::uint64_t>;

TEST(Concepts, HoldMutualDefectionInThePrisonersDilemma) {
  EXPECT_EQ(equilibria(prisoners_dilemma(), ConceptId::nash), (States{3}));
}

TEST(Concepts, HoldCooperationInThePrisonersDilemmaOnceRepliesAreForeseen) {
  for (ConceptId id : {ConceptId::gmr, ConceptId::smr, ConceptId::seq, ConceptId::sseq})
    EXPECT_EQ(equilibria(prisoners_dilemma(), id), (States{0, 3}));
}

TEST(Concepts, HoldSwervingInChickenOnlyWhereRepliesNeedNotBeCredible) {
  EXPECT_EQ(equilibria(chicken(), ConceptId::seq), (States{1, 2}));
  EXPECT_EQ(equilibria(chicken(), ConceptId::gmr), (States{0, 1, 2}));
}

/// Party 0 gains by 0 -> 1; the answer 1 -> 2 -> 3 -> 4 needs party 1 twice, with party 2 between.
ConflictGraph party_moves_twice() {
  return {5,
          {party({{0, 1}}, ascending({4, 0, 1, 2, 3})),
           party({{1, 2}, {3, 4}}, ascending({0, 1, 2, 3, 4})),
           party({{2, 3}}, ascending({0, 1, 2, 3, 4}))}};
}

/// As before, but the answer 1 -> 2 -> 3 would need party 1 twice in a row.
ConflictGraph party_not_twice_in_a_row() {
  return {4,
          {party({{0, 1}}, ascending({3, 0, 1, 2})),
           party({{1, 2}, {2, 3}}, ascending({0, 1, 2, 3})), party({}, ascending({0, 1, 2, 3}))}};
}

/// State 2 is entered first by party 1, who cannot go on, then by party 2, so that party 1 can.
ConflictGraph last_mover_matters() {
  return {5,
          {party({{0, 1}}, ascending({4, 0, 1, 2, 3})),
           party({{1, 2}, {2, 4}}, ascending({0, 1, 3, 2, 4})),
           party({{1, 2}}, ascending({0, 1, 2, 3, 4}))}};
}

TEST(Seq, LetsAPartyMoveAgainAfterAnother) {
  EXPECT_TRUE(seq(party_moves_twice(), PartyId{0}, StateId{0}).stable);
}

TEST(Seq, LetsNoPartyMoveTwiceInARow) {
  EXPECT_FALSE(seq(party_not_twice_in_a_row(), PartyId{0}, StateId{0}).stable);
  EXPECT_FALSE(gmr(party_not_twice_in_a_row(), PartyId{0}, StateId{0}).stable);
}

TEST(Seq, RemembersWhoEnteredAState) {
  EXPECT_TRUE(seq(last_mover_matters(), PartyId{0}, StateId{0}).stable);
  EXPECT_EQ(countermoves(last_mover_matters(), PartyId{0}, StateId{1}, Moves::improving),
            (std::vector{StateId{2}, StateId{4}}));
}

TEST(Seq, ShowsTheWholeReply) {
  const Verdict verdict = seq(party_moves_twice(), PartyId{0}, StateId{0});
  ASSERT_EQ(verdict.sanctions.size(), 1U);
  EXPECT_EQ(verdict.sanctions[0].reply, (std::vector<Move>{{PartyId{1}, StateId{1}, StateId{2}},
                                                           {PartyId{2}, StateId{2}, StateId{3}},
                                                           {PartyId{1}, StateId{3}, StateId{4}}}));
  EXPECT_TRUE(verdict.sanctions[0].credible);
}

TEST(Seq, NamesAReplyThatHurtsThoughNobodyWouldMakeIt) {
  const Verdict verdict = seq(chicken(), PartyId{0}, StateId{0});
  ASSERT_FALSE(verdict.stable);
  EXPECT_EQ(verdict.escape, (Move{PartyId{0}, StateId{0}, StateId{2}}));
  ASSERT_EQ(verdict.sanctions.size(), 1U);
  EXPECT_FALSE(verdict.sanctions[0].credible);
  EXPECT_EQ(verdict.sanctions[0].reply, (std::vector<Move>{{PartyId{1}, StateId{2}, StateId{3}}}));
}

TEST(Nash, NamesTheFirstImprovementAsTheEscape) {
  const Verdict verdict = nash(prisoners_dilemma(), PartyId{1}, StateId{0});
  EXPECT_FALSE(verdict.stable);
  EXPECT_EQ(verdict.escape, (Move{PartyId{1}, StateId{0}, StateId{1}}));
}

TEST(Gmr, TakesAnEquallyGoodStateAsASanction) {
  const ConflictGraph g(3, {party({{0, 1}}, {1, 2, 1}), party({{1, 2}}, {0, 0, 0})});
  EXPECT_TRUE(gmr(g, PartyId{0}, StateId{0}).stable);
}

TEST(Gmr, TakesAnUnknownComparisonNeitherAsImprovementNorAsSanction) {
  ExplicitParty focal = party({{0, 1}, {0, 3}}, {1, 2, 0, 3});
  focal.unknown = {{0, 2}, {3, 0}};
  const ConflictGraph g(4, {focal, party({{1, 2}}, {0, 0, 0, 0})});
  EXPECT_EQ(gmr(g, PartyId{0}, StateId{0}).escape, (Move{PartyId{0}, StateId{0}, StateId{1}}));
  EXPECT_EQ(gmr(g, PartyId{0}, StateId{0}).sanctions.size(), 1U);
}

TEST(Smr, CountsOneFurtherMoveOfTheSanctionedParty) {
  const ConflictGraph g(
      4, {party({{0, 1}, {2, 3}}, ascending({2, 0, 1, 3})), party({{1, 2}}, {0, 0, 0, 0})});
  EXPECT_TRUE(gmr(g, PartyId{0}, StateId{0}).stable);
  EXPECT_FALSE(smr(g, PartyId{0}, StateId{0}).stable);
}

TEST(Verdict, LeavesOutReasonsThatNobodyAskedFor) {
  EXPECT_TRUE(seq(party_moves_twice(), PartyId{0}, StateId{0}, Detail::answer).sanctions.empty());
}

TEST(TableOfConcepts, FindsEachConceptByItsWord) {
  for (const Concept& c : concepts()) EXPECT_EQ(find_concept(c.word), c.id);
  EXPECT_EQ(find_concept("pareto"), std::nullopt);
}

TEST(TableOfConcepts, HasALetterASentenceAndAPaperForEachConcept) {
  for (const Concept& c : concepts()) {
    EXPECT_EQ(c.letter.size() == 1, family_of(c.id) == Family::crisp);
    EXPECT_EQ(std::ranges::count(concepts(), c.word, &Concept::word), 1);
    EXPECT_EQ(c.sentence.back(), '.');
    EXPECT_FALSE(c.paper.empty());
    EXPECT_EQ(std::ranges::count(concepts(), c.letter, &Concept::letter), 1);
  }
}

}  // namespace
}  // namespace entente::graph
