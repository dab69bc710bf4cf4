#include "random_model.hpp"
#include <gtest/gtest.h>

#include "entente/graph/coalition_verdict.hpp"
#include "entente/graph/fill.hpp"
#include "entente/graph/free_coalitions.hpp"

/// Verdicts about coalitions with their proofs: the same as the tables, and each way and reply can
/// be walked.
namespace entente::worlds {
namespace {

using graph::Coalition;
using graph::ConceptId;

std::vector<ConceptId> coalition_concepts() {
  std::vector<ConceptId> ids;
  for (const graph::Concept& row : graph::concepts())
    if (graph::of_coalitions(row.id)) ids.push_back(row.id);
  return ids;
}

/// Whether it starts there, each move exists, is a member's, and nobody moves twice in a row unless
/// `pauses` (between joint moves of two coalitions one party may go on).
bool walks(const ConflictGraph& g, const std::vector<Move>& way, Coalition h, StateId from,
           bool pauses) {
  StateId at = from;
  for (std::size_t k = 0; k < way.size(); ++k) {
    if (way[k].from != at || !h.contains(way[k].by)) return false;
    if (!pauses && k > 0 && way[k].by == way[k - 1].by) return false;
    const bool there = !g.each_move(way[k].by, at, [&](StateId t) { return t != way[k].to; });
    if (!there) return false;
    at = way[k].to;
  }
  return !way.empty();
}

void check_proofs(const ConflictGraph& g, const graph::CoalitionVerdict& v, ConceptId id,
                  Coalition h, StateId s, graph::JointPreference rule) {
  const Coalition others = Coalition::all(g.party_count()).without(h);
  bool all_answered = true;
  for (const graph::JointSanction& x : v.sanctions) {
    ASSERT_TRUE(walks(g, x.improvement, h, s, false));
    const StateId s1 = x.improvement.back().to;
    ASSERT_TRUE(graph::jointly_improves(g, h, s, s1, rule));
    const bool asks_credible = graph::form_of(id) == ConceptId::seq;
    const bool counts =
        graph::form_of(id) != ConceptId::nash && !x.reply.empty() && (!asks_credible || x.credible);
    all_answered = all_answered && counts;
    if (x.reply.empty()) continue;
    ASSERT_TRUE(walks(g, x.reply, others, s1, x.credible));
    ASSERT_TRUE(graph::jointly_no_better(g, h, s, x.reply.back().to, rule));
  }
  ASSERT_EQ(v.stable, all_answered);
}

TEST(CoalitionReasons, SayWhatTheTablesSayAndCanBeWalked) {
  const auto ids = coalition_concepts();
  ASSERT_EQ(ids.size(), 5U);
  std::size_t cells = 0;
  for (const auto preferences : {Preferences::ranked, Preferences::with_unknown})
    for (const auto rule :
         {graph::JointPreference::each_better, graph::JointPreference::none_worse})
      for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const ConflictGraph g = random_model(9100 + seed, preferences, 9).graph();
        const auto table = graph::fill_table(g, ids, entente::Run{}, {.joint = rule});
        const entente::Run run;
        graph::CoalitionJudge judge(g, rule, run);
        for (const graph::ConceptTable& c : table->concepts)
          for (std::size_t k = 0; k < c.coalitions.size(); ++k)
            for (std::uint64_t s = 0; s < g.state_count(); ++s, ++cells) {
              const auto v = judge.judge(c.id, c.coalitions[k], StateId{s});
              ASSERT_EQ(v.stable, c.stable[k].contains(StateId{s}))
                  << "seed " << seed << ' ' << graph::about(c.id).word << " coalition " << k
                  << " state " << s;
              check_proofs(g, v, c.id, c.coalitions[k], StateId{s}, rule);
              if (HasFatalFailure()) FAIL() << "seed " << seed << " state " << s;
            }
      }
  RecordProperty("cells", static_cast<int>(cells));
  EXPECT_GT(cells, 100'000U);
}

bool same(const graph::JointSanction& a, const graph::JointSanction& b) {
  return a.improvement == b.improvement && a.reply == b.reply && a.credible == b.credible;
}

/// Where strategies are free, replies that cannot be are known before they are looked for.
TEST(CoalitionReasons, AreTheSameWhereStrategiesAreFree) {
  const auto ids = coalition_concepts();
  const entente::Run run;
  std::size_t cells = 0;
  for (const std::vector<std::uint64_t>& strategies :
       {std::vector<std::uint64_t>{3, 5, 5}, {2, 3, 3, 4}, {9, 8}})
    for (std::uint64_t seed = 0; seed < 4; ++seed)
      for (const ValueKind kind : {ValueKind::uniform, ValueKind::additive}) {
        const ProductGraph g(strategies, kind, 9700 + seed);
        const ConflictGraph arcs = listed(g);
        const auto each_better = graph::JointPreference::each_better;
        graph::CoalitionJudge free(g, each_better, run);
        graph::CoalitionJudge by_arcs(arcs, each_better, run);
        const auto all = coalitions_within(graph::Coalition::all(g.party_count()));
        for (ConceptId id : ids)
          for (Coalition h : all)
            for (std::uint64_t s = 0; s < g.state_count(); s += 5, ++cells) {
              const auto v = free.judge(id, h, StateId{s});
              const auto expected = by_arcs.judge(id, h, StateId{s});
              ASSERT_EQ(v.stable, expected.stable) << "seed " << seed << " state " << s;
              ASSERT_TRUE(std::ranges::equal(v.sanctions, expected.sanctions, same))
                  << "seed " << seed << ' ' << graph::about(id).word << " state " << s;
            }
      }
  EXPECT_GT(cells, 5'000U);
}

/// The methods for free strategies against sets of states kept for each state, in every cell.
TEST(FreeCoalitions, AreThoseOfListedMovesInEveryCell) {
  const auto ids = coalition_concepts();
  std::size_t cells = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const ProductGraph g = random_product(9500 + seed);
    graph::FreeConflict conflict{*g.free_strategies(), g.state_count(), {}};
    conflict.ranks = [&g](std::uint32_t i, std::uint64_t first, std::uint64_t count,
                          std::uint32_t* to) {
      for (std::uint64_t k = 0; k < count; ++k) to[k] = g.rank(PartyId{i}, StateId{first + k});
    };
    entente::Run run;
    run.threads = seed % 2 == 0 ? 1 : 3;
    graph::FreeCoalitions free(conflict, run);
    const auto expected = graph::fill_table(listed(g), ids, run);
    for (const graph::ConceptTable& c : expected->concepts)
      for (std::size_t k = 0; k < c.coalitions.size(); ++k, cells += g.state_count())
        ASSERT_EQ(*free.fill(c.id, c.coalitions[k]), c.stable[k])
            << "seed " << seed << ' ' << graph::about(c.id).word << " coalition " << k;
  }
  EXPECT_GT(cells, 100'000U);
}

TEST(FreeCoalitions, AreChosenWhereStrategiesAreFree) {
  const auto ids = coalition_concepts();
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const ProductGraph g = random_product(9900 + seed);
    const auto table = graph::fill_table(g, ids, entente::Run{});
    const auto expected = graph::fill_table(listed(g), ids, entente::Run{});
    for (std::size_t c = 0; c < ids.size(); ++c)
      ASSERT_EQ(table->concepts[c].stable, expected->concepts[c].stable) << "seed " << seed;
  }
}

}  // namespace
}  // namespace entente::worlds
