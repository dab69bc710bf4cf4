#include "entente/cli/help.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"

namespace entente::cli {
namespace {

constexpr std::size_t most_used = 5;

std::string usage_line(const Command& command) {
  return fmt::format("entente {}{}{} [FLAGS]", command.name, command.words.empty() ? "" : " ",
                     command.words);
}

/// One line per flag, their words filled up to `width`.
std::string flag_lines(const std::vector<const Flag*>& list, const Command& command,
                       std::size_t width, const report::Look& look) {
  report::Table table({{""}, {""}});
  for (const Flag* flag : list)
    table.add({{report::padded(flag_words(*flag, command), width)}, {std::string(flag->summary)}});
  return table.text(look);
}

}  // namespace

std::string flag_words(const Flag& flag, const Command& command) {
  std::string text = flag.letter == 0 ? "    " : fmt::format("-{}, ", flag.letter);
  text += fmt::format("--{}", flag.name);
  const std::string_view value = flag.name == "format" ? command.formats : flag.value;
  return value.empty() ? text : fmt::format("{} {}", text, value);
}

std::string version_line() { return "entente " ENTENTE_VERSION; }

std::string first_screen() {
  std::string text =
      "entente: what holds in a conflict, which threats are bluffs, what would change it\n\n";
  for (const Command& command : commands())
    if (!command.question.empty())
      text += fmt::format(
          "  {}{}\n",
          report::padded(
              fmt::format("entente {}{}{}", command.name,
                          command.words == "CASE" || command.words == "[CASE]" ? " " : "",
                          command.words == "CASE" || command.words == "[CASE]" ? "CASE" : ""),
              29),
          command.question);
  return text + "\nAll commands: entente help      One command: entente help stability\n";
}

std::string help_of_all(const report::Look& look) {
  std::string text = "entente COMMAND ... : the commands, one line each\n\n";
  report::Table built({{""}, {""}});
  std::vector<std::string> later;
  for (const Command& command : commands()) {
    if (command.later) {
      later.emplace_back(command.name);
    } else {
      built.add({{std::string(command.name)}, {std::string(command.summary)}});
    }
  }
  text += built.text(look);
  text += "\n" + report::wrapped("Not built yet: " + list_words(later) + ".", look);
  return text + "\nOne command: entente help stability      First steps: entente demo\n";
}

std::string help_of(const Command& command, const report::Look& look) {
  std::string text = fmt::format("  {}\n  {}\n\n", command.examples[0], command.examples[1]);
  text += report::wrapped(sentence_case(std::string(command.summary)) + ".", look);
  if (command.later) text += "This command is not built yet.\n";
  text += fmt::format("\nUsage: {}\n\n", usage_line(command));
  const std::vector<const Flag*> all = flags_of(command);
  std::size_t width = 0;
  for (const Flag* flag : all) width = std::max(width, flag_words(*flag, command).size());
  const auto cut = all.begin() + static_cast<std::ptrdiff_t>(std::min(most_used, all.size()));
  text += flag_lines({all.begin(), cut}, command, width, look);
  if (cut != all.end()) text += "\n" + flag_lines({cut, all.end()}, command, width, look);
  return text;
}

Answer run_help(const Arguments& arguments, Session& session) {
  if (arguments.has("man")) return {Exit::done, man_page(), {}, {}};
  if (arguments.has("markdown")) return {Exit::done, markdown(), {}, {}};
  if (arguments.has("completions"))
    return {Exit::done, completions(arguments.text("completions")), {}, {}};
  if (arguments.words.empty()) return {Exit::done, help_of_all(session.look), {}, {}};
  const std::string& word = arguments.words.front();
  if (const Command* command = find_command(word))
    return {Exit::done, help_of(*command, session.look), {}, {}};
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return usage(session, fmt::format("no command \"{}\"", word), nearest(word, names));
}

}  // namespace entente::cli
