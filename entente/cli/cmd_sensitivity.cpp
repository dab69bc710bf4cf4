#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/report/sensitivity.hpp"

namespace entente::cli {
namespace {

using report::SensitivityReport;

Answer print(Session& session, const SensitivityReport& a) {
  return {exit_of(session, a.found.partial),
          session.json ? report::json_sensitivity(a) : report::text_sensitivity(a, session.look),
          {},
          {}};
}

Answer of_case(const Arguments& arguments, Session& session, graph::ConceptId concept_id) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const levers::Reading reading = reading_of(arguments);
  const OptionGraph g = graph_of(m, reading);
  if (const auto able = graph::check_sensitivity(g); !able) {
    Diagnostics faults = able.error();
    for (Diagnostic& d : faults) d.what = m.c.path + ": " + d.what;
    return failed(session, faults);
  }
  auto found = graph::sensitivity(graph::listed(g), session.run);
  auto statements = levers::statement_ranges(m, concept_id, reading, session.run);
  auto variants = levers::case_variants(m, reading, session.run);
  if (!found) return {exit_of(session, true), {}, {}, {}};
  found->partial = found->partial || !statements || !variants;
  Answer answer = print(session, {report::names_of(m), concept_id, std::move(*found), &m,
                                  std::move(statements), std::move(variants)});
  answer.notes = warning_note(session, *file);
  return answer;
}

Answer of_graph(const Arguments& arguments, Session& session, graph::ConceptId concept_id) {
  const auto loaded = load_graph(arguments, session);
  if (!loaded) return loaded.error();
  const GraphFile& file = loaded->file;
  return std::visit(
      [&](const auto& g) -> Answer {
        if (const auto able = graph::check_sensitivity(g); !able)
          return graph_fault(session, able.error(), loaded->source);
        auto found = graph::sensitivity(graph::listed(g), session.run);
        if (!found) return {exit_of(session, true), {}, {}, {}};
        return print(session,
                     {report::names_of(file), concept_id, std::move(*found), nullptr, {}, {}});
      },
      file.graph);
}

}  // namespace

Answer run_sensitivity(const Arguments& arguments, Session& session) {
  const bool graph_file = arguments.has("graph");
  if (auto wrong = wrong_source(arguments, session, "entente levers --sensitivity")) return *wrong;
  if (arguments.has("target") || arguments.has("inverse"))
    return usage(
        session,
        "--sensitivity looks at every state that holds: it takes no --target or --inverse");
  const auto concept_id = crisp_concept_of(arguments, session);
  if (!concept_id) return concept_id.error();
  return graph_file ? of_graph(arguments, session, *concept_id)
                    : of_case(arguments, session, *concept_id);
}

}  // namespace entente::cli
