#pragma once
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/model/case_file.hpp"

/// What the tests of the case format share.
namespace entente::test {

/// The project's folder, and the design examples beside it (which need not be there).
std::filesystem::path root();
std::filesystem::path examples();

std::string bytes_of(const std::filesystem::path& path);
nlohmann::json json_of(const std::filesystem::path& path);

/// The case in a text that is in memory.
CaseFile case_of(const std::string& text);
/// As case_of; the test fails where the case is not sound.
Model model_of(const std::string& text);

/// The codes found, in order, each as often as it was found.
std::vector<std::string> codes_of(const CaseFile& file);
/// All that was found, as people see it.
std::string messages_of(const CaseFile& file);

/// Numbers for random worlds: the same on every machine. Its seed is in every failure message.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : seed_(seed), engine_(seed) {}
  std::uint64_t seed() const { return seed_; }
  /// 0 .. below-1.
  std::uint64_t roll(std::uint64_t below) { return engine_() % below; }
  bool one_in(std::uint64_t n) { return roll(n) == 0; }

private:
  std::uint64_t seed_;
  std::mt19937_64 engine_;
};

}  // namespace entente::test
