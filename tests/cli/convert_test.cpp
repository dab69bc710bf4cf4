#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/project.hpp"
#include <gtest/gtest.h>

/// `entente convert` as a program: files, formats and exit codes. What the formats keep is tested
/// in tests/convert.
namespace entente::cli_test {
namespace {

const std::string quay = tests::in_project("tests/convert/gmcr/quay.gmcr");
const std::string table = "state;Ann;moves:Ann\nwar;2;peace\npeace;1;war\n";

std::vector<std::string> files_in(const Folder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

TEST(Convert, WritesACaseThatCheckAccepts) {
  const Folder folder;
  const Ran ran = run({"convert", quay, "new.yaml"}, folder.path());
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(ran.out.find("Written to new.yaml ("), 0U) << ran.out;
  EXPECT_EQ(files_in(folder), std::vector<std::string>{"new.yaml"});
  EXPECT_EQ(run({"check", "new.yaml"}, folder.path()).exit, 0);
}

TEST(Convert, WritesToStandardOutputWhatItWritesToAFile) {
  const Folder folder;
  run({"convert", quay, "new.yaml"}, folder.path());
  const std::string text = bytes_of(folder.file("new.yaml"));
  EXPECT_EQ(run({"convert", quay, "--to", "yaml"}).out, text);
  EXPECT_EQ(run({"convert", quay, "-", "--to", "yaml"}).out, text);
  EXPECT_EQ(run({"convert", quay, "--to", "yaml", "-o", "-"}).out, text);
  run({"convert", quay, "-o", "other.yml"}, folder.path());
  EXPECT_EQ(bytes_of(folder.file("other.yml")), text);
}

TEST(Convert, TakesTheFormatFromTheFlagsWhereTheEndingDoesNotSayIt) {
  const Folder folder;
  write(folder.file("table.txt"), table);
  const Ran ran =
      run({"convert", "table.txt", "graph.txt", "--from", "csv", "--to", "json"}, folder.path());
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_EQ(run({"stability", "--graph", "graph.txt"}, folder.path()).exit, 0);
}

TEST(Convert, SaysWhichUseIsWrong) {
  const Folder folder;
  write(folder.file("t.csv"), table);
  write(folder.file("t.txt"), table);
  for (const auto& [words, said] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"t.txt", "t.json"},
            "the ending of t.txt names no format; say which it is with --from"},
           {{"t.csv", "t.txt"}, "the ending of t.txt names no format; say which with --to"},
           {{"t.csv"}, "say which format to write"},
           {{"t.csv", "t.yaml"}, "a case cannot be made of a graph, which has no options"},
           {{"a.yaml", "b.yaml"}, "a case cannot be made of a case again"},
           {{"t.dot", "t.json"}, "dot is written, not read"},
           {{"t.csv", "t.gmcr"}, "gmcr is read, not written"},
           {{"t.csv", "t.json", "-o", "u.json"}, "named twice"},
           {{"t.csv", "--to", "xml"}, "--to is yaml, json, csv, dot or graphml, not \"xml\""},
           {{"t.csv", "--to", "json", "--from", "dot"}, "--from is gmcr, yaml, json or csv"},
           {{"t.csv", "t.csv"}, "t.csv exists; --force replaces it"}}) {
    std::vector<std::string> all{"convert"};
    all.insert(all.end(), words.begin(), words.end());
    const Ran ran = run(all, folder.path());
    EXPECT_EQ(ran.exit, 2) << said;
    EXPECT_NE(ran.err.find(said), std::string::npos) << ran.err;
    EXPECT_TRUE(ran.out.empty());
  }
  EXPECT_EQ(files_in(folder), (std::vector<std::string>{"t.csv", "t.txt"}));
}

TEST(Convert, ReplacesAFileOnlyWithForceAndNothingInADryRun) {
  const Folder folder;
  write(folder.file("t.csv"), table);
  write(folder.file("t.json"), "old");
  EXPECT_EQ(run({"convert", "t.csv", "t.json"}, folder.path()).exit, 2);
  const Ran dry = run({"convert", "t.csv", "t.json", "--force", "-n"}, folder.path());
  EXPECT_EQ(dry.exit, 0);
  EXPECT_NE(dry.out.find("t.json would be written"), std::string::npos);
  EXPECT_EQ(bytes_of(folder.file("t.json")), "old");
  EXPECT_EQ(run({"convert", "t.csv", "t.json", "--force"}, folder.path()).exit, 0);
  EXPECT_NE(bytes_of(folder.file("t.json")), "old");
  EXPECT_EQ(run({"convert", "t.csv", "none/t.json"}, folder.path()).exit, 4);
}

TEST(Convert, WritesNothingWhereTheInputIsNotSound) {
  const Folder folder;
  write(folder.file("t.csv"), "state,Ann\nwar,best\n");
  write(folder.file("t.json"), "{");
  write(folder.file("t.gmcr"), "{}");
  write(folder.file("t.yaml"), "options: 3\n");
  for (const char* from : {"t.csv", "t.json", "t.gmcr", "t.yaml", "missing.csv"}) {
    const Ran ran = run({"convert", from, "--to", "dot"}, folder.path());
    EXPECT_EQ(ran.exit, 3) << from;
    EXPECT_TRUE(ran.out.empty());
    EXPECT_EQ(run({"convert", from, "out.dot"}, folder.path()).exit, 3);
  }
  EXPECT_EQ(files_in(folder).size(), 4U);
  EXPECT_NE(run({"convert", "t.csv", "o.json"}, folder.path()).err.find("t.csv:2:5: error E114"),
            std::string::npos);
}

TEST(Convert, RefusesLargeGraphsBeforeTheyTakeMemory) {
  const Folder folder;
  write(
      folder.file("product.json"),
      R"({"format": "entente.product/1", "parties": ["A", "B", "C"], "strategies": [1000, 1000, 1000],
            "values": {"generator": "splitmix64", "kind": "uniform", "seed": 1}})");
  write(folder.file("random.json"),
        R"({"format": "entente.random/1", "parties": ["A"], "states": 1000000, "degree": 900,
            "values": {"generator": "splitmix64", "kind": "uniform", "seed": 1}})");
  std::string options, wide = "options:\n  ann:\n";
  for (int k = 0; k < 30; ++k) {
    wide += "    o" + std::to_string(k) + ": yes/no\n";
    options += k == 0 ? "" : ", ";
    options += R"({"name": "o"})";
  }
  write(folder.file("wide.yaml"), wide);
  write(folder.file("wide.gmcr"), "{\"options\": [" + options + "]}");
  for (const char* from : {"product.json", "random.json", "wide.yaml", "wide.gmcr"}) {
    const Ran ran = run({"convert", from, "--to", "json"}, folder.path());
    EXPECT_EQ(ran.exit, 4) << ran.err;
    EXPECT_NE(ran.err.find("E008"), std::string::npos) << ran.err;
    EXPECT_TRUE(ran.out.empty());
  }
}

TEST(Convert, SaysWhatIsNotCarriedOverUnlessQuiet) {
  const std::string file = tests::in_project("tests/convert/gmcr/nobody.gmcr");
  const Ran ran = run({"convert", file, "--to", "json"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_NE(ran.err.find("W117"), std::string::npos);
  EXPECT_NE(ran.err.find("misperceptions: not carried over"), std::string::npos) << ran.err;
  EXPECT_TRUE(run({"convert", file, "--to", "json", "-q"}).err.empty());
  EXPECT_EQ(run({"convert", file, "--to", "json", "-f", "json"}).err.find('{'), 0U);
}

}  // namespace
}  // namespace entente::cli_test
