#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/project.hpp"
#include <gtest/gtest.h>

namespace entente::cli_test {
namespace {

const std::string march = "cases/ukraine-march-2025.yaml";

/// What the system's own program says about the file: an answer that shares no code with ours.
std::string sha256sum(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(
      ::popen(("sha256sum '" + path + "'").c_str(), "r"), ::pclose);
  std::array<char, 65> digits{};
  if (!pipe || std::fread(digits.data(), 1, 64, pipe.get()) != 64) return "no answer";
  return digits.data();
}

TEST(Answers, AreTheSameBytesOnAnyNumberOfThreads) {
  for (std::vector<std::string> words :
       {std::vector<std::string>{"stability", march, "-f", "json", "--paths", "both"},
        {"check", march, "--claims", "-f", "json"},
        {"levers", march, "-f", "json"},
        {"path", march},
        {"path", march, "-f", "json", "--moves", "joint", "--to", "27"}}) {
    words.insert(words.end(), {"--threads", "1"});
    const std::string alone = run(words).out;
    for (const char* threads : {"2", "8"}) {
      words.back() = threads;
      EXPECT_EQ(run(words).out, alone) << words.front();
    }
  }
}

TEST(Answers, StayTheSameForTheSameSeedAndDifferInDrawsForAnother) {
  const std::vector<std::string> words{"settle", march, "-f", "json", "--seed"};
  const auto with_seed = [&](const std::string& seed) {
    std::vector<std::string> all = words;
    all.push_back(seed);
    return run(all).out;
  };
  EXPECT_EQ(with_seed("1"), with_seed("1"));
  EXPECT_NE(with_seed("1"), with_seed("2"));
}

TEST(Answers, GoToAFileThatIsNotThereYet) {
  const Folder folder;
  write(folder.file("case.yaml"), six_lines);
  const Ran first = run({"stability", "case.yaml", "-o", "out.txt"}, folder.path());
  EXPECT_EQ(first.exit, 0);
  EXPECT_TRUE(first.out.empty());
  EXPECT_EQ(bytes_of(folder.file("out.txt")), run({"stability", "case.yaml"}, folder.path()).out);
  EXPECT_EQ(run({"stability", "case.yaml", "-o", "out.txt"}, folder.path()).exit, 2);
  EXPECT_EQ(run({"stability", "case.yaml", "-o", "out.txt", "--force"}, folder.path()).exit, 0);
}

TEST(Check, FailsWithOneWhereAClaimDoesNotHold) {
  const Folder folder;
  write(folder.file("case.yaml"),
        six_lines +
            "outcomes: {both: ann.share and bob.share, rest: otherwise}\n"
            "claims: {c: {say: Both share., expect: both is stable under nash}}\n");
  const Ran ran = run({"check", "case.yaml", "--claims"}, folder.path());
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.out.find("fails"), std::string::npos);
}

TEST(Check, PassesWithZeroWhereAllClaimsHold) {
  const Ran ran = run({"check", "cases/prisoners-dilemma.yaml", "--claims"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_TRUE(ran.out.starts_with("All 4 claims hold.\n"));
}

TEST(Check, TakesWarningsForErrorsWhenStrict) {
  const Folder folder;
  write(folder.file("case.yaml"), "options:\n  ann: [share]\n  bob: [share]\n");
  EXPECT_EQ(run({"check", "case.yaml"}, folder.path()).exit, 0);
  const Ran strict = run({"check", "case.yaml", "--strict"}, folder.path());
  EXPECT_EQ(strict.exit, 3);
  EXPECT_TRUE(strict.out.empty());
}

TEST(Explain, KnowsCodesAndConceptsAndRefusesOtherWords) {
  EXPECT_TRUE(run({"explain", "E017"}).out.starts_with("E017: "));
  EXPECT_EQ(run({"explain", "e017"}).out, run({"explain", "E017"}).out);
  EXPECT_TRUE(run({"explain", "nash"}).out.starts_with("Nash: "));
  EXPECT_EQ(run({"explain", "E999"}).exit, 2);
}

TEST(Explain, RefusesAStateThatIsNotThere) {
  for (const char* state : {"0", "37", "x", "-1"})
    EXPECT_EQ(run({"explain", march, "--", state}).exit, 2) << state;
}

TEST(Stability, OfAGraphFileUsesItsNames) {
  const Folder folder;
  write(folder.file("pd.json"),
        R"({"parties": ["Row", "Col"], "states": ["CC", "CD", "DC", "DD"], "status_quo": "CC",
            "moves": {"Row": [["CC","DC"],["DC","CC"],["CD","DD"],["DD","CD"]],
                      "Col": [["CC","CD"],["CD","CC"],["DC","DD"],["DD","DC"]]},
            "ranking": {"Row": [["DC"],["CC"],["DD"],["CD"]], "Col": [["CD"],["CC"],["DD"],["DC"]]}})");
  const Ran ran = run({"stability", "--graph", "pd.json", "-f", "json", "--concepts", "nash,seq"},
                      folder.path());
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.out.find(R"("equilibria":{"nash":["DD"],"seq":["CC","DD"]})"), std::string::npos)
      << ran.out;
  EXPECT_EQ(run({"stability", "--graph", "pd.json", "--by", "weight"}, folder.path()).exit, 2);
}

TEST(Report, ReplacesItsOwnPagesOnly) {
  const Folder folder;
  write(folder.file("case.yaml"), six_lines);
  const std::vector<std::string> words{"report", "case.yaml", "-o", "page.html"};
  EXPECT_EQ(run(words, folder.path()).exit, 0);
  EXPECT_EQ(run(words, folder.path()).exit, 0);
  write(folder.file("page.html"), "mine");
  EXPECT_EQ(run(words, folder.path()).exit, 2);
  EXPECT_EQ(bytes_of(folder.file("page.html")), "mine");
}

TEST(Report, GivesTheDigestsThatSha256sumPrints) {
  const Folder folder;
  // A byte order mark and line ends of another system: the digest is of the file, not of its text.
  const std::string sources =
      "sources:\r\n  memo: {title: Memo, file: memo.txt, quotes: {p1: They will share}}\r\n";
  write(folder.file("case.yaml"), "\xEF\xBB\xBF" + six_lines + sources);
  write(folder.file("memo.txt"), "\xEF\xBB\xBFThey will share.\r\n");
  ASSERT_EQ(run({"report", "case.yaml", "-o", "page.html"}, folder.path()).exit, 0);
  const std::string page = bytes_of(folder.file("page.html"));
  for (const char* file : {"case.yaml", "memo.txt"})
    EXPECT_NE(page.find(">" + sha256sum(folder.file(file)) + "<"), std::string::npos) << file;
}

TEST(Report, SaysWhichDocumentCouldNotBeRead) {
  const Folder folder;
  write(folder.file("case.yaml"), six_lines + "sources:\n  memo: {title: Memo, file: memo.txt}\n");
  ASSERT_EQ(run({"report", "case.yaml", "-o", "page.html"}, folder.path()).exit, 0);
  EXPECT_NE(bytes_of(folder.file("page.html")).find("<dt>memo.txt</dt><dd>could not be read"),
            std::string::npos);
}

TEST(Demo, RunsInAnEmptyFolderAndAgain) {
  const Folder folder;
  EXPECT_EQ(run({"demo", "--draws", "50"}, folder.path()).exit, 0);
  EXPECT_FALSE(bytes_of(folder.file("entente-demo/report.html")).empty());
  EXPECT_EQ(run({"demo", "--draws", "50"}, folder.path()).exit, 0);
  write(folder.file("entente-demo/ukraine-march-2025.yaml"), six_lines);
  EXPECT_EQ(run({"demo"}, folder.path()).exit, 2);
  EXPECT_EQ(bytes_of(folder.file("entente-demo/ukraine-march-2025.yaml")), six_lines);
}

TEST(New, PrintsASixLineCaseWhereNobodyCanBeAsked) {
  const Folder folder;
  const Ran ran = run({"new"}, folder.path());
  EXPECT_EQ(ran.exit, 0);
  write(folder.file("case.yaml"), ran.out);
  EXPECT_EQ(run({"check", "case.yaml", "--strict"}, folder.path()).exit, 0);
}

TEST(New, CopiesAShippedCase) {
  const Folder folder;
  EXPECT_EQ(run({"new", "--template", "strike", "mine.yaml"}, folder.path()).exit, 0);
  EXPECT_EQ(bytes_of(folder.file("mine.yaml")), bytes_of(tests::in_project("cases/strike.yaml")));
  EXPECT_EQ(run({"new", "--template", "strike", "mine.yaml"}, folder.path()).exit, 2);
  EXPECT_EQ(run({"new", "--template", "strik"}, folder.path()).exit, 2);
}

TEST(New, WritesNothingInADryRun) {
  const Folder folder;
  EXPECT_EQ(run({"new", "-n", "--template", "strike", "mine.yaml"}, folder.path()).exit, 0);
  EXPECT_TRUE(bytes_of(folder.file("mine.yaml")).empty());
}

}  // namespace
}  // namespace entente::cli_test
