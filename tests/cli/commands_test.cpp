#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>

namespace entente::cli_test {
namespace {

const std::vector<std::string> built{"demo",    "new",   "check",  "stability", "explain",
                                     "path",    "bluff", "settle", "levers",    "report",
                                     "convert", "solve", "help"};
const std::vector<std::string> later{"forecast", "plan", "read",  "compare", "fit",  "divide",
                                     "whatif",   "diff", "serve", "sweep",   "merge"};

bool begins_with_examples(const std::string& help, const std::string& command) {
  const std::string line = "  entente " + command;
  const std::size_t second = help.find('\n') + 1;
  return help.starts_with(line) && help.compare(second, line.size(), line) == 0;
}

TEST(Help, OfEveryCommandBeginsWithTwoExamples) {
  for (const std::string& command : built) {
    const Ran ran = run({"help", command});
    EXPECT_EQ(ran.exit, 0);
    EXPECT_TRUE(begins_with_examples(ran.out, command)) << ran.out;
  }
}

TEST(Help, IsTheSameWhereverItIsAskedFor) {
  for (const std::string& command : built) {
    const std::string help = run({"help", command}).out;
    EXPECT_EQ(run({command, "--help"}).out, help);
    EXPECT_EQ(run({"-h", command}).out, help);
    EXPECT_EQ(run({command, "x", "--help"}).out, help);
  }
}

TEST(Help, NamesEveryCommand) {
  const std::string help = run({"help"}).out;
  for (const auto* list : {&built, &later})
    for (const std::string& command : *list)
      EXPECT_NE(help.find(command), std::string::npos) << command;
}

TEST(Help, WritesTheCommandsPageAsItIsInTheDocs) {
  EXPECT_EQ(run({"help", "--markdown"}).out, bytes_of(ENTENTE_ROOT "/docs/commands.md"));
}

TEST(Help, GivesAManPageAndCompletionsThatNameEveryBuiltCommand) {
  const std::string man = run({"help", "--man"}).out;
  EXPECT_TRUE(man.starts_with(".TH ENTENTE 1"));
  for (const std::string& command : built) EXPECT_NE(man.find(".SS " + command), std::string::npos);
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Ran ran = run({"help", "--completions", shell});
    EXPECT_EQ(ran.exit, 0);
    for (const std::string& command : built) EXPECT_NE(ran.out.find(command), std::string::npos);
  }
}

TEST(Program, WithoutWordsShowsAShortScreen) {
  const Ran ran = run({});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.out.find("entente demo"), std::string::npos);
  EXPECT_TRUE(ran.err.empty());
}

TEST(Program, SuggestsTheNearestCommandAndFlag) {
  const Ran command = run({"stabilty", "case.yaml"});
  EXPECT_EQ(command.exit, 2);
  EXPECT_EQ(command.err, "entente: no command \"stabilty\". Did you mean \"stability\"?\n");
  EXPECT_TRUE(command.out.empty());
  const Ran flag = run({"check", "cases/strike.yaml", "--clams"});
  EXPECT_EQ(flag.exit, 2);
  EXPECT_EQ(flag.err, "entente: no flag --clams. Did you mean \"--claims\"?\n");
}

TEST(Program, RefusesUnknownFlagsInEveryCommand) {
  for (const std::string& command : built) {
    const Ran ran = run({command, "--no-such-flag"});
    EXPECT_EQ(ran.exit, 2) << command;
    EXPECT_TRUE(ran.out.empty()) << command;
  }
}

TEST(Program, SaysInOneSentenceWhatIsNotBuiltYet) {
  for (const std::string& command : later) {
    const Ran ran = run({command, "cases/strike.yaml"});
    EXPECT_EQ(ran.exit, 2) << command;
    EXPECT_EQ(ran.err, "entente: " + command + " is not built yet in this version\n");
    EXPECT_TRUE(ran.out.empty());
  }
}

TEST(Program, TakesFlagsInAnyOrderAndEndsThemAtTwoDashes) {
  const std::string plain = run({"stability", "cases/strike.yaml", "-f", "json"}).out;
  EXPECT_EQ(run({"-f", "json", "stability", "cases/strike.yaml"}).out, plain);
  EXPECT_EQ(run({"stability", "--format=json", "--", "cases/strike.yaml"}).out, plain);
  EXPECT_EQ(run({"check", "--", "--help"}).exit, 3);
}

TEST(Program, ReadsACaseFromStandardInput) {
  EXPECT_EQ(run({"check", "-"}).exit, 3);  // /dev/null is an empty case
}

TEST(Program, SaysWhatACaseLacks) {
  for (const char* command : {"settle", "bluff"}) {
    const Ran ran = run({command, "cases/prisoners-dilemma.yaml"});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_NE(ran.err.find("Add at least:"), std::string::npos) << ran.err;
    EXPECT_TRUE(ran.out.empty());
  }
}

TEST(Program, RefusesNumbersAndWordsThatAreNone) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--threads", "0"},
                                                {"--threads", "x"},
                                                {"--by", "weigth"},
                                                {"--concepts", "nash,sqe"},
                                                {"--format", "xml"},
                                                {"--limit", "-1"},
                                                {"--limit"}}) {
    std::vector<std::string> all{"stability", "cases/strike.yaml"};
    all.insert(all.end(), words.begin(), words.end());
    const Ran ran = run(all);
    EXPECT_EQ(ran.exit, 2) << words.front();
    EXPECT_TRUE(ran.out.empty());
  }
}

}  // namespace
}  // namespace entente::cli_test
