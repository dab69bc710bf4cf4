#include <cstdlib>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/program.hpp"
#include <gtest/gtest.h>

namespace entente::cli_test {
namespace {

struct Golden {
  std::string name;
  std::vector<std::string> words;
};

/// What CTest and failures call the row.
// NOLINTNEXTLINE(readability-identifier-naming): the name that GoogleTest looks for
void PrintTo(const Golden& golden, std::ostream* to) { *to << golden.name; }

const std::string march = "cases/ukraine-march-2025.yaml";
const std::string doubt = "--graph=tests/cli/graphs/doubt.json";
const std::string dock = "tests/cli/cases/dock.yaml";
const std::string ardennes = "tests/cli/graphs/ardennes-1940.json";

/// Where conflicts go.
std::vector<Golden> of_ways() {
  return {
      {"march-path-to-27", {"path", march, "--to", "27", "--cheapest", "--sequences", "5"}},
      {"march-path-any", {"path", march, "--moves", "any", "--prevent"}},
      {"elmira-path-joint", {"path", "cases/elmira-1991.yaml", "--moves", "joint"}},
      {"elmira-path-to-10-json",
       {"path", "cases/elmira-1991.yaml", "--moves", "joint", "--to", "10", "-f", "json"}},
      {"strike-path-to-equilibria", {"path", "cases/strike.yaml", "--to", "equilibria"}},
      {"doubt-path-unknown", {"path", doubt, "--moves", "unknown", "--to", "both"}},
      {"help-path", {"help", "path"}},
  };
}

/// How firmly states hold, and what is merged.
std::vector<Golden> firmness() {
  return {
      {"march-sensitivity", {"levers", march, "--sensitivity"}},
      {"strike-sensitivity-nash-v",
       {"levers", "cases/strike.yaml", "--sensitivity", "--concept", "nash", "-v"}},
      {"strike-sensitivity-json", {"levers", "cases/strike.yaml", "--sensitivity", "-f", "json"}},
      {"strike-sensitivity-weight",
       {"levers", "cases/strike.yaml", "--sensitivity", "--by", "weight"}},
      {"doubt-sensitivity", {"levers", doubt, "--sensitivity"}},
      {"ardennes-sensitivity", {"levers", "--graph", ardennes, "--sensitivity"}},
      {"march-heat", {"stability", march, "--heat"}},
      {"elmira-heat-reduce", {"stability", "cases/elmira-1991.yaml", "--heat", "--reduce"}},
      {"strike-reduce-json", {"stability", "cases/strike.yaml", "--reduce", "-f", "json"}},
  };
}

/// Concepts beyond the plain ones, and how parties see the conflict.
std::vector<Golden> of_concepts() {
  return {
      {"elmira-explain-7", {"explain", "cases/elmira-1991.yaml", "7", "--concepts", "cnash,cseq"}},
      {"dock-concepts",
       {"stability", dock, "--concepts", "seq,seq_a,seq_b,seq_c,seq_d,seq_strong,rnash"}},
      {"dock-explain-2", {"explain", dock, "2", "--concepts", "seq_a,seq_strong,rnash,l3,policy"}},
      {"dock-views", {"stability", dock, "--views", "--concepts", "seq"}},
      {"dock-views-json", {"stability", dock, "--views", "--concepts", "seq", "-f", "json"}},
      {"dock-explain-2-views", {"explain", dock, "2", "--views", "--concepts", "seq"}},
      {"ardennes-explain",
       {"explain", "CB", "--graph", ardennes, "--views", "--concepts", "nash,seq"}},
      {"doubt-concepts",
       {"stability", doubt, "--concepts",
        "nash_a,gmr_b,smr_c,seq_d,gmr_strong,seq_strong_c,rnash,fseq,seq_grey_most,seq_grey_least,"
        "pnash,policy"}},
      {"doubt-concepts-json",
       {"stability", doubt, "--concepts", "seq_a,csmr,policy", "-f", "json"}},
      {"doubt-counts", {"stability", doubt, "--concepts", "seq_a,cnash", "--counts"}},
      {"doubt-l2", {"stability", doubt, "--concepts", "l2"}},
      {"ardennes-views", {"stability", "--views", "--graph", ardennes, "--concepts", "nash,seq"}},
      {"ardennes-views-json",
       {"stability", "--views", "--graph", ardennes, "--concepts", "nash", "-f", "json"}},
  };
}

std::vector<Golden> of_convert() {
  return {
      {"help-convert", {"help", "convert"}},
      {"convert-gmcr-yaml", {"convert", "tests/convert/gmcr/quay.gmcr", "--to", "yaml"}},
      {"convert-gmcr-yaml-notes", {"convert", "tests/convert/gmcr/nobody.gmcr", "--to", "yaml"}},
      {"convert-gmcr-order", {"convert", "tests/convert/gmcr/ranked.gmcr", "--to", "yaml", "-q"}},
      {"convert-strike-json", {"convert", "cases/strike.yaml", "--to", "json"}},
      {"convert-strike-csv", {"convert", "cases/strike.yaml", "--to", "csv"}},
      {"convert-strike-dot", {"convert", "cases/strike.yaml", "--to", "dot"}},
      {"convert-strike-graphml", {"convert", "cases/strike.yaml", "--to", "graphml"}},
  };
}

std::vector<Golden> of_games() {
  const std::string two_sided = "tests/games/cases/bluff_two_sided.efg";
  const std::string poker = "tests/games/cases/kuhn_poker.efg";
  return {
      {"help-solve", {"help", "solve"}},
      {"two-sided-solve", {"solve", two_sided}},
      {"two-sided-solve-json", {"solve", two_sided, "-f", "json"}},
      {"ladder-solve-v", {"solve", "tests/games/cases/bluff_ladder.efg", "-v"}},
      {"ladder-solve-strategic-exact",
       {"solve", "tests/games/cases/bluff_ladder.efg", "--strategic", "--exact", "-f", "json"}},
      {"poker-solve", {"solve", poker}},
      {"poker-solve-later-method", {"solve", poker, "--method", "lp"}},
      {"convert-ladder-json", {"convert", "tests/games/cases/bluff_ladder.efg", "--to", "json"}},
      {"convert-ladder-nfg", {"convert", "tests/games/cases/bluff_ladder.efg", "--to", "nfg"}},
  };
}

std::vector<Golden> all() {
  std::vector<Golden> list{
      {"entente", {}},
      {"help", {"help"}},
      {"help-stability", {"help", "stability"}},
      {"march-check", {"check", march}},
      {"march-claims", {"check", march, "--claims"}},
      {"march-claims-json", {"check", march, "--claims", "-f", "json"}},
      {"march-explain-25", {"explain", march, "25"}},
      {"march-explain-27", {"explain", march, "27"}},
      {"march-explain-25-weight", {"explain", march, "25", "--by", "weight"}},
      {"march-explain-25-weight-json", {"explain", march, "25", "--by", "weight", "-f", "json"}},
      {"march-levers-weight", {"levers", march, "--by", "weight"}},
      {"march-levers", {"levers", march}},
      {"march-levers-ceasefire", {"levers", march, "--target", "ceasefire", "--concept", "nash"}},
      {"march-inverse-ceasefire",
       {"levers", march, "--inverse", "--target", "ceasefire", "--concept", "nash"}},
      {"strike-inverse-3", {"levers", "cases/strike.yaml", "--inverse", "--target", "3"}},
      {"strike-inverse-3-json",
       {"levers", "cases/strike.yaml", "--inverse", "--target", "3", "-f", "json"}},
      {"march-stability-json", {"stability", march, "-f", "json", "--paths", "both"}},
      {"march-stability-csv", {"stability", march, "-f", "csv"}},
      {"march-stability-weight", {"stability", march, "--by", "weight"}},
      {"march-stability-paths", {"stability", march, "--paths", "both"}},
      {"march-stability-v", {"stability", march, "-v"}},
      {"explain-E017", {"explain", "E017"}},
      {"explain-seq", {"explain", "seq"}},
      {"explain-concepts", {"explain", "concepts"}},
      {"elmira-coalitions",
       {"stability", "cases/elmira-1991.yaml", "--concepts", "cnash,cgmr,csmr,cseq,cseq1,nm,l3"}},
      {"strike-explain-3", {"explain", "cases/strike.yaml", "3"}},
  };
  for (const auto& rows : {of_ways(), of_concepts(), of_convert(), of_games(), firmness()})
    list.insert(list.end(), rows.begin(), rows.end());
  for (const char* name : {"ukraine-march-2025", "cuba-1962", "elmira-1991", "strike", "house",
                           "river", "price-war", "chicken", "prisoners-dilemma"}) {
    const std::string file = std::string("cases/") + name + ".yaml";
    for (const char* command : {"stability", "path", "bluff", "settle"})
      list.push_back({std::string(name) + "-" + command, {command, file}});
  }
  return list;
}

class GoldenOutput : public testing::TestWithParam<Golden> {};

/// With ENTENTE_RECORD set the file is written anew, to be read in review.
TEST_P(GoldenOutput, IsAsRecorded) {
  const Ran ran = run(GetParam().words);
  std::string shown = ran.out;
  if (!ran.err.empty()) shown += "--- standard error\n" + ran.err;
  shown += "--- exit " + std::to_string(ran.exit) + "\n";
  const std::string path = ENTENTE_ROOT "/tests/cli/golden/" + GetParam().name + ".txt";
  if (std::getenv("ENTENTE_RECORD") != nullptr) write(path, shown);
  EXPECT_EQ(shown, bytes_of(path));
}

std::string test_name(const testing::TestParamInfo<Golden>& row) {
  std::string name;
  for (char c : row.param.name) name += c == '-' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Commands, GoldenOutput, testing::ValuesIn(all()), test_name);

}  // namespace
}  // namespace entente::cli_test
