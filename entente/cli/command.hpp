#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/run.hpp"
#include "entente/report/layout.hpp"

/// What a command is: a row of one table, from which parsing, help, man page, completions and
/// docs/commands.md come.
namespace entente::cli {

/// Exit codes, the same for every command (docs/exit-codes.md).
enum Exit : int {
  done = 0,
  answer_is_no = 1,
  wrong_usage = 2,
  invalid_input = 3,
  limit_reached = 4,  ///< or an output that cannot be written
  bug = 70,
  interrupted = 130
};

struct Flag {
  enum class Kind : std::uint8_t { toggle, text, count, choice };
  std::string_view name;  ///< without the dashes
  char letter = 0;        ///< of the short form, or 0
  Kind kind = Kind::toggle;
  std::string_view value;  ///< "FILE", "N"; of a choice the words: "auto|always|never"
  std::string_view summary;
};

/// What stood on the command line, checked against the flags of the command.
class Arguments {
public:
  std::vector<std::string> words;  ///< after the command's name

  void set(std::string_view flag, std::string value) {
    values_[std::string(flag)] = std::move(value);
  }
  bool has(std::string_view flag) const { return values_.contains(std::string(flag)); }
  std::string text(std::string_view flag, std::string_view otherwise = {}) const;
  /// Of a flag whose kind is count: it was checked when it was read.
  std::uint64_t count(std::string_view flag, std::uint64_t otherwise) const;
  /// The flags that were given, without dashes.
  std::vector<std::string> given() const;

private:
  std::map<std::string, std::string> values_;
};

/// How the answer is to be made: the terminal, and how to work.
struct Session {
  report::Look look;    ///< of standard output
  int error_width = 0;  ///< of standard error; 0: no limit
  bool error_color = false;
  bool terminal = false;  ///< standard output is one
  bool input_terminal = false;
  bool quiet = false;
  bool json = false;  ///< --format json: errors are JSON too
  Run run;
};

/// What a command gives back. Nothing is written before it is whole.
struct Answer {
  int exit = Exit::done;
  std::string out;    ///< for standard output, or the file of --out
  std::string notes;  ///< for standard error
  std::string next;   ///< a command that goes on from here; shown on a terminal only
};

struct Command {
  std::string_view name;
  std::string_view words;  ///< "CASE", "CASE STATE"
  std::size_t least_words = 0, most_words = 0;
  std::string_view summary;
  std::string_view question;  ///< on the first screen; empty: not there
  std::array<std::string_view, 2> examples;
  std::string_view flags;    ///< names with blanks between, most used first; common ones follow
  std::string_view formats;  ///< of --format
  Answer (*run)(const Arguments&, Session&);
  bool later = false;  ///< in the table, not built yet
};

/// All commands, in the order of the help.
std::span<const Command> commands();
const Command* find_command(std::string_view name);
/// All flags of the program; one name means the same everywhere, but for `--from` and `--to` of
/// convert.
std::span<const Flag> flags();
const Flag* find_flag(std::string_view name);
/// What the flag means for this command.
const Flag* find_flag(std::string_view name, const Command& command);
/// The flags of every command.
std::span<const std::string_view> common_flags();
/// The names of the command's own flags.
std::vector<std::string_view> own_flags(const Command& command);
/// The command's flags: its own, then the common ones.
std::vector<const Flag*> flags_of(const Command& command);

/// An answer that is a mistake in the use of the program: exit 2.
Answer usage(const Session& session, std::string_view message, std::string_view suggestion = {});

}  // namespace entente::cli
