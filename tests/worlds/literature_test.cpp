#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>

#include "random_model.hpp"
#include "tests/project.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "entente/graph/hypergame.hpp"
#include "entente/model/graph_json.hpp"

namespace entente::worlds {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// A conflict of tests/published, with what its paper says of it under the key `published`.
struct Example {
  std::string name;
  Json published;
  GraphFile file;

  const ConflictGraph& graph() const { return std::get<ConflictGraph>(file.graph); }
  PartyId party(const std::string& name_of) const {
    const auto at = std::ranges::find(file.parties, name_of);
    EXPECT_NE(at, file.parties.end()) << name << ' ' << name_of;
    return PartyId{static_cast<std::uint32_t>(at - file.parties.begin())};
  }
  StateId state(const std::string& id) const {
    const auto s = file.find_state(id);
    EXPECT_TRUE(s) << name << ' ' << id;
    return s.value_or(StateId{0});
  }
  Json ids(const StateSet& set) const {
    Json list = Json::array();
    set.each([&](StateId s) {
      list.push_back(file.state_name(s));
      return true;
    });
    return list;
  }
};

std::vector<Example> examples() {
  std::vector<Example> all;
  for (const auto& entry : fs::directory_iterator(tests::in_project("tests/published"))) {
    const std::string text = *read_file(entry.path().string(), graph_file_bytes);
    auto file = read_graph(SourceText(entry.path().filename().string(), text));
    EXPECT_TRUE(file) << entry.path() << ": " << (file ? "" : file.error().front().what);
    const Json json = Json::parse(text);
    EXPECT_TRUE(json.contains("source")) << entry.path();
    if (file)
      all.push_back({entry.path().filename().string(), json["published"], std::move(*file)});
  }
  std::ranges::sort(all, {}, &Example::name);
  return all;
}

graph::ConceptId concept_of(const std::string& word) {
  const auto id = graph::find_concept(word);
  EXPECT_TRUE(id) << word;
  return id.value_or(graph::ConceptId::nash);
}

/// "Ministry+Company" as a place in the table of a coalition concept.
std::size_t place_of(const Example& e, const graph::ConceptTable& row, const std::string& names) {
  graph::Coalition members;
  for (std::size_t from = 0; from <= names.size();) {
    const std::size_t to = std::min(names.find('+', from), names.size());
    members.members |= graph::Coalition::of(e.party(names.substr(from, to - from))).members;
    from = to + 1;
  }
  return static_cast<std::size_t>(std::ranges::find(row.coalitions, members) -
                                  row.coalitions.begin());
}

/// What the paper says of single cells, under `key`: that they are stable, or that they are not.
int compare_cells(const Example& e, const char* key, bool stable) {
  int compared = 0;
  if (!e.published.contains(key)) return 0;
  for (const auto& [word, cells] : e.published[key].items()) {
    const graph::Table table =
        *graph::fill_table(e.graph(), std::array{concept_of(word)}, entente::Run{});
    for (const auto& [names, states] : cells.items())
      for (const Json& id : states) {
        const graph::ConceptTable& row = table.concepts.front();
        EXPECT_EQ(row.stable.at(place_of(e, row, names)).contains(e.state(id)), stable)
            << e.name << ' ' << word << ' ' << names << ' ' << id;
        ++compared;
      }
  }
  return compared;
}

TEST(Literature, HasTheEquilibriaThatItPrints) {
  int compared = 0;
  for (const Example& e : examples()) {
    for (const auto& [word, states] : e.published["equilibria"].items()) {
      const graph::Table table =
          *graph::fill_table(e.graph(), std::array{concept_of(word)}, entente::Run{});
      EXPECT_EQ(e.ids(table.concepts.front().equilibria), states) << e.name << ' ' << word;
      ++compared;
    }
    compared += compare_cells(e, "stable", true) + compare_cells(e, "unstable", false);
  }
  std::printf("printed results compared: %d\n", compared);
  EXPECT_GT(compared, 25);
}

/// [surprised, the state it expected, who moves, where to]
Json surprises_of(const Example& e, const graph::HypergameTable& t) {
  Json list = Json::array();
  for (const graph::Surprise& s : t.surprises)
    list.push_back({e.file.parties[s.surprised.value], e.file.state_name(s.expected),
                    e.file.parties[s.move.by.value], e.file.state_name(s.move.to)});
  return list;
}

int compare_views(const Example& e, const Json& said, const graph::HypergameTable& t) {
  int compared = 0;
  const std::string where = e.name + " " + graph::about(t.id).word;
  const auto compare = [&](const char* key, const Json& found) {
    if (!said.contains(key)) return;
    EXPECT_EQ(found, said[key]) << where << ' ' << key;
    ++compared;
  };
  compare("equilibria", e.ids(t.equilibria));
  compare("actual", e.ids(t.actual.equilibria));
  compare("surprises", surprises_of(e, t));
  if (said.contains("expected"))
    for (const auto& [viewer, states] : said["expected"].items()) {
      EXPECT_EQ(e.ids(t.expected[e.party(viewer).value]), states) << where << ' ' << viewer;
      ++compared;
    }
  return compared;
}

/// What holds in the game that one party sees, under `seen`.
int compare_seen(const Example& e, const GraphView& view) {
  int compared = 0;
  const std::string& viewer = e.file.parties[view.viewer.value];
  if (view.of || !e.published.contains("seen") || !e.published["seen"].contains(viewer)) return 0;
  for (const auto& [word, states] : e.published["seen"][viewer].items()) {
    const graph::Table table =
        *graph::fill_table(view.graph, std::array{concept_of(word)}, entente::Run{});
    EXPECT_EQ(e.ids(table.concepts.front().equilibria), states) << e.name << ' ' << word;
    ++compared;
  }
  return compared;
}

TEST(Literature, HasTheMisreadingsThatItTells) {
  int hypergames = 0, second_level = 0, compared = 0;
  for (const Example& e : examples()) {
    if (e.file.views.empty()) continue;
    ++hypergames;
    graph::Hypergame game{&e.graph(), {}};
    for (const GraphView& v : e.file.views) {
      game.views.push_back({v.viewer, v.of, &v.graph, v.hidden});
      second_level += v.of ? 1 : 0;
      compared += compare_seen(e, v);
    }
    for (const auto& [word, said] : e.published["views"].items()) {
      const auto tables = graph::analyse(game, std::array{concept_of(word)}, entente::Run{});
      ASSERT_TRUE(tables) << e.name;
      compared += compare_views(e, said, tables->front());
    }
  }
  std::printf("hypergames: %d, statements compared: %d\n", hypergames, compared);
  EXPECT_GE(hypergames, 3);
  EXPECT_GE(second_level, 1);
  EXPECT_GT(compared, 15);
}

/// Everybody names one of the others; who name each other are a couple. likes[i] lists whom i may
/// name, best first, and having nobody is worst.
struct Naming {
  std::vector<std::vector<std::uint32_t>> likes;

  std::size_t named(std::uint32_t i, std::uint64_t s) const {
    for (std::uint32_t k = 0; k < i; ++k) s /= likes[k].size();
    return s % likes[i].size();
  }
  /// The place in its list of whom i is matched with, or the length of the list: nobody.
  std::size_t place(std::uint32_t i, std::uint64_t s) const {
    const std::size_t k = named(i, s);
    const std::uint32_t other = likes[i][k];
    return likes[other][named(other, s)] == i ? k : likes[i].size();
  }
  std::vector<std::size_t> matching(std::uint64_t s) const {
    std::vector<std::size_t> places;
    for (std::uint32_t i = 0; i < likes.size(); ++i) places.push_back(place(i, s));
    return places;
  }
  ProductGraph graph() const {
    std::vector<std::uint64_t> strategies;
    std::uint64_t states = 1;
    for (const auto& list : likes) states *= strategies.emplace_back(list.size());
    std::vector<std::vector<std::uint32_t>> rank(likes.size());
    for (std::uint32_t i = 0; i < likes.size(); ++i)
      for (std::uint64_t s = 0; s < states; ++s)
        rank[i].push_back(static_cast<std::uint32_t>(likes[i].size() - place(i, s)));
    return {strategies, rank};
  }
  /// The matchings of the states that no coalition leaves.
  std::set<std::vector<std::size_t>> strong() const {
    const auto id = in_family(graph::Family::coalition, graph::ConceptId::nash);
    const graph::Table table = *graph::fill_table(graph(), std::array{id}, entente::Run{});
    std::set<std::vector<std::size_t>> matchings;
    table.concepts.front().equilibria.each([&](StateId s) {
      matchings.insert(matching(s.value));
      return true;
    });
    return matchings;
  }
};

// Gale & Shapley (1962), College admissions and the stability of marriage, American Mathematical
// Monthly 69, example 1: three men (0-2) and three women (3-5), and just three stable sets of
// marriages: all men have their first choice, or their second, or their third.
TEST(Literature, MarriagesThatNoCoalitionLeavesAreTheStableOnesOfGaleAndShapley) {
  const Naming marriages{{{3, 4, 5}, {4, 5, 3}, {5, 3, 4}, {1, 2, 0}, {2, 0, 1}, {0, 1, 2}}};
  const std::set<std::vector<std::size_t>> stable{
      {0, 0, 0, 2, 2, 2}, {1, 1, 1, 1, 1, 1}, {2, 2, 2, 0, 0, 0}};
  EXPECT_EQ(marriages.strong(), stable);
}

// The same, example 3: four boys who share rooms. The first three each have one of the others as
// their first choice, and nobody wants the fourth: no pairing is stable.
TEST(Literature, RoommatesOfGaleAndShapleyAreLeftBySomeCoalitionHoweverTheyPair) {
  const Naming rooms{{{1, 2, 3}, {2, 0, 3}, {0, 1, 3}, {0, 1, 2}}};
  EXPECT_TRUE(rooms.strong().empty());
}

/// Each party chooses one of some resources; what it has falls with the number of users.
ProductGraph congestion(std::uint64_t seed, std::uint32_t parties, std::uint32_t resources) {
  std::vector<std::vector<std::uint32_t>> worth(resources);
  std::uint64_t next = 0;
  for (auto& list : worth) {
    for (std::uint32_t users = 0; users < parties; ++users)
      list.push_back(static_cast<std::uint32_t>(splitmix_at(seed, next++) % 9));
    std::ranges::sort(list, std::greater{});
  }
  std::uint64_t states = 1;
  for (std::uint32_t i = 0; i < parties; ++i) states *= resources;
  std::vector<std::vector<std::uint32_t>> rank(parties);
  for (std::uint64_t s = 0; s < states; ++s) {
    std::vector<std::uint32_t> chosen;
    for (std::uint64_t rest = s; chosen.size() < parties; rest /= resources)
      chosen.push_back(static_cast<std::uint32_t>(rest % resources));
    for (std::uint32_t i = 0; i < parties; ++i)
      rank[i].push_back(
          worth[chosen[i]][static_cast<std::size_t>(std::ranges::count(chosen, chosen[i]) - 1)]);
  }
  return {std::vector<std::uint64_t>(parties, resources), rank};
}

// Holzman & Law-Yone (1997), Strong equilibrium in congestion games, Games and Economic Behavior
// 21: where each chooses one resource, which is worth less the more use it, every Nash equilibrium
// is a strong one.
TEST(Literature, NashEquilibriaOfSimpleCongestionAreLeftByNoCoalition) {
  const auto id = in_family(graph::Family::coalition, graph::ConceptId::nash);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto parties = static_cast<std::uint32_t>(2 + seed % 3);
    const ProductGraph g = congestion(seed, parties, static_cast<std::uint32_t>(2 + seed % 2));
    const graph::Table table =
        *graph::fill_table(g, std::array{graph::ConceptId::nash, id}, entente::Run{});
    EXPECT_FALSE(table.concepts[0].equilibria.empty()) << "seed " << seed;
    EXPECT_EQ(table.concepts[0].equilibria, table.concepts[1].equilibria) << "seed " << seed;
  }
}

/// A random conflict whose orders have no ties, and one attitude of each party to itself and none
/// to the others.
ConflictGraph with_attitude(std::uint64_t seed, Attitude to_itself, bool weak) {
  Model model = random_model(seed, Preferences::ranked, 10);
  for (ExplicitParty& p : model.parties)
    for (std::uint32_t s = 0; s < model.states; ++s) p.rank[s] = p.rank[s] * model.states + s;
  ConflictGraph g = model.graph();
  auto degrees = std::make_shared<PreferenceDegrees>(g.party_count());
  for (std::uint32_t i = 0; i < g.party_count(); ++i) {
    degrees->parties[i].attitude.assign(g.party_count(), Attitude::indifferent);
    degrees->parties[i].attitude[i] = to_itself;
  }
  degrees->attitude_weak = weak;
  g.set_degrees(std::move(degrees));
  return g;
}

std::vector<StateSet> stable_sets(const ConflictGraph& g, graph::Family family,
                                  graph::ConceptId form) {
  return graph::fill_table(g, std::array{in_family(family, form)}, entente::Run{})
      ->concepts.front()
      .stable;
}

// Inohara & Hipel (2009), Interrelationships among attitude-based and conventional stability
// concepts within the graph model for conflict resolution: for complete orders without ties, and
// parties that mind themselves alone, each relational concept is the conventional one; where they
// mind nobody, relational Nash is relational SMR and relational GMR is relational SEQ.
TEST(Literature, AttitudesRelateConceptsAsInoharaAndHipelProve) {
  using graph::ConceptId;
  using graph::Family;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (bool weak : {false, true}) {
      const ConflictGraph own = with_attitude(seed, Attitude::toward, weak);
      for (ConceptId form : graph::crisp_concepts)
        EXPECT_EQ(stable_sets(own, Family::relational, form), stable_sets(own, Family::crisp, form))
            << "seed " << seed;
      const ConflictGraph nobody = with_attitude(seed, Attitude::indifferent, weak);
      const auto of = [&](ConceptId form) { return stable_sets(nobody, Family::relational, form); };
      EXPECT_EQ(of(ConceptId::nash), of(ConceptId::smr)) << "seed " << seed;
      EXPECT_EQ(of(ConceptId::gmr), of(ConceptId::seq)) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace entente::worlds
