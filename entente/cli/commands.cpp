#include "entente/cli/commands.hpp"

#include <algorithm>

namespace entente::cli {
namespace {

constexpr std::string_view plain = "text|json";

Answer never(const Arguments&, Session& session) {
  return usage(session, "this command is not built yet");
}

constexpr Command later(std::string_view name, std::string_view words, std::string_view summary,
                        std::string_view example, std::string_view other) {
  return {name, words, 0, 9, summary, "", {example, other}, "", plain, never, true};
}

// clang-format off
constexpr Command table[] = {
    {"demo", "", 0, 0, "run the March 2025 case from start to end, and write its report",
     "the March 2025 case, start to end",
     {"entente demo", "entente demo --draws 200"},
     "draws seed threads dry-run", plain, run_demo},
    {"new", "[FILE]", 0, 1, "write a case: six kinds of question, or a copy of a shipped case",
     "write your own case, six questions",
     {"entente new", "entente new --template strike my.yaml"},
     "template dry-run", plain, run_new},
    {"check", "CASE", 1, 1, "say whether a case is sound, and with --claims whether its claims hold",
     "is the case sound?",
     {"entente check case.yaml", "entente check case.yaml --claims"},
     "claims strict draws seed by threads max-states", plain, run_check},
    {"stability", "[CASE]", 0, 1, "what holds: which states no party would leave, and why",
     "what holds?",
     {"entente stability case.yaml", "entente stability --graph pd.json --format json"},
     "concepts by paths from graph counts heat reduce max-length views coalitions weak-coalitions attitude-weak lh-order "
     "threads "
     "max-states limit",
     "text|json|csv",
     run_stability},
    {"explain", "CASE STATE | STATE | CODE | CONCEPT | concepts", 1, 2,
     "why a state holds or not; or what an error code or a concept means", "",
     {"entente explain case.yaml 25", "entente explain CC --graph pd.json --concepts cnash"},
     "by concepts graph views coalitions weak-coalitions attitude-weak lh-order max-states", plain,
     run_explain},
    {"path", "[CASE]", 0, 1,
     "where the parties go from the status quo, the ways to a state, and who can prevent it", "",
     {"entente path case.yaml", "entente path case.yaml --to 4 --cheapest"},
     "to from moves cheapest ways prevent sequences coalitions weak-coalitions concept by graph threads max-states "
     "limit",
     plain, run_path},
    {"bluff", "CASE", 1, 1, "whether a threat would be carried out, and whether to give way",
     "would the threat be carried out?",
     {"entente bluff case.yaml", "entente bluff case.yaml -f json"},
     "by max-states", plain, run_bluff},
    {"settle", "CASE", 1, 1, "whether some deal is better for both sides than fighting on",
     "is there a deal both would take?",
     {"entente settle case.yaml", "entente settle case.yaml --draws 10000"},
     "draws seed max-states", plain, run_settle},
    {"levers", "[CASE]", 0, 1, "what would change what holds, and from which value on",
     "what would change it?",
     {"entente levers case.yaml", "entente levers case.yaml --target ceasefire"},
     "target concept inverse sensitivity graph by threads max-states", plain, run_levers},
    {"report", "CASE", 1, 1, "all of it on one page that opens without a network",
     "all of it on one page",
     {"entente report case.yaml", "entente report case.yaml -o page.html"},
     "draws seed threads max-states dry-run", plain, run_report},
    {"convert", "FROM [TO]", 1, 2, "a conflict in the format of another program, or from it", "",
     {"entente convert old.gmcr new.yaml", "entente convert case.yaml --to dot"},
     "to from renormalise dry-run max-states", plain, run_convert},
    {"solve", "GAME", 1, 1, "the equilibria of a game file, each with its proof",
     "",
     {"entente solve game.efg", "entente solve game.nfg --all --exact -f json"},
     "method all exact strategic subgame-perfect renormalise time-limit limit seed threads", plain, run_solve},
    later("forecast", "CASE", "what is likely next",
          "entente forecast case.yaml", "entente forecast case.yaml --draws 10000"),
    later("plan", "CASE", "what to do for each answer of the others",
          "entente plan case.yaml", "entente plan case.yaml --for ukraine"),
    later("read", "FILE", "what a document says, line by line, with quotes",
          "entente read text.txt", "entente read text.txt --draft my.yaml"),
    later("compare", "FILE FILE", "where two accounts of one talk differ",
          "entente compare a.txt b.txt", "entente compare a.txt b.txt -v"),
    later("fit", "DATA", "the numbers of a crisis model from data",
          "entente fit crises.csv", "entente fit crises.csv --seed 1"),
    later("divide", "CASE", "a fair division of what is disputed",
          "entente divide case.yaml", "entente divide case.yaml -f json"),
    later("whatif", "CASE GIVEN", "what holds if an option is held",
          "entente whatif case.yaml 'us.press is russia'", "entente whatif case.yaml 'us as resolved'"),
    later("diff", "CASE CASE", "what a change of the case changes",
          "entente diff a.yaml b.yaml", "entente diff a.yaml b.yaml -f json"),
    later("serve", "CASE", "the local page",
          "entente serve case.yaml", "entente serve case.yaml --port 8000"),
    later("sweep", "CASE", "many variants of a case",
          "entente sweep case.yaml", "entente sweep case.yaml --seed 1"),
    later("merge", "FILE...", "the parts of a sweep as one",
          "entente merge part1 part2", "entente merge part*"),
    {"help", "[COMMAND]", 0, 1, "all commands, or one", "",
     {"entente help", "entente help stability"},
     "man markdown completions", plain, run_help},
};
// clang-format on

}  // namespace

std::span<const Command> commands() { return table; }

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(table, name, &Command::name);
  return found == std::ranges::end(table) ? nullptr : found;
}

}  // namespace entente::cli
