#include <algorithm>

#include "twin.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/graph/fill.hpp"
#include "entente/graph/hypergame.hpp"
#include "entente/model/view_graph.hpp"

/// Statements that are unknown, strong, wanted to a degree or with a chance; attitudes and limits.
/// Random cases against graphs whose pairs are listed one by one, apart from the program's reading.
namespace entente::test {
namespace {

using Levels = TwinWorld::Levels;

struct Want {
  Twin twin;
  bool unknown = false;
  int strength = 1;
  std::optional<Degree> degree;
  std::optional<Billionths> chance;
};

struct Conflict {
  TwinWorld world;
  std::vector<std::vector<Want>> wants;         // by party, most important first
  std::vector<std::vector<Attitude>> attitude;  // [party][of]
  std::vector<Billionths> satisficing;          // by party
  Billionths first_move = 0, sanction = whole_share, reply = 0;
  std::string text;
};

constexpr Billionths tenth = whole_share / 10;

std::string written(Billionths share) { return fmt::format("{}", share / 1e9); }

Want random_want(Dice& dice, const TwinWorld& world, std::string& text) {
  Want want;
  want.twin = random_twin(dice, world.options, 1);
  text += fmt::format("    - {{want: \"{}\"", text_of(want.twin, world.options, dice));
  if (dice.one_in(4)) {
    want.strength = 2 + static_cast<int>(dice.roll(4));
    text += want.strength == 2 ? ", strong: true" : fmt::format(", strong: {}", want.strength);
  }
  switch (dice.roll(6)) {
    case 0:
      want.unknown = true;
      text += ", unknown: true";
      break;
    case 1: {
      const auto low = static_cast<Billionths>(dice.roll(11)) * tenth;
      const auto high = std::min(whole_share, low + static_cast<Billionths>(dice.roll(4)) * tenth);
      want.degree = Degree{low, high};
      text += low == high ? fmt::format(", degree: {}", written(low))
                          : fmt::format(", degree: {}..{}", written(low), written(high));
      break;
    }
    case 2:
      want.chance = static_cast<Billionths>(dice.roll(11)) * tenth;
      text += fmt::format(", chance: {}", written(*want.chance));
      break;
    default:
      break;
  }
  text += "}\n";
  return want;
}

void add_attitudes(Dice& dice, Conflict& c) {
  constexpr std::array words{"negative", "neutral", "positive"};
  c.text += "attitudes:\n";
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    c.attitude.emplace_back(c.world.parties, Attitude::indifferent);
    c.attitude.back()[i] = Attitude::toward;
    c.text += fmt::format("  p{}: {{", i);
    for (std::uint32_t j = 0; j < c.world.parties; ++j) {
      const std::uint64_t word = dice.roll(words.size());
      if (j == i && !dice.one_in(3)) continue;
      c.attitude.back()[j] = static_cast<Attitude>(static_cast<int>(word) - 1);
      c.text += fmt::format("p{}: {}, ", j, words.at(word));
    }
    c.text += "}\n";
  }
}

Conflict random_conflict(std::uint64_t seed) {
  Dice dice(seed);
  Conflict c;
  std::vector<Levels> states;
  while (states.empty()) {
    c.world = random_world(dice, true);
    states = c.world.states();
  }
  c.text = c.world.text(states[dice.roll(states.size())]) + "preferences:\n";
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    c.wants.emplace_back();
    c.text += fmt::format("  p{}:\n", i);
    for (std::uint64_t k = 0; k < 1 + dice.roll(5); ++k)
      c.wants.back().push_back(random_want(dice, c.world, c.text));
  }
  add_attitudes(dice, c);
  c.text += "satisficing: {";
  for (std::uint32_t i = 0; i < c.world.parties; ++i) {
    c.satisficing.push_back((1 + static_cast<Billionths>(dice.roll(10))) * tenth);
    c.text += fmt::format("p{}: {}, ", i, written(c.satisficing.back()));
  }
  const auto share = [&] { return static_cast<Billionths>(dice.roll(11)) * tenth; };
  c.first_move = share();
  c.sanction = share();
  c.reply = share();
  c.text += fmt::format("}}\nlimits: {{first_move: {}, sanction: {}, reply: {}}}\n",
                        written(c.first_move), written(c.sanction), written(c.reply));
  return c;
}

/// The pairs of one party, each by the first statement on which its states differ.
void list_pairs(const Conflict& c, PartyId i, const std::vector<Levels>& states,
                ExplicitParty& party, PreferenceDegrees& degrees) {
  const std::vector<Want>& wants = c.wants[i.value];
  for (std::uint32_t s = 0; s < states.size(); ++s)
    for (std::uint32_t t = 0; t < states.size(); ++t) {
      const auto first = std::ranges::find_if(wants, [&](const Want& w) {
        return truth(w.twin, states[s]) != truth(w.twin, states[t]);
      });
      if (first == wants.end() || !truth(first->twin, states[s])) continue;
      const int strength = std::max_element(first, wants.end(), [](const Want& a, const Want& b) {
                             return a.strength < b.strength;
                           })->strength;
      if (first->unknown)
        party.unknown.emplace_back(s, t);
      else
        party.prefers.emplace_back(s, t);
      if (strength > 1 && !first->unknown)
        party.strong.emplace_back(s, t, static_cast<Strength>(strength));
      if (first->degree) degrees.add(i, StateId{s}, StateId{t}, *first->degree);
      if (first->chance)
        degrees.add(i, StateId{s}, StateId{t},
                    PreferenceChance{*first->chance, whole_share - *first->chance});
    }
}

ConflictGraph listed(const Conflict& c) {
  const std::vector<Levels> states = c.world.states();
  std::vector<ExplicitParty> parties(c.world.parties);
  auto degrees = std::make_shared<PreferenceDegrees>(c.world.parties);
  for (PartyId i{0}; i.value < c.world.parties; ++i.value) {
    ExplicitParty& party = parties[i.value];
    list_pairs(c, i, states, party, *degrees);
    degrees->parties[i.value].attitude = c.attitude[i.value];
    degrees->parties[i.value].satisficing = c.satisficing[i.value];
    for (std::uint32_t s = 0; s < states.size(); ++s)
      for (std::uint32_t t = 0; t < states.size(); ++t)
        if (s != t && c.world.can_move(i.value, states[s], states[t]))
          party.arcs.emplace_back(s, t);
  }
  degrees->first_move = c.first_move;
  degrees->sanction = c.sanction;
  degrees->reply = c.reply;
  ConflictGraph graph(states.size(), std::move(parties));
  graph.set_degrees(std::move(degrees));
  return graph;
}

std::vector<graph::ConceptId> concepts_to_compare() {
  std::vector<graph::ConceptId> ids;
  for (const graph::Concept& row : graph::concepts()) {
    const graph::Family family = graph::family_of(row.id);
    if (graph::has_regard(family) || graph::of_coalitions(row.id)) ids.push_back(row.id);
  }
  return ids;
}

std::size_t compare_tables(std::uint64_t seed) {
  const Conflict c = random_conflict(seed);
  const Model m = model_of(c.text);
  const OptionGraph implicit(m.space, m.ranks, m.degrees);
  const auto ids = concepts_to_compare();
  const auto table = graph::fill_table(implicit, ids, Run{});
  const auto expected = graph::fill_table(listed(c), ids, Run{});
  std::size_t cells = 0;
  for (std::size_t k = 0; k < ids.size(); ++k)
    for (std::size_t who = 0; who < table->concepts[k].stable.size(); ++who) {
      cells += m.space->size();
      EXPECT_EQ(table->concepts[k].stable[who], expected->concepts[k].stable[who])
          << "seed " << seed << " concept " << graph::about(ids[k]).word << " row " << who << "\n"
          << c.text;
      if (testing::Test::HasFailure()) return cells;
    }
  return cells;
}

TEST(Marks, OfRandomCasesGiveTheTablesOfListedPairs) {
  std::size_t cells = 0;
  for (std::uint64_t seed = 1; seed <= 300 && !HasFailure(); ++seed) cells += compare_tables(seed);
  RecordProperty("cells", static_cast<int>(cells));
  EXPECT_GT(cells, 100000U);
}

TEST(Marks, ComparePairsAsTheFirstStatementThatDiffersSays) {
  const Model m = model_of(
      "options: {a: [x, y], b: [z]}\n"
      "preferences:\n"
      "  a: [{want: x, strong: true}, {want: y, unknown: true}, {want: b.z, degree: 0.7}]\n");
  const OptionGraph g(m.space, m.ranks, m.degrees);
  const auto of = [&](std::uint64_t s, std::uint64_t t) {
    return g.compare(PartyId{0}, StateId{s}, StateId{t});
  };
  EXPECT_EQ(of(0, 1), Preference::much_better);  // x
  EXPECT_EQ(of(3, 2), Preference::much_worse);
  EXPECT_EQ(of(0, 2), Preference::unknown);  // y
  EXPECT_EQ(of(4, 2), Preference::unknown);  // y before z
  EXPECT_EQ(of(0, 4), Preference::better);   // z
  EXPECT_EQ(degree_of(g, PartyId{0}, StateId{0}, StateId{4}), (Degree{7 * tenth, 7 * tenth}));
  EXPECT_EQ(degree_of(g, PartyId{0}, StateId{4}, StateId{0}), (Degree{3 * tenth, 3 * tenth}));
  EXPECT_FALSE(g.weakly_ordered());
}

TEST(Marks, OfAnOrderStandBetweenItsClasses) {
  const Model m = model_of(
      "options: {a: {o: [p, q, r, s]}, b: [z]}\n"
      "outcomes: {one: a.o is p, two: a.o is q, three: a.o is r, four: otherwise}\n"
      "preferences: {a: {order: one >> two <> three > four}}\n");
  const OptionGraph g(m.space, m.ranks, m.degrees);
  const auto of = [&](std::uint64_t s, std::uint64_t t) {
    return g.compare(PartyId{0}, StateId{s}, StateId{t});
  };
  EXPECT_EQ(of(1, 0), Preference::much_better);
  EXPECT_EQ(of(3, 0), Preference::much_better);
  EXPECT_EQ(of(1, 2), Preference::unknown);
  EXPECT_EQ(of(3, 1), Preference::better);
  EXPECT_EQ(of(3, 2), Preference::better);
  EXPECT_EQ(of(0, 4), Preference::equal);
}

TEST(Marks, OfStrengthHaveDegrees) {
  const Model m = model_of(
      "options: {a: {o: [p, q, r, s]}, b: [y, z]}\n"
      "outcomes: {one: a.o is p, two: a.o is q, three: a.o is r, four: otherwise}\n"
      "preferences:\n"
      "  a: {order: one >> two >>>> three > four}\n"
      "  b: [{want: y, strong: 2}, {want: z, strong: 9}, a.o is p]\n");
  const OptionGraph g(m.space, m.ranks, m.degrees);
  const auto of = [&](std::uint32_t i, std::uint64_t s, std::uint64_t t) {
    return int{strength_of(g, PartyId{i}, StateId{s}, StateId{t})};
  };
  EXPECT_EQ(of(0, 0, 1), 2);
  EXPECT_EQ(of(0, 1, 2), 4);
  EXPECT_EQ(of(0, 3, 0), 4);
  EXPECT_EQ(of(0, 3, 2), 1);
  EXPECT_EQ(of(0, 0, 4), 0);
  EXPECT_EQ(of(1, 0, 4), 9);  // y, and z behind it is stronger
  EXPECT_EQ(of(1, 0, 8), 9);  // z
  EXPECT_EQ(of(1, 0, 1), 1);
  EXPECT_EQ(g.compare(PartyId{0}, StateId{3}, StateId{0}), Preference::much_better);
}

TEST(Marks, OfStrengthAreRefusedBeyondTheDegreesThatThereAre) {
  for (const char* mark : {"0", "1", "10", "-2", "2.5", "very", "[2]"}) {
    const auto file = read_case_text(
        "c.yaml", fmt::format("options: {{a: [x], b: [y]}}\n"
                              "preferences: {{a: [{{want: x, strong: {}}}], b: [y]}}\n",
                              mark));
    EXPECT_EQ(std::ranges::count(file.diagnostics, Code::E120, &Diagnostic::code), 1) << mark;
  }
  const auto file =
      read_case_text("c.yaml",
                     "options: {a: [x], b: [y]}\noutcomes: {good: a.x, bad: otherwise}\n"
                     "preferences: {a: {order: good >>>>>>>>>> bad}, b: [y]}\n");
  EXPECT_EQ(std::ranges::count(file.diagnostics, Code::E120, &Diagnostic::code), 1);
}

TEST(Views, ReplaceAttitudesPartyByPartyAndThoseOfAViewBelowThem) {
  const Model m = model_of(
      "options: {a: [x], b: [y], c: [z]}\n"
      "preferences: {a: [b.y, x], b: [a.x, y], c: [z]}\n"
      "attitudes: {a: {b: positive}, b: {a: negative}}\n"
      "views:\n"
      "  a:\n"
      "    attitudes: {b: {c: positive}}\n"
      "    views: {b: {attitudes: {a: {b: negative}}}}\n");
  const auto file = graph_file_of(m);
  ASSERT_TRUE(file && file->views.size() == 2);
  const auto row = [](const ConflictGraph& g, std::uint32_t i) {
    std::string text;
    for (const Attitude a : g.degrees()->parties[i].attitude)
      text += a == Attitude::toward ? '+' : a == Attitude::against ? '-' : '0';
    return text;
  };
  const auto& actual = std::get<ConflictGraph>(file->graph);
  EXPECT_EQ(row(actual, 0) + " " + row(actual, 1) + row(actual, 2), "++0 -+0");
  EXPECT_EQ(row(file->views[0].graph, 0) + " " + row(file->views[0].graph, 1), "++0 0++");
  EXPECT_EQ(row(file->views[1].graph, 0) + " " + row(file->views[1].graph, 1), "+-0 0++");
  const graph::Hypergame game{&actual,
                              {{PartyId{0}, std::nullopt, &file->views[0].graph, StateSet(8)}}};
  const std::array id{in_family(graph::Family::relational, graph::ConceptId::nash)};
  const auto tables = graph::analyse(game, id, entente::Run{});
  ASSERT_TRUE(tables);
  EXPECT_NE(tables->front().seen[0].stable[1], tables->front().actual.stable[1]);
}

TEST(Marks, ExcludeEachOther) {
  const auto file = read_case_text("c.yaml",
                                   "options: {a: [x], b: [y]}\n"
                                   "preferences:\n"
                                   "  a: [{want: b.y, unknown: true, degree: 0.5}]\n"
                                   "attitudes: {a: {b: friendly}}\n"
                                   "satisficing: {a: 0}\n"
                                   "views: {a: {types: {b: brave}, views: {a: {}}}}\n");
  std::vector<std::string> codes;
  for (const Diagnostic& d : file.diagnostics)
    if (d.severity() == Severity::error) codes.emplace_back(code_name(d.code));
  EXPECT_EQ(codes, (std::vector<std::string>{"E118", "E119", "E050", "E092", "E012"}));
}

TEST(Views, OfACaseAreItsGraphWithOtherWants) {
  const Model m = model_of(
      "options: {a: [x], b: [y]}\n"
      "preferences: {a: [b.y, not x], b: [x, not y]}\n"
      "types: {b: {kind: {chance: 0.2, first: y}}}\n"
      "views:\n"
      "  a: {types: {b: kind}, views: {b: {preferences: {a: [x]}}}}\n"
      "  b: {hidden: x and y}\n");
  const auto file = graph_file_of(m);
  ASSERT_TRUE(file.has_value());
  ASSERT_EQ(file->views.size(), 3U);
  const PartyId a{0}, b{1};
  const GraphView& of_a = file->views[0];
  EXPECT_TRUE(improves(of_a.graph, b, StateId{0}, StateId{2}));
  EXPECT_FALSE(improves(std::get<ConflictGraph>(file->graph), b, StateId{0}, StateId{2}));
  const GraphView& of_b_by_a = file->views[1];
  EXPECT_EQ(of_b_by_a.of, b);
  EXPECT_TRUE(improves(of_b_by_a.graph, a, StateId{0}, StateId{1}));
  EXPECT_TRUE(improves(of_b_by_a.graph, b, StateId{0}, StateId{2}));  // as a itself sees b
  const GraphView& of_b = file->views[2];
  EXPECT_TRUE(of_b.hidden.contains(StateId{3}));
  EXPECT_TRUE(of_b.graph.each_move(b, StateId{1}, [](StateId) { return false; }));
}

}  // namespace
}  // namespace entente::test
