#include "two_by_two.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "entente/graph/fill_impl.hpp"

namespace entente::worlds {

namespace {

using graph::ConceptId;

/// Over all games: party-states and states stable, by the definition of each concept.
struct Counts {
  std::array<int, graph::form_count> party_states{}, states{};
};

Counts count_by_definition() {
  Counts counts;
  for_every_game([&](const TwoByTwo& g) {
    for (std::size_t c = 0; c < graph::form_count; ++c)
      for (std::uint64_t s = 0; s < 4; ++s) {
        const auto id = static_cast<ConceptId>(c);
        const int row = judge(id, g, PartyId{0}, StateId{s}, graph::Detail::answer).stable ? 1 : 0;
        const int column =
            judge(id, g, PartyId{1}, StateId{s}, graph::Detail::answer).stable ? 1 : 0;
        counts.party_states.at(c) += row + column;
        counts.states.at(c) += row * column;
      }
  });
  return counts;
}

TEST(TwoByTwoGames, AreSeventyFiveTimesSeventyFive) { EXPECT_EQ(weak_orders().size(), 75U); }

/// nash, gmr, smr, seq.
std::array<int, 4> first_four(const std::array<int, graph::form_count>& counts) {
  return {counts[0], counts[1], counts[2], counts[3]};
}

TEST(TwoByTwoGames, HaveTheKnownNumbersOfStableStatesForOneParty) {
  EXPECT_EQ(first_four(count_by_definition().party_states),
            (std::array{26400, 33600, 30000, 29376}));
}

TEST(TwoByTwoGames, HaveTheKnownNumbersOfEquilibria) {
  EXPECT_EQ(first_four(count_by_definition().states), (std::array{7744, 12544, 10000, 9488}));
}

TEST(TwoByTwoGames, GetTheSameTablesFromWordsAndFloodsAsFromTheDefinitions) {
  int different = 0;
  for_every_game([&](const TwoByTwo& g) {
    const graph::Table cells =
        graph::detail::fill_by_cells(g, graph::crisp_concepts, entente::Run{});
    const graph::Table words =
        graph::detail::fill_by_words(g, graph::crisp_concepts, entente::Run{});
    const graph::Table floods =
        graph::detail::fill_by_floods(g, graph::crisp_concepts, entente::Run{});
    for (std::size_t c = 0; c < cells.concepts.size(); ++c) {
      different += cells.concepts[c].stable != words.concepts[c].stable ? 1 : 0;
      different += cells.concepts[c].stable != floods.concepts[c].stable ? 1 : 0;
    }
  });
  EXPECT_EQ(different, 0);
}

TEST(TwoByTwoGames, AreStableWhereverAStricterConceptSaysSo) {
  int broken = 0;
  const auto follows = [&](const TwoByTwo& g, PartyId i, StateId s, ConceptId a, ConceptId b) {
    broken += judge(a, g, i, s).stable && !judge(b, g, i, s).stable ? 1 : 0;
  };
  for_every_game([&](const TwoByTwo& g) {
    for (std::uint32_t k = 0; k < 8; ++k) {
      const PartyId i{k / 4};
      const StateId s{k % 4};
      follows(g, i, s, ConceptId::nash, ConceptId::sseq);
      follows(g, i, s, ConceptId::sseq, ConceptId::seq);
      follows(g, i, s, ConceptId::sseq, ConceptId::smr);
      follows(g, i, s, ConceptId::seq, ConceptId::gmr);
      follows(g, i, s, ConceptId::smr, ConceptId::gmr);
    }
  });
  EXPECT_EQ(broken, 0);
}

}  // namespace
}  // namespace entente::worlds
