#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/interview.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/output.hpp"
#include "entente/cli/shipped.hpp"
#include "entente/graph/fill.hpp"
#include "entente/report/stability.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

/// The file that was asked for, by --out or as a word; empty: none.
std::string target_of(const Arguments& arguments) {
  if (arguments.has("out")) return arguments.text("out");
  return arguments.words.empty() ? std::string{} : arguments.words.front();
}

/// Writes text to a new file, or gives it for standard output where there is no file.
Answer deliver(const Arguments& arguments, const Session& session, const std::string& target,
               const std::string& text, std::string said) {
  if (target.empty() || target == "-") return {Exit::done, text, {}, {}};
  if (const std::string refusal = refusal_to_write(target, arguments.has("force"), false);
      !refusal.empty())
    return usage(session, refusal);
  if (arguments.has("dry-run"))
    return {Exit::done, fmt::format("{} would be written:\n\n{}", target, text), {}, {}};
  if (const auto written = write_file(target, text); !written)
    return failed(session, written.error());
  return {Exit::done, std::move(said), {}, "entente stability " + target};
}

Answer from_template(const Arguments& arguments, const Session& session) {
  const std::string name = arguments.text("template");
  const std::vector<std::string> names = shipped_names();
  if (std::ranges::find(names, name) == names.end())
    return usage(session, fmt::format("no template \"{}\"; there are {}", name, list_words(names)),
                 nearest(name, names));
  const fs::path cases(shipped_cases());
  const auto text = read_file((cases / (name + ".yaml")).string(), 16'000'000);
  if (!text) return failed(session, text.error());
  std::string target = target_of(arguments);
  if (target.empty() && session.terminal) target = name + ".yaml";
  Answer answer =
      deliver(arguments, session, target, *text, fmt::format("Written to {}.\n", target));
  std::error_code error;
  const bool written =
      answer.exit == Exit::done && !target.empty() && target != "-" && !arguments.has("dry-run");
  if (written && fs::is_directory(cases / name, error))
    fs::copy(cases / name, fs::path(target).parent_path() / name,
             fs::copy_options::recursive | fs::copy_options::skip_existing, error);
  return answer;
}

/// What holds in the new case, as one line.
std::string first_answer(const Session& session, const Model& m) {
  const OptionGraph g = graph_of(m, levers::Reading::order);
  const auto table = graph::fill_table(g, graph::crisp_concepts, session.run);
  if (!table) return {};
  const std::string text =
      report::text_stability(report::stability_of_case(m, g, *table), session.look);
  return text.substr(0, text.find("\n\n")) + "\n";
}

std::string file_name(const std::string& title) {
  std::string name;
  for (char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ' && !name.empty()) break;
    if (std::isalnum(byte) != 0) name += static_cast<char>(std::tolower(byte));
  }
  return (name.empty() ? "case" : name) + ".yaml";
}

Answer from_questions(const Arguments& arguments, const Session& session) {
  std::cerr << "Six kinds of question; < goes back, Ctrl-C stops without writing.\n\n";
  const auto draft = interview(
      [&](const std::string& prompt) -> std::optional<std::string> {
        std::cerr << prompt << " > " << std::flush;
        std::string line;
        if (!std::getline(std::cin, line) || session.run.stopped()) return std::nullopt;
        return line;
      },
      [](const std::string& text) { std::cerr << text; });
  if (!draft) return {Exit::interrupted, {}, "\nentente: stopped, nothing was written\n", {}};
  const std::string text = case_text(*draft);
  std::string target = target_of(arguments);
  if (target.empty()) target = file_name(draft->title);
  const CaseFile file = read_case_text(target, text);
  if (!file.model) return failed(session, file.diagnostics, std::span(&file.source, 1));
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  return deliver(arguments, session, target, text,
                 fmt::format("\nWritten to {} ({} lines). {}. What holds:\n{}", target, lines,
                             count_of(file.model->space->size(), "state", "states"),
                             first_answer(session, *file.model)));
}

}  // namespace

Answer run_new(const Arguments& arguments, Session& session) {
  if (arguments.has("template")) return from_template(arguments, session);
  if (!session.input_terminal)
    return deliver(arguments, session, target_of(arguments), six_lines(),
                   fmt::format("Written to {}.\n", target_of(arguments)));
  return from_questions(arguments, session);
}

}  // namespace entente::cli
