#pragma once
#include <string>

#include "entente/cli/command.hpp"

/// What the program says about itself, all from the table of commands.
namespace entente::cli {

/// The screen of `entente` alone.
std::string first_screen();
/// All commands, one line each.
std::string help_of_all(const report::Look& look);
/// One command: two examples, the five most used flags, the rest.
std::string help_of(const Command& command, const report::Look& look);
/// "entente 0.1.0".
std::string version_line();

/// entente(1) as roff.
std::string man_page();
/// docs/commands.md.
std::string markdown();
/// The completions of a shell: bash, zsh or fish.
std::string completions(std::string_view shell);

/// "-o, --out FILE".
std::string flag_words(const Flag& flag, const Command& command);

}  // namespace entente::cli
