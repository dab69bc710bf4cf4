#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"
#include "entente/convert/text.hpp"

/// Conflicts as GMCR+ saves them (docs/formats.md, .gmcr).
namespace entente::convert {

/// Larger .gmcr files are refused (E110).
inline constexpr std::uint64_t gmcr_file_bytes = 16ULL << 20;

/// An option of the file, by its place in `options`, and whether it is to be taken.
using GmcrLiteral = std::pair<std::uint32_t, bool>;
/// True where all are as they say; each option at most once, ascending.
using GmcrPattern = std::vector<GmcrLiteral>;
/// True where one of the patterns is.
using GmcrCondition = std::vector<GmcrPattern>;

struct GmcrOption {
  enum class Direction : std::uint8_t { both, forward, back };
  std::string name;
  Direction direction = Direction::both;  ///< forward: can be taken, never taken back
};

struct GmcrParty {
  std::string name;
  std::vector<std::uint32_t> options;
  std::vector<GmcrCondition> preferences;  ///< most important first
  /// State numbers from 1 in groups, best first; empty where the preferences decide.
  std::vector<std::vector<std::uint64_t>> ranking;
};

/// A .gmcr file, checked: every number names an option, every option has at most one owner, the
/// rankings name every feasible state once.
struct GmcrConflict {
  std::string version;  ///< of the program that wrote it, or empty
  std::vector<GmcrOption> options;
  std::vector<GmcrParty> parties;
  std::vector<GmcrPattern> infeasibles;
  std::uint64_t first_state = 0;   ///< of the feasible ones; bit k: option order_of()[k] is taken
  std::vector<std::string> notes;  ///< keys that were not read, and what is not carried over
};

/// The options by owner, in the order of the parties and of their lists; those of nobody last.
std::vector<std::uint32_t> order_of(const GmcrConflict& c);

/// Reads a .gmcr file. Fails with E110 where the text is no JSON, with E115 for each entry that
/// breaks a rule (at most 20, each with the path of its key), and with E008 where the options have
/// more combinations than `max_states`; that is checked before they take memory.
Result<GmcrConflict> read_gmcr(const SourceText& text, std::uint32_t source,
                               std::uint64_t max_states);

/// The conflict as a case file (docs/formats.md has the rules for names). What was not carried over
/// stands in comments at its head. The notes are those of the conflict.
Result<Written> case_text(const GmcrConflict& c);

}  // namespace entente::convert
