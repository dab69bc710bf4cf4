#include "entente/levers/nearest_edits.hpp"

#include <algorithm>
#include <array>

#include "support.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

/// The least edits of a party's statements against trying every edit, and every two, on the case
/// itself: edited, ranked anew and solved as a whole.
namespace entente::test {
namespace {

using graph::ConceptId;
using Statements = std::vector<Statement>;

constexpr std::array wishes{"a.x",         "not a.y",         "b.z",           "not b.z",
                            "b.w is mid",  "a.x and b.z",     "a.y or b.z",    "a.x if b.z",
                            "a.y iff b.z", "b.w is not high", "not a.x or a.y"};

Model random_case_of_wishes(std::uint64_t seed) {
  Dice dice(seed);
  std::string text = "options: {a: [x, y], b: {z: yes/no, w: [low, mid, high]}}\n";
  if (dice.one_in(2)) text += "rules: [never a.x and b.w is high]\n";
  text += "preferences:\n";
  for (const char* party : {"a", "b"}) {
    std::vector<std::string> list;
    for (std::uint64_t k = 0; k < 1 + dice.roll(2); ++k)
      list.push_back(fmt::format("\"{}\"", wishes.at(dice.roll(wishes.size()))));
    text += fmt::format("  {}: [{}]\n", party, fmt::join(list, ", "));
  }
  return model_of(text);
}

Statement wish(Formula::Pointer formula) {
  Statement s;
  s.want.formula = std::move(formula);
  return s;
}

/// Every list that one edit makes of the statements.
std::vector<Statements> all_edited(const Case& c, const Statements& list) {
  std::vector<Formula::Pointer> literals;
  for (std::uint32_t o = 0; o < c.options.size(); ++o)
    for (std::size_t level = 0; level < c.options[o].levels.size(); ++level) {
      literals.push_back(Formula::test(OptionId{o}, std::uint64_t{1} << level));
      literals.push_back(Formula::negation(literals.back()));
    }
  std::vector<Statements> all;
  const auto with = [&](std::size_t k, Formula::Pointer formula) {
    all.push_back(list);
    all.back()[k] = wish(std::move(formula));
  };
  for (std::size_t k = 0; k < list.size(); ++k) {
    const Formula::Pointer& own = list[k].want.formula;
    Statements rest = list;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
    all.push_back(rest);
    for (std::size_t to = 0; to < list.size(); ++to) {
      all.push_back(rest);
      all.back().insert(all.back().begin() + static_cast<std::ptrdiff_t>(to), list[k]);
    }
    with(k, Formula::negation(own));
    for (const Formula::Pointer& literal : literals) {
      with(k, Formula::conjunction({own, literal}));
      with(k, Formula::disjunction({own, literal}));
    }
  }
  for (std::size_t to = 0; to <= list.size(); ++to)
    for (const Formula::Pointer& literal : literals) {
      all.push_back(list);
      all.back().insert(all.back().begin() + static_cast<std::ptrdiff_t>(to), wish(literal));
    }
  return all;
}

/// What becomes of the target when a party has these statements.
struct Outcome {
  bool stays = false, holds = false;
};
Outcome solved(const Model& m, PartyId i, const Statements& list, ConceptId id, StateId t) {
  Case changed = m.c;
  changed.wants[i.value].statements = list;
  std::vector<Ranks> ranks;
  for (const Persona& persona : as_written(changed))
    ranks.push_back(rank_by_order(changed, *m.space, persona));
  const auto table =
      graph::fill_table(OptionGraph(m.space, std::move(ranks)), std::span(&id, 1), entente::Run{});
  const graph::ConceptTable& c = table->concepts.front();
  return {c.stable[i.value].contains(t), c.equilibria.contains(t)};
}

struct Found {
  std::size_t edits = 0;  // 0: none
  bool holds = false;
};
Found by_trying(const Model& m, PartyId i, ConceptId id, StateId t) {
  std::vector<Statements> reached{m.c.wants[i.value].statements};
  Found found;
  for (std::size_t edits = 1; edits <= 2 && found.edits == 0; ++edits) {
    std::vector<Statements> next;
    for (const Statements& list : reached)
      for (Statements& one : all_edited(m.c, list)) next.push_back(std::move(one));
    for (const Statements& list : next) {
      const Outcome o = solved(m, i, list, id, t);
      if (o.stays) found = {edits, found.holds || o.holds};
    }
    reached = std::move(next);
  }
  return found;
}

TEST(NearestEdits, AreAsFewAsTryingEveryOneAndEveryTwoFinds) {
  std::array<int, 3> needed{};
  int held = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const Model m = random_case_of_wishes(seed);
    const OptionGraph g(m.space, m.ranks);
    Dice dice(seed + 5);
    for (ConceptId id : graph::crisp_concepts) {
      const StateId t{dice.roll(m.space->size())};
      const auto inverse = graph::inverse(g, t, id, entente::Run{});
      const auto nearest = levers::nearest_edits(m, g, *inverse, entente::Run{});
      ASSERT_TRUE(nearest && nearest->size() == 2);
      for (PartyId i{0}; i.value < 2; ++i.value) {
        const levers::NearestEdits& n = (*nearest)[i.value];
        if (inverse->parties[i.value].stable) {
          EXPECT_TRUE(n.found && n.edits.empty());
          EXPECT_EQ(n.holds, inverse->already());
          continue;
        }
        const Found expected = by_trying(m, i, id, t);
        EXPECT_EQ(n.found, expected.edits > 0) << "seed " << seed;
        EXPECT_EQ(n.edits.size(), expected.edits) << "seed " << seed;
        EXPECT_EQ(n.holds, expected.holds) << "seed " << seed;
        EXPECT_EQ(n.tried, expected.edits == 0 ? 2 : expected.edits) << "seed " << seed;
        Statements list = m.c.wants[i.value].statements;
        for (const levers::StatementEdit& edit : n.edits)
          list = levers::edited(m.c, std::move(list), edit);
        if (n.found) {
          const Outcome o = solved(m, i, list, id, t);
          EXPECT_TRUE(o.stays);
          EXPECT_EQ(o.holds, n.holds);
        }
        ++needed.at(n.edits.size());
        held += n.holds ? 1 : 0;
      }
    }
  }
  EXPECT_GT(needed[1], 10);
  EXPECT_GT(held, 5);
}

TEST(NearestEdits, AreToldInTheWordsOfTheCase) {
  const Model m = model_of(
      "options: {a: [x], b: {w: [low, mid, high]}}\n"
      "preferences: {a: [x if b.w is mid, not x], b: [w is high]}\n");
  const Statements& list = m.c.wants[0].statements;
  const auto words = [&](const levers::StatementEdit& edit) {
    return levers::edit_text(m.c, list, edit);
  };
  using Kind = levers::StatementEdit::Kind;
  EXPECT_EQ(words({Kind::drop, 1, 0, {}}), "\"not x\" dropped");
  EXPECT_EQ(words({Kind::move, 1, 0, {}}), "\"not x\" to place 1");
  EXPECT_EQ(words({Kind::negate, 0, 0, {}}),
            "\"not (x if b.w is mid)\" in place of \"x if b.w is mid\"");
  EXPECT_EQ(words({Kind::insert, 0, 2, {OptionId{1}, 2, true}}),
            "\"b.w is not high\" added at place 3");
  EXPECT_EQ(words({Kind::both, 1, 0, {OptionId{1}, 0, false}}),
            "\"(not x) and b.w is low\" in place of \"not x\"");
}

}  // namespace
}  // namespace entente::test
