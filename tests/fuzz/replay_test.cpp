#include <filesystem>
#include <fstream>

#include "readers.hpp"
#include <gtest/gtest.h>

namespace entente::fuzz {
namespace {

/// Calls read for every kept input of the folder; a broken promise ends the test program.
void replay(const char* folder, void (*read)(const std::string&)) {
  const auto kept = std::filesystem::path(ENTENTE_ROOT) / "tests/fuzz/corpus" / folder;
  int inputs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kept)) {
    std::ifstream file(entry.path(), std::ios::binary);
    read({std::istreambuf_iterator<char>(file), {}});
    ++inputs;
  }
  EXPECT_GT(inputs, 0);
}

TEST(KeptInputs, OfTheCaseReaderKeepItsPromises) { replay("case", read_any_case); }
TEST(KeptInputs, OfTheGraphReaderKeepItsPromises) { replay("graph", read_any_graph); }
TEST(KeptInputs, OfTheGmcrReaderKeepItsPromises) { replay("gmcr", read_any_gmcr); }
TEST(KeptInputs, OfTheTableReaderKeepItsPromises) { replay("csv", read_any_csv); }
TEST(KeptInputs, OfTheTreeReaderKeepItsPromises) { replay("efg", read_any_game); }
TEST(KeptInputs, OfTheTableOfPayoffsReaderKeepItsPromises) { replay("nfg", read_any_game); }

}  // namespace
}  // namespace entente::fuzz
