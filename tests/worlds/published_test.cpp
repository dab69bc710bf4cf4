#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

#include "tests/project.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/graph/fill.hpp"
#include "entente/graph/path.hpp"
#include "entente/model/graph_json.hpp"

namespace entente::worlds {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// One published or constructed conflict with the answers of the reference solver.
struct PublishedCase {
  std::string name;
  Json json;
  GraphFile file;
  const ConflictGraph& graph() const { return std::get<ConflictGraph>(file.graph); }
};

/// The shared cases, or none where the folder is absent (a release of the program alone).
std::vector<PublishedCase> published_cases() {
  const fs::path folder = tests::in_project("../shared/cases/gmcr");
  std::vector<PublishedCase> cases;
  if (!fs::exists(folder)) return cases;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const std::string text = *read_file(entry.path().string(), graph_file_bytes);
    auto file = read_graph(SourceText(entry.path().filename().string(), text));
    EXPECT_TRUE(file) << entry.path() << ": " << (file ? "" : file.error().front().what);
    if (file)
      cases.push_back({entry.path().filename().string(), Json::parse(text), std::move(*file)});
  }
  std::ranges::sort(cases, {}, &PublishedCase::name);
  return cases;
}

/// Cells compared and cells that agree.
struct Score {
  int matched = 0, total = 0;
  void add(bool same) {
    ++total;
    matched += same ? 1 : 0;
  }
};

bool listed(const Json& ids, const std::string& id) {
  return std::ranges::find(ids, Json(id)) != ids.end();
}

/// "MoE", or "MoE+UR" of a coalition.
std::string who(const PublishedCase& c, const graph::ConceptTable& row, std::size_t k) {
  if (row.coalitions.empty()) return c.file.parties[k];
  std::string names;
  graph::each_member(row.coalitions[k], [&](PartyId i) {
    names += (names.empty() ? "" : "+") + c.file.parties[i.value];
    return true;
  });
  return names;
}

/// All concepts for which the case has expected answers.
std::vector<graph::ConceptId> expected_concepts(const PublishedCase& c) {
  std::vector<graph::ConceptId> ids;
  for (const auto& [word, parties] : c.json["expected"]["stable"].items()) {
    const auto id = graph::find_concept(word);
    EXPECT_TRUE(id) << c.name << ' ' << word;
    if (id) ids.push_back(*id);
  }
  return ids;
}

void compare_tables(const PublishedCase& c, const graph::Table& table, Score& score) {
  const Json& expected = c.json["expected"];
  for (const graph::ConceptTable& row : table.concepts) {
    const std::string word(graph::about(row.id).word);
    for (std::uint64_t s = 0; s < c.file.state_count(); ++s) {
      const std::string id = c.file.state_name(StateId{s});
      for (std::size_t k = 0; k < row.stable.size(); ++k)
        score.add(row.stable[k].contains(StateId{s}) ==
                  listed(expected["stable"][word][who(c, row, k)], id));
      score.add(row.equilibria.contains(StateId{s}) == listed(expected["equilibria"][word], id));
    }
  }
}

void compare_steps(const PublishedCase& c, const Json& expected, const graph::Paths& paths,
                   Score& score) {
  for (std::uint64_t s = 0; s < c.file.state_count(); ++s) {
    const std::string id = c.file.state_name(StateId{s});
    if (StateId{s} == paths.start()) continue;
    score.add(paths.reached(StateId{s}) == expected.contains(id));
    if (!paths.reached(StateId{s}) || !expected.contains(id)) continue;
    score.add(paths.steps(StateId{s}) == expected[id]["steps"].get<std::uint32_t>());
    score.add(paths.path(StateId{s}).size() == paths.steps(StateId{s}));
  }
}

#define ENTENTE_SKIP_WITHOUT_CASES(cases) \
  if ((cases).empty()) GTEST_SKIP() << "the shared cases (../shared/cases/gmcr) are not here"

TEST(PublishedCases, HaveTheExpectedStabilityInEveryCell) {
  const auto cases = published_cases();
  ENTENTE_SKIP_WITHOUT_CASES(cases);
  Score score;
  for (const PublishedCase& c : cases) {
    const int missing = score.total - score.matched;
    compare_tables(c, *graph::fill_table(c.graph(), expected_concepts(c), entente::Run{}), score);
    EXPECT_EQ(score.total - score.matched, missing) << c.name;
  }
  std::printf("cells matched / total: %d / %d\n", score.matched, score.total);
  EXPECT_GT(score.total, 10000);
}

TEST(PublishedCases, HaveTheExpectedLeastNumbersOfMovesFromTheStatusQuo) {
  const auto cases = published_cases();
  ENTENTE_SKIP_WITHOUT_CASES(cases);
  Score score;
  for (const PublishedCase& c : cases) {
    if (!c.file.status_quo || !c.json["expected"].contains("status_quo")) continue;
    const Json& expected = c.json["expected"]["status_quo"];
    const graph::Evolution e = *graph::evolution(c.graph(), *c.file.status_quo, entente::Run{});
    compare_steps(c, expected["um"], e.by_moves, score);
    compare_steps(c, expected["ui"], e.by_improvements, score);
  }
  std::printf("steps matched / total: %d / %d\n", score.matched, score.total);
  EXPECT_EQ(score.matched, score.total);
  EXPECT_GT(score.total, 100);
}

}  // namespace
}  // namespace entente::worlds
