#include "entente/levers/statement_ranges.hpp"

#include <algorithm>
#include <atomic>

#include "../worlds/brute_force.hpp"
#include "twin_case.hpp"
#include <gtest/gtest.h>

#include "entente/graph/dominance.hpp"

/// Ranges of statements against the case with each statement at each place, solved by the brute
/// force; dominated levels against all pairs of states.
namespace entente::test {
namespace {

using levers::Reading;
using levers::StatementRange;

std::vector<StateId> holding(const TwinCase& c, std::size_t concept_number, Reading reading) {
  const auto answers = worlds::brute_force(c.written_out(reading == Reading::weight));
  std::vector<StateId> states;
  for (std::size_t s = 0; s < c.states().size(); ++s)
    if (std::ranges::all_of(answers.at(concept_number), [&](const auto& row) { return row[s]; }))
      states.push_back(StateId{s});
  return states;
}

TwinCase moved(TwinCase c, const StatementRange& row, std::uint32_t place) {
  std::vector<Twin>& list = c.wants[row.party.value].statements;
  const Twin one = list[row.statement - 1];
  list.erase(list.begin() + row.statement - 1);
  list.insert(list.begin() + place - 1, one);
  return c;
}

void compare(const TwinCase& c, const StatementRange& row, std::size_t concept_number,
             const std::vector<StateId>& today, Reading reading) {
  TwinCase dropped = c;
  dropped.given.dropped.insert({row.party.value, row.statement - 1});
  EXPECT_EQ(row.dropped, holding(dropped, concept_number, reading));
  if (reading == Reading::weight) {
    EXPECT_EQ(row.highest, 0U);
    return;
  }
  std::uint32_t highest = row.statement, lowest = row.statement;
  const auto at = [&](std::uint32_t place) {
    return holding(moved(c, row, place), concept_number, reading);
  };
  while (highest > 1 && at(highest - 1) == today) --highest;
  while (lowest < row.of && at(lowest + 1) == today) ++lowest;
  EXPECT_EQ(row.highest, highest);
  EXPECT_EQ(row.lowest, lowest);
  EXPECT_EQ(row.raised.has_value(), highest > 1);
  EXPECT_EQ(row.lowered.has_value(), lowest < row.of);
  if (row.raised) {
    EXPECT_EQ(*row.raised, at(highest - 1));
  }
  if (row.lowered) {
    EXPECT_EQ(*row.lowered, at(lowest + 1));
  }
}

/// Gives how many statements cannot be put anywhere.
std::size_t compare_case(std::uint64_t seed, Reading reading) {
  TwinCase c = random_case(seed);
  c.given = {};
  const Model m = model_of(c.text);
  std::size_t bound = 0;
  for (std::size_t k = 0; k < graph::crisp_concepts.size(); k += 3) {  // nash and seq
    const auto found = levers::statement_ranges(m, graph::crisp_concepts.at(k), reading, {});
    if (!found) {
      ADD_FAILURE() << "seed " << seed;
      return 0;
    }
    EXPECT_EQ(found->today, holding(c, k, reading)) << "seed " << seed;
    for (const StatementRange& row : found->statements) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " party " + std::to_string(row.party.value) +
                   " statement " + std::to_string(row.statement) + "\n" + c.text);
      compare(c, row, k, found->today, reading);
      bound += row.may_be_anywhere() ? 0 : 1;
    }
  }
  return bound;
}

TEST(StatementRange, EndsWhereTheDefinitionsLeaveOtherStatesByTheWrittenOrder) {
  std::size_t bound = 0;
  for (std::uint64_t seed = 1; seed <= 20 && !HasFailure(); ++seed)
    bound += compare_case(seed, Reading::order);
  EXPECT_GT(bound, 20U);
}

TEST(StatementRange, ByWeightSaysWhatHoldsWithoutEachStatement) {
  for (std::uint64_t seed = 1; seed <= 20 && !HasFailure(); ++seed)
    compare_case(seed, Reading::weight);
}

TEST(StatementRange, IsNotGivenWhereTheWorkIsStopped) {
  const std::atomic<bool> stopped{true};
  entente::Run run;
  run.stop = &stopped;
  const Model m = model_of(random_case(1).text);
  EXPECT_FALSE(levers::statement_ranges(m, graph::ConceptId::seq, Reading::order, run));
}

/// Whether `by` is never worse than `level` for the owner, and how often it is better and equal.
struct Pairs {
  std::size_t worse = 0, equal = 0, better = 0;
};

Pairs compare_levels(const TwinCase& c, const ConflictGraph& g, std::uint32_t option,
                     std::uint32_t level, std::uint32_t by) {
  const auto states = c.states();
  const PartyId owner{c.world.options[option].party};
  Pairs pairs;
  for (std::size_t s = 0; s < states.size(); ++s)
    for (std::size_t t = 0; t < states.size(); ++t) {
      TwinWorld::Levels changed = states[s];
      changed[option] = by;
      if (states[s][option] != level || states[t] != changed) continue;
      const Preference p = g.compare(owner, StateId{s}, StateId{t});
      ++(p == Preference::equal    ? pairs.equal
         : p == Preference::better ? pairs.better
                                   : pairs.worse);
    }
  return pairs;
}

TEST(DominatedLevels, AreThoseThatNoPairOfStatesSpeaksFor) {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    TwinCase c = random_case(seed);
    c.given = {};
    const Model m = model_of(c.text);
    const ConflictGraph written = c.written_out(false);
    const auto list = graph::dominated_levels(m.c, OptionGraph(m.space, m.ranks));
    found += list.size();
    for (std::uint32_t o = 0; o < c.world.options.size(); ++o)
      for (std::uint32_t a = 0; a < c.world.options[o].levels; ++a)
        for (std::uint32_t b = 0; b < c.world.options[o].levels; ++b) {
          const Pairs pairs = a == b ? Pairs{} : compare_levels(c, written, o, a, b);
          const auto row = std::ranges::find_if(list, [&](const graph::DominatedLevel& d) {
            return d.option.value == o && d.level == a && d.by == b;
          });
          ASSERT_EQ(row != list.end(), pairs.worse == 0 && pairs.better > 0)
              << "seed " << seed << "\n"
              << c.text;
          if (row != list.end()) {
            EXPECT_EQ(row->strict, pairs.equal == 0) << "seed " << seed;
          }
        }
  }
  EXPECT_GT(found, 50U);
}

}  // namespace
}  // namespace entente::test
