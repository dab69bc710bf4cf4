#include "tests/cli/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/project.hpp"
#include <sys/wait.h>

namespace entente::cli_test {
namespace {

std::string quoted(const std::string& word) {
  std::string safe = "'";
  for (char c : word) safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return safe + "'";
}

}  // namespace

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-cli-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Ran run(const std::vector<std::string>& words, const std::string& folder) {
  const Folder place;
  std::string command = "cd " + quoted(folder.empty() ? tests::in_project("") : folder) +
                        " && env -u NO_COLOR -u COLUMNS " + quoted(ENTENTE_PROGRAM);
  for (const std::string& word : words) command += " " + quoted(word);
  command += " </dev/null >" + quoted(place.file("out")) + " 2>" + quoted(place.file("err"));
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(place.file("out")),
          bytes_of(place.file("err"))};
}

}  // namespace entente::cli_test
