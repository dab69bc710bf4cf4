#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace entente::cli_test {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// What the schema says against the document; empty if nothing.
std::string faults(const std::string& schema_name, const std::string& text) {
  const auto document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return "no JSON: " + text;
  const auto rules =
      nlohmann::json::parse(bytes_of(ENTENTE_ROOT "/schemas/" + schema_name + ".schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(Adapter(rules), schema);
  valijson::ValidationResults results;
  if (valijson::Validator().validate(schema, Adapter(document), &results)) return {};
  std::string found;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) found += error.description + "\n";
  return found;
}

const std::vector<std::string> cases{
    "ukraine-march-2025", "cuba-1962", "elmira-1991",      "strike", "house", "river",
    "price-war",          "chicken",   "prisoners-dilemma"};

std::string answer(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  return run(words).out;
}

TEST(Json, OfEveryCommandOnEveryShippedCaseIsAsItsSchemaSays) {
  for (const std::string& name : cases) {
    const std::string file = "cases/" + name + ".yaml";
    EXPECT_EQ(faults("check", answer({"check", file, "--claims", "--draws", "20"})), "") << name;
    EXPECT_EQ(faults("stability", answer({"stability", file, "--paths", "both"})), "") << name;
    EXPECT_EQ(faults("stability", answer({"stability", file, "--counts"})), "") << name;
    EXPECT_EQ(faults("stability", answer({"stability", file, "--heat", "--reduce"})), "") << name;
    EXPECT_EQ(faults("sensitivity", answer({"levers", file, "--sensitivity"})), "") << name;
    EXPECT_EQ(faults("sensitivity", answer({"levers", file, "--sensitivity", "--by", "weight"})),
              "")
        << name;
    EXPECT_EQ(faults("explain", answer({"explain", file, "1"})), "") << name;
    EXPECT_EQ(faults("explain", answer({"explain", file, "1", "--by", "weight"})), "") << name;
    EXPECT_EQ(faults("path", answer({"path", file})), "") << name;
    EXPECT_EQ(faults("levers", answer({"levers", file})), "") << name;
    for (const char* command : {"bluff", "settle"})
      if (const Ran ran = run({command, file, "-f", "json"}); ran.exit == 0) {
        EXPECT_EQ(faults(command, ran.out), "") << name;
      } else {
        EXPECT_EQ(faults("errors", ran.err), "") << name;
      }
  }
}

TEST(Json, OfGamesIsAsTheirSchemasSay) {
  for (const char* name : {"bluff_ladder", "bluff_two_sided", "kuhn_poker"}) {
    const std::string file = std::string("tests/games/cases/") + name + ".efg";
    EXPECT_EQ(faults("solve", answer({"solve", file})), "") << name;
    EXPECT_EQ(faults("solve", answer({"solve", file, "--method", "pure", "--exact"})), "") << name;
    EXPECT_EQ(faults("solve", answer({"solve", file, "--strategic", "--limit", "9"})), "") << name;
    EXPECT_EQ(faults("game", run({"convert", file, "--to", "json"}).out), "") << name;
    EXPECT_EQ(faults("errors", run({"solve", file, "--method", "backward", "-f", "json"}).err), "");
  }
}

TEST(Json, OfEveryKindOfWaysIsAsItsSchemaSays) {
  for (const std::string& name : cases)
    for (const char* kind : {"any", "improving", "unknown", "joint"}) {
      const std::vector<std::string> words{
          "path", "cases/" + name + ".yaml", "--moves", kind, "--prevent", "--sequences", "90"};
      EXPECT_EQ(faults("path", answer(words)), "") << name;
      std::vector<std::string> to = words;
      to.insert(to.end(), {"--to", "2", "--ways", "5", "--cheapest"});
      EXPECT_EQ(faults("path", answer(to)), "") << name;
    }
  for (const char* kind : {"any", "improving", "unknown", "joint"})
    EXPECT_EQ(
        faults("path", answer({"path", "--graph", "tests/cli/graphs/doubt.json", "--to", "both",
                               "--from", "suit", "--moves", kind, "--sequences", "3"})),
        "");
}

TEST(Json, OfTheInverseAnswerIsAsItsSchemaSays) {
  for (const std::string& name : cases)
    for (const char* concept_word : {"nash", "gmr", "smr", "seq", "sseq"}) {
      const std::string file = "cases/" + name + ".yaml";
      EXPECT_EQ(faults("inverse", answer({"levers", file, "--inverse", "--target", "1", "--concept",
                                          concept_word})),
                "")
          << name;
    }
  EXPECT_EQ(faults("inverse", answer({"levers", "cases/ukraine-march-2025.yaml", "--inverse",
                                      "--target", "ceasefire"})),
            "");
}

TEST(Json, OfCodesConceptsReportAndDemoIsAsItsSchemaSays) {
  const Folder folder;
  EXPECT_EQ(faults("explain", answer({"explain", "E017"})), "");
  EXPECT_EQ(faults("explain", answer({"explain", "sseq"})), "");
  EXPECT_EQ(faults("demo", run({"demo", "-f", "json", "--draws", "20"}, folder.path()).out), "");
  write(folder.file("case.yaml"), six_lines);
  EXPECT_EQ(faults("report", run({"report", "case.yaml", "-f", "json"}, folder.path()).out), "");
}

TEST(Json, OfReasonsAndViewsIsAsItsSchemaSays) {
  const std::string dock = "tests/cli/cases/dock.yaml";
  const std::string every = "seq_a,gmr_strong,rsseq,fnash,seq_grey_least,psmr,cseq,cseq1,csmr";
  EXPECT_EQ(faults("reasons", answer({"explain", dock, "2", "--concepts", every})), "");
  EXPECT_EQ(faults("view_reasons", answer({"explain", dock, "2", "--views"})), "");
  EXPECT_EQ(faults("hypergame", answer({"stability", dock, "--views"})), "");
  EXPECT_EQ(faults("concepts", answer({"explain", "concepts"})), "");
  const std::string ardennes = "tests/cli/graphs/ardennes-1940.json";
  EXPECT_EQ(faults("hypergame", answer({"stability", "--graph", ardennes, "--views"})), "");
  EXPECT_EQ(faults("view_reasons", answer({"explain", "CB", "--graph", ardennes, "--views"})), "");
  const std::string far = "l1,l3,nm,policy,cnash";
  EXPECT_EQ(faults("reasons", answer({"explain", "CB", "--graph", ardennes, "--concepts", far})),
            "");
}

TEST(Json, ErrorsStandOnStandardErrorAsTheirSchemaSays) {
  const Folder folder;
  write(folder.file("case.yaml"), six_lines + "rule: [never ann.share]\n");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"check", "case.yaml", "-f", "json"},
        {"check", "none.yaml", "-f", "json"},
        {"chekc", "--format", "json"},
        {"explain", "case.yaml", "9", "--format=json"}}) {
    const Ran ran = run(words, folder.path());
    EXPECT_NE(ran.exit, 0);
    EXPECT_TRUE(ran.out.empty());
    EXPECT_EQ(faults("errors", ran.err), "") << ran.err;
  }
}

}  // namespace
}  // namespace entente::cli_test
