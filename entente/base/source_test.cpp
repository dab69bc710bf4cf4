#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "entente/base/caret.hpp"
#include "entente/base/digest.hpp"
#include "entente/base/source_text.hpp"

namespace entente {
namespace {

Diagnostic fault(Code code, std::uint32_t begin, std::uint32_t end, std::string what) {
  return {code, {0, begin, end}, std::move(what), {}, {}, {}};
}

std::string shown(const Diagnostic& d, const SourceText& source, int width = 0) {
  return render({d}, std::span(&source, 1), width, false);
}

/// A folder of its own that is gone when the test ends.
class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// ---- places -------------------------------------------------------------------------------------

TEST(SourceText, CountsLinesAndColumnsFromOne) {
  const SourceText text("a", "one\ntwo\n");
  EXPECT_EQ(text.place(0).line, 1U);
  EXPECT_EQ(text.place(5).line, 2U);
  EXPECT_EQ(text.place(5).column, 2U);
  EXPECT_EQ(text.line(2), "two");
}

TEST(SourceText, CountsColumnsInCharactersNotBytes) {
  const std::string text = "Tür: \xF0\x9F\x95\x8A x";  // a dove has four bytes
  const SourceText source("a", text);
  EXPECT_EQ(source.place(static_cast<std::uint32_t>(text.find('x'))).column, 8U);
}

TEST(SourceText, TakesLinesThatEndAsOnOtherSystems) {
  const SourceText text("a", "one\r\ntwo\rthree\n");
  EXPECT_EQ(text.line(1), "one");
  EXPECT_EQ(text.line(2), "two");
  EXPECT_EQ(text.line(3), "three");
}

TEST(SourceText, LeavesOutAByteOrderMark) {
  const SourceText text("a", "\xEF\xBB\xBFtitle: x");
  EXPECT_EQ(text.place(0).column, 1U);
  EXPECT_EQ(text.text(), "title: x");
}

TEST(SourceText, PlacesWhatLiesBeyondTheEndAtTheEnd) {
  const SourceText text("a", "ab");
  EXPECT_EQ(text.place(100).column, 3U);
}

TEST(Utf8, AllowsOnlyShortestWholeSequences) {
  EXPECT_EQ(invalid_utf8("plain, Tür, \xE2\x82\xAC, \xF0\x9F\x95\x8A"), std::string_view::npos);
  EXPECT_EQ(invalid_utf8("a\xFF"), 1U);
  EXPECT_EQ(invalid_utf8("\xC0\x80"), 0U);          // a longer form of a zero byte
  EXPECT_EQ(invalid_utf8("\xE0\x80\x80"), 0U);      // likewise
  EXPECT_EQ(invalid_utf8("\xED\xA0\x80"), 0U);      // half of a UTF-16 pair
  EXPECT_EQ(invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond the last character
  EXPECT_EQ(invalid_utf8("ab\xE2\x82"), 2U);        // cut off
  EXPECT_EQ(invalid_utf8("\x80"), 0U);              // a middle without a beginning
}

// ---- messages -----------------------------------------------------------------------------------

TEST(Message, ShowsTheLineTheCaretAndTheSuggestion) {
  const SourceText source("mine.yaml", "options:\n  ann: [share]\nrules: [never an.share]\n");
  Diagnostic d = fault(Code::E012, 38, 40, "unknown party \"an\"");
  d.suggest = "ann";
  d.help = "the parties are ann";
  EXPECT_EQ(shown(d, source),
            "mine.yaml:3:15: error E012: unknown party \"an\"\n"
            "    3 | rules: [never an.share]\n"
            "      |               ^~ did you mean \"ann\"?\n"
            "   help: the parties are ann\n");
}

TEST(Message, PutsTheCaretBelowTheCharacterBehindUmlauts) {
  const SourceText source("a", "tür: größe x");
  const auto at = static_cast<std::uint32_t>(source.text().find('x'));
  const std::string text = shown(fault(Code::E021, at, at + 1, "w"), source);
  EXPECT_NE(text.find("\n      |            ^\n"), std::string::npos) << text;
}

TEST(Message, ShowsATabAsOneBlank) {
  const SourceText source("a", "\tx: 1");
  const std::string text = shown(fault(Code::E002, 1, 2, "w"), source);
  EXPECT_NE(text.find("    1 |  x: 1\n      |  ^\n"), std::string::npos) << text;
}

TEST(Message, ShowsNoCharacterThatMovesTheCursor) {
  const SourceText source("a", "a\x1B[31mb");
  const std::string text = shown(fault(Code::E002, 0, 1, "w"), source);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(Message, ShowsNoEscapeThatAQuotedTextHides) {
  const SourceText source("a", "x");
  const std::string text =
      shown(fault(Code::E021, 0, 1, "unknown word \"\x1B]0;\xC2\x9B\""), source);
  EXPECT_NE(text.find("unknown word \"?]0;?\""), std::string::npos) << text;
}

TEST(Message, ShowsBytesThatAreNoCharactersAsQuestionMarks) {
  const SourceText source("a", "M\xFChle \xE2\x82");
  const std::string text = shown(fault(Code::E003, 1, 2, "w"), source);
  EXPECT_NE(text.find("    1 | M?hle ??\n      |  ^"), std::string::npos) << text;
}

TEST(Message, CutsLongLinesAroundTheCaret) {
  const SourceText source("a", std::string(5000, 'y') + "X" + std::string(5000, 'z'));
  const std::string text = shown(fault(Code::E021, 5000, 5001, "w"), source, 80);
  const std::size_t line = text.find("    1 | ");
  const std::size_t caret = text.find("      | ", line + 1);
  ASSERT_NE(caret, std::string::npos);
  EXPECT_LE(text.find('\n', line) - line, 80U);
  EXPECT_EQ(text.find('X') - line, text.find('^') - caret);
}

TEST(Message, MarksNoMoreThanTheLine) {
  const SourceText source("a", "ab\ncd\n");
  const std::string text = shown(fault(Code::E021, 0, 6, "w"), source);
  EXPECT_NE(text.find(" ^~\n"), std::string::npos) << text;
}

TEST(Message, KeepsWindowsLineEndsOutOfSight) {
  const SourceText source("a", "ab\r\ncd\r\n");
  EXPECT_EQ(shown(fault(Code::E021, 4, 6, "w"), source).find('\r'), std::string::npos);
}

TEST(Message, MarksTheEndOfATextThatEndsTooEarly) {
  const SourceText source("a", "ab");
  const std::string text = shown(fault(Code::E020, 2, 2, "w"), source);
  EXPECT_NE(text.find("a:1:3: "), std::string::npos) << text;
  EXPECT_NE(text.find("      |   ^\n"), std::string::npos) << text;
}

TEST(Messages, AreSortedByPlaceAndEndWithACount) {
  const SourceText source("a", std::string(60, 'x'));
  Diagnostics many;
  for (std::uint32_t k = 30; k-- > 0;)
    many.push_back(fault(Code::E021, k, k + 1, "word " + std::to_string(k)));
  const std::string text = render(many, std::span(&source, 1), 0, false);
  EXPECT_LT(text.find("word 0"), text.find("word 19"));
  EXPECT_EQ(text.find("word 20"), std::string::npos);
  EXPECT_NE(text.find("... and 10 more"), std::string::npos);
}

TEST(Messages, SayWithoutAPlaceWhatHasNone) {
  Diagnostic d{Code::E001, {}, "cannot read x", {}, {}, {}};
  EXPECT_EQ(render({d}, {}, 80, false), "entente: error E001: cannot read x\n");
}

TEST(Messages, MeanTheSameWithoutColour) {
  const SourceText source("a", "x");
  const Diagnostic d = fault(Code::E021, 0, 1, "w");
  std::string coloured = render({d}, std::span(&source, 1), 0, true);
  for (std::size_t at = coloured.find('\x1B'); at != std::string::npos; at = coloured.find('\x1B'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, shown(d, source));
}

TEST(Messages, AreOneObjectAsJson) {
  const SourceText source("a", "ab cd");
  const Diagnostics both{fault(Code::W025, 0, 2, "always true"), fault(Code::E021, 3, 5, "w")};
  EXPECT_EQ(render_json(both, std::span(&source, 1)),
            "{\"errors\":[{\"code\":\"E021\",\"file\":\"a\",\"line\":1,\"col\":4,\"len\":2,"
            "\"message\":\"w\",\"suggest\":null}],\"warnings\":[{\"code\":\"W025\",\"file\":\"a\","
            "\"line\":1,\"col\":1,\"len\":2,\"message\":\"always true\",\"suggest\":null}]}\n");
}

TEST(Codes, AreWarningsWhereTheyBeginWithW) {
  for (const Code code : all_codes()) {
    const Diagnostic d{code, {}, {}, {}, {}, {}};
    EXPECT_EQ(d.severity() == Severity::warning, code_name(code)[0] == 'W') << code_name(code);
  }
}

TEST(Codes, AreAllExplained) {
  for (const Code code : all_codes()) {
    EXPECT_EQ(code_name(code).size(), 4U);
    EXPECT_FALSE(code_title(code).empty()) << code_name(code);
    EXPECT_GT(code_explanation(code).size(), 20U) << code_name(code);
  }
}

// ---- files --------------------------------------------------------------------------------------

/// The examples of FIPS 180-4: nothing, one block, two blocks, a million letters.
TEST(Digest, IsThatOfThePublishedExamples) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(ReadFile, SuggestsTheFileThatIsNearlyNamedSo) {
  const Folder folder;
  ASSERT_TRUE(write_file(folder.file("strike.yaml"), "x"));
  const auto text = read_file(folder.file("strlke.yaml"), 100);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().front().code, Code::E001);
  EXPECT_EQ(text.error().front().suggest, folder.file("strike.yaml"));
}

TEST(ReadFile, RefusesFoldersAndLargeFiles) {
  const Folder folder;
  ASSERT_TRUE(write_file(folder.file("large"), std::string(101, 'x')));
  EXPECT_FALSE(read_file(folder.file("large"), 100));
  EXPECT_TRUE(read_file(folder.file("large"), 101));
  EXPECT_FALSE(read_file(folder.file("."), 100));
}

TEST(WriteFile, ReplacesTheWholeFileAndLeavesNothingBeside) {
  const Folder folder;
  ASSERT_TRUE(write_file(folder.file("a"), "first, and longer"));
  ASSERT_TRUE(write_file(folder.file("a"), "second"));
  EXPECT_EQ(bytes_of(folder.file("a")), "second");
  EXPECT_EQ(folder.files(), 1U);
}

TEST(WriteFile, SaysWhereTheFolderIsMissing) {
  const Folder folder;
  const auto written = write_file(folder.file("none/a"), "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().front().code, Code::E100);
}

TEST(WriteFile, WritesStraightToADevice) { EXPECT_TRUE(write_file("/dev/null", "x")); }

}  // namespace
}  // namespace entente
