#include "family_twin.hpp"
#include "product_world.hpp"
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;

TEST(Simultaneous, IsWhatTheTwinFindsAmongAllChoicesOfMoves) {
  const std::array ids{*graph::find_concept("seqsim"), ConceptId::seq};
  int more = 0, cells = 0, unstable = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const ProductWorld w = product_world(70000 + seed);
    const graph::Table t = *graph::fill_table(w.graph, ids, entente::Run{});
    const FamilyTwin twin(w.model);
    const auto combined = [&](const std::vector<std::uint32_t>& to) { return w.combined(to); };
    for (std::uint32_t i = 0; i < w.model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < w.model.states; ++s) {
        const bool stable = t.concepts[0].stable[i].contains(StateId{s});
        const bool seq = t.concepts[1].stable[i].contains(StateId{s});
        ASSERT_EQ(stable, twin.simultaneous(combined, i, s))
            << "seed " << 70000 + seed << " party " << i << " state " << s;
        ASSERT_TRUE(stable || !seq) << "SEQ implies it";
        ++cells;
        more += stable && !seq ? 1 : 0;
        unstable += stable ? 0 : 1;
      }
  }
  EXPECT_GT(cells, 20000);
  EXPECT_GT(more, 100);
  EXPECT_GT(unstable, 100);
}

/// The game of chicken as Fraser & Hipel (1984) use it: both would leave "both give way" alone, but
/// at once they end in the crash.
TEST(Simultaneous, KeepsBothFromLeavingWhereTheyWouldCrash) {
  // State = row + 2 * column; 0: both give way, 1: the row alone drives on, 2: the column, 3:
  // crash.
  const ProductGraph chicken({2, 2}, {{2, 3, 1, 0}, {2, 1, 3, 0}});
  const std::array ids{*graph::find_concept("seqsim"), ConceptId::seq};
  const graph::Table t = *graph::fill_table(chicken, ids, entente::Run{});
  EXPECT_FALSE(t.concepts[1].equilibria.contains(StateId{0}));
  EXPECT_TRUE(t.concepts[0].equilibria.contains(StateId{0}));
  EXPECT_TRUE(t.concepts[0].equilibria.contains(StateId{1}));
  EXPECT_FALSE(t.concepts[0].equilibria.contains(StateId{3}));
}

TEST(Simultaneous, IsRefusedForAListOfMoves) {
  const std::array ids{*graph::find_concept("seqsim")};
  const auto refused = graph::fill_table(random_model(1).graph(), ids, entente::Run{});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().code, Code::E113);
  EXPECT_NE(refused.error().front().help.find("list of moves"), std::string::npos);
}

}  // namespace
}  // namespace entente::worlds
