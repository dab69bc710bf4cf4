#include <algorithm>
#include <set>

#include "twin.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using Levels = TwinWorld::Levels;

Levels levels_of(const OptionSpace& space, StateId s) {
  const std::vector<Level> levels = space.levels(s);
  return {levels.begin(), levels.end()};
}

/// Calls check(world, model, states) for random worlds that have a state.
template <class Check>
void for_random_worlds(std::uint64_t count, Check check) {
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    Dice dice(seed);
    const TwinWorld world = random_world(dice, true);
    const std::vector<Levels> states = world.states();
    if (states.empty()) continue;
    const Levels& status_quo = states[dice.roll(states.size())];
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + world.text(status_quo));
    check(world, model_of(world.text(status_quo)), states);
    if (testing::Test::HasFailure()) return;
  }
}

std::vector<Levels> moves_of(const OptionSpace& space, PartyId i, StateId s, bool into) {
  std::vector<Levels> moves;
  const auto visit = [&](StateId t) {
    moves.push_back(levels_of(space, t));
    return true;
  };
  if (into)
    space.each_move_into(i, s, visit);
  else
    space.each_move(i, s, visit);
  return moves;
}

TEST(States, AreTheFeasibleCombinationsWithTheFirstOptionFastest) {
  for_random_worlds(300, [](const TwinWorld& world, const Model& m, const auto& states) {
    EXPECT_EQ(m.space->combinations(), world.combinations().size());
    ASSERT_EQ(m.space->size(), states.size());
    for (std::uint64_t s = 0; s < states.size(); ++s)
      EXPECT_EQ(levels_of(*m.space, StateId{s}), states[s]);
  });
}

TEST(States, AreFoundAgainByTheirLevels) {
  for_random_worlds(200, [](const TwinWorld& world, const Model& m, const auto& states) {
    std::uint64_t next = 0;
    for (const Levels& levels : world.combinations()) {
      const auto s =
          m.space->state(m.space->pack(std::vector<Level>(levels.begin(), levels.end())));
      EXPECT_EQ(s.has_value(), world.feasible(levels));
      if (s) {
        EXPECT_EQ(s->value, next++);
      }
    }
    EXPECT_EQ(next, states.size());
  });
}

TEST(States, AreCountedTheSameWithoutBeingKept) {
  for_random_worlds(200, [](const TwinWorld&, const Model& m, const auto& states) {
    EXPECT_EQ(OptionSpace::count_states(m.c, m.c.rules), states.size());
    EXPECT_GT(OptionSpace::count_states(m.c, m.c.rules, 1), 0U);
  });
}

TEST(Worlds, WithoutAStateAreRefused) {
  int seen = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Dice dice(seed);
    const TwinWorld world = random_world(dice, true);
    if (!world.states().empty()) continue;
    ++seen;
    const CaseFile file = case_of(world.text(Levels(world.options.size(), 0)));
    EXPECT_FALSE(file.model);
    EXPECT_EQ(codes_of(file), std::vector<std::string>{"E030"}) << messages_of(file);
  }
  EXPECT_GT(seen, 3);
}

TEST(Moves, ChangeAnyOfTheOwnOptionsWithinTheRules) {
  for_random_worlds(300, [](const TwinWorld& world, const Model& m, const auto& states) {
    for (std::uint32_t i = 0; i < world.parties; ++i)
      for (std::uint64_t s = 0; s < states.size(); ++s) {
        std::vector<Levels> allowed;
        for (const Levels& to : states)
          if (world.can_move(i, states[s], to)) allowed.push_back(to);
        EXPECT_EQ(moves_of(*m.space, PartyId{i}, StateId{s}, false), allowed);
      }
  });
}

TEST(Moves, LeadIntoAStateFromWhereTheyLeadToIt) {
  for_random_worlds(200, [](const TwinWorld& world, const Model& m, const auto& states) {
    for (std::uint32_t i = 0; i < world.parties; ++i)
      for (std::uint64_t s = 0; s < states.size(); ++s) {
        std::vector<Levels> from;
        for (const Levels& t : states)
          if (world.can_move(i, t, states[s])) from.push_back(t);
        EXPECT_EQ(moves_of(*m.space, PartyId{i}, StateId{s}, true), from);
      }
  });
}

TEST(Moves, StopWhenTheVisitorSaysSo) {
  const Model m = model_of("options: {ann: {x: [a, b, c, d]}}\npreferences: {ann: [x]}\n");
  int visits = 0;
  EXPECT_FALSE(m.space->each_move(PartyId{0}, StateId{0}, [&](StateId) { return ++visits < 2; }));
  EXPECT_EQ(visits, 2);
}

TEST(FreeStrategies, AreGivenExactlyWhereNoRuleBindsTheMoves) {
  int free_worlds = 0;
  for_random_worlds(400, [&](const TwinWorld& world, const Model& m, const auto& states) {
    bool every_move = true;
    std::vector<std::uint64_t> counts;
    std::uint64_t product = 1;
    for (std::uint32_t i = 0; i < world.parties; ++i) {
      std::set<Levels> strategies;
      for (Levels own : states) {
        for (std::size_t k = 0; k < own.size(); ++k)
          if (world.options[k].party != i) own[k] = 0;
        strategies.insert(own);
      }
      counts.push_back(strategies.size());
      product *= strategies.size();
      for (const Levels& from : states)
        every_move = every_move &&
                     static_cast<std::uint64_t>(std::ranges::count_if(
                         states, [&](const Levels& to) { return world.can_move(i, from, to); })) +
                             1 ==
                         strategies.size();
    }
    const auto free = m.space->free_strategies();
    EXPECT_EQ(free.has_value(), world.limits.empty() && product == states.size());
    if (free) {
      ++free_worlds;
      EXPECT_EQ(*free, counts);
      EXPECT_TRUE(every_move);
    }
  });
  EXPECT_GT(free_worlds, 20);
}

TEST(HeldOptions, StayWhereTheyAreHeldAndKeepTheNumbersOfTheWholeCase) {
  for_random_worlds(200, [](const TwinWorld& world, const Model& m, const auto& states) {
    const Levels& kept = states[states.size() / 2];
    const auto option = static_cast<std::uint32_t>(kept.size() / 2);
    const std::vector<Setting> held{{OptionId{option}, static_cast<Level>(kept[option]), {}, {}}};
    const auto part = OptionSpace::make(m.c, held);
    ASSERT_TRUE(part);
    std::vector<Levels> left;
    for (const Levels& s : states)
      if (s[option] == kept[option]) left.push_back(s);
    ASSERT_EQ((*part)->size(), left.size());
    for (std::uint64_t s = 0; s < left.size(); ++s) {
      EXPECT_EQ(levels_of(**part, StateId{s}), left[s]);
      const auto whole = m.space->state((*part)->combination(StateId{s}));
      ASSERT_TRUE(whole);
      EXPECT_EQ(states[whole->value], left[s]);
      for (std::uint32_t i = 0; i < world.parties; ++i) {
        std::vector<Levels> allowed;
        for (const Levels& to : left)
          if (world.can_move(i, left[s], to)) allowed.push_back(to);
        EXPECT_EQ(moves_of(**part, PartyId{i}, StateId{s}, false), allowed);
      }
    }
  });
}

TEST(TooManyStates, AreRefusedBeforeMemoryIsTaken) {
  std::string text = "options:\n  ann:\n";
  for (int k = 0; k < 60; ++k) text += "    o" + std::to_string(k) + ":\n";
  const CaseFile file = case_of(text + "  bob: [share]\n");
  EXPECT_EQ(codes_of(file), std::vector<std::string>{"E008"});
}

TEST(TooManyStates, AreCountedAgainstTheLimitGiven) {
  const std::string text = "options: {ann: [a, b, c]}\npreferences: {ann: [a, b, c]}\n";
  EXPECT_TRUE(read_case_text("x", text, ReadLimits{8}).model);
  EXPECT_EQ(codes_of(read_case_text("x", text, ReadLimits{7})), std::vector<std::string>{"E008"});
}

TEST(SixtyFourLevels, AreAllTestedByOneWord) {
  std::string text = "options: {ann: {x: [l0";
  for (int k = 1; k < 64; ++k) text += ", l" + std::to_string(k);
  const Model m = model_of(text + "]}}\npreferences: {ann: [x >= l63, x is not l0]}\n");
  EXPECT_EQ(m.space->size(), 64U);
  EXPECT_EQ(m.space->where(*m.c.wants[0].statements[0].want.formula).count(), 1U);
  EXPECT_EQ(m.space->where(*m.c.wants[0].statements[1].want.formula).count(), 63U);
}

}  // namespace
}  // namespace entente::test
