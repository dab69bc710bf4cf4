#pragma once
#include <atomic>
#include <chrono>
#include <string_view>

#include "entente/base/run.hpp"
#include "entente/cli/command.hpp"

/// The terminal: how wide, whether it shows colour, and how it interrupts.
namespace entente::cli {

/// Looks at standard input, output and error, NO_COLOR, TERM, COLUMNS and the locale's encoding.
/// `color` is --color: auto, always or never.
void look_at_terminal(std::string_view color, Session& session);

/// From now on Ctrl-C sets a flag that long work polls; if the work has not ended two seconds
/// later, or at the second Ctrl-C, the program ends with exit code 130. A closed pipe is an error
/// of writing, no signal.
const std::atomic<bool>& catch_interrupts();
/// The answer is being written: let it come to its end.
void hold_interrupts();

/// One line on standard error that says how far the work is: after one second, on a terminal only.
class TerminalProgress : public Progress {
public:
  TerminalProgress() : start_(std::chrono::steady_clock::now()), last_(start_) {}
  ~TerminalProgress() override;
  void report(const char* what, std::uint64_t done, std::uint64_t total) override;

private:
  std::chrono::steady_clock::time_point start_, last_;
  bool shown_ = false;
};

}  // namespace entente::cli
