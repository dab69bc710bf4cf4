#pragma once
#include <string>

#include "entente/cli/command.hpp"

namespace entente::cli {

/// Whether --out may be written: not over a file that exists, unless --force or, for pages of our
/// own making (`own_pages`), the file is one. Gives the sentence that says why not, or nothing.
std::string refusal_to_write(const std::string& path, bool force, bool own_pages);

/// Writes the answer where it belongs, notes to standard error, and gives the exit code: that of
/// the answer, or 4 where it could not be written. Flushes everything.
int write_answer(const Answer& answer, const std::string& out_path, const Session& session);

}  // namespace entente::cli
