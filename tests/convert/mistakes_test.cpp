#include <ostream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/base/caret.hpp"
#include "entente/convert/csv.hpp"
#include "entente/convert/gmcr.hpp"

/// One mistake per text, and what must be said about it.
namespace entente::convert {
namespace {

struct Mistake {
  std::string name, text, said;  // said: code and message, with line and column where there are
};

// NOLINTNEXTLINE(readability-identifier-naming): the name that GoogleTest looks for
void PrintTo(const Mistake& m, std::ostream* to) { *to << m.name; }

std::string name_of(const testing::TestParamInfo<Mistake>& row) { return row.param.name; }

std::string shown(const Diagnostics& faults, const SourceText& source) {
  return render(faults, std::span(&source, 1), 0, false);
}

std::string gmcr(const std::string& options, const std::string& parties,
                 const std::string& infeasibles = "[]", const std::string& more = "") {
  return fmt::format(R"({{"options": {}, "decisionMakers": {}, "infeasibles": {}{}}})", options,
                     parties, infeasibles, more);
}
const std::string two = R"([{"name": "a", "permittedDirection": "both"}, {"name": "b"}])";
std::string party(const std::string& options, const std::string& preferences = "[]",
                  const std::string& more = "") {
  return fmt::format(R"([{{"name": "P", "options": {}, "preferences": {}{}}}])", options,
                     preferences, more);
}
std::string ranking(const std::string& list) {
  return gmcr(two, party("[0, 1]", "[]", R"(, "preferenceRanking": )" + list), "[]",
              R"(, "useManualPreferenceRanking": true)");
}
std::string options(int count) {
  std::string list;
  for (int k = 0; k < count; ++k)
    list += fmt::format(R"({}{{"name": "o{}"}})", k == 0 ? "" : ", ", k);
  return "[" + list + "]";
}

const std::vector<Mistake> gmcr_mistakes{
    {"NoJson", "options: []", "x.gmcr:1:1: error E110: the text breaks the rules of JSON here"},
    {"CutShort", R"({"options": [)", "E110: the text breaks the rules of JSON here"},
    {"Empty", "", "E110: the text breaks"},
    {"AList", "[]", "E110: x.gmcr: a .gmcr file is a JSON object"},
    {"TooDeep", std::string(100, '['), "E110: x.gmcr: brackets are nested more than 64 deep"},
    {"KeyTwice", R"({"options": [], "options": []})",
     "E110: x.gmcr: the key \"options\" is written twice"},
    {"HugeNumber", gmcr(two, party("[1e999]")), "E110: the number 1e999 is too large"},
    {"NotUtf8", "{\"options\": [{\"name\": \"\xFF\"}]}", "E110: the text breaks the rules"},
    {"NoOptions", R"({"decisionMakers": [], "infeasibles": []})",
     "E115: x.gmcr: options: is missing"},
    {"OptionsAreAText", gmcr(R"("a")", "[]"), "E115: x.gmcr: options: \"a\" is not a list"},
    {"OptionsAreEmpty", gmcr("[]", "[]"), "E115: x.gmcr: options: there is none"},
    {"OptionIsANumber", gmcr("[3]", "[]"), "E115: x.gmcr: options[0]: 3 is not an option"},
    {"OptionWithoutAName", gmcr("[{}]", "[]"), "E115: x.gmcr: options[0].name: is missing"},
    {"NameIsANumber", gmcr(R"([{"name": 7}])", "[]"),
     "E115: x.gmcr: options[0].name: 7 is not a text"},
    {"WrongDirection", gmcr(R"([{"name": "a", "permittedDirection": "up"}])", "[]"),
     "options[0].permittedDirection: \"up\" is not one of \"both\", \"fwd\", \"back\""},
    {"NoParties", gmcr(two, "[]"), "E115: x.gmcr: decisionMakers: there is none"},
    {"PartyIsAText", gmcr(two, R"(["P"])"), "decisionMakers[0]: \"P\" is not a decision maker"},
    {"OptionOutOfRange", gmcr(two, party("[0, 2]")),
     "decisionMakers[0].options[1]: 2 is not the number of an option: 0 to 1"},
    {"NegativeOption", gmcr(two, party("[-1]")), "options[0]: -1 is not the number of an option"},
    {"HalfAnOption", gmcr(two, party("[0.5]")), "options[0]: 0.5 is not the number of an option"},
    {"LargeOption", gmcr(two, party("[18446744073709551615]")), "is not the number of an option"},
    {"OptionIsAText", gmcr(two, party(R"(["0"])")),
     "options[0]: \"0\" is not the number of an option"},
    {"TwoOwners", gmcr(two, R"([{"name": "P", "options": [0], "preferences": []},
                   {"name": "Q", "options": [1, 0], "preferences": []}])"),
     "decisionMakers[1].options[1]: option 0 belongs to \"P\" already; in a case an option has one "
     "owner"},
    {"NoPreferences", gmcr(two, R"([{"name": "P", "options": [0, 1]}])"),
     "decisionMakers[0].preferences: is missing"},
    {"PreferenceIsANumber", gmcr(two, party("[0, 1]", "[5]")),
     "preferences[0]: 5 is not a list of pairs [option, \"Y\" or \"N\"]"},
    {"PairOfThree", gmcr(two, party("[0, 1]", R"([[[0, "Y", 1]]])")),
     "preferences[0][0]: a list of 3 is not a pair [option, \"Y\" or \"N\"]"},
    {"PairOutOfRange", gmcr(two, party("[0, 1]", R"([[[9, "Y"]]])")),
     "preferences[0][0]: 9 is not the number of an option: 0 to 1"},
    {"PairOfMaybe", gmcr(two, party("[0, 1]", R"([[[0, "M"]]])")),
     "\"M\" is not \"Y\", \"N\" or \"-\""},
    {"BothYAndN", gmcr(two, party("[0, 1]", R"([[[0, "Y"], [0, "N"]]])")),
     "option 0 is both Y and N here"},
    {"ShortLetters", gmcr(two, party("[0, 1]", R"(["Y"])")),
     "\"Y\" is not a pattern of 2 letters Y, N or -"},
    {"EmptyCompound", gmcr(two, party("[0, 1]", R"([{"compound": true, "members": []}])")),
     "preferences[0].members: must be 1 to 10000 conditions"},
    {"NoInfeasibles",
     R"({"options": [{"name": "a"}], "decisionMakers": [{"name": "P", "options": [0], "preferences": []}]})",
     "infeasibles: is missing"},
    {"EverythingInfeasible", gmcr(two, party("[0, 1]"), "[[]]"),
     "infeasibles[0]: an empty pattern forbids every state"},
    {"NoStateLeft", gmcr(two, party("[0, 1]"), R"([[[0, "Y"]], [[0, "N"]]])"),
     "infeasibles: they leave no state"},
    {"FlagIsAText", gmcr(two, party("[0, 1]"), "[]", R"(, "useManualPreferenceVectors": "yes")"),
     "useManualPreferenceVectors: \"yes\" is neither true nor false"},
    {"NoRanking", gmcr(two, party("[0, 1]"), "[]", R"(, "useManualPreferenceRanking": true)"),
     "decisionMakers[0].preferenceVector: is missing"},
    {"RankedTwice", ranking("[1, 2, [3, 1], 4]"), "preferenceRanking: state 1 is ranked twice"},
    {"NotRanked", ranking("[1, 2, 4]"), "preferenceRanking: state 3 is not ranked"},
    {"LastNotRanked", ranking("[1, 2, 3]"), "preferenceRanking: state 4 is not ranked"},
    {"NoSuchState", ranking("[1, 2, 3, 5]"), "there is no state 5: the feasible states are 1 to 4"},
    {"StateZero", ranking("[0, 1, 2, 3]"), "there is no state 0"},
    {"StateIsAText", ranking(R"(["1", 2, 3, 4])"),
     "preferenceRanking[0]: \"1\" is not a state number"},
    {"RankingWithoutAnOwner",
     gmcr(two, party("[0]", "[]", R"(, "preferenceRanking": [1, 2, 3, 4])"), "[]",
          R"(, "useManualPreferenceRanking": true)"),
     "a ranking of states cannot be read where an option has no owner"},
    {"ThirtyOptions", gmcr(options(30), "[]"),
     "E008: x.gmcr: options: 2^30 combinations are more than the limit of 268435456 states"},
    {"AThousandOptions", gmcr(options(1000), "[]"), "E008: x.gmcr: options: 2^1000 combinations"},
};

class GmcrMistake : public testing::TestWithParam<Mistake> {};

TEST_P(GmcrMistake, IsNamedWithItsKey) {
  const SourceText source("x.gmcr", GetParam().text);
  const auto conflict = read_gmcr(source, 0, default_max_states);
  ASSERT_FALSE(conflict);
  const std::string said = shown(conflict.error(), source);
  EXPECT_NE(said.find(GetParam().said), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(Each, GmcrMistake, testing::ValuesIn(gmcr_mistakes), name_of);

const std::vector<Mistake> csv_mistakes{
    {"Empty", "", "1:1: error E114: the table is empty"},
    {"OnlyBlankLines", "\n \n,,\n", "the table is empty"},
    {"OnlyTheHead", "state,A\n", "1:1: error E114: there is no state"},
    {"NoStateColumn", "A,B\n1,2\n", "1:1: error E114: there is no column \"state\""},
    {"NoParty", "state,label\na,b\n", "there is no column with the ranks of a party"},
    {"StateColumnTwice", "state,A,STATE\na,1,b\n", "1:9: error E114: this column is there twice"},
    {"PartyTwice", "state,A,A\na,1,1\n", "1:9: error E114: the party \"A\" has a column already"},
    {"MovesTwice", "state,A,moves:A,moves:A\na,1,,\n",
     "1:17: error E114: this column is there twice"},
    {"MovesOfAStranger", "state,Anna,moves:Anno\na,1,\n",
     "1:12: error E114: moves of \"Anno\", who has no column of ranks"},
    {"ColumnWithoutAName", "state,,A\na,,1\n", "1:7: error E114: this column has no name"},
    {"StateTwice", "state,A\na,1\na,2\n", "3:1: error E114: the state \"a\" has a row already"},
    {"NoName", "state,A\n,1\n", "2:1: error E114: this row names no state"},
    {"RankMissing", "state,A\na,\n", "2:3: error E114: \"A\" does not rank state \"a\""},
    {"RowTooShort", "state,A,B\na,1\n", "2:4: error E114: \"B\" does not rank state \"a\""},
    {"RowTooLong", "state,A\na,1,2\n", "2:5: error E114: the first line has only 2 columns"},
    {"RankIsAWord", "state,A\na,best\n", "2:3: error E114: \"best\" is not a whole number"},
    {"RankIsAFraction", "state,A\na,1.5\n", "2:3: error E114: \"1.5\" is not a whole number"},
    {"RankIsHuge", "state,A\na,99999999999999999999\n",
     "2:3: error E114: the number \"99999999999999999999\" is too large"},
    {"UnknownState", "state,A,moves:A\nwar,1,paece\npeace,2,war\n",
     "2:7: error E114: there is no state \"paece\""},
    {"MoveToItself", "state,A,moves:A\na,1,a\n",
     "2:5: error E114: a move from state \"a\" to itself"},
    {"QuoteNotClosed", "state,A\n\"a,1\n", "2:1: error E114: this quote is not closed"},
    {"TextBehindAQuote", "state,A\n\"a\"b,1\n",
     "2:4: error E114: text stands behind the closing quote"},
    {"QuoteInsideNotClosed", "state,A,moves:A\na,1,x \"b\n", "there is no state \"x\""},
    {"StatusQuoTwice", "state,status_quo,A\na,x,1\nb,x,1\n",
     "3:3: error E114: a second status quo"},
    {"StatusQuoMaybe", "state,status_quo,A\na,perhaps,1\n",
     "2:3: error E114: the status quo is marked with x"},
    {"NotUtf8", "state,A\n\xFF,1\n", "2:1: error E114: this is no UTF-8"},
    {"Utf8Columns", "state,A\n\xC3\xA4\xC3\xB6,?\n",
     "2:4: error E114: \"?\" is not a whole number"},
};

class CsvMistake : public testing::TestWithParam<Mistake> {};

TEST_P(CsvMistake, IsNamedWithItsPlace) {
  const SourceText source("x.csv", GetParam().text);
  const auto g = read_csv(source, 0);
  ASSERT_FALSE(g);
  const std::string said = shown(g.error(), source);
  EXPECT_NE(said.find(GetParam().said), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(Each, CsvMistake, testing::ValuesIn(csv_mistakes), name_of);

TEST(CsvLimits, AreKeptBeforeMemoryIsTaken) {
  const SourceText source("x.csv", "state,A,moves:A\na,1,b\nb,1,a\nc,1,a\n");
  ListLimits limits;
  limits.states = 2;
  EXPECT_EQ(read_csv(source, 0, limits).error().front().code, Code::E008);
  limits = {};
  limits.arcs = 2;
  EXPECT_EQ(read_csv(source, 0, limits).error().front().code, Code::E008);
}

TEST(Mistakes, AreAtMostTwenty) {
  std::string table = "state,A\n";
  for (int k = 0; k < 100; ++k) table += fmt::format("s{},x\n", k);
  const SourceText source("x.csv", table);
  EXPECT_EQ(read_csv(source, 0).error().size(), 20U);
  std::string owned = "[";
  for (int k = 0; k < 100; ++k) owned += "7, ";
  const SourceText file("x.gmcr", gmcr(two, party(owned + "0]")));
  EXPECT_EQ(read_gmcr(file, 0, default_max_states).error().size(), 20U);
}

}  // namespace
}  // namespace entente::convert
