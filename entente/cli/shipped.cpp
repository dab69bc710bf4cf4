#include "entente/cli/shipped.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace entente::cli {

namespace fs = std::filesystem;

std::string shipped_cases() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const std::array<fs::path, 3> places{
      program.parent_path().parent_path() / "share" / "entente" / "cases",
      fs::path(ENTENTE_CASES_DIR), fs::path(ENTENTE_DATA_DIR) / "cases"};
  for (const fs::path& place : places)
    if (fs::is_directory(place, error)) return place.string();
  return {};
}

std::vector<std::string> shipped_names() {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(shipped_cases(), error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == ".yaml") names.push_back(it->path().stem().string());
  std::ranges::sort(names);
  return names;
}

}  // namespace entente::cli
