// Foresight: who leads, and what it needs.
#include <array>
#include <cstdint>

#include "family_twin.hpp"
#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/concepts.hpp"
#include "entente/graph/fill.hpp"

namespace entente::worlds {
namespace {

TEST(Stackelberg, LooksTwoMovesAheadForItsLeaderAndOneForTheOthers) {
  const std::array ids{*graph::find_concept("stackelberg"), *graph::find_concept("l1"),
                       *graph::find_concept("l2")};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Model model = random_model(5000 + seed, Preferences::ranked, 8);
    const FamilyTwin twin(model);
    for (std::uint32_t leader = 0; leader < model.parties.size(); ++leader) {
      const graph::Table t =
          *graph::fill_table(model.graph(), ids, entente::Run{}, {.leader = PartyId{leader}});
      EXPECT_EQ(t.concepts[0].leader, PartyId{leader});
      for (std::uint32_t i = 0; i < model.parties.size(); ++i)
        for (std::uint32_t s = 0; s < model.states; ++s)
          ASSERT_EQ(t.concepts[0].stable[i].contains(StateId{s}),
                    twin.foreseen(i == leader ? 2 : 1, i, s) == s)
              << seed;
    }
  }
}

TEST(Foresight, NeedsCompleteOrders) {
  const auto table = graph::fill_table(random_model(1, Preferences::with_unknown).graph(),
                                       std::array{*graph::find_concept("l2")}, entente::Run{});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().front().code, Code::E113);
}

}  // namespace
}  // namespace entente::worlds
