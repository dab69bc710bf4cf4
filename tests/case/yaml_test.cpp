#include "support.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entente/model/yaml_tree.hpp"

namespace entente::test {
namespace {

const std::string two =
    "options:\n  ann: [share]\n  bob: [share]\n"
    "preferences:\n  ann: [bob.share, not ann.share]\n  bob: [ann.share, not bob.share]\n";

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t k = 0; k < times; ++k) all += text;
  return all;
}

YamlNode tree_of(const std::string& text) {
  const SourceText source("t", text);
  auto tree = read_yaml(source, 0);
  EXPECT_TRUE(tree) << text;
  return tree ? std::move(*tree) : YamlNode{};
}

/// The code and the words that are marked.
std::pair<Code, std::string> refusal_of(const std::string& text) {
  const SourceText source("t", text);
  const auto tree = read_yaml(source, 0);
  EXPECT_FALSE(tree) << text.substr(0, 200);
  if (tree) return {Code::E001, {}};
  return {tree.error().front().code, std::string(source.slice(tree.error().front().where))};
}

/// Whether every word of the scalar leads back to the same word of the source.
void expect_words_in_place(const std::string& text, std::initializer_list<const char*> words) {
  const SourceText source("t", text);
  const auto tree = read_yaml(source, 0);
  ASSERT_TRUE(tree) << text;
  const YamlNode& value = tree->entries.front().value;
  for (const char* word : words) {
    const std::size_t at = value.text.find(word);
    ASSERT_NE(at, std::string::npos) << word << " in " << value.text;
    EXPECT_EQ(source.slice(value.slice(at, at + std::string(word).size())), std::string(word))
        << text;
  }
}

// ---- forms that YAML allows ---------------------------------------------------------------------

TEST(Yaml, KeepsScalarsAsText) {
  const YamlNode tree = tree_of("a: [no, 0x10, 1.50, ~x, 2025-03-18, 'true']\n");
  std::vector<std::string> texts;
  for (const YamlNode& item : tree.entries.front().value.items) texts.push_back(item.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"no", "0x10", "1.50", "~x", "2025-03-18", "true"}));
}

TEST(Yaml, KnowsQuotedFromPlainScalars) {
  const YamlNode tree = tree_of("a: [x, 'x', \"x\"]\n");
  const auto& items = tree.entries.front().value.items;
  EXPECT_TRUE(items[0].plain);
  EXPECT_FALSE(items[1].plain);
  EXPECT_FALSE(items[2].plain);
}

TEST(Yaml, FollowsAliases) {
  const YamlNode tree = tree_of("a: &x [1, 2]\nb: *x\n");
  EXPECT_EQ(tree.entries[1].value.items.size(), 2U);
}

TEST(Yaml, JoinsMergeKeysUnderOwnKeys) {
  const YamlNode tree = tree_of("a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}\n");
  const YamlNode& b = tree.entries[1].value;
  ASSERT_EQ(b.entries.size(), 2U);
  EXPECT_EQ(b.entries[0].key.text, "l");
  EXPECT_EQ(b.entries[0].value.text, "3");
  EXPECT_EQ(b.entries[1].key.text, "k");
}

TEST(Yaml, JoinsAListOfMergedMapsTheFirstWinning) {
  const YamlNode tree = tree_of("a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc: {<<: [*x, *y]}\n");
  const YamlNode& c = tree.entries[2].value;
  ASSERT_EQ(c.entries.size(), 2U);
  EXPECT_EQ(c.entries[0].value.text, "1");
}

TEST(Yaml, TakesAnEmptyTextForNothing) {
  EXPECT_EQ(tree_of("").kind, YamlNode::Kind::null);
  EXPECT_EQ(tree_of("# a remark\n").kind, YamlNode::Kind::null);
}

TEST(Yaml, ReadsTheSameWithWindowsLineEndsAndAByteOrderMark) {
  std::string windows = "\xEF\xBB\xBF";
  for (char c : two) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Model a = model_of(two);
  const Model b = model_of(windows);
  EXPECT_EQ(a.ranks, b.ranks);
}

TEST(Yaml, CountsLinesAlikeWithWindowsLineEnds) {
  const CaseFile file = case_of("options:\r\n  ann: [share]\r\n  bob: [not]\r\n");
  ASSERT_FALSE(file.diagnostics.empty());
  const Place place = file.source.place(file.diagnostics.front().where.begin);
  EXPECT_EQ(place.line, 3U);
  EXPECT_EQ(place.column, 9U);
}

// ---- places -------------------------------------------------------------------------------------

TEST(Places, AreExactInPlainScalarsOverSeveralLines) {
  expect_words_in_place("a: one two\n   three\n\n   four\n", {"one", "two", "three", "four"});
}

TEST(Places, AreExactInQuotedScalars) {
  expect_words_in_place("a: \"one \\\"two\\\" three\"\n", {"one", "two", "three"});
  expect_words_in_place("a: 'one ''two'' three'\n", {"one", "two", "three"});
  expect_words_in_place("a: \"one\n   two\n\n   three\"\n", {"one", "two", "three"});
}

TEST(Places, AreExactBehindEscapesOfOtherLengths) {
  expect_words_in_place("a: \"one \\u00e9 two \\x41 three \\U0001F54A four\"\n",
                        {"one", "two", "three", "four"});
}

TEST(Places, AreExactBehindAnEscapedLineEnd) {
  expect_words_in_place("a: \"one \\\n   two three\"\n", {"one", "two", "three"});
}

TEST(Places, AreExactInBlockScalars) {
  expect_words_in_place("a: |\n  one\n  two three\n", {"one", "two", "three"});
  expect_words_in_place("a: >-\n  one\n  two\n\n  three\n", {"one", "two", "three"});
  expect_words_in_place("a: |2-\n   one\n  two\n", {"one", "two"});
  expect_words_in_place("a: > # a remark\n  one\n    two\n  three\n", {"one", "two", "three"});
}

TEST(Places, AreExactBehindAnchors) { expect_words_in_place("a: &x one two\n", {"one", "two"}); }

TEST(Places, AreExactBehindUmlautsAndTabs) {
  expect_words_in_place("tür: größe\tzwei \xF0\x9F\x95\x8A drei\n", {"zwei", "drei"});
}

TEST(Places, OfMistakesInFoldedRulesAreTheirOwn) {
  const CaseFile file = case_of(two + "rules:\n  - >\n    never ann.share\n    and bob.shar\n");
  ASSERT_EQ(codes_of(file), std::vector<std::string>{"E016"});
  const Diagnostic& d = file.diagnostics.front();
  EXPECT_EQ(file.source.slice(d.where), "bob.shar");
  EXPECT_EQ(file.source.place(d.where.begin).line, 10U);
}

// ---- what is refused ----------------------------------------------------------------------------

TEST(Yaml, RefusesTagsWhereTheyStand) {
  EXPECT_EQ(refusal_of("a: !x one\n"), std::pair(Code::E009, std::string("!x")));
  EXPECT_EQ(refusal_of("a: !!str one\n"), std::pair(Code::E009, std::string("!!str")));
  EXPECT_EQ(refusal_of("a: !m {b: 1}\n"), std::pair(Code::E009, std::string("!m")));
  EXPECT_EQ(refusal_of("a: &x !y one\n"), std::pair(Code::E009, std::string("!y")));
}

TEST(Yaml, RefusesASecondDocument) { EXPECT_EQ(refusal_of("a: 1\n---\nb: 2\n").first, Code::E002); }

TEST(Yaml, RefusesControlCharacters) {
  EXPECT_EQ(refusal_of(std::string("a: x\0y\n", 7)).first, Code::E002);
  EXPECT_EQ(refusal_of("a: x\x1By\n").first, Code::E002);
}

TEST(Yaml, RefusesOtherEncodings) {
  EXPECT_EQ(refusal_of(std::string("\xFF\xFE"
                                   "a\0:\0",
                                   6))
                .first,
            Code::E003);
  EXPECT_EQ(refusal_of(std::string("\0a\0:\0 ", 6)).first, Code::E002);
  EXPECT_EQ(refusal_of("a: M\xFChle\n").first, Code::E003);
}

TEST(Yaml, RefusesKeysThatAreNoWords) {
  EXPECT_EQ(refusal_of("{[a, b]: 1}\n").first, Code::E002);
  EXPECT_EQ(refusal_of("? {a: 1}\n: b\n").first, Code::E002);
}

TEST(Yaml, RefusesUnknownAliasesAndOnesWithinThemselves) {
  EXPECT_EQ(refusal_of("a: *x\n").first, Code::E002);
  EXPECT_EQ(refusal_of("a: &x [*x]\n").first, Code::E002);
}

TEST(Yaml, ReadsAHundredDeepAndNoDeeper) {
  EXPECT_EQ(tree_of(repeated("[", 100) + repeated("]", 100)).kind, YamlNode::Kind::sequence);
  EXPECT_EQ(refusal_of(repeated("[", 101) + repeated("]", 101)).first, Code::E002);
}

TEST(Yaml, RefusesTwentyThousandBrackets) {
  EXPECT_EQ(refusal_of(repeated("[", 20000)).first, Code::E002);
  EXPECT_EQ(refusal_of(repeated("{a: ", 20000)).first, Code::E002);
}

TEST(Yaml, RefusesTwentyThousandListMarks) {
  EXPECT_EQ(refusal_of(repeated("- ", 20000) + "x\n").first, Code::E002);
  EXPECT_EQ(refusal_of(repeated("? ", 20000) + "x\n").first, Code::E002);
}

TEST(Yaml, NeverUnfoldsAnAliasBomb) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int k = 1; k < 30; ++k) {
    text += fmt::format("a{}: &a{} [", k, k);
    for (int n = 0; n < 10; ++n) text += fmt::format("*a{}, ", k - 1);
    text += "x]\n";
  }
  EXPECT_EQ(refusal_of(text).first, Code::E002);
}

TEST(Yaml, NeverUnfoldsLongTextsByAliases) {
  std::string text = "a: &a " + std::string(1000000, 'x') + "\nb:\n";
  for (int k = 0; k < 100; ++k) text += "  - *a\n";
  EXPECT_EQ(refusal_of(text).first, Code::E002);
}

TEST(Yaml, NeverKeepsTheSameNodesForAHundredAnchors) {
  std::string text;
  for (int k = 0; k < 90; ++k) text += fmt::format("&a{} [", k);
  text += repeated("x,", 100000) + repeated("]", 90);
  EXPECT_EQ(refusal_of(text).first, Code::E002);
}

TEST(Yaml, RefusesMoreThanAMillionNodes) {
  EXPECT_EQ(refusal_of("[" + repeated("x,", 1000001) + "]").first, Code::E002);
}

TEST(CaseText, BeyondSixteenMegabytesIsRefusedAsAFile) {
  std::string title = "title: \"";
  title.resize(16000001, 'x');
  const CaseFile file = case_of(title + "\"\n" + two);
  EXPECT_EQ(codes_of(file), std::vector<std::string>{"E001"});
}

}  // namespace
}  // namespace entente::test
