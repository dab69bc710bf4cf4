#include "entente/convert/names.hpp"

#include <gtest/gtest.h>

namespace entente::convert {
namespace {

std::string made(std::string_view text) { return NameMaker().make(text, "option_1"); }

TEST(Names, AreSmallLettersWithLowLinesForAllElse) {
  EXPECT_EQ(made("Release Water"), "release_water");
  EXPECT_EQ(made("  \"Ban\"  (all)!  "), "ban_all");
  EXPECT_EQ(made("T\xC3\xBCren \xC3\xB6"
                 "ffnen"),
            "turen_offnen");
}

TEST(Names, LoseTheMarksOfTheirLetters) {
  EXPECT_EQ(made("T\xC3\xBCrk\xC3\xA7"
                 "e \xC5\x81\xC3\xB3"
                 "d\xC5\xBA \xC3\x97 \xC5\xBF"),
            "turkce_lodz_s");
}

TEST(Names, ThatBeginWithNoLetterGetOne) { EXPECT_EQ(made("2nd round"), "o_2nd_round"); }

TEST(Names, OfWhichNothingIsLeftAreNumbers) {
  EXPECT_EQ(made("\xE5\x90\x88\xE4\xBD\x9C"), "option_1");
  EXPECT_EQ(made(""), "option_1");
}

TEST(Names, ThatAreWordsOfTheLanguageEndInALowLine) { EXPECT_EQ(made("Not"), "not_"); }

TEST(Names, AreAtMostFortyLettersLong) {
  NameMaker names;
  const std::string first = names.make(std::string(60, 'a'), "x"),
                    second = names.make(std::string(60, 'a'), "x");
  EXPECT_EQ(first, std::string(40, 'a'));
  EXPECT_EQ(second, std::string(38, 'a') + "_2");
}

TEST(Names, AreEachGivenOnce) {
  NameMaker names;
  EXPECT_EQ(names.make("Deal", "x"), "deal");
  EXPECT_EQ(names.make("deal!", "x"), "deal_2");
  EXPECT_EQ(names.make("deal 2", "x"), "deal_2_2");
}

}  // namespace
}  // namespace entente::convert
