#include "entente/model/graph_json.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

Result<GraphFile> read(const std::string& text, std::uint64_t max_states = graph_file_states) {
  return read_graph(SourceText("pd.json", text), 0, max_states);
}

/// The messages of a text that must be refused.
std::vector<std::string> faults(const std::string& text, Code code = Code::E111) {
  const Result<GraphFile> file = read(text);
  std::vector<std::string> lines;
  if (file) return {"accepted"};
  for (const Diagnostic& d : file.error()) {
    EXPECT_EQ(code_name(d.code), code_name(code)) << d.what;
    lines.push_back(d.what);
  }
  return lines;
}

using Lines = std::vector<std::string>;

std::string dilemma(const std::string& more = {},
                    const std::string& row_moves = R"([["CC","DC"],["DC","CC"],["CD","DD"]])") {
  return R"({"parties":["Row","Col"],"states":["CC","CD","DC","DD"],"moves":{"Row":)" + row_moves +
         R"(},"ranking":{"Row":[["DC"],"CC",["DD","CD"]],"Col":[["CC","CD","DC","DD"]]})" + more +
         "}";
}

TEST(GraphJson, ReadsAnExplicitGraph) {
  const GraphFile file =
      *read(dilemma(R"(,"name":"Dilemma","status_quo":"CC","labels":{"DD":"war"})"));
  EXPECT_EQ(file.name, "Dilemma");
  EXPECT_EQ(file.parties, (Lines{"Row", "Col"}));
  EXPECT_EQ(file.status_quo, StateId{0});
  EXPECT_EQ(file.labels.front(), std::pair(StateId{3}, std::string("war")));
  EXPECT_EQ(file.find_state("DC"), StateId{2});
  const auto& g = std::get<ConflictGraph>(file.graph);
  EXPECT_EQ(g.arc_count(), 3U);
  EXPECT_EQ(g.compare(PartyId{0}, StateId{0}, StateId{2}), Preference::better);
  EXPECT_EQ(g.compare(PartyId{0}, StateId{3}, StateId{1}), Preference::equal);
}

TEST(GraphJson, TakesStatesByIdOrByNumber) {
  const GraphFile file = *read(dilemma("", R"([[0,2],["CC","DC"]])"));
  EXPECT_EQ(std::get<ConflictGraph>(file.graph).arc_count(), 1U);
}

TEST(GraphJson, NeverReadsATextAsANumber) {
  EXPECT_EQ(faults(dilemma("", R"([["0","DC"]])")),
            (Lines{"pd.json: moves.Row[0]: unknown state \"0\""}));
}

TEST(GraphJson, NamesTheKeyAndTheValueOfEachFault) {
  EXPECT_EQ(
      faults(dilemma(R"(,"unknown":{"Rwo":[]},"status_quo":7)",
                     R"([["CC","XX"],["CC","CC"],"CC",[1,2,3],[4,0]])")),
      (Lines{"pd.json: unknown: unknown party \"Rwo\"",
             "pd.json: moves.Row[0]: unknown state \"XX\"",
             "pd.json: moves.Row[1]: state \"CC\" stands on both sides",
             "pd.json: moves.Row[2]: \"CC\" is not a pair of states",
             "pd.json: moves.Row[3]: a list of 3 is not a pair of states",
             "pd.json: moves.Row[4]: unknown state 4", "pd.json: status_quo: unknown state 7"}));
}

TEST(GraphJson, RefusesAStateThatIsRankedTwiceOrNotAtAll) {
  EXPECT_EQ(
      faults(R"({"parties":["A"],"states":["x","y"],"moves":{},"ranking":{"A":["x",["x"]]}})"),
      (Lines{"pd.json: ranking.A[1]: state \"x\" is ranked twice",
             "pd.json: ranking.A: state \"y\" is not ranked"}));
}

TEST(GraphJson, RefusesAPartyWithoutPreferences) {
  EXPECT_EQ(faults(R"({"parties":["A"],"states":["x"],"moves":{}})"),
            (Lines{"pd.json: ranking.A: is missing"}));
}

TEST(GraphJson, TakesPairsInPlaceOfARanking) {
  const GraphFile file =
      *read(R"({"parties":["A"],"states":["x","y"],"moves":{},"prefers":{"A":[["y","x"]]}})");
  EXPECT_EQ(std::get<ConflictGraph>(file.graph).compare({}, StateId{0}, StateId{1}),
            Preference::better);
}

TEST(GraphJson, WarnsOfACircleOfPreferences) {
  const GraphFile file = *read(R"({"parties":["A"],"states":["x","y","z"],"moves":{},)"
                               R"("prefers":{"A":[["x","y"],["y","z"],["z","x"]]}})");
  EXPECT_EQ(file.warnings,
            (Lines{"prefers.A: the preference goes in a circle: x over y over z over x"}));
}

TEST(GraphJson, ReadsStrongPreferencesFromBreaksAndPairs) {
  const GraphFile file =
      *read(dilemma(R"(,"strong":{"Row":[["CC","CD"]]},"strong_breaks":{"Row":[1]})"));
  const auto& g = std::get<ConflictGraph>(file.graph);
  EXPECT_EQ(g.compare({}, StateId{0}, StateId{2}), Preference::much_better);
  EXPECT_EQ(g.compare({}, StateId{1}, StateId{0}), Preference::much_better);
  EXPECT_EQ(g.compare({}, StateId{3}, StateId{0}), Preference::better);
}

TEST(GraphJson, RefusesAStrongPairThatIsNoStrictPreference) {
  EXPECT_EQ(faults(dilemma(R"(,"strong":{"Row":[["DD","CD"]]},"strong_breaks":{"Row":[3]})")),
            (Lines{"pd.json: strong_breaks.Row: 3 is not a number of groups between 1 and 2"}));
  EXPECT_EQ(faults(dilemma(R"(,"strong_breaks":{"Row":[[1,10],[1],[3,4]]})")),
            (Lines{"pd.json: strong_breaks.Row: 10 is not a degree of strength from 2 to 9",
                   "pd.json: strong_breaks.Row: a list of 1 is not a number of groups and a degree",
                   "pd.json: strong_breaks.Row: 3 is not a number of groups between 1 and 2"}));
  EXPECT_EQ(
      faults(dilemma(R"(,"strong":{"Row":[["CC","CD",1],["CC"],["CC","CC",2]]})")),
      (Lines{
          "pd.json: strong.Row[0]: 1 is not a degree of strength from 2 to 9",
          R"(pd.json: strong.Row[1]: a list of 1 is not a pair of states, with or without a degree)",
          R"(pd.json: strong.Row[2]: state "CC" stands on both sides)"}));
  EXPECT_EQ(faults(dilemma(R"(,"strong":{"Row":[["CC","CD",3],["CC","CD"]]})")),
            (Lines{R"(pd.json: strong.Row: "CC" over "CD" is listed with degrees 3 and 2)"}));
  EXPECT_EQ(faults(dilemma(R"(,"strong":{"Row":[["DD","CD"]]})")),
            (Lines{"pd.json: strong.Row: \"DD\" is not strictly preferred to \"CD\""}));
}

TEST(GraphJson, ShowsTwentyFaultsAtMost) {
  std::string arcs;
  for (int k = 0; k < 50; ++k) arcs += R"(["CC","XX"],)";
  EXPECT_EQ(faults(dilemma("", "[" + arcs + "[0,1]]")).size(), 20U);
}

TEST(GraphJson, SaysWhereTheJsonBreaks) {
  const auto file = read("{\"parties\": [\"A\",\n  nope]}");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().front().code, Code::E110);
  const SourceText text("pd.json", "{\"parties\": [\"A\",\n  nope]}");
  EXPECT_EQ(text.place(file.error().front().where.begin).line, 2U);
}

TEST(GraphJson, RefusesWhatIsNoJsonObject) {
  for (const char* text :
       {"", "[]", "3", "{", "{}}", "nul", "{\"a\":NaN}", "{\"a\":1e999}", "\xff"})
    EXPECT_EQ(faults(text, Code::E110).size(), 1U) << text;
}

TEST(GraphJson, RefusesTwentyThousandBrackets) {
  EXPECT_EQ(faults(std::string(20'000, '['), Code::E110),
            (Lines{"pd.json: brackets are nested more than 64 deep"}));
  std::string objects;
  for (int k = 0; k < 20'000; ++k) objects += "{\"a\":";
  EXPECT_EQ(faults(objects, Code::E110).size(), 1U);
}

TEST(GraphJson, RefusesAKeyThatIsWrittenTwice) {
  EXPECT_EQ(faults(R"({"parties":["A"],"parties":["B"]})", Code::E110),
            (Lines{"pd.json: the key \"parties\" is written twice in one object"}));
}

TEST(GraphJson, RefusesNamesThatAreEmptyOrListedTwice) {
  EXPECT_EQ(
      faults(R"({"parties":["A","",3,"A"]})"),
      (Lines{"pd.json: parties[1]: \"\" is not a name", "pd.json: parties[2]: 3 is not a name",
             "pd.json: parties[3]: \"A\" is listed twice"}));
}

TEST(GraphJson, ReadsAProductAndItsListedValues) {
  const GraphFile generated =
      *read(R"({"format":"entente.product/1","parties":["P1","P2"],"strategies":[8,8],)"
            R"("values":{"generator":"splitmix64","kind":"uniform","seed":12},"status_quo":"63"})");
  EXPECT_EQ(generated.state_count(), 64U);
  EXPECT_EQ(generated.state_name(StateId{63}), "63");
  EXPECT_EQ(generated.status_quo, StateId{63});
  const GraphFile listed =
      *read(R"({"format":"entente.product/1","parties":["A","B"],"strategies":[2,1],)"
            R"("values":{"list":{"A":[-1.5,3],"B":[0,0]}}})");
  EXPECT_EQ(std::get<ProductGraph>(listed.graph).compare({}, StateId{0}, StateId{1}),
            Preference::better);
}

TEST(GraphJson, ReadsARandomGraph) {
  const GraphFile file =
      *read(R"({"format":"entente.random/1","parties":["A","B"],"states":100,"degree":3,)"
            R"("values":{"generator":"splitmix64","kind":"uniform","seed":1}})");
  EXPECT_EQ(file.state_count(), 100U);
}

TEST(GraphJson, RefusesTooManyStatesBeforeTheyTakeMemory) {
  const std::string values = R"("values":{"generator":"splitmix64","kind":"uniform","seed":1}})";
  faults(R"({"format":"entente.random/1","parties":["A"],"states":1000000000,"degree":3,)" + values,
         Code::E008);
  faults(R"({"format":"entente.random/1","parties":["A"],"states":1000000,"degree":4000000000,)" +
             values,
         Code::E008);
  faults(
      R"({"format":"entente.product/1","parties":["A","B"],"strategies":[4294967296,4294967296],)" +
          values,
      Code::E008);
  EXPECT_FALSE(read(dilemma(), 3));
}

TEST(GraphJson, RefusesAFormatItDoesNotKnow) {
  EXPECT_EQ(faults(R"({"format":"entente.graph/2","parties":["A"]})"),
            (Lines{"pd.json: format: unknown format \"entente.graph/2\""}));
}

}  // namespace
}  // namespace entente
