#include <fmt/format.h>

#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/levers/claims.hpp"
#include "entente/report/check.hpp"

namespace entente::cli {

Answer run_check(const Arguments& arguments, Session& session) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const std::span<const SourceText> sources(&file->source, 1);
  if (arguments.has("strict") && !file->diagnostics.empty()) {
    Answer strict = failed(session, file->diagnostics, sources);
    strict.exit = Exit::invalid_input;
    return strict;
  }
  report::CheckAnswer answer{&*file, std::nullopt, file->diagnostics.size()};
  int exit = Exit::done;
  bool partial = false;
  if (arguments.has("claims")) {
    if (m.c.claims.empty())
      return lacks(session, m.c, "claims", "there is nothing to test",
                   "claims:\n  c1:\n    say: What should be true, in a sentence.\n"
                   "    expect: X is stable");
    answer.claims = levers::test_claims(m, reading_of(arguments), session.run);
    partial = answer.claims->partial;
    if (!answer.claims->all_hold()) exit = Exit::answer_is_no;
  }
  Answer out{exit_of(session, partial, exit), {}, {}, {}};
  out.out = session.json ? report::json_check(answer) : report::text_check(answer, session.look);
  if (!session.json && !session.quiet) {
    out.notes = shown(session, file->diagnostics, sources);
    if (!out.notes.empty()) out.notes += '\n';
  }
  if (!arguments.has("claims"))
    out.next = m.c.claims.empty() ? "entente stability " + m.c.path
                                  : fmt::format("entente check {} --claims", m.c.path);
  return out;
}

}  // namespace entente::cli
