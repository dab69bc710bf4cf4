#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/help.hpp"

namespace entente::cli {
namespace {

struct ExitRow {
  int code;
  std::string_view meaning;
};

constexpr auto exits = std::to_array<ExitRow>({
    {Exit::done, "done"},
    {Exit::answer_is_no, "the answer is no where one was asked for: a claim does not hold"},
    {Exit::wrong_usage, "wrong use: an unknown command or flag, a section that the case lacks"},
    {Exit::invalid_input, "a file that cannot be read or is not sound"},
    {Exit::limit_reached, "a limit was reached, or the output cannot be written"},
    {Exit::bug, "a bug, with a line to report"},
    {Exit::interrupted, "interrupted"},
});

/// Roff takes a dash for a hyphen and a point at the start of a line for a request.
std::string roff(std::string_view text) {
  std::string safe;
  for (char c : text) {
    if (c == '\\') {
      safe += "\\e";
    } else if (c == '-') {
      safe += "\\-";
    } else {
      safe += c;
    }
  }
  return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

std::string man_command(const Command& command) {
  std::string text = fmt::format(".SS {} {}\n{}.\n", command.name, roff(command.words),
                                 roff(sentence_case(std::string(command.summary))));
  if (command.later) return text + "Not built yet.\n";
  for (std::string_view example : command.examples)
    text += fmt::format(".PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", roff(example));
  for (std::string_view name : own_flags(command)) {
    const Flag& flag = *find_flag(name, command);
    text += fmt::format(".TP\n.B {}\n{}\n",
                        roff(flag_words(flag, command).substr(flag.letter == 0 ? 4 : 0)),
                        roff(flag.summary));
  }
  return text;
}

std::string markdown_flags(const std::vector<std::string_view>& names, const Command& command) {
  std::string text = "| Flag | Meaning |\n| --- | --- |\n";
  for (std::string_view name : names) {
    const Flag& flag = *find_flag(name, command);
    std::string words = flag_words(flag, command).substr(flag.letter == 0 ? 4 : 0);
    for (std::size_t at = 0; (at = words.find('|', at)) != std::string::npos; at += 2)
      words.replace(at, 1, "\\|");
    text += fmt::format("| `{}` | {} |\n", words, flag.summary);
  }
  return text;
}

/// The words that can follow a flag: "text json csv".
std::string choices(const Flag& flag) {
  std::string words(flag.kind == Flag::Kind::choice ? flag.value : std::string_view{});
  std::ranges::replace(words, '|', ' ');
  return words;
}

std::string all_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    if (!command.later) names.push_back(command.name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string flag_list(const Command& command) {
  std::vector<std::string> names;
  for (const Flag* flag : flags_of(command)) names.push_back(fmt::format("--{}", flag->name));
  return fmt::format("{}", fmt::join(names, " "));
}

std::string bash() {
  std::string text =
      "# bash completion of entente\n_entente() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in -*) ;; *) command=$word; break ;; esac\n  done\n  case $before in\n";
  for (const Flag& flag : flags())
    if (const std::string words = choices(flag); !words.empty())
      text +=
          fmt::format("    --{}{}) COMPREPLY=($(compgen -W \"{}\" -- \"$current\")); return ;;\n",
                      flag.name, flag.letter == 0 ? "" : fmt::format("|-{}", flag.letter), words);
  text += "  esac\n  case $command in\n";
  text += fmt::format("    '') COMPREPLY=($(compgen -W \"{}\" -- \"$current\")) ;;\n", all_names());
  text +=
      fmt::format("    help) COMPREPLY=($(compgen -W \"{}\" -- \"$current\")) ;;\n", all_names());
  for (const Command& command : commands())
    if (!command.later && command.name != "help")
      text += fmt::format(
          "    {}) [[ $current == -* ]] && COMPREPLY=($(compgen -W \"{}\" -- \"$current\")) ;;\n",
          command.name, flag_list(command));
  return text + "  esac\n}\ncomplete -o default -F _entente entente\n";
}

/// Single quotes in a text that stands in single quotes, as sh and zsh want them.
std::string quoted(std::string_view text, std::string_view quote) {
  std::string safe;
  for (char c : text) safe += c == '\'' ? std::string(quote) : std::string(1, c);
  return safe;
}

std::string zsh() {
  std::string text = "#compdef entente\n_entente() {\n  local -a commands\n  commands=(\n";
  for (const Command& command : commands())
    if (!command.later)
      text += fmt::format("    '{}:{}'\n", command.name, quoted(command.summary, "'\\''"));
  text +=
      "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
      "  case $words[2] in\n    help) _describe command commands ;;\n";
  for (const Command& command : commands()) {
    if (command.later || command.name == "help") continue;
    text += fmt::format("    {}) _arguments", command.name);
    for (const Flag* flag : flags_of(command)) {
      std::string about = quoted(flag->summary, "'\\''");
      std::ranges::replace(about, '[', '(');
      std::ranges::replace(about, ']', ')');
      const std::string words = choices(*flag);
      const std::string value = flag->kind == Flag::Kind::toggle ? ""
                                : words.empty() ? fmt::format(":{}:{}", flag->value,
                                                              flag->value == "FILE" ? "_files" : "")
                                                : fmt::format(":value:({})", words);
      text += fmt::format(" \\\n      '--{}[{}]{}'", flag->name, about, value);
    }
    text += " \\\n      '*:file:_files' ;;\n";
  }
  return text + "  esac\n}\n_entente \"$@\"\n";
}

std::string fish() {
  std::string text = "# fish completion of entente\n";
  for (const Command& command : commands()) {
    if (command.later) continue;
    text += fmt::format("complete -c entente -n __fish_use_subcommand -a {} -d '{}'\n",
                        command.name, quoted(command.summary, "\\'"));
    for (const Flag* flag : flags_of(command)) {
      const std::string words = choices(*flag);
      text += fmt::format(
          "complete -c entente -n '__fish_seen_subcommand_from {}' -l {}{}{}{} -d '{}'\n",
          command.name, flag->name, flag->letter == 0 ? "" : fmt::format(" -s {}", flag->letter),
          flag->kind == Flag::Kind::toggle ? "" : " -r",
          words.empty() ? "" : fmt::format(" -f -a '{}'", words), quoted(flag->summary, "\\'"));
    }
  }
  return text;
}

}  // namespace

std::string man_page() {
  std::string text = fmt::format(
      ".TH ENTENTE 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\nentente \\- what holds in a "
      "conflict, "
      "which threats are bluffs, what would change it\n.SH SYNOPSIS\n.B entente\n.I "
      "COMMAND\n[WORDS] "
      "[FLAGS]\n.SH DESCRIPTION\nReads a conflict from one text file (a case) and answers "
      "questions "
      "about it. Answers go to standard output, everything else to standard error. Flags may stand "
      "anywhere; \\-\\- ends them; \\- is standard input or output.\n.SH COMMANDS\n",
      version_line());
  for (const Command& command : commands()) text += man_command(command);
  text += ".SH FLAGS OF EVERY COMMAND\n";
  for (std::string_view name : common_flags()) {
    const Flag& flag = *find_flag(name);
    text += fmt::format(".TP\n.B {}\n{}\n",
                        roff(flag_words(flag, commands().front()).substr(flag.letter == 0 ? 4 : 0)),
                        roff(flag.summary));
  }
  text += ".SH EXIT STATUS\n";
  for (const ExitRow& row : exits)
    text += fmt::format(".TP\n.B {}\n{}\n", row.code, roff(row.meaning));
  return text +
         ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nno colour\n.TP\n.B COLUMNS\nwidth where the "
         "terminal does not say it\n";
}

std::string markdown() {
  std::string text =
      "# Commands\n\nWritten by `entente help --markdown`; a test holds the two equal. Answers go "
      "to "
      "standard output, everything\nelse to standard error. Flags may stand anywhere, `--` ends "
      "them, "
      "`-` is standard input or output.\nExit codes: [exit-codes.md](exit-codes.md). JSON: "
      "[json.md](json.md).\n";
  std::vector<std::string> later;
  for (const Command& command : commands()) {
    if (command.later) {
      later.push_back(fmt::format("`{}`", command.name));
      continue;
    }
    text += fmt::format("\n## entente {}\n\n{}.\n\n    {}\n    {}\n", command.name,
                        sentence_case(std::string(command.summary)), command.examples[0],
                        command.examples[1]);
    if (!command.words.empty()) text += fmt::format("\nWords: `{}`.\n", command.words);
    if (!command.flags.empty()) text += "\n" + markdown_flags(own_flags(command), command);
  }
  text += "\n## Flags of every command\n\n" +
          markdown_flags({common_flags().begin(), common_flags().end()}, commands().front());
  return text + fmt::format("\n## Not built yet\n\n{}.\n", list_words(later));
}

std::string completions(std::string_view shell) {
  return shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish();
}

}  // namespace entente::cli
