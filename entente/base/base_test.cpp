#include <algorithm>
#include <atomic>
#include <limits>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "entente/base/parallel.hpp"
#include "entente/base/random.hpp"
#include "entente/base/rational.hpp"
#include "entente/base/state_set.hpp"
#include "entente/base/words.hpp"

namespace entente {
namespace {

using Words4 = std::array<std::uint32_t, 4>;

// ---- exact fractions ----------------------------------------------------------------------------

TEST(Rational, BecomesTheNearestDouble) {
  EXPECT_EQ(Rational(9, 40).to_double(), 0.225);
  EXPECT_EQ(Rational(-1, 5).to_double(), -0.2);
  EXPECT_EQ(Rational::from_double(1e-310).to_double(), 1e-310);
}

TEST(Rational, ReadsDecimalsExactly) {
  EXPECT_EQ(Rational::parse("0.1"), Rational(1, 10));
  EXPECT_EQ(Rational::parse("-0.25"), Rational(-1, 4));
  EXPECT_EQ(Rational::parse("3e-2"), Rational(3, 100));
  EXPECT_EQ(Rational::parse("1/3"), Rational(1, 3));
  EXPECT_EQ(Rational::parse("+2.50E+1"), Rational(25));
}

TEST(Rational, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "3.", "1e", "1e+-2", "e5", "1/0", "1/", "/2", "1 2",
                           "0x10", "nan", "inf", "1e301", "--1", "1..2", "1e99999999999"})
    EXPECT_FALSE(Rational::parse(text)) << text;
}

TEST(Rational, ReadsLeadingZerosAsDecimalDigits) {
  EXPECT_EQ(Rational::parse("010"), Rational(10));
  EXPECT_EQ(Rational::parse("0008.50"), Rational(17, 2));
}

TEST(Rational, AddsTenthsWithoutRounding) {
  Rational sum;
  for (int k = 0; k < 10; ++k) sum += Rational(1, 10);
  EXPECT_EQ(sum, Rational(1));
}

TEST(Rational, KeepsTheLawsOfFields) {
  std::mt19937_64 random(1);
  const auto any = [&] {
    return Rational(static_cast<long>(random() % 2001) - 1000,
                    static_cast<long>(random() % 99) + 1);
  };
  for (int k = 0; k < 500; ++k) {
    const Rational a = any();
    const Rational b = any();
    const Rational c = any();
    EXPECT_EQ(a * (b + c), a * b + a * c);
    EXPECT_EQ((a - b) + b, a);
    if (b != Rational(0)) {
      EXPECT_EQ((a / b) * b, a);
    }
    EXPECT_EQ(a<b, b> a);
  }
}

TEST(Rational, WritesDecimalsRoundedHalfAwayFromZero) {
  EXPECT_EQ(Rational(1, 3).decimal(4), "0.3333");
  EXPECT_EQ(Rational(2, 3).decimal(4), "0.6667");
  EXPECT_EQ(Rational(1, 8).decimal(2), "0.13");
  EXPECT_EQ(Rational(-1, 8).decimal(2), "-0.13");
  EXPECT_EQ(Rational(-1, 1000).decimal(2), "0");
  EXPECT_EQ(Rational(5, 2).decimal(0), "3");
  EXPECT_EQ(Rational(1200).decimal(), "1200");
}

TEST(Rational, WritesFractionsInLowestTerms) {
  EXPECT_EQ(Rational(54, 80).fraction(), "27/40");
  EXPECT_EQ(Rational(8, -4).fraction(), "-2");
}

TEST(Rational, TakesADoubleAtItsExactValue) {
  EXPECT_EQ(Rational::from_double(0.5), Rational(1, 2));
  EXPECT_NE(Rational::from_double(0.1), Rational(1, 10));
  EXPECT_EQ(Rational::from_double(0.1).to_double(), 0.1);
}

TEST(Rational, CopiesAreIndependent) {
  Rational a(1, 2);
  Rational b = a;
  b += Rational(1);
  a = b;
  b = Rational(7);
  EXPECT_EQ(a, Rational(3, 2));
}

TEST(CommonIntegers, KeepTheProportionsOfTheNumbers) {
  const std::vector<Rational> numbers{Rational(1, 2), Rational(-1, 3), Rational(5)};
  const auto integers = to_common_integers(numbers);
  ASSERT_TRUE(integers);
  EXPECT_EQ(*integers, (std::vector<std::int64_t>{3, -2, 30}));
}

TEST(CommonIntegers, AreRefusedWhereASumCouldLeaveSixtyTwoBits) {
  const std::vector<Rational> numbers{*Rational::parse("1e18"), *Rational::parse("4e18")};
  EXPECT_FALSE(to_common_integers(numbers));
}

// ---- random numbers -----------------------------------------------------------------------------

/// Known answers published with the generator (Salmon et al. 2011).
TEST(Philox, GivesItsPublishedAnswers) {
  constexpr std::uint32_t ones = 0xFFFFFFFF;
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
            (Words4{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words4{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

struct Stream {
  std::uint64_t seed, draw;
  std::uint32_t purpose;
  std::array<std::uint64_t, 6> bits;  ///< of the first six numbers, times 2^53
};

/// Known answers of the stream: seed, draw and purpose choose it, the index counts within it.
TEST(Uniform, GivesTheKnownStreams) {
  const std::vector<Stream> streams{{42,
                                     0,
                                     0,
                                     {0x000efea927739d5e, 0x000ae8567ae257ea, 0x00040a3d22605266,
                                      0x0016c58813876d16, 0x0010a5cb0cccbfce, 0x001623bd16ad7de3}},
                                    {42,
                                     1,
                                     0,
                                     {0x000a774d9fbf9b64, 0x000e89c0df7071eb, 0x001fba43b2841ff2,
                                      0x000738d7a103615e, 0x001c45959171fcc1, 0x0015447551b870f8}},
                                    {42,
                                     8589934597,
                                     7,
                                     {0x00125887a72c6a27, 0x001c0db60ea6ef58, 0x000f8b1ff257e054,
                                      0x000941e842241327, 0x001c306a94b61261, 0x00007c68b4825ba9}},
                                    {9223372036854775809U,
                                     12,
                                     3,
                                     {0x000e9b505c73dabf, 0x000ee53edf30b351, 0x0015c5e98e94c156,
                                      0x0019849d1e7afb7e, 0x001d8a085dbda8e6, 0x000de9f7e3f1235e}}};
  for (const Stream& s : streams)
    for (std::uint32_t k = 0; k < s.bits.size(); ++k)
      EXPECT_EQ(uniform(s.seed, s.draw, static_cast<Purpose>(s.purpose), k) * 0x1p53,
                static_cast<double>(s.bits.at(k)))
          << "seed " << s.seed << " draw " << s.draw << " number " << k;
}

TEST(Uniform, StaysBelowOne) {
  for (std::uint64_t draw = 0; draw < 2000; ++draw) {
    const double u = uniform(7, draw, Purpose::types, 0);
    EXPECT_TRUE(u >= 0 && u < 1) << draw;
  }
}

TEST(Mix, GivesTheKnownFirstNumbersOfSplitmix) {
  EXPECT_EQ(mix(0), 0xE220A8397B1DCDAFU);
  EXPECT_EQ(mix(0x9E3779B97F4A7C15U), 0x6E789E6AA1B965F4U);
}

// ---- words --------------------------------------------------------------------------------------

TEST(EditDistance, CountsOneForEachMistakeOfTheHand) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("share", "share"), 0U);
  EXPECT_EQ(edit_distance("share", "shares"), 1U);  // one letter too many
  EXPECT_EQ(edit_distance("share", "shre"), 1U);    // one left out
  EXPECT_EQ(edit_distance("share", "shate"), 1U);   // one replaced
  EXPECT_EQ(edit_distance("calm", "clam"), 1U);     // neighbours swapped
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(EditDistance, IsTheSameBothWays) {
  std::mt19937_64 random(2);
  const auto word = [&] {
    std::string text;
    for (std::uint64_t length = random() % 7; length > 0; --length)
      text += static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int k = 0; k < 2000; ++k) {
    const std::string a = word();
    const std::string b = word();
    EXPECT_EQ(edit_distance(a, b), edit_distance(b, a)) << a << " " << b;
    EXPECT_EQ(edit_distance(a, b) == 0, a == b) << a << " " << b;
  }
}

TEST(Nearest, TakesTheFirstOfEquallyNearWords) {
  EXPECT_EQ(nearest("cot", {"cat", "cut"}), "cat");
  EXPECT_EQ(nearest("optoins", {"rules", "options"}), "options");
}

TEST(Nearest, SuggestsNothingThatIsFar) {
  EXPECT_EQ(nearest("share", {"sanctions"}), "");
  EXPECT_EQ(nearest("ab", {"xy"}), "");
  EXPECT_EQ(nearest("", {"a"}), "");
  EXPECT_EQ(nearest(std::string(500, 'a'), {std::string(500, 'a')}), "");
}

TEST(ListWords, JoinsAsPeopleDo) {
  EXPECT_EQ(list_words({}), "");
  EXPECT_EQ(list_words({"a"}), "a");
  EXPECT_EQ(list_words({"a", "b"}), "a and b");
  EXPECT_EQ(list_words({"a", "b", "c"}, "or"), "a, b or c");
}

TEST(Article, StandsBeforeNamesThatAreMoreThanAName) {
  for (const char* name : {"United States", "European Union", "UN", "Ministry of the Environment"})
    EXPECT_TRUE(wants_article(name)) << name;
  for (const char* name : {"Russia", "Union", "Ann", "Local government", "The firm", "", "NATO"})
    EXPECT_FALSE(wants_article(name)) << name;
  EXPECT_EQ(with_article("United Kingdom"), "the United Kingdom");
  EXPECT_EQ(with_article_at_start("United Kingdom"), "The United Kingdom");
  EXPECT_EQ(with_article("Ukraine"), "Ukraine");
}

TEST(CountOf, KnowsOneFromMany) {
  EXPECT_EQ(count_of(1, "state", "states"), "1 state");
  EXPECT_EQ(count_of(0, "state", "states"), "0 states");
}

// ---- sets of states, loops ----------------------------------------------------------------------

TEST(StateSet, HoldsWhatAnOrderedSetHolds) {
  std::mt19937_64 random(3);
  StateSet set(200);
  std::set<std::uint64_t> twin;
  for (int k = 0; k < 1000; ++k) {
    const std::uint64_t s = random() % 200;
    if (random() % 2 == 0) {
      set.insert(StateId{s});
      twin.insert(s);
    } else {
      set.erase(StateId{s});
      twin.erase(s);
    }
  }
  std::vector<std::uint64_t> seen;
  set.each([&](StateId s) {
    seen.push_back(s.value);
    return true;
  });
  EXPECT_EQ(seen, std::vector<std::uint64_t>(twin.begin(), twin.end()));
  EXPECT_EQ(set.count(), twin.size());
}

TEST(ParallelFor, DoesEachPieceOnceOnAnyNumberOfThreads) {
  for (int threads : {1, 2, 5}) {
    std::vector<int> times(1000, 0);
    entente::Run run;
    run.threads = threads;
    EXPECT_TRUE(parallel_for(run, times.size(), [&](std::size_t k) { ++times[k]; }));
    EXPECT_TRUE(std::ranges::all_of(times, [](int t) { return t == 1; })) << threads;
  }
}

TEST(ParallelFor, SaysThatItWasStopped) {
  const std::atomic<bool> stop{true};
  for (int threads : {1, 4}) {
    entente::Run run;
    run.threads = threads;
    run.stop = &stop;
    std::atomic<int> done{0};
    EXPECT_FALSE(parallel_for(run, 50, [&](std::size_t) { ++done; }));
    EXPECT_EQ(done.load(), 0);
  }
}

}  // namespace
}  // namespace entente
