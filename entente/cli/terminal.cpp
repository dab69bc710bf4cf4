#include "entente/cli/terminal.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace entente::cli {
namespace {

std::atomic<bool> stop{false};
std::atomic<bool> held{false};
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr unsigned seconds_to_end = 2;

void end_now() {
  constexpr std::string_view line = "entente: interrupted\n";
  [[maybe_unused]] const ssize_t written = ::write(2, line.data(), line.size());
  ::_exit(Exit::interrupted);
}

void on_interrupt(int) {
  if (held.load()) return;
  if (stop.exchange(true)) end_now();
  ::alarm(seconds_to_end);
}

void on_alarm(int) {
  if (!held.load()) end_now();
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigaction(signal, &action, nullptr);
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return value == nullptr ? std::string{} : std::string(value);
}

int width_of(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 0;
}

/// A terminal's own width, or COLUMNS, or 80.
int width_for_answers(bool terminal) {
  constexpr int usual = 80, least = 20, most = 400;
  if (!terminal) return usual;
  int width = width_of(1);
  if (width == 0) width = std::atoi(variable("COLUMNS").c_str());
  return width == 0 ? usual : std::clamp(width, least, most);
}

bool utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = variable(name);
    if (value.empty()) continue;
    std::ranges::transform(value, value.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

void look_at_terminal(std::string_view color, Session& session) {
  session.terminal = ::isatty(1) == 1;
  session.input_terminal = ::isatty(0) == 1;
  const bool error_terminal = ::isatty(2) == 1;
  const bool wanted = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  session.look.color = color == "always" || (color == "auto" && wanted && session.terminal);
  session.error_color = color == "always" || (color == "auto" && wanted && error_terminal);
  session.look.width = width_for_answers(session.terminal);
  session.look.utf8 = !session.terminal || utf8_locale();
  session.error_width = error_terminal ? width_of(2) : 0;
}

const std::atomic<bool>& catch_interrupts() {
  handle(SIGINT, on_interrupt);
  handle(SIGALRM, on_alarm);
  std::signal(SIGPIPE, SIG_IGN);
  return stop;
}

void hold_interrupts() { held.store(true); }

TerminalProgress::~TerminalProgress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void TerminalProgress::report(const char* what, std::uint64_t done, std::uint64_t total) {
  using std::chrono::steady_clock;
  constexpr std::chrono::milliseconds before_first{1000}, between{100};
  const steady_clock::time_point now = steady_clock::now();
  if (now - start_ < before_first || (shown_ && now - last_ < between)) return;
  last_ = now;
  shown_ = true;
  const double part = total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total);
  const std::string line = fmt::format("\r\x1b[K{} {:.0f} %", what, 100 * std::min(part, 1.0));
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace entente::cli
