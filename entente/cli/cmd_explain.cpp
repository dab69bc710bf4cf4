#include <algorithm>
#include <cctype>
#include <deque>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/concept_options.hpp"
#include "entente/cli/load.hpp"
#include "entente/model/view_graph.hpp"
#include "entente/report/explain.hpp"
#include "entente/report/json.hpp"
#include "entente/report/view_reasons.hpp"

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

/// Of a family with horizons the first stands for all, and of the degrees of strength above 2 the
/// third without unknown preference.
bool stands_for_others(graph::ConceptId id) {
  const graph::Family family = graph::family_of(id);
  if (graph::has_horizon(family)) return graph::horizon_of(id) == 1;
  return !graph::asks_strength(family) || family <= graph::strong_family(strong_from + 1, 0);
}

/// All concepts under their groups; those of a family with horizons in one line.
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
    if (!stands_for_others(row.id)) continue;
    const graph::Family family = graph::family_of(row.id);
    const bool horizons = graph::has_horizon(family);
    if (group != row.group)
      text +=
          fmt::format("{}{}\n", group.empty() ? "" : "\n", sentence_case(std::string(row.group)));
    group = row.group;
    const std::string& last =
        horizons ? graph::about(graph::with_horizon(family, graph::longest_horizon)).word
                 : row.word;
    text += horizons ? fmt::format("  {:17}{}\n", fmt::format("{}..{}", row.word, last),
                                   row.name.substr(0, row.name.find(',')))
                     : fmt::format("  {:17}{}\n", row.word, row.name);
  }
  text +=
      "\nThe number of l, mr and cmr is how many moves ahead. There are gmr_strong3 to "
      "gmr_strong9,\n"
      "each also in readings a to d (gmr_strong3_a). entente explain seq_a says more of one.\n";
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

std::vector<graph::ConceptId> plain_concepts() {
  return {graph::crisp_concepts.begin(), graph::crisp_concepts.end()};
}

/// --views: the state as each party sees it.
Answer of_views(const Session& session, const GraphFile& file, const report::Names& names,
                const report::NamesSeen& seen, StateId s,
                const std::vector<graph::ConceptId>& concepts) {
  const auto* actual = std::get_if<ConflictGraph>(&file.graph);
  if (file.views.empty() || actual == nullptr)
    return usage(session, "--views needs `views` in the file (docs/graph-json.md)");
  for (graph::ConceptId id : concepts)
    if (!graph::has_regard(graph::family_of(id)))
      return usage(session, fmt::format("--views is not for {}", graph::about(id).word));
  const graph::Hypergame game = report::hypergame_of(file, *actual);
  const report::ViewsAnswer a = report::view_reasons(game, names, seen, s, concepts);
  return {Exit::done,
          session.json ? report::json_view_reasons(a) : report::text_view_reasons(a, session.look),
          {},
          {}};
}

/// --concepts: reasons under any of them.
template <class G>
tl::expected<Answer, Diagnostics> of_concepts(const Session& session, const G& g,
                                              const report::Names& names, StateId s,
                                              const std::vector<graph::ConceptId>& concepts,
                                              const graph::FillOptions& options) {
  const auto a = report::reasons(g, names, s, concepts, options, session.run);
  if (!a) return tl::unexpected(a.error());
  return Answer{exit_of(session, false),
                session.json ? report::json_reasons(*a) : report::text_reasons(*a, session.look),
                {},
                {}};
}

Answer of_graph(const Arguments& arguments, Session& session,
                const std::vector<graph::ConceptId>& concepts) {
  auto loaded = load_graph(arguments, session);
  if (!loaded) return loaded.error();
  GraphFile& file = loaded->file;
  const auto state = file.find_state(arguments.words.front());
  if (!state)
    return usage(session, fmt::format("{} has no state \"{}\"", arguments.text("graph"),
                                      arguments.words.front()));
  const report::Names names = report::names_of(file);
  const auto seen = [&file](PartyId, PartyId) { return report::names_of(file); };
  if (arguments.has("views")) {
    apply_attitude(arguments, file);
    return of_views(session, file, names, seen, *state, concepts);
  }
  const auto options = options_of(arguments, session, file.parties,
                                  arguments.count("max-states", graph_file_states));
  if (!options) return options.error();
  return std::visit(
      [&](auto& g) -> Answer {
        apply_attitude(arguments, g);
        auto answer = of_concepts(session, g, names, *state, concepts, *options);
        return answer ? std::move(*answer) : graph_fault(session, answer.error(), loaded->source);
      },
      file.graph);
}

/// A state of a case under the concepts that were named, or through the eyes of each party.
Answer of_case(const Arguments& arguments, const Session& session, const Model& m, StateId s,
               const std::vector<graph::ConceptId>& concepts) {
  const report::Names names = report::names_of(m);
  if (arguments.has("views")) {
    auto written = graph_file_of(m);
    if (!written) return failed(session, written.error());
    apply_attitude(arguments, *written);
    std::deque<Picture> pictures;  // does not move what the names refer to
    const auto seen = [&](PartyId viewer, PartyId of) {
      return report::names_of(m, pictures.emplace_back(picture_of(m.c, viewer, of)));
    };
    return of_views(session, *written, names, seen, s, concepts);
  }
  const auto options =
      options_of(arguments, session, names.ids, arguments.count("max-states", graph::table_states));
  if (!options) return options.error();
  OptionGraph g = graph_of(m, reading_of(arguments));
  apply_attitude(arguments, g);
  auto answer = of_concepts(session, g, names, s, concepts, *options);
  return answer ? std::move(*answer) : failed(session, answer.error());
}

}  // namespace

Answer run_explain(const Arguments& arguments, Session& session) {
  std::vector<graph::ConceptId> concepts = plain_concepts();
  if (arguments.has("concepts")) {
    auto chosen = concepts_of(session, arguments.text("concepts"));
    if (!chosen) return chosen.error();
    concepts = std::move(*chosen);
  }
  if (arguments.has("graph")) {
    if (arguments.words.size() == 1) return of_graph(arguments, session, concepts);
    return usage(session, "with --graph FILE give one STATE: entente explain CC --graph pd.json");
  }
  for (const char* flag : {"by", "concepts", "views"})
    if (arguments.words.size() == 1 && arguments.has(flag))
      return usage(session, fmt::format("--{} goes with a CASE and a STATE", flag));
  if (arguments.words.size() == 1) return of_word(arguments.words.front(), session);
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const auto state = state_of(session, m, arguments.words[1]);
  if (!state) return state.error();
  if (arguments.has("concepts") || arguments.has("views")) {
    Answer answer = of_case(arguments, session, m, *state, concepts);
    answer.notes += warning_note(session, *file);
    return answer;
  }
  const levers::Reading reading = reading_of(arguments);
  const OptionGraph g = graph_of(m, reading);
  const report::ExplainAnswer a = report::explain_state(m, g, *state, reading);
  return {Exit::done,
          session.json ? report::json_explain(a) : report::text_explain(a, session.look),
          warning_note(session, *file),
          {}};
}

}  // namespace entente::cli
