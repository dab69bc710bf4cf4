#include "twin.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/model/expression.hpp"

namespace entente::test {
namespace {

const char* const three_options =
    "options:\n"
    "  ann: {share: yes/no, mood: [calm, cross, wild]}\n"
    "  bob: [share]\n"
    "outcomes:\n"
    "  peace: ann.mood is calm and bob.share\n"
    "  rest: otherwise\n"
    "preferences: {ann: [bob.share], bob: [ann.share, mood is calm]}\n";

std::optional<Expression> parsed(const std::string& text, const Case& c, Diagnostics& faults,
                                 std::optional<PartyId> own = std::nullopt) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.text = text;
  node.where = {0, 0, static_cast<std::uint32_t>(text.size())};
  return parse_expression(Words(node), Scope{&c, own, true}, faults);
}

/// The states (from 1) of three_options in which the expression is true.
std::vector<std::uint64_t> where(const std::string& text,
                                 std::optional<PartyId> own = std::nullopt) {
  const Model m = model_of(three_options);
  Diagnostics faults;
  const auto expression = parsed(text, m.c, faults, own);
  std::vector<std::uint64_t> states;
  EXPECT_TRUE(expression) << text << ": " << (faults.empty() ? "" : faults.front().what);
  if (!expression) return states;
  m.space->where(*expression->formula).each([&](StateId s) {
    states.push_back(s.value + 1);
    return true;
  });
  return states;
}

Code fault_of(const std::string& text) {
  const Model m = model_of(three_options);
  Diagnostics faults;
  EXPECT_FALSE(parsed(text, m.c, faults)) << text;
  EXPECT_EQ(faults.size(), 1U) << text;
  return faults.empty() ? Code::E001 : faults.front().code;
}

TEST(Expressions, MeanWhatATwinWrittenApartFromThemMeans) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Dice dice(seed);
    const TwinWorld world = random_world(dice, false);
    const Model m = model_of(world.text(TwinWorld::Levels(world.options.size(), 0)));
    const Twin twin = random_twin(dice, world.options, 4);
    const std::string text = text_of(twin, world.options, dice);
    Diagnostics faults;
    const auto expression = parsed(text, m.c, faults);
    ASSERT_TRUE(expression) << "seed " << seed << ": " << text;
    const std::vector<TwinWorld::Levels> all = world.combinations();
    const StateSet set = m.space->where(*expression->formula);
    for (std::uint64_t s = 0; s < all.size(); ++s) {
      ASSERT_EQ(set.contains(StateId{s}), truth(twin, all[s])) << "seed " << seed << ": " << text;
      ASSERT_EQ(m.space->holds_in(*expression->formula, StateId{s}), truth(twin, all[s])) << text;
    }
  }
}

TEST(Expressions, BindNotBeforeAndBeforeOrBeforeIfBeforeIff) {
  EXPECT_EQ(where("not ann.share and bob.share"), where("(not ann.share) and bob.share"));
  EXPECT_EQ(where("ann.share or bob.share and mood is wild"),
            where("ann.share or (bob.share and (mood is wild))"));
  EXPECT_EQ(where("ann.share if bob.share or mood is wild"),
            where("ann.share if (bob.share or mood is wild)"));
  EXPECT_EQ(where("ann.share iff bob.share if mood is wild"),
            where("ann.share iff (bob.share if mood is wild)"));
}

TEST(Expressions, FoldIffFromTheLeft) {
  EXPECT_EQ(where("ann.share iff bob.share iff mood is wild"),
            where("(ann.share iff bob.share) iff mood is wild"));
  EXPECT_NE(where("ann.share iff bob.share iff mood is wild"),
            where("(ann.share and bob.share and mood is wild) or "
                  "not (ann.share or bob.share or mood is wild)"));
}

TEST(Expressions, TakeAnOutcomeForTheStatesThatItNames) {
  EXPECT_EQ(where("peace"), where("mood is calm and bob.share"));
  EXPECT_EQ(where("rest"), where("not peace"));
}

TEST(Expressions, TakeABareNameForTheOwnOptionFirst) {
  EXPECT_EQ(where("share", PartyId{0}), where("ann.share"));
  EXPECT_EQ(where("share", PartyId{1}), where("bob.share"));
  EXPECT_EQ(fault_of("share"), Code::E018);
}

TEST(Expressions, ReadTrueAndFalseAsLevelsOfYesNoOptions) {
  EXPECT_EQ(where("ann.share is true"), where("ann.share"));
  EXPECT_EQ(where("ann.share is not false"), where("ann.share"));
}

TEST(Expressions, NeedNoBlanksAroundSigns) { EXPECT_EQ(where("mood>=cross"), where("mood")); }

TEST(Expressions, RefuseWhatIsNoExpression) {
  for (const char* text :
       {"", "and", "ann.share and", "(ann.share", "ann.share)", "()", "not", "ann.share bob.share",
        "ann.share is", "mood >=", "mood >= >=", "ann.share if bob.share if peace",
        "ann.share & bob.share", "ann.share = yes", "never ann.share", "mood < (calm)"})
    EXPECT_EQ(fault_of(text), Code::E020) << text;
}

TEST(Expressions, NameTheWordToWriteForASign) {
  const Model m = model_of(three_options);
  for (const auto& [text, word] : {std::pair{"ann.share && bob.share", "\"and\""},
                                   {"ann.share || bob.share", "\"or\""},
                                   {"!ann.share", "\"not\""},
                                   {"mood == calm", "\"is\""},
                                   {"mood != calm", "\"is not\""}}) {
    Diagnostics faults;
    EXPECT_FALSE(parsed(text, m.c, faults));
    EXPECT_NE(faults.front().hint.find(word), std::string::npos) << text;
  }
}

TEST(Expressions, KnowUnknownNamesFromUnknownLevels) {
  EXPECT_EQ(fault_of("anna.share"), Code::E012);
  EXPECT_EQ(fault_of("ann.shares"), Code::E016);
  EXPECT_EQ(fault_of("mood is clam"), Code::E017);
  EXPECT_EQ(fault_of("mod"), Code::E021);
  EXPECT_EQ(fault_of("ann.share > no"), Code::E022);
  EXPECT_EQ(fault_of("\xC3\xBC"
                     "ber"),
            Code::E021);
}

TEST(Expressions, MayBeNestedTwoHundredDeepAndNoDeeper) {
  const std::string open(200, '(');
  const std::string close(200, ')');
  EXPECT_EQ(where(open + "ann.share" + close), where("ann.share"));
  EXPECT_EQ(fault_of("(" + open + "ann.share" + close + ")"), Code::E029);
  std::string nots;
  for (int k = 0; k < 200; ++k) nots += "not ";
  EXPECT_EQ(where(nots + "ann.share"), where("ann.share"));
  EXPECT_EQ(fault_of(nots + "not ann.share"), Code::E029);
}

TEST(Expressions, OfAnyLengthAreRefusedOrReadWithoutACrash) {
  EXPECT_EQ(fault_of(std::string(20000, '(')), Code::E029);
  std::string nots;
  for (int k = 0; k < 200000; ++k) nots += "not ";
  EXPECT_EQ(fault_of(nots + "ann.share"), Code::E029);
  std::string ors = "ann.share";
  for (int k = 0; k < 20000; ++k) ors += " or bob.share";
  EXPECT_EQ(where(ors), where("ann.share or bob.share"));
}

TEST(Expressions, MarkTheWordThatIsWrong) {
  const CaseFile file =
      case_of(std::string(three_options) + "rules:\n  - never ann.share and\n    not bob.sharr\n");
  ASSERT_EQ(codes_of(file), std::vector<std::string>{"E016"});
  EXPECT_EQ(file.source.slice(file.diagnostics.front().where), "bob.sharr");
}

}  // namespace
}  // namespace entente::test
