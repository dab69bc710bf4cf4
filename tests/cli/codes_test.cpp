#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>

/// The codes that the program prints, against the list of those that it explains.
namespace entente::cli_test {
namespace {

const std::string product =
    R"({"format": "entente.product/1", "parties": ["A", "B"], "strategies": [64, 64],
        "values": {"generator": "splitmix64", "kind": "uniform", "seed": 7}})";

/// All codes after "error " and "warning " in what was printed.
void collect(const std::string& printed, std::set<std::string>& codes) {
  std::istringstream words(printed);
  for (std::string word, before; words >> word; before = word)
    if ((before == "error" || before == "warning") && word.size() >= 4)
      codes.insert(word.substr(0, 4));
}

std::set<std::string> listed() {
  std::set<std::string> codes;
  const std::string list = bytes_of(ENTENTE_ROOT "/entente/base/errors.def");
  const std::string start = "\nENTENTE_CODE(";
  for (std::size_t at = list.find(start); at != std::string::npos; at = list.find(start, at + 1))
    codes.insert(list.substr(at + start.size(), 4));
  return codes;
}

TEST(Codes, AreEachRaisedBySomeInput) {
  std::set<std::string> raised;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_ROOT "/tests/bad"))
    if (entry.path().extension() == ".yaml")
      collect(run({"check", entry.path().string()}).err, raised);
  const Folder folder;
  write(folder.file("case.yaml"), six_lines);
  write(folder.file("product.json"), product);
  write(folder.file("broken.json"), "{");
  write(folder.file("wrong.json"),
        R"({"parties": ["A"], "states": ["a", "a"], "moves": {}, "ranking": {}})");
  write(folder.file("wrong.gmcr"), "{}");
  write(folder.file("wrong.csv"), "state,A\n");
  write(folder.file("more.gmcr"),
        R"({"options": [{"name": "a"}], "more": 1, "infeasibles": [],
            "decisionMakers": [{"name": "A", "options": [0], "preferences": []}]})");
  write(folder.file("pairs.json"),
        R"({"parties": ["A"], "states": ["a", "b"], "moves": {}, "prefers": {"A": [["a", "b"]]}})");
  const std::string head = "EFG 2 R \"\" { \"A\" }\n";
  write(folder.file("other.efg"), "#AGG 2");
  write(folder.file("token.efg"), head + "t \"\" x");
  write(folder.file("short.efg"), head + "p \"\" 1 1 \"\" { \"l\" } 0");
  write(folder.file("unnamed.efg"), head + "t \"\" 1");
  write(folder.file("chances.efg"), head + "c \"\" 1 \"\" { \"l\" 1/2 } 0 t \"\" 0");
  write(folder.file("payoffs.nfg"), "NFG 1 R \"\" { \"A\" } { 2 } 1");
  write(folder.file("large.nfg"), "NFG 1 R \"\" { \"A\" } { 2000000 } 1");
  write(folder.file("absent.efg"),
        head + "p \"\" 1 1 \"\" { \"l\" \"r\" } 0 p \"\" 1 1 0 t \"\" 0 t \"\" 0 t \"\" 0");
  write(folder.file("table.nfg"), "NFG 1 R \"\xFC\" { \"A\" } { 2 } 1 2");
  for (const char* game : {"other.efg", "token.efg", "short.efg", "unnamed.efg", "chances.efg",
                           "payoffs.nfg", "large.nfg", "absent.efg", "table.nfg"})
    collect(run({"solve", game}, folder.path()).err, raised);
  collect(run({"solve", "table.nfg", "--method", "backward"}, folder.path()).err, raised);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"check", "none.yaml"},
        {"levers", "--graph", "pairs.json", "--target", "a"},
        {"check", "case.yaml", "-o", "none/out.txt"},
        {"stability", "--graph", "product.json", "--limit", "100"},
        {"stability", "--graph", "broken.json"},
        {"stability", "--graph", "wrong.json"},
        {"stability", "--graph", "pairs.json", "--concepts", "l2"},
        {"convert", "wrong.gmcr", "out.yaml"},
        {"convert", "wrong.csv", "out.json"},
        {"convert", "pairs.json", "out.csv"},
        {"convert", "more.gmcr", "out.yaml"},
        {"explain", "case.yaml", "9"}})
    collect(run(words, folder.path()).err, raised);
  EXPECT_EQ(raised, listed());
}

TEST(Limit, MarksWhatIsNotKnownAndSaysThatItEndedTheWork) {
  const Folder folder;
  write(folder.file("product.json"), product);
  const std::vector<std::string> words{"stability", "--graph", "product.json", "--limit", "100"};
  const Ran text = run(words, folder.path());
  EXPECT_EQ(text.exit, 4);
  EXPECT_NE(text.out.find("ended before it was complete"), std::string::npos) << text.out;
  EXPECT_NE(text.err.find("E101"), std::string::npos) << text.err;
  std::vector<std::string> counts = words;
  counts.emplace_back("--counts");
  EXPECT_NE(run(counts, folder.path()).out.find("ended before it was complete"), std::string::npos);
  std::vector<std::string> in_json = words;
  in_json.insert(in_json.end(), {"-f", "json"});
  const Ran json = run(in_json, folder.path());
  EXPECT_EQ(json.exit, 4);
  EXPECT_NE(json.out.find("\"partial\":true"), std::string::npos) << json.out;
  EXPECT_NE(json.err.find("\"E101\""), std::string::npos) << json.err;
}

TEST(Limit, MarksWaysThatWereNotFollowedToTheEnd) {
  const std::vector<std::string> words{"path", "cases/ukraine-march-2025.yaml", "--limit", "3"};
  const Ran text = run(words);
  EXPECT_EQ(text.exit, 4);
  EXPECT_NE(text.out.find("ended before it was complete"), std::string::npos) << text.out;
  std::vector<std::string> in_json = words;
  in_json.insert(in_json.end(), {"-f", "json"});
  EXPECT_NE(run(in_json).out.find("\"partial\":true"), std::string::npos);
}

TEST(Limit, ThatIsNotReachedIsNotMentioned) {
  const Ran ran = run({"path", "cases/strike.yaml", "--limit", "1000000"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_TRUE(ran.err.empty()) << ran.err;
}

}  // namespace
}  // namespace entente::cli_test
