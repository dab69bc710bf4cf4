#include <algorithm>
#include <ostream>
#include <set>

#include "support.hpp"
#include <gtest/gtest.h>

namespace entente::test {
namespace {

/// One mistake of expected.json and what is said about it.
struct Mistake {
  std::string file, code, words, suggest;
  std::uint32_t line = 0, column = 0;
  std::set<std::string> also;
  bool model = false;  ///< whether answers about the states are sound all the same
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake) { return out << mistake.file; }

std::string text_or_none(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::vector<Mistake> mistakes_in(const std::filesystem::path& folder) {
  std::vector<Mistake> mistakes;
  const nlohmann::json expected = json_of(folder / "expected.json");
  for (const auto& row : expected.at("cases")) {
    Mistake m{row.at("file"),
              row.at("code"),
              row.at("words"),
              text_or_none(row.at("suggest")),
              row.at("line"),
              row.at("col"),
              {}};
    const auto also = row.contains("also") ? row.at("also") : row.at("may_also_report");
    m.model = row.value("model", false);
    for (const auto& code : also) m.also.insert(code.get<std::string>());
    mistakes.push_back(std::move(m));
  }
  return mistakes;
}

bool is_error(const Diagnostic& d) { return d.severity() == Severity::error; }

/// The diagnostic that the mistake should raise: the first error by place, or the first warning
/// of its code.
const Diagnostic* main_fault(const CaseFile& file, const Mistake& mistake) {
  const Diagnostic* first = nullptr;
  for (const Diagnostic& d : file.diagnostics) {
    const bool candidate = mistake.code[0] == 'W' ? code_name(d.code) == mistake.code : is_error(d);
    if (candidate && (first == nullptr || d.where.begin < first->where.begin)) first = &d;
  }
  return first;
}

void expect_mistake(const std::filesystem::path& folder, const Mistake& mistake) {
  const CaseFile file = read_case((folder / mistake.file).string());
  SCOPED_TRACE(mistake.file + "\n" + messages_of(file));
  const Diagnostic* const fault = main_fault(file, mistake);
  ASSERT_NE(fault, nullptr);
  EXPECT_EQ(code_name(fault->code), mistake.code);
  const Place place = file.source.place(fault->where.begin);
  EXPECT_EQ(place.line, mistake.line);
  EXPECT_EQ(place.column, mistake.column);
  if (!mistake.words.empty()) {
    EXPECT_EQ(file.source.slice(fault->where), mistake.words);
  }
  const std::string advice = fault->suggest + "\n" + fault->hint + "\n" + fault->help;
  const std::string all = fault->what + "\n" + advice;
  EXPECT_NE(all.find(mistake.suggest), std::string::npos) << mistake.suggest;
  for (const Diagnostic& d : file.diagnostics) {
    if (is_error(d) && &d != fault) {
      EXPECT_TRUE(mistake.also.contains(std::string(code_name(d.code)))) << d.what;
    }
  }
}

/// Faults whose message itself says what to write, or that ask for nothing to be written.
const std::set<std::string> plain_faults{"E020", "W013", "W093"};

void expect_advice(const CaseFile& file) {
  for (const Diagnostic& d : file.diagnostics) {
    const bool told = !d.suggest.empty() || !d.hint.empty() || !d.help.empty();
    EXPECT_TRUE(told || plain_faults.contains(std::string(code_name(d.code)))) << messages_of(file);
  }
}

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreToldWithCodePlaceWordsAndAdvice) {
  expect_mistake(root() / "tests/bad", GetParam());
}

TEST_P(Mistakes, ComeWithWhatToWriteInstead) {
  expect_advice(read_case((root() / "tests/bad" / GetParam().file).string()));
}

TEST_P(Mistakes, LeaveAModelOnlyWhereItsAnswersAreSound) {
  const CaseFile file = read_case((root() / "tests/bad" / GetParam().file).string());
  EXPECT_EQ(file.model.has_value(), GetParam().model);
}

INSTANTIATE_TEST_SUITE_P(OnePerFile, Mistakes, testing::ValuesIn(mistakes_in(root() / "tests/bad")),
                         [](const auto& row) {
                           const std::string& name = row.param.file;
                           return name.substr(0, name.find('.'));
                         });

TEST(MistakeFiles, CoverEveryCodeThatACaseCanRaise) {
  std::set<std::string> raised{"E001"};  // a file that is not there, see FilesOfCases
  for (const Mistake& mistake : mistakes_in(root() / "tests/bad")) raised.insert(mistake.code);
  for (const Code code : all_codes()) {
    if (code_name(code).substr(1) < "100") {
      EXPECT_TRUE(raised.contains(std::string(code_name(code)))) << code_name(code);
    }
  }
}

TEST(MistakeFiles, AreOnePerFileOfTheFolder) {
  std::set<std::string> listed;
  for (const Mistake& mistake : mistakes_in(root() / "tests/bad")) listed.insert(mistake.file);
  for (const auto& entry : std::filesystem::directory_iterator(root() / "tests/bad")) {
    if (entry.path().extension() == ".yaml") {
      EXPECT_TRUE(listed.contains(entry.path().filename().string())) << entry.path();
    }
  }
}

TEST(MistakeFiles, OfTheDesignExamplesAreToldAsExpected) {
  if (!std::filesystem::exists(examples() / "bad")) GTEST_SKIP() << "no design examples here";
  for (const Mistake& mistake : mistakes_in(examples() / "bad"))
    expect_mistake(examples() / "bad", mistake);
}

/// Pieces of the file, each after the sound case that it begins with.
std::vector<std::string> mistakes_of_form() {
  const std::string text = bytes_of(root() / "tests/case/forms.txt");
  const std::string cut = "\n---\n";
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(cut, at), text.size());
    pieces.push_back(text.substr(at, end - at) + "\n");
    at = end + cut.size();
  }
  const std::string begin = pieces.front();
  pieces.erase(pieces.begin());
  for (std::string& piece : pieces)
    if (!piece.starts_with("options:") && !piece.starts_with("title:")) piece.insert(0, begin);
  return pieces;
}

TEST(MistakesOfForm, InEverySectionComeWithWhatToWriteInstead) {
  const std::vector<std::string> pieces = mistakes_of_form();
  EXPECT_GT(pieces.size(), 25U);
  for (const std::string& piece : pieces) {
    const CaseFile file = case_of(piece);
    EXPECT_FALSE(file.diagnostics.empty()) << piece;
    expect_advice(file);
  }
}

TEST(MistakesOfForm, SayHowManyAreThereWhereThereAreTooFew) {
  const CaseFile file = case_of(mistakes_of_form().front());
  ASSERT_FALSE(file.diagnostics.empty());
  EXPECT_EQ(file.diagnostics.front().what,
            "terms.between must be a list of at least 2 parties, this list has 1");
}

TEST(MistakesOfForm, OfOptionNamesAreNotFollowedByOptionsThatWouldBeMissing) {
  const CaseFile file = case_of(
      "options:\n  a: [drop winter, raise]\n  b: [ask]\npreferences:\n"
      "  a: [a.drop_winter, a.raise]\n  b: [not a.drop]\n");
  EXPECT_EQ(codes_of(file), (std::vector<std::string>{"E011", "E016"})) << messages_of(file);
  EXPECT_EQ(file.diagnostics.back().suggest, "a.drop_winter");
}

TEST(Reference, ListsEveryCodeOfCasesWithItsTitle) {
  const std::string page = bytes_of(root() / "docs/case-format.md");
  for (const Code code : all_codes()) {
    const std::string name(code_name(code));
    if (name.substr(1) >= "100") continue;
    const std::string row = "| " + name + " | " + std::string(code_title(code)) + " |\n";
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

TEST(Reference, BeginsWithACaseThatIsSound) {
  const std::string page = bytes_of(root() / "docs/case-format.md");
  const std::size_t begin = page.find("```yaml\n") + 8;
  const CaseFile file = case_of(page.substr(begin, page.find("```", begin) - begin));
  EXPECT_TRUE(file.diagnostics.empty()) << messages_of(file);
}

TEST(FilesOfCases, ThatAreMissingAreE001WithTheNearestName) {
  const CaseFile file = read_case((root() / "cases/chikcen.yaml").string());
  ASSERT_EQ(codes_of(file), std::vector<std::string>{"E001"});
  EXPECT_TRUE(file.diagnostics.front().suggest.ends_with("chicken.yaml"));
}

TEST(FilesOfCases, ThatAreFoldersAreE001) {
  EXPECT_EQ(codes_of(read_case((root() / "cases").string())), std::vector<std::string>{"E001"});
}

}  // namespace
}  // namespace entente::test
