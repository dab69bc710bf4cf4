#include "entente/levers/changes.hpp"

#include <algorithm>
#include <atomic>

#include "../worlds/brute_force.hpp"
#include "twin_case.hpp"
#include <gtest/gtest.h>

/// Every single change that `levers` tries, made to the case by hand and solved by the brute force.
namespace entente::test {
namespace {

using levers::Effect;
using levers::Reading;

/// The case with the change made.
TwinCase changed(TwinCase c, const Model& m, const Effect& e) {
  if (e.statement != 0) {
    const std::uint32_t party = e.by->value;
    if (e.kind == Effect::Kind::drop) {
      c.given.dropped.insert({party, e.statement - 1});
      return c;
    }
    std::vector<Twin>& list = c.wants[party].statements;
    const Twin moved = list[e.statement - 1];
    list.erase(list.begin() + e.statement - 1);
    list.insert(list.begin() + e.place - 1, moved);
    return c;
  }
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o)
    for (std::uint32_t level = 0; level < m.c.options[o].levels.size(); ++level) {
      const std::string setting = setting_text(m.c, OptionId{o}, static_cast<Level>(level));
      if (e.id == setting + " held") c.given.held[o] = level;
      if (e.id == setting + " forbidden") c.given.forbidden[o] = level;
    }
  return c;
}

/// The states of the whole case that hold, by concept, as the brute force finds them.
levers::Holding expected_holding(const TwinCase& c, Reading reading) {
  const auto answers = worlds::brute_force(c.written_out(reading == Reading::weight));
  const auto whole = c.world.states();
  const auto left = c.states();
  levers::Holding holding;
  for (std::size_t k = 0; k < holding.size(); ++k)
    for (std::size_t s = 0; s < left.size(); ++s) {
      const auto holds = [&](const auto& stable) { return stable[s]; };
      if (!std::ranges::all_of(answers[k], holds)) continue;
      const auto place = std::ranges::find(whole, left[s]) - whole.begin();
      holding[k].push_back(StateId{static_cast<std::uint64_t>(place)});
    }
  return holding;
}

/// How many changes were compared.
std::size_t compare_changes(std::uint64_t seed, Reading reading) {
  TwinCase c = random_case(seed);
  c.given = {};
  const Model m = model_of(c.text);
  const levers::LeversAnswer answer =
      levers::try_levers(m, std::nullopt, graph::ConceptId::seq, reading, Run{});
  EXPECT_EQ(answer.today, expected_holding(c, reading)) << "seed " << seed << "\n" << c.text;
  EXPECT_FALSE(answer.partial);
  for (const Effect& e : answer.effects) {
    const TwinCase then = changed(c, m, e);
    EXPECT_EQ(e.possible, !then.states().empty()) << e.id;
    EXPECT_EQ(e.holding, expected_holding(then, reading)) << "seed " << seed << " " << e.id << "\n"
                                                          << c.text;
    EXPECT_EQ(e.changes, !e.possible || e.holding != answer.today) << e.id;
    if (testing::Test::HasFailure()) break;
  }
  return answer.effects.size();
}

TEST(EverySingleChange, LeavesWhatTheDefinitionsLeaveByTheWrittenOrder) {
  std::size_t changes = 0;
  for (std::uint64_t seed = 1; seed <= 25 && !HasFailure(); ++seed)
    changes += compare_changes(seed, Reading::order);
  EXPECT_GT(changes, 500U);
}

TEST(EverySingleChange, LeavesWhatTheDefinitionsLeaveByWeight) {
  std::size_t changes = 0;
  for (std::uint64_t seed = 1; seed <= 25 && !HasFailure(); ++seed)
    changes += compare_changes(seed, Reading::weight);
  EXPECT_GT(changes, 200U);
}

TEST(EverySingleChange, IsLeftOutAndTheAnswerMarkedWhereTheWorkIsStopped) {
  const std::atomic<bool> stopped{true};
  entente::Run run;
  run.stop = &stopped;
  const Model m = model_of(random_case(1).text);
  const levers::LeversAnswer answer =
      levers::try_levers(m, std::nullopt, graph::ConceptId::seq, Reading::order, run);
  EXPECT_TRUE(answer.partial);
  EXPECT_TRUE(answer.effects.empty());
}

}  // namespace
}  // namespace entente::test
