#include "support.hpp"

#include <fstream>

#include "tests/project.hpp"
#include <gtest/gtest.h>

#include "entente/base/caret.hpp"

namespace entente::test {

std::filesystem::path root() { return tests::in_project(""); }
std::filesystem::path examples() { return root() / "../shared/design/examples"; }

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

nlohmann::json json_of(const std::filesystem::path& path) {
  return nlohmann::json::parse(bytes_of(path));
}

CaseFile case_of(const std::string& text) { return read_case_text("case.yaml", text); }

Model model_of(const std::string& text) {
  CaseFile file = case_of(text);
  if (!file.model) throw std::runtime_error("not a sound case:\n" + messages_of(file));
  return std::move(*file.model);
}

std::vector<std::string> codes_of(const CaseFile& file) {
  std::vector<std::string> codes;
  for (const Diagnostic& d : file.diagnostics) codes.emplace_back(code_name(d.code));
  return codes;
}

std::string messages_of(const CaseFile& file) {
  return render(file.diagnostics, std::span(&file.source, 1), 100, false);
}

}  // namespace entente::test
