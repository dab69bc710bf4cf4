#pragma once
#include <string>
#include <vector>

#include "entente/cli/command.hpp"

namespace entente::cli {

/// A command line, read. `fault` is empty where it is sound; then `command` is null only if none
/// was named.
struct Parsed {
  const Command* command = nullptr;
  Arguments arguments;
  std::string fault;
  std::string suggestion;
};

/// Reads the words after the program's name. Flags may stand anywhere, `--` ends them. What is
/// wrong is said in one sentence, with the nearest word that is known.
Parsed parse(const std::vector<std::string>& words);

}  // namespace entente::cli
