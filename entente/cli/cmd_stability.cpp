#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/concept_options.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/stability_table.hpp"
#include "entente/model/view_graph.hpp"
#include "entente/report/hypergame.hpp"
#include "entente/report/stability.hpp"

namespace entente::cli {
namespace {

using report::StabilityAnswer;

std::vector<graph::ConceptId> plain_concepts() {
  return {graph::crisp_concepts.begin(), graph::crisp_concepts.end()};
}

std::vector<graph::ConceptId> fuzzy_concepts() {
  std::vector<graph::ConceptId> ids;
  ids.reserve(graph::form_count);
  for (graph::ConceptId form : graph::crisp_concepts)
    ids.push_back(in_family(graph::Family::fuzzy, form));
  return ids;
}

/// Adds what --certainty asks for, with the steps that are left.
template <class G>
std::optional<Answer> add_certainty(const Arguments& arguments, const Session& session, G& g,
                                    const std::vector<graph::ConceptId>& concepts,
                                    const graph::FillOptions& options, StabilityAnswer& a) {
  if (!arguments.has("certainty")) return std::nullopt;
  Run rest = session.run;
  rest.budget -= std::min(rest.budget, a.table.steps);
  auto ranges = graph::certainty_ranges(g, concepts, rest, options);
  if (!ranges) return failed(session, ranges.error());
  a.table.partial = a.table.partial || ranges->partial;
  a.certainty = std::move(*ranges);
  return std::nullopt;
}

/// A sentence for each concept that was tried and not decided.
void note_undecided(StabilityAnswer& a) {
  for (const graph::ConceptTable& c : a.table.concepts)
    if (c.undecided)
      a.warnings.push_back(
          fmt::format("{} is undecided: what parties foresee did not repeat itself within the "
                      "horizons looked at",
                      graph::about(c.id).word));
}

/// Adds what --paths asks for; a sentence where it cannot.
template <class G>
std::optional<Answer> add_paths(const Arguments& arguments, const Session& session, const G& g,
                                StabilityAnswer& a) {
  if (!arguments.has("paths")) return std::nullopt;
  if (!a.status_quo) return usage(session, "--paths needs a status quo, or --from STATE");
  const std::string which = arguments.text("paths");
  a.any_moves = which != "ui";
  a.improvements = which != "um";
  a.max_length = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(arguments.count("max-length", a.max_length), a.max_length));
  auto evolution = graph::evolution(g, *a.status_quo, session.run);
  if (!evolution) return failed(session, evolution.error());
  a.table.partial =
      a.table.partial || !evolution->by_moves.complete() || !evolution->by_improvements.complete();
  a.paths = std::move(*evolution);
  return std::nullopt;
}

/// Lists of too many states are refused before any work is done.
std::optional<Answer> too_long(const Arguments& arguments, const Session& session,
                               std::uint64_t states) {
  if (arguments.has("counts") || arguments.text("format", "text") == "text" ||
      states <= report::most_listed_states)
    return std::nullopt;
  Diagnostic d{Code::E008, {}, fmt::format("{} states are too many to list", states),
               {},         {}, "--counts gives numbers and hashes in place of lists"};
  return failed(session, {d});
}

Answer print(const Arguments& arguments, Session& session, const StabilityAnswer& a) {
  Answer answer{exit_of(session, a.table.partial), {}, {}, {}};
  const std::string format = arguments.text("format", "text");
  const bool counts = arguments.has("counts");
  if (format == "csv") {
    answer.out = report::csv_stability(a);
  } else if (format == "json") {
    answer.out = counts ? report::json_stability_counts(a, session.run) : report::json_stability(a);
  } else {
    answer.out = counts ? report::text_stability_counts(a, session.look)
                        : report::text_stability(a, session.look);
  }
  return answer;
}

/// A state that holds only by empty threats, if there is one: the one worth an explanation.
std::optional<StateId> puzzling(const StabilityAnswer& a) {
  const graph::ConceptTable* gmr = a.table.find(graph::ConceptId::gmr);
  const graph::ConceptTable* seq = a.table.find(graph::ConceptId::seq);
  if (gmr == nullptr || seq == nullptr || !gmr->complete() || !seq->complete()) return std::nullopt;
  std::optional<StateId> found;
  gmr->equilibria.each([&](StateId s) {
    if (seq->equilibria.contains(s) || s == a.status_quo) return true;
    found = s;
    return false;
  });
  return found ? found : a.status_quo;
}

/// --views: the conflict as each party sees it.
Answer of_views(const Arguments& arguments, const Session& session, GraphFile& file,
                const SourceText& source, const std::vector<graph::ConceptId>& concepts,
                const report::Names& names) {
  apply_attitude(arguments, file);
  const auto* actual = std::get_if<ConflictGraph>(&file.graph);
  if (file.views.empty() || actual == nullptr)
    return usage(session, fmt::format("{} has no views (docs/graph-json.md)", source.name()));
  for (graph::ConceptId id : concepts)
    if (!graph::has_regard(graph::family_of(id)))
      return usage(session, fmt::format("--views is not for {}", graph::about(id).word));
  const graph::Hypergame game = report::hypergame_of(file, *actual);
  auto tables = graph::analyse(game, concepts, session.run);
  if (!tables) return graph_fault(session, tables.error(), source);
  const report::HypergameAnswer a{&file, &names, std::move(*tables)};
  return {exit_of(session, false),
          session.json ? report::json_hypergame(a) : report::text_hypergame(a, session.look),
          {},
          {}};
}

/// --views of a case: what its section `views` says.
Answer of_case_views(const Arguments& arguments, const Session& session, const CaseFile& file,
                     const std::vector<graph::ConceptId>& concepts) {
  const Model& m = *file.model;
  if (m.c.views.empty())
    return lacks(session, m.c, "views", "nobody misreads anybody",
                 fmt::format("views:\n  {}: {{preferences: {{{}: [...]}}}}", m.c.parties.front().id,
                             m.c.parties.back().id));
  auto written = graph_file_of(m);
  if (!written) return failed(session, written.error());
  Answer answer =
      of_views(arguments, session, *written, file.source, concepts, report::names_of(m));
  answer.notes += warning_note(session, file);
  return answer;
}

Answer of_case(const Arguments& arguments, Session& session,
               const std::vector<graph::ConceptId>& concepts) {
  auto file = load_case(arguments, session);
  if (!file) return file.error();
  if (auto fault = too_long(arguments, session, file->model->space->size())) return *fault;
  if (arguments.has("views")) return of_case_views(arguments, session, *file, concepts);
  OptionGraph g = graph_from(*file->model, reading_of(arguments));
  apply_attitude(arguments, g);
  const Model& m = *file->model;
  std::vector<std::string> parties;
  for (const Party& p : m.c.parties) parties.push_back(p.id);
  const auto options =
      options_of(arguments, session, parties, arguments.count("max-states", graph::table_states));
  if (!options) return options.error();
  auto filled = filled_table(arguments, session, g, concepts, *options,
                             arguments.has("reduce") ? graph::dominated_levels(m.c, g)
                                                     : std::vector<graph::DominatedLevel>{});
  if (!filled) return failed(session, filled.error());
  StabilityAnswer a = report::stability_of_case(m, g, std::move(filled->table));
  a.reduced = std::move(filled->reduced);
  a.heat = arguments.has("heat");
  if (auto fault = add_certainty(arguments, session, g, concepts, *options, a)) return *fault;
  note_undecided(a);
  a.chosen = arguments.has("concepts");
  if (arguments.has("from")) {
    const auto from = state_of(session, m, arguments.text("from"));
    if (!from) return from.error();
    a.status_quo = *from;
  }
  a.path_command = "entente path " + m.c.path;
  for (const char* flag : {"from", "by"})
    if (arguments.has(flag)) a.path_command += fmt::format(" --{} {}", flag, arguments.text(flag));
  if (auto fault = add_paths(arguments, session, g, a)) return *fault;
  Answer answer = print(arguments, session, a);
  answer.notes += warning_note(session, *file);
  if (const auto s = puzzling(a))
    answer.next = fmt::format("entente explain {} {}", m.c.path, s->value + 1);
  return answer;
}

Answer of_graph(const Arguments& arguments, Session& session,
                const std::vector<graph::ConceptId>& concepts) {
  auto loaded = load_graph(arguments, session);
  if (!loaded) return loaded.error();
  GraphFile* const file = &loaded->file;
  const std::uint64_t most = arguments.count("max-states", graph_file_states);
  if (auto fault = too_long(arguments, session, file->state_count())) return *fault;
  if (arguments.has("views"))
    return of_views(arguments, session, *file, loaded->source, concepts, report::names_of(*file));
  return std::visit(
      [&](auto& g) -> Answer {
        apply_attitude(arguments, g);
        const auto options = options_of(arguments, session, file->parties, most);
        if (!options) return options.error();
        auto filled = filled_table(arguments, session, g, concepts, *options, {});
        if (!filled) return graph_fault(session, filled.error(), loaded->source);
        StabilityAnswer a = report::stability_of_graph(*file, std::move(filled->table));
        a.reduced = std::move(filled->reduced);
        a.heat = arguments.has("heat");
        if (auto fault = add_certainty(arguments, session, g, concepts, *options, a)) return *fault;
        note_undecided(a);
        a.chosen = arguments.has("concepts");
        if (arguments.has("from")) {
          a.status_quo = file->find_state(arguments.text("from"));
          if (!a.status_quo)
            return usage(session, fmt::format("{} has no state \"{}\"", arguments.text("graph"),
                                              arguments.text("from")));
        }
        if (auto fault = add_paths(arguments, session, g, a)) return *fault;
        return print(arguments, session, a);
      },
      file->graph);
}

}  // namespace

Answer run_stability(const Arguments& arguments, Session& session) {
  std::vector<graph::ConceptId> concepts =
      arguments.has("certainty") ? fuzzy_concepts() : plain_concepts();
  if (arguments.has("concepts")) {
    auto chosen = concepts_of(session, arguments.text("concepts"));
    if (!chosen) return chosen.error();
    concepts = std::move(*chosen);
  }
  if (auto wrong = wrong_table_flags(arguments, session, concepts)) return *wrong;
  if (auto wrong =
          wrong_source(arguments, session, "entente stability", "entente stability case.yaml"))
    return *wrong;
  return arguments.has("graph") ? of_graph(arguments, session, concepts)
                                : of_case(arguments, session, concepts);
}

}  // namespace entente::cli
