#include <algorithm>
#include <exception>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "entente/cli/help.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/output.hpp"
#include "entente/cli/parse.hpp"
#include "entente/cli/terminal.hpp"

namespace entente::cli {
namespace {

constexpr std::uint64_t most_threads = 1024;

/// Whether the words ask for JSON, before they are known to be sound: faults are JSON then too.
bool asks_for_json(const std::vector<std::string>& words) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::string& word = words[k];
    if (word == "--format=json" || word == "-fjson") return true;
    if ((word == "--format" || word == "-f") && k + 1 < words.size() && words[k + 1] == "json")
      return true;
  }
  return false;
}

std::optional<Answer> set_up_run(const Arguments& arguments, Session& session) {
  session.quiet = arguments.has("quiet");
  session.json = arguments.text("format") == "json";
  session.look.verbose = arguments.has("verbose");
  session.run.seed = arguments.count("seed", default_seed);
  session.run.draws = arguments.count("draws", session.run.draws);
  session.run.budget = arguments.count("limit", no_limit);
  const std::uint64_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t threads = arguments.count("threads", cores);
  if (threads == 0 || threads > most_threads)
    return usage(session, fmt::format("--threads is a number from 1 to {}", most_threads));
  session.run.threads = static_cast<int>(threads);
  return std::nullopt;
}

/// What is said beside an answer that --limit cut short.
std::string limit_note(const Arguments& arguments, const Session& session) {
  return shown(session,
               {{Code::E101,
                 {},
                 fmt::format("the work was ended by --limit {} before it was complete",
                             arguments.text("limit")),
                 {},
                 {},
                 "what is not known is left out or marked; a larger limit goes further"}},
               {});
}

/// Commands that write files of their own look after --out themselves.
bool writes_itself(const Command& command) {
  return command.name == "report" || command.name == "new" || command.name == "demo" ||
         command.name == "convert";
}

Answer answer_to(const Parsed& parsed, Session& session) {
  const Arguments& arguments = parsed.arguments;
  if (!parsed.fault.empty()) return usage(session, parsed.fault, parsed.suggestion);
  if (arguments.has("version")) return {Exit::done, version_line() + "\n", {}, {}};
  if (parsed.command == nullptr)
    return {Exit::done, arguments.has("help") ? help_of_all(session.look) : first_screen(), {}, {}};
  const Command& command = *parsed.command;
  if (arguments.has("help")) return {Exit::done, help_of(command, session.look), {}, {}};
  if (command.later)
    return usage(session, fmt::format("{} is not built yet in this version", command.name));
  if (auto fault = set_up_run(arguments, session)) return *fault;
  const std::string out = arguments.text("out");
  if (!out.empty() && !writes_itself(command))
    if (const std::string refusal = refusal_to_write(out, arguments.has("force"), false);
        !refusal.empty())
      return usage(session, refusal);
  TerminalProgress progress;
  if (!session.quiet && session.error_width > 0) session.run.progress = &progress;
  Answer answer = command.run(arguments, session);
  session.run.progress = nullptr;
  const bool cut = answer.exit == Exit::limit_reached && arguments.has("limit");
  if (cut && !answer.out.empty()) answer.notes += limit_note(arguments, session);
  if (session.run.stopped() && answer.exit != Exit::interrupted) {
    answer = {Exit::interrupted, {}, {}, {}};
  }
  if (answer.exit == Exit::interrupted && !session.json) answer.notes += "entente: interrupted\n";
  return answer;
}

int run(const std::vector<std::string>& words) {
  Session session;
  session.run.stop = &catch_interrupts();
  const Parsed parsed = parse(words);
  look_at_terminal(parsed.arguments.text("color", "auto"), session);
  session.json = asks_for_json(words);
  const Answer answer = answer_to(parsed, session);
  hold_interrupts();
  const bool own = parsed.command != nullptr && writes_itself(*parsed.command);
  return write_answer(answer, own ? std::string{} : parsed.arguments.text("out"), session);
}

/// Everything that should never happen, as one line to report.
int guarded(const std::vector<std::string>& words) {
  try {
    return run(words);
  } catch (const std::bad_alloc&) {
    fmt::print(stderr,
               "entente: not enough memory for this case; fewer states or threads need less\n");
    return Exit::limit_reached;
  } catch (const std::system_error& e) {
    fmt::print(stderr, "entente: the system refused: {}\n", e.what());
    return Exit::limit_reached;
  } catch (const std::exception& e) {
    fmt::print(stderr, "entente: a bug: {}. Please report this line.\n", e.what());
    return Exit::bug;
  }
}

}  // namespace
}  // namespace entente::cli

int main(int count, char** words) {
  return entente::cli::guarded({words + std::min(count, 1), words + count});
}
