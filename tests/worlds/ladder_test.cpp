#include <array>
#include <string_view>

#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/model/conflict_graph.hpp"

namespace entente::worlds {
namespace {

using graph::crisp_concepts;
using graph::Table;

Run on_threads(int threads) {
  entente::Run run;
  run.threads = threads;
  return run;
}

/// Equilibria of the five concepts (docs/graph-scale.md, section 4) and their hashes.
struct Rung {
  std::array<std::uint64_t, 5> count, hash;
};

void expect_rung(const ProductGraph& g, const Rung& rung) {
  const Table table = *fill_table(g, crisp_concepts, on_threads(2));
  const graph::TableHash hashes = graph::hash(table, on_threads(2));
  for (std::size_t c = 0; c < 5; ++c) {
    EXPECT_EQ(table.concepts[c].method, "free_strategies");
    EXPECT_EQ(table.concepts[c].equilibria.count(), rung.count.at(c)) << "concept " << c;
    EXPECT_EQ(hashes.equilibria[c], rung.hash.at(c)) << "concept " << c;
  }
}

TEST(Ladder, U12HasTheExpectedEquilibria) {
  expect_rung(ProductGraph({8, 8, 8, 8}, ValueKind::uniform, 101),
              {{1, 4043, 310, 3939, 307},
               {0xc1e334108d56dadf, 0x08581edfe84a1cb6, 0x62f1aed9078bc6f6, 0x1f02d4f773ea35fa,
                0xc9978cbf99b82a2e}});
}

TEST(Ladder, U16HasTheExpectedEquilibria) {
  expect_rung(ProductGraph({16, 16, 16, 16}, ValueKind::uniform, 102),
              {{0, 65376, 2800, 64925, 2791},
               {0x0000000000000000, 0xa464ffc85039a0cd, 0x7bf8b8274151089a, 0x52c0be5e3810dd35,
                0xf6a5cc4384a76a06}});
}

TEST(Ladder, UgattHasTheExpectedEquilibria) {
  expect_rung(ProductGraph({10, 12, 12, 12, 4, 2}, ValueKind::uniform, 104),
              {{1, 138091, 11879, 137871, 11868},
               {0xb3c00ad0599d81d5, 0x688def0aece5f375, 0x1a7b03da17be32d0, 0x45c69b02f7832963,
                0xf3bc81f7ebac95f8}});
}

TEST(Ladder, A16HasTheExpectedEquilibria) {
  expect_rung(ProductGraph({16, 16, 16, 16}, ValueKind::additive, 112),
              {{1, 56632, 56632, 44707, 44707},
               {0x62cf8617d42be1f2, 0x5c05f9c52c336b2d, 0x5c05f9c52c336b2d, 0xd6e73e5499cc53e1,
                0xd6e73e5499cc53e1}});
}

TEST(Ladder, AgattHasTheExpectedEquilibria) {
  expect_rung(ProductGraph({10, 12, 12, 12, 4, 2}, ValueKind::additive, 114),
              {{1, 129843, 129843, 90882, 90882},
               {0xbeeeee0fcb64d20c, 0x84694e58f6d99c31, 0x84694e58f6d99c31, 0x7bc1340d57f733d6,
                0x7bc1340d57f733d6}});
}

TEST(Ladder, U12HasTheExpectedHashForEachParty) {
  const Table table = *fill_table(ProductGraph({8, 8, 8, 8}, ValueKind::uniform, 101),
                                  crisp_concepts, entente::Run{});
  const graph::TableHash hashes = graph::hash(table, entente::Run{});
  EXPECT_EQ(hashes.stable[0][0], 0x6d4100418952ebdfU);
  EXPECT_EQ(hashes.stable[2][2], 0xb753d89b83602cd5U);
  EXPECT_EQ(hashes.stable[3][1], 0xf194a5b70091f177U);
  EXPECT_EQ(hashes.stable[4][3], 0x258c438edaeeae2cU);
  EXPECT_EQ(graph::hash(table.concepts[4].stable[3]), hashes.stable[4][3]);
}

TEST(Ladder, RandomNumbersAreThoseOfTheTestVector) {
  EXPECT_EQ(splitmix_at(7, 0) >> 48, 47284U);
  EXPECT_EQ(splitmix_at(7, 1) >> 48, 10216U);
  EXPECT_EQ(splitmix_at(7, std::uint64_t{1} << 40) >> 48, 49749U);
}

template <class G>
void expect_same_on_any_number_of_threads(const G& g, std::string_view method) {
  const Table one = *fill_table(g, crisp_concepts, on_threads(1));
  for (int threads : {2, 8}) {
    const Table many = *fill_table(g, crisp_concepts, on_threads(threads));
    EXPECT_EQ(many.steps, one.steps);
    for (std::size_t c = 0; c < one.concepts.size(); ++c) {
      EXPECT_EQ(many.concepts[c].method, method);
      EXPECT_EQ(many.concepts[c].stable, one.concepts[c].stable);
      EXPECT_EQ(many.concepts[c].equilibria, one.concepts[c].equilibria);
    }
  }
}

TEST(Threads, DoNotChangeTheTableOfAConflictWithFreeStrategies) {
  expect_same_on_any_number_of_threads(ProductGraph({7, 9, 5, 3}, ValueKind::uniform, 5),
                                       "free_strategies");
}

TEST(Threads, DoNotChangeTheTableOfAConflictWithListedMoves) {
  expect_same_on_any_number_of_threads(random_graph(3, 2000, 3, 17), "flood");
}

}  // namespace
}  // namespace entente::worlds
