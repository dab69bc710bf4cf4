#include <cstdio>
#include <filesystem>

#include "tests/project.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/graph/inverse.hpp"
#include "entente/model/graph_json.hpp"

namespace entente::worlds {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

const fs::path shared = tests::in_project("../shared/cases");

GraphFile shared_case(const std::string& name) {
  const std::string path = (shared / "gmcr" / (name + ".json")).string();
  return *read_graph(SourceText(name, *read_file(path, graph_file_bytes)));
}

/// Numbers that agree with what a case expects of one target.
struct Score {
  int matched = 0, total = 0;
  void add(bool same) {
    ++total;
    matched += same ? 1 : 0;
  }
};

void compare_target(const GraphFile& file, const std::string& target, const Json& expected,
                    std::uint64_t orders_total, Score& score) {
  const auto& g = std::get<ConflictGraph>(file.graph);
  score.add(graph::orders_of(g.state_count())->small() == orders_total);
  for (const auto& [word, parties] : expected.items()) {
    const auto found =
        graph::inverse(g, *file.find_state(target), *graph::find_concept(word), entente::Run{});
    for (std::size_t i = 0; i < file.parties.size(); ++i) {
      const graph::PartyInverse& party = found->parties[i];
      const Json& row = parties[file.parties[i]];
      score.add(party.stable == row["stable"].get<bool>());
      score.add(party.count.orders->small() == row["orders_stable"].get<std::uint64_t>());
      score.add(party.change.swaps == row["swaps"].get<std::uint64_t>());
    }
  }
}

TEST(PublishedCases, HaveTheExpectedOrdersAndSwapsForEveryTarget) {
  if (!fs::exists(shared / "gmcr-inverse.json"))
    GTEST_SKIP() << "the expected numbers (../shared/cases/gmcr-inverse.json) are not here";
  const Json all =
      Json::parse(*read_file((shared / "gmcr-inverse.json").string(), graph_file_bytes));
  Score score;
  for (const auto& [name, expected] : all["cases"].items()) {
    const GraphFile file = shared_case(name);
    const int missing = score.total - score.matched;
    for (const auto& [target, concepts] : expected["targets"].items())
      compare_target(file, target, concepts, expected["orders_total"], score);
    EXPECT_EQ(score.total - score.matched, missing) << name;
  }
  std::printf("inverse numbers matched / total: %d / %d\n", score.matched, score.total);
  EXPECT_GT(score.total, 1000);
}

/// orders_stable of each concept for one party and target.
std::vector<std::uint64_t> orders(const ConflictGraph& g, std::uint32_t i, StateId t) {
  std::vector<std::uint64_t> list;
  for (graph::ConceptId id : graph::crisp_concepts)
    list.push_back(*graph::inverse(g, t, id, entente::Run{})->parties[i].count.orders->small());
  return list;
}

/// The two-by-two game in which Row's better strategy is D and Col's too (graph-model.md 15).
ConflictGraph prisoners_dilemma() {
  std::vector<ExplicitParty> parties(2);
  parties[0] = {{{0, 2}, {2, 0}, {1, 3}, {3, 1}}, {2, 0, 3, 1}, {}, {}, {}, {}};
  parties[1] = {{{0, 1}, {1, 0}, {2, 3}, {3, 2}}, {2, 3, 0, 1}, {}, {}, {}, {}};
  return {4, parties};
}

TEST(PublishedNumbers, OfTwoByTwoGamesAreTwelveSixteenAndFourteenOfTwentyFour) {
  const ConflictGraph g = prisoners_dilemma();
  for (StateId t{0}; t.value < 4; ++t.value)
    for (std::uint32_t i = 0; i < 2; ++i) {
      const auto list = orders(g, i, t);
      EXPECT_EQ(std::vector(list.begin(), list.begin() + 3),
                (std::vector<std::uint64_t>{12, 16, 14}));
    }
}

TEST(PublishedNumbers, OfThePrisonersDilemmaAskForOneSwapEachAndForNoneBeyondNash) {
  const ConflictGraph g = prisoners_dilemma();
  EXPECT_EQ(graph::inverse(g, StateId{0}, graph::ConceptId::nash, {})->swaps(), 2U);
  for (graph::ConceptId id : {graph::ConceptId::gmr, graph::ConceptId::smr, graph::ConceptId::seq,
                              graph::ConceptId::sseq})
    EXPECT_EQ(graph::inverse(g, StateId{0}, id, {})->swaps(), 0U);
}

TEST(PublishedNumbers, OfTheEuphratesAreTheSameForEveryTarget) {
  if (!fs::exists(shared / "gmcr/euphrates-1975.json"))
    GTEST_SKIP() << "the shared cases (../shared/cases/gmcr) are not here";
  const GraphFile file = shared_case("euphrates-1975");
  const auto& g = std::get<ConflictGraph>(file.graph);
  for (StateId t{0}; t.value < 6; ++t.value) {
    const auto syria = orders(g, 0, t), iraq = orders(g, 1, t);
    EXPECT_EQ(std::vector(syria.begin(), syria.begin() + 3),
              (std::vector<std::uint64_t>{240, 384, 300}));
    EXPECT_EQ(std::vector(iraq.begin(), iraq.begin() + 3),
              (std::vector<std::uint64_t>{360, 540, 456}));
  }
}

}  // namespace
}  // namespace entente::worlds
