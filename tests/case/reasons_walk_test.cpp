#include <set>

#include "../worlds/product_world.hpp"
#include <gtest/gtest.h>

#include "entente/report/reasons.hpp"

/// The reasons of concepts that look on to an end: each move told can be made, each play ends where
/// it is said to, and that is what the verdict rests on.
namespace entente::report {
namespace {

using graph::ConceptId;
using graph::Family;

std::vector<ConceptId> named(std::initializer_list<std::string_view> words) {
  std::vector<ConceptId> ids;
  for (std::string_view word : words) ids.push_back(*graph::find_concept(word));
  return ids;
}

const std::vector<ConceptId>& looking_on() {
  static const auto ids =
      named({"l1", "l2", "l3", "l5", "nm", "stackelberg", "policy", "mr1", "mr2", "mr3", "mr4",
             "mr5", "mr8", "cmr1", "cmr2", "cmr3", "cmr4", "cmr7"});
  return ids;
}

template <class G>
bool can(const G& g, const Move& move) {
  return !g.each_move(move.by, move.from, [&](StateId t) { return t != move.to; });
}

bool foresees(ConceptId id) {
  const Family family = graph::family_of(id);
  return family == Family::limited || family == Family::non_myopic || family == Family::stackelberg;
}

/// What is counted over many reasons.
struct Told {
  std::size_t stable = 0, unstable = 0, longest = 0, at_once = 0;
};

template <class G>
void walk_play(const G& g, const Reason& r, StateId s, const ReasonMove& m) {
  const PartyId i = r.who.front();
  ASSERT_EQ(m.way.size(), 1U);
  ASSERT_EQ(m.way.front().from, s);
  ASSERT_TRUE(can(g, m.way.front()));
  Move last = m.way.front();
  std::size_t turns = 1;
  for (const Move& move : m.reply) {
    ASSERT_EQ(move.from, last.to);
    ASSERT_NE(move.by, last.by) << "nobody moves twice in a row";
    ASSERT_TRUE(can(g, move));
    if (graph::family_of(r.id) == Family::credible_metarational && move.by != i) {
      ASSERT_TRUE(improves(g, move.by, move.from, move.to));
    }
    turns += (move.by == i) != (last.by == i) ? 1U : 0U;
    last = move;
  }
  ASSERT_EQ(m.end, last.to);
  const Family family = graph::family_of(r.id);
  if (family == Family::limited) {
    ASSERT_LE(m.reply.size() + 1, graph::horizon_of(r.id));
  } else if (graph::has_horizon(family)) {
    ASSERT_LE(turns, graph::horizon_of(r.id));
  }
}

void walk_at_once(const worlds::ProductWorld& w, const Reason& r, StateId s, const ReasonMove& m) {
  std::vector<std::uint32_t> to(w.strategies.size(), static_cast<std::uint32_t>(s.value));
  std::set<PartyId> movers{r.who.front()};
  to[r.who.front().value] = static_cast<std::uint32_t>(m.way.front().to.value);
  for (const Move& move : m.reply) {
    ASSERT_EQ(move.from, s);
    ASSERT_TRUE(movers.insert(move.by).second);
    ASSERT_TRUE(can(w.graph, move));
    ASSERT_TRUE(improves(w.graph, move.by, s, move.to));
    to[move.by.value] = static_cast<std::uint32_t>(move.to.value);
  }
  ASSERT_EQ(m.end->value, *w.combined(to));
}

template <class G>
void check_reason(const G& g, const Reason& r, StateId s, bool stable, Told& told) {
  ASSERT_EQ(r.stable, stable) << graph::about(r.id).word;
  ASSERT_FALSE(r.undecided);
  ASSERT_FALSE(r.headline.empty());
  const PartyId i = r.who.front();
  std::set<StateId> to;
  bool all_deterred = true;
  for (const ReasonMove& m : r.moves) {
    ASSERT_TRUE(to.insert(m.way.front().to).second);
    all_deterred = all_deterred && m.counts;
    if (m.end) {
      ASSERT_EQ(m.counts, !improves(g, i, s, *m.end)) << graph::about(r.id).word;
    }
    ASSERT_FALSE(m.gain.empty());
    told.longest = std::max(told.longest, m.reply.size());
  }
  ASSERT_EQ(r.stable, all_deterred);
  g.each_move(i, s, [&](StateId t) {
    const bool expected = foresees(r.id) || improves(g, i, s, t);
    EXPECT_EQ(to.contains(t), expected) << "each move that counts is told";
    return true;
  });
  ++(r.stable ? told.stable : told.unstable);
}

template <class G>
void check_all(const GraphFile& file, const G& g, const std::vector<ConceptId>& ids,
               const graph::FillOptions& options, const std::string& world, Told& told,
               const worlds::ProductWorld* product = nullptr) {
  const Names names = names_of(file);
  const graph::Table table = *graph::fill_table(g, ids, entente::Run{}, options);
  for (StateId s{0}; s.value < g.state_count(); ++s.value) {
    const auto a = reasons(g, names, s, ids, options, entente::Run{});
    ASSERT_TRUE(a) << world;
    ASSERT_EQ(a->reasons.size(), ids.size() * g.party_count());
    for (const Reason& r : a->reasons) {
      SCOPED_TRACE(world + " " + graph::about(r.id).word + " state " + std::to_string(s.value) +
                   " party " + std::to_string(r.who.front().value));
      const bool stable = table.find(r.id)->stable[r.who.front().value].contains(s);
      ASSERT_NO_FATAL_FAILURE(check_reason(g, r, s, stable, told));
      for (const ReasonMove& m : r.moves) {
        told.at_once += m.at_once ? 1 : 0;
        if (m.at_once) {
          ASSERT_NO_FATAL_FAILURE(walk_at_once(*product, r, s, m));
        } else if (graph::family_of(r.id) != Family::simultaneous) {
          ASSERT_NO_FATAL_FAILURE(walk_play(g, r, s, m));
        }
      }
    }
    const Look look;
    EXPECT_FALSE(text_reasons(*a, look).empty());
  }
}

GraphFile file_of(AnyGraph graph, std::uint32_t parties) {
  GraphFile file;
  for (std::uint32_t i = 0; i < parties; ++i)
    file.parties.emplace_back(1, static_cast<char>('A' + i));
  file.graph = std::move(graph);
  return file;
}

TEST(ReasonsThatLookOn, CanBeWalkedInRandomModelsWhoeverMovesNext) {
  Told told;
  for (const auto next : {graph::NextMover::worst, graph::NextMover::fixed,
                          graph::NextMover::together, graph::NextMover::each})
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const ConflictGraph g =
          worlds::random_model(90000 + seed, worlds::Preferences::ranked, 8).graph();
      const graph::FillOptions options{.next = next, .leader = PartyId{1}};
      const GraphFile file = file_of(g, g.party_count());
      check_all(file, g, looking_on(), options, "seed " + std::to_string(seed), told);
      if (testing::Test::HasFatalFailure()) return;
    }
  EXPECT_GT(told.stable, 1000U);
  EXPECT_GT(told.unstable, 1000U);
  EXPECT_GT(told.longest, 4U);
}

TEST(ReasonsThatLookOn, NeedNoOrdersWhereMovesAndAnswersGoOn) {
  Told told;
  const auto ids = named({"policy", "mr2", "mr3", "mr4", "mr6", "cmr2", "cmr4", "cmr5"});
  for (const auto preferences : {worlds::Preferences::with_unknown, worlds::Preferences::pairwise})
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      const ConflictGraph g = worlds::random_model(91000 + seed, preferences, 8).graph();
      const GraphFile file = file_of(g, g.party_count());
      const graph::Table table = *graph::fill_table(g, ids, entente::Run{});
      for (StateId s{0}; s.value < g.state_count(); ++s.value) {
        const Names names = names_of(file);
        const auto a = reasons(g, names, s, ids, {}, entente::Run{});
        ASSERT_TRUE(a);
        for (const Reason& r : a->reasons) {
          ASSERT_EQ(r.stable, table.find(r.id)->stable[r.who.front().value].contains(s));
          for (const ReasonMove& m : r.moves) {
            ASSERT_NO_FATAL_FAILURE(walk_play(g, r, s, m));
            if (m.counts) {
              ASSERT_TRUE(graph::no_better(g, r.who.front(), s, *m.end));
            }
          }
          ++(r.stable ? told.stable : told.unstable);
        }
      }
    }
  EXPECT_GT(told.unstable, 100U);
}

TEST(ReasonsThatLookOn, OfMovesAtOnceAreOthersWhoWouldLeaveToo) {
  Told told;
  auto ids = looking_on();
  ids.push_back(*graph::find_concept("seqsim"));
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const worlds::ProductWorld w = worlds::product_world(92000 + seed);
    const GraphFile file = file_of(w.graph, w.graph.party_count());
    check_all(file, w.graph, ids, {}, "seed " + std::to_string(seed), told, &w);
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(told.at_once, 20U);
}

}  // namespace
}  // namespace entente::report
