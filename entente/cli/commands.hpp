#pragma once
#include "entente/cli/command.hpp"

/// The run function of each command; what they answer is in docs/commands.md.
namespace entente::cli {

Answer run_check(const Arguments& arguments, Session& session);
Answer run_stability(const Arguments& arguments, Session& session);
Answer run_explain(const Arguments& arguments, Session& session);
Answer run_path(const Arguments& arguments, Session& session);
Answer run_bluff(const Arguments& arguments, Session& session);
Answer run_settle(const Arguments& arguments, Session& session);
Answer run_levers(const Arguments& arguments, Session& session);
/// `entente levers` with --inverse or --graph.
Answer run_inverse(const Arguments& arguments, Session& session);
Answer run_sensitivity(const Arguments& arguments, Session& session);
Answer run_report(const Arguments& arguments, Session& session);
Answer run_demo(const Arguments& arguments, Session& session);
Answer run_new(const Arguments& arguments, Session& session);
Answer run_solve(const Arguments& arguments, Session& session);
Answer run_convert(const Arguments& arguments, Session& session);
Answer run_help(const Arguments& arguments, Session& session);

}  // namespace entente::cli
