#include <algorithm>

#include "twin.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using Levels = TwinWorld::Levels;

/// A world without rules in which party 0 has `count` statements.
struct Wishes {
  TwinWorld world;
  std::vector<Twin> wants;
  Model m;
};

Wishes random_wishes(std::uint64_t seed, std::uint64_t count) {
  Dice dice(seed);
  TwinWorld world = random_world(dice, false);
  std::vector<Twin> wants;
  std::string text = world.text(Levels(world.options.size(), 0)) + "preferences:\n  p0:\n";
  for (std::uint64_t k = 0; k < count; ++k) {
    wants.push_back(random_twin(dice, world.options, 2));
    text += "    - " + text_of(wants.back(), world.options, dice) + "\n";
  }
  Model m = model_of(text);
  return {std::move(world), std::move(wants), std::move(m)};
}

/// The truth of the wants in a state, most important first.
std::vector<bool> truths(const std::vector<Twin>& wants, const Levels& levels) {
  std::vector<bool> row;
  for (const Twin& want : wants) row.push_back(truth(want, levels));
  return row;
}

void expect_lexicographic(const Wishes& w, std::uint64_t seed) {
  const std::vector<Levels> states = w.world.states();
  const Ranks& ranks = w.m.ranks[0];
  for (std::size_t s = 0; s < states.size(); ++s)
    for (std::size_t t = 0; t < states.size(); ++t)
      ASSERT_EQ(ranks[s] < ranks[t], truths(w.wants, states[s]) < truths(w.wants, states[t]))
          << "seed " << seed << " states " << s + 1 << " and " << t + 1;
}

Ranks ranks_of(const Model& m, const char* party) { return m.ranks[find_party(m.c, party)->value]; }

std::vector<std::string> fractions(const std::vector<Rational>& numbers) {
  std::vector<std::string> texts;
  for (const Rational& number : numbers) texts.push_back(number.fraction());
  return texts;
}

TEST(WrittenOrder, ComparesStatesByTheFirstStatementOnWhichTheyDiffer) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed)
    expect_lexicographic(random_wishes(seed, 1 + seed % 8), seed);
}

TEST(WrittenOrder, StaysExactBeyondSixtyFourStatements) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    expect_lexicographic(random_wishes(seed, 60 + seed * 2), seed);
}

TEST(WrittenOrder, RanksFromZeroWithoutGaps) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Ranks ranks = random_wishes(seed, 4).m.ranks[0];
    std::ranges::sort(ranks);
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (std::uint32_t k = 0; k < ranks.size(); ++k) EXPECT_EQ(ranks[k], k) << "seed " << seed;
  }
}

TEST(WrittenOrder, NamesTheStatementThatDecides) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Wishes w = random_wishes(seed, 5);
    const std::vector<Levels> states = w.world.states();
    for (std::size_t t = 0; t < states.size(); ++t) {
      const auto a = truths(w.wants, states[0]);
      const auto b = truths(w.wants, states[t]);
      const auto decides =
          deciding_statement(w.m.c, *w.m.space, {PartyId{0}, {}}, StateId{0}, StateId{t});
      EXPECT_EQ(decides.has_value(), a != b) << "seed " << seed;
      if (decides) {
        EXPECT_EQ(*decides, std::ranges::mismatch(a, b).in1 - a.begin()) << "seed " << seed;
      }
    }
  }
}

const char* const outcomes_of_two =
    "options: {ann: {x: [a, b, c]}, bob: [y]}\n"
    "outcomes: {good: x is c, fair: x is b and bob.y, mixed: x is b, bad: otherwise}\n";

TEST(RankedOutcomes, KeepTiesTogether) {
  const Model m =
      model_of(std::string(outcomes_of_two) +
               "preferences: {ann: {order: good > fair = mixed > bad}, bob: [bob.y]}\n");
  EXPECT_EQ(ranks_of(m, "ann"), (Ranks{0, 1, 2, 0, 1, 2}));
}

TEST(RankedOutcomes, MeanTheSameAsAList) {
  const auto ranks = [](const std::string& order) {
    return ranks_of(
        model_of(outcomes_of_two + ("preferences: {bob: [y], ann: {order: " + order + "}}\n")),
        "ann");
  };
  EXPECT_EQ(ranks("\"fair>bad = good > mixed\""), ranks("[fair, [bad, good], mixed]"));
}

TEST(RankedStates, CountFromOne) {
  const Model m = model_of(
      "options: {ann: [x], bob: [y]}\npreferences: {ann: {order: [4, [1, 2], 3]}, bob: [y]}\n");
  EXPECT_EQ(ranks_of(m, "ann"), (Ranks{1, 1, 0, 2}));
}

const char* const typed =
    "options: {ann: {x: [a, b, c]}, bob: [y]}\n"
    "outcomes: {good: x is c, fair: x is b, bad: otherwise}\n"
    "preferences:\n"
    "  ann: [{want: x is c, id: top, weight: 6}, {want: bob.y, weight: 2..4}]\n"
    "  bob: {order: good > fair > bad}\n"
    "types:\n"
    "  ann:\n"
    "    stern: {chance: 0.1, first: x is a}\n"
    "    late: {chance: 0.1, last: [x is b, x is c]}\n"
    "    fickle: {chance: 0.1, drop: top}\n"
    "    other: {chance: 0.1, preferences: [x is b]}\n"
    "  bob:\n"
    "    keen: {chance: 0.1, first: bob.y}\n"
    "    slow: {chance: 0.1, last: bob.y}\n";

Ranks ranks_as(const Model& m, const char* party, const char* type) {
  const PartyId id = *find_party(m.c, party);
  return rank_by_order(m.c, *m.space, {id, *find_type(m.c, id, type)});
}

// States in this order: (a, no), (b, no), (c, no), (a, yes), (b, yes), (c, yes).

TEST(Types, PutTheirFirstStatementsBeforeThePartysOwn) {
  EXPECT_EQ(ranks_as(model_of(typed), "ann", "stern"), (Ranks{4, 0, 2, 5, 1, 3}));
}

TEST(Types, PutTheirLastStatementsAfterThePartysOwn) {
  EXPECT_EQ(ranks_as(model_of(typed), "ann", "late"), (Ranks{0, 1, 4, 2, 3, 5}));
}

TEST(Types, LeaveOutWhatTheyDrop) {
  EXPECT_EQ(ranks_as(model_of(typed), "ann", "fickle"), (Ranks{0, 0, 0, 1, 1, 1}));
}

TEST(Types, MayWantSomethingElseAltogether) {
  EXPECT_EQ(ranks_as(model_of(typed), "ann", "other"), (Ranks{0, 1, 0, 0, 1, 0}));
}

TEST(Types, OfAPartyThatRanksOutcomesDecideBeforeOrAfterTheRanking) {
  const Model m = model_of(typed);
  EXPECT_EQ(ranks_as(m, "bob", "keen"), (Ranks{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(ranks_as(m, "bob", "slow"), (Ranks{0, 2, 4, 1, 3, 5}));
}

TEST(Weights, AddUpOverTheStatementsThatAreTrue) {
  const Model m = model_of(typed);
  const PersonaWants wants = wants_of(m.c, {PartyId{0}, {}});
  const std::vector<Rational> weights = middle_weights(wants);
  EXPECT_EQ(value_of(wants, weights, *m.space, StateId{5}), Rational(9));
  EXPECT_EQ(value_of(wants, weights, *m.space, StateId{3}), Rational(3));
  EXPECT_EQ(value_of(wants, weights, *m.space, StateId{0}), Rational(0));
}

TEST(Weights, OfATypesFirstStatementAreATenthAboveAllOthersTogether) {
  const Model m = model_of(typed);
  const PartyId ann{0};
  const auto weights = middle_weights(wants_of(m.c, {ann, *find_type(m.c, ann, "stern")}));
  EXPECT_EQ(fractions(weights), (std::vector<std::string>{"99/10", "6", "3"}));
}

TEST(Weights, OfATypesLastStatementsAreHalfOfTheSmallest) {
  const Model m = model_of(typed);
  const PartyId ann{0};
  const auto weights = middle_weights(wants_of(m.c, {ann, *find_type(m.c, ann, "late")}));
  EXPECT_EQ(fractions(weights), (std::vector<std::string>{"6", "3", "3/2", "3/4"}));
}

TEST(Weights, OfTheOthersStayWhereATypeDropsAStatementOfAPartyWithoutAny) {
  const Model m = model_of(
      "options: {ann: [a, b, c]}\npreferences: {ann: [a, b, c]}\n"
      "types: {ann: {narrow: {chance: 0.2, drop: p2}}}\n");
  const auto weights = middle_weights(wants_of(m.c, {PartyId{0}, 0}));
  EXPECT_EQ(fractions(weights), (std::vector<std::string>{"11/18", "1/9"}));
}

/// Source: Barron & Barrett (1996), rank-order-centroid weights.
TEST(Weights, OfAPartyWithoutAnyAreRankOrderCentroids) {
  const std::vector<std::vector<std::string>> known{
      {"3/4", "1/4"}, {"11/18", "5/18", "1/9"}, {"25/48", "13/48", "7/48", "1/16"}};
  for (const auto& expected : known) {
    std::string text = "options: {ann: [a, b, c, d]}\npreferences: {ann: [";
    for (std::size_t k = 0; k < expected.size(); ++k) text += fmt::format("{}, ", "abcd"[k]);
    const Model m = model_of(text + "]}\n");
    EXPECT_EQ(fractions(middle_weights(wants_of(m.c, {PartyId{0}, {}}))), expected);
  }
}

TEST(Ranges, HaveTheirMiddleOrTheirTopAsOneNumber) {
  const Model m = model_of(
      "options: {ann: [a, b, c]}\npreferences: {ann: [{want: a, weight: 7}, {want: b, weight: "
      "2..3}, "
      "{want: c, weight: 1..1.2..4}]}\n");
  const auto& statements = m.c.wants[0].statements;
  EXPECT_EQ(statements[0].weight->middle(), Rational(7));
  EXPECT_EQ(statements[1].weight->middle(), Rational(5, 2));
  EXPECT_EQ(statements[2].weight->middle(), Rational(6, 5));
}

TEST(Ranges, HaveTheirQuantilesBetweenTheirEnds) {
  const Range even{Range::Shape::even, Rational(1), Rational(1), Rational(3), {}};
  EXPECT_DOUBLE_EQ(even.quantile(0.25), 1.5);
  const Range triangle{Range::Shape::triangle, Rational(0), Rational(1), Rational(2), {}};
  EXPECT_DOUBLE_EQ(triangle.quantile(0), 0);
  EXPECT_DOUBLE_EQ(triangle.quantile(0.5), 1);
  EXPECT_DOUBLE_EQ(triangle.quantile(0.125), 0.5);
  EXPECT_DOUBLE_EQ(triangle.quantile(0.875), 1.5);
  EXPECT_DOUBLE_EQ(Range::exactly(Rational(4)).quantile(0.9), 4);
}

TEST(NumberPaths, AllLeadToANumber) {
  const Model m = model_of(typed);
  const std::vector<std::string> paths = number_paths(m.c);
  EXPECT_EQ(paths.size(), 8U);
  for (const std::string& path : paths) EXPECT_NE(number_at(m.c, path), nullptr) << path;
  EXPECT_EQ(number_at(m.c, "types.ann.stern.chance")->middle(), Rational(1, 10));
  EXPECT_EQ(number_at(m.c, "preferences.ann.top.weight")->middle(), Rational(6));
}

TEST(HeldOptions, KeepTheRanksOfTheStatesThatAreLeft) {
  const Model m = model_of(typed);
  const std::vector<Setting> held{{*find_option(m.c, PartyId{1}, "y"), 1, {}, {}}};
  const auto part = OptionSpace::make(m.c, held);
  ASSERT_TRUE(part);
  const Ranks& whole = m.ranks[0];
  EXPECT_EQ(project(whole, *m.space, **part), (Ranks{whole[3], whole[4], whole[5]}));
}

}  // namespace
}  // namespace entente::test
