#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/report/explain.hpp"
#include "entente/report/json.hpp"

namespace entente::cli {
namespace {

std::string paragraphs(std::string_view text, const report::Look& look) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    result += report::wrapped(line.substr(blanks), look, std::string(blanks, ' '), blanks);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string lower_first(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

Answer of_code(Code code, const Session& session) {
  if (session.json)
    return {Exit::done,
            report::JsonObject()
                .add_text("schema", "entente.explain/1")
                .add_text("code", code_name(code))
                .add_text("title", code_title(code))
                .add_text("explanation", code_explanation(code))
                .document(),
            {},
            {}};
  return {Exit::done,
          fmt::format("{}: {}\n\n{}", code_name(code), code_title(code),
                      paragraphs(code_explanation(code), session.look)),
          {},
          {}};
}

Answer of_concept(const graph::Concept& about, const Session& session) {
  if (session.json)
    return {Exit::done,
            report::JsonObject()
                .add_text("schema", "entente.explain/1")
                .add_text("concept", about.word)
                .add_text("name", about.name)
                .add_text("explanation", about.sentence)
                .add_text("paper", about.paper)
                .document(),
            {},
            {}};
  std::string text =
      report::wrapped(fmt::format("{}: a state is stable for a party where this is true: {}",
                                  about.name, lower_first(std::string(about.sentence))),
                      session.look);
  text += "\n" + report::wrapped("A state holds if it is stable for every party.", session.look);
  text += fmt::format("\n  letter  {}\n  paper   {}\n", about.letter, about.paper);
  return {Exit::done, text, {}, {}};
}

/// All concepts under their groups; of the limited-move ones the second stands for all.
Answer of_all_concepts(const Session& session) {
  std::vector<std::string> entries;
  std::string text;
  std::string_view group;
  for (const graph::Concept& row : graph::concepts()) {
    entries.push_back(report::JsonObject()
                          .add_text("concept", row.word)
                          .add_text("group", row.group)
                          .add_text("name", row.name)
                          .add_text("explanation", row.sentence)
                          .add_text("paper", row.paper)
                          .text());
    if (graph::family_of(row.id) == graph::Family::limited && graph::horizon_of(row.id) != 2)
      continue;
    if (group != row.group)
      text +=
          fmt::format("{}{}\n", group.empty() ? "" : "\n", sentence_case(std::string(row.group)));
    group = row.group;
    text += fmt::format("  {:14}{}\n", row.word, row.name);
  }
  text += "\nThere are l1 to l99. entente explain seq_a says more of one.\n";
  if (session.json)
    text = report::JsonObject()
               .add_text("schema", "entente.concepts/1")
               .add("concepts", report::json_list(entries))
               .document();
  return {Exit::done, text, {}, {}};
}

Answer of_word(const std::string& word, const Session& session) {
  if (word == "concepts") return of_all_concepts(session);
  std::vector<std::string> known;
  for (Code code : all_codes()) {
    known.emplace_back(code_name(code));
    if (word.size() == 4 && word.substr(1) == code_name(code).substr(1) &&
        (word[0] | 0x20) == (code_name(code)[0] | 0x20))
      return of_code(code, session);
  }
  for (const graph::Concept& row : graph::concepts()) {
    known.emplace_back(row.word);
    if (row.word == word) return of_concept(row, session);
  }
  if (word.ends_with(".yaml") || word.ends_with(".yml"))
    return usage(
        session,
        fmt::format("entente explain needs a state too, for example: entente explain {} 1", word));
  return usage(session, fmt::format("\"{}\" is neither a code (E017) nor a concept (nash)", word),
               nearest(word, known));
}

}  // namespace

Answer run_explain(const Arguments& arguments, Session& session) {
  if (arguments.words.size() == 1 && arguments.has("by"))
    return usage(session, "--by goes with a CASE and a STATE");
  if (arguments.words.size() == 1) return of_word(arguments.words.front(), session);
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const auto state = state_of(session, m, arguments.words[1]);
  if (!state) return state.error();
  const levers::Reading reading = reading_of(arguments);
  const OptionGraph g = graph_of(m, reading);
  const report::ExplainAnswer a = report::explain_state(m, g, *state, reading);
  return {Exit::done,
          session.json ? report::json_explain(a) : report::text_explain(a, session.look),
          warning_note(session, *file),
          {}};
}

}  // namespace entente::cli
