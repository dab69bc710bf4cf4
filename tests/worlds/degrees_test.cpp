#include <memory>

#include "degree_world.hpp"
#include <gtest/gtest.h>

#include "entente/graph/certainty_ranges.hpp"

namespace entente::worlds {
namespace {

using graph::ConceptId;
using graph::ConceptTable;
using graph::Family;
using graph::Table;

void compare(const DegreeWorld& w, const Table& table, Family family) {
  const Questions q = questions_of(w, family);
  const FamilyTwin twin(w.model);
  for (const ConceptTable& c : table.concepts) {
    if (family_of(c.id) != family) continue;
    const std::string form = graph::about(form_of(c.id)).word;
    for (std::uint32_t i = 0; i < w.model.parties.size(); ++i)
      for (std::uint32_t s = 0; s < w.model.states; ++s)
        ASSERT_EQ(c.stable[i].contains(StateId{s}),
                  twin.stable_by(form, q.leaves, q.deters, q.credible, i, s))
            << graph::about(c.id).word << " party " << i << " state " << s;
  }
}

std::vector<ConceptId> all_of(std::initializer_list<Family> families) {
  std::vector<ConceptId> ids;
  for (Family family : families)
    for (ConceptId form : graph::crisp_concepts) ids.push_back(in_family(family, form));
  return ids;
}

TEST(Degrees, FuzzyGreyProbableAndRelationalAreThoseOfTheTwinInEveryCell) {
  const auto ids = all_of(
      {Family::relational, Family::fuzzy, Family::grey_most, Family::grey_least, Family::probable});
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const DegreeWorld w = degree_world(seed);
    const Table table = *graph::fill_table(w.graph, ids, entente::Run{});
    for (Family family : {Family::relational, Family::fuzzy, Family::grey_most, Family::grey_least,
                          Family::probable})
      compare(w, table, family);
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Degrees, ThatSayNothingNewLeaveTheCrispTables) {
  const auto ids = all_of({Family::crisp, Family::relational, Family::fuzzy, Family::grey_most,
                           Family::grey_least, Family::probable});
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Model model = random_model(seed);
    ConflictGraph g = model.graph();
    auto degrees = std::make_shared<PreferenceDegrees>(g.party_count());
    for (std::uint32_t i = 0; i < g.party_count(); ++i) {
      degrees->parties[i].satisficing = whole_share / 10 * static_cast<Billionths>(1 + seed % 10);
      degrees->parties[i].attitude.assign(g.party_count(), Attitude::indifferent);
      degrees->parties[i].attitude[i] = Attitude::toward;
      const int r = model.parties[i].rank[0] > model.parties[i].rank[1]   ? 100
                    : model.parties[i].rank[0] < model.parties[i].rank[1] ? 0
                                                                          : 50;
      degrees->add(PartyId{i}, StateId{0}, StateId{1}, Degree{r * hundredth, r * hundredth});
    }
    g.set_degrees(std::move(degrees));
    const Table table = *graph::fill_table(g, ids, entente::Run{});
    for (const ConceptTable& c : table.concepts)
      EXPECT_EQ(c.stable, table.find(form_of(c.id))->stable)
          << graph::about(c.id).word << " seed " << seed;
  }
}

TEST(CertaintyRanges, AreThoseOfTheTwinAtEveryCertaintyAndBetween) {
  const auto ids = all_of({Family::fuzzy, Family::grey_most, Family::grey_least});
  std::size_t ranges = 0, cells = 0;
  for (std::uint64_t seed = 0; seed < 30 && !HasFatalFailure(); ++seed) {
    DegreeWorld w = degree_world(seed);
    const std::vector<int> own = w.satisficing;
    const auto over = graph::certainty_ranges(w.graph, ids, entente::Run{});
    ASSERT_TRUE(over && !over->partial && over->up_to.back() == whole_share);
    EXPECT_EQ(w.graph.degrees()->parties[0].satisficing, own[0] * hundredth);
    const FamilyTwin twin(w.model);
    for (int g = 5; g <= 100; g += 5) {  // degrees are whole tenths: certainties, and all between
      w.satisficing.assign(own.size(), g);
      for (std::size_t k = 0; k < ids.size(); ++k) {
        const Questions q = questions_of(w, family_of(ids[k]));
        const std::string form = graph::about(form_of(ids[k])).word;
        for (std::uint32_t s = 0; s < w.model.states; ++s) {
          bool holds = true;
          const auto among = [&](const std::vector<graph::CertaintyRange>& list) {
            ranges += list.size();
            return std::ranges::any_of(list, [&](const graph::CertaintyRange& range) {
              return range.first < g * hundredth && g * hundredth <= range.second;
            });
          };
          for (std::uint32_t i = 0; i < own.size(); ++i, ++cells) {
            const bool stable = twin.stable_by(form, q.leaves, q.deters, q.credible, i, s);
            holds = holds && stable;
            ASSERT_EQ(among(over->where([&](const Table& t) {
                        return t.concepts[k].stable[i].contains(StateId{s});
                      })),
                      stable)
                << graph::about(ids[k]).word << " seed " << seed << " certainty " << g;
          }
          ASSERT_EQ(among(over->where([&](const Table& t) {
                      return t.concepts[k].equilibria.contains(StateId{s});
                    })),
                    holds)
              << graph::about(ids[k]).word << " seed " << seed << " certainty " << g;
        }
      }
    }
  }
  EXPECT_GT(cells, 100000U);
}

TEST(CertaintyRanges, OfAConflictWithoutDegreesIsOneThatIsThePlainTable) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    ConflictGraph g = random_model(seed).graph();
    const auto over = graph::certainty_ranges(g, all_of({Family::fuzzy}), entente::Run{});
    ASSERT_TRUE(over && over->tables.size() == 1);
    const Table plain = *graph::fill_table(g, graph::crisp_concepts, entente::Run{});
    for (std::size_t k = 0; k < plain.concepts.size(); ++k)
      EXPECT_EQ(over->tables[0].concepts[k].stable, plain.concepts[k].stable);
  }
}

TEST(Degrees, WithMoreCautionMakeNashStableSetsGrow) {
  const std::array ids{in_family(Family::fuzzy, ConceptId::nash)};
  for (std::uint64_t seed = 0; seed < 100; seed += 2) {
    DegreeWorld w = degree_world(seed);
    StateSet before(w.model.states);
    for (int g = 1; g <= 10; ++g) {
      auto degrees = std::make_shared<PreferenceDegrees>(*w.graph.degrees());
      degrees->parties[0].satisficing = g * 10 * hundredth;
      w.graph.set_degrees(std::move(degrees));
      const StateSet now = graph::fill_table(w.graph, ids, entente::Run{})->concepts[0].stable[0];
      StateSet both = now;
      both &= before;
      EXPECT_EQ(both, before) << "seed " << seed << " at " << g;
      before = now;
    }
  }
}

}  // namespace
}  // namespace entente::worlds
