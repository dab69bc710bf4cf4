#include "entente/cli/load.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "entente/base/caret.hpp"
#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente::cli {
namespace {

std::size_t errors_in(const Diagnostics& diagnostics) {
  return static_cast<std::size_t>(
      std::ranges::count(diagnostics, Severity::error, &Diagnostic::severity));
}

bool is_limit(Code code) { return code == Code::E008 || code == Code::E100 || code == Code::E101; }

/// "l0", "l100": a horizon, though none that there is.
bool is_horizon(std::string_view word) {
  return word.size() > 1 && word.front() == 'l' &&
         word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

std::string shown(const Session& session, const Diagnostics& diagnostics,
                  std::span<const SourceText> sources) {
  if (diagnostics.empty()) return {};
  if (session.json) return render_json(diagnostics, sources);
  return render(diagnostics, sources, session.error_width, session.error_color);
}

Answer failed(const Session& session, const Diagnostics& diagnostics,
              std::span<const SourceText> sources) {
  Answer answer{Exit::invalid_input, {}, shown(session, diagnostics, sources), {}};
  const auto all = [&](auto&& holds) {
    return std::ranges::all_of(diagnostics, [&](const Diagnostic& d) {
      return d.severity() == Severity::warning || holds(d.code);
    });
  };
  if (all(is_limit)) answer.exit = Exit::limit_reached;
  if (all([](Code code) { return code == Code::E112; })) answer.exit = Exit::wrong_usage;
  const std::size_t errors = errors_in(diagnostics);
  if (!session.json && errors > 1)
    answer.notes += fmt::format("\n{} errors. Nothing was computed.\n", errors);
  return answer;
}

tl::expected<CaseFile, Answer> load_case(const Arguments& arguments, const Session& session) {
  ReadLimits limits;
  limits.max_states = arguments.count("max-states", default_max_states);
  CaseFile file = read_case(arguments.words.front(), limits);
  if (file.model) return file;
  return tl::unexpected(failed(session, file.diagnostics, std::span(&file.source, 1)));
}

std::string warning_note(const Session& session, const CaseFile& file) {
  if (session.quiet || file.diagnostics.empty()) return {};
  if (session.json) return {};
  return fmt::format("entente: {} ({} with entente check)\n",
                     count_of(file.diagnostics.size(), "warning", "warnings"),
                     file.diagnostics.size() == 1 ? "shown" : "all shown");
}

tl::expected<LoadedGraph, Answer> load_graph(const Arguments& arguments, const Session& session) {
  const std::string path = arguments.text("graph");
  auto text = read_file(path, graph_file_bytes, Code::E110);
  if (!text) return tl::unexpected(failed(session, text.error()));
  const SourceText source(path, std::move(*text));
  auto file = read_graph(source, 0, arguments.count("max-states", graph_file_states));
  if (!file) return tl::unexpected(graph_fault(session, file.error(), source));
  return LoadedGraph{source, std::move(*file)};
}

std::optional<Answer> wrong_source(const Arguments& arguments, const Session& session,
                                   std::string_view command, std::string_view example) {
  const bool graph_file = arguments.has("graph");
  if (graph_file && !arguments.words.empty())
    return usage(session, fmt::format("{} takes a CASE or --graph FILE, not both", command));
  if (!graph_file && arguments.words.empty())
    return usage(session, fmt::format("{} needs a CASE or --graph FILE{}{}", command,
                                      example.empty() ? "" : ", for example: ", example));
  if (graph_file && arguments.has("by"))
    return usage(session, "--by is for cases; a graph file has its ranking");
  return std::nullopt;
}

Answer graph_fault(const Session& session, Diagnostics faults, const SourceText& source) {
  for (Diagnostic& d : faults)
    if (d.where.source == nowhere && !d.what.starts_with(source.name()))
      d.what = fmt::format("{}: {}", source.name(), d.what);
  return failed(session, faults, std::span(&source, 1));
}

levers::Reading reading_of(const Arguments& arguments) {
  return arguments.text("by") == "weight" ? levers::Reading::weight : levers::Reading::order;
}

OptionGraph graph_of(const Model& m, levers::Reading reading) {
  if (reading == levers::Reading::order) return {m.space, m.ranks, m.degrees};
  const levers::Scenario scenario(m, {});
  return scenario.graph(reading, scenario.table().middle());
}

OptionGraph graph_from(Model& m, levers::Reading reading) {
  constexpr std::uint64_t large = 1U << 20U;
  if (reading == levers::Reading::weight || m.space->size() < large) return graph_of(m, reading);
  return {m.space, std::move(m.ranks), m.degrees};
}

tl::expected<StateId, Answer> state_of(const Session& session, const Model& m,
                                       std::string_view text) {
  std::uint64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && stop == text.data() + text.size() && number >= 1 &&
      number <= m.space->size())
    return StateId{number - 1};
  Diagnostic d{
      Code::E112, {}, fmt::format("no state \"{}\": states are 1 to {}", text, m.space->size()),
      {},         {}, {}};
  return tl::unexpected(failed(session, {d}));
}

tl::expected<std::vector<graph::ConceptId>, Answer> concepts_of(const Session& session,
                                                                std::string_view list) {
  std::vector<graph::ConceptId> ids;
  std::vector<std::string> known;
  for (const graph::Concept& row : graph::concepts()) known.emplace_back(row.word);
  while (true) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view word = list.substr(0, end);
    while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
    while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
    const auto id = graph::find_concept(word);
    if (!id)
      return tl::unexpected(usage(
          session,
          is_horizon(word)
              ? fmt::format("no horizon of {} moves: l1 to l99 look so many ahead", word.substr(1))
              : fmt::format("no concept \"{}\" (entente explain concepts lists them)", word),
          is_horizon(word) ? std::string{} : nearest(word, known)));
    if (std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
    if (end == list.size()) return ids;
    list.remove_prefix(end + 1);
  }
}

tl::expected<graph::ConceptId, Answer> crisp_concept_of(const Arguments& arguments,
                                                        const Session& session) {
  const auto concepts = concepts_of(session, arguments.text("concept", "seq"));
  if (!concepts) return tl::unexpected(concepts.error());
  if (concepts->size() != 1 || graph::family_of(concepts->front()) != graph::Family::crisp)
    return tl::unexpected(usage(session, "--concept takes one of nash, gmr, smr, seq, sseq"));
  return concepts->front();
}

tl::expected<std::optional<Expression>, Answer> target_of(const Arguments& arguments,
                                                          const Session& session, const Model& m) {
  if (!arguments.has("target")) return std::nullopt;
  const std::vector<SourceText> sources{SourceText("--target", arguments.text("target"))};
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.text = sources.front().text();
  node.where = {0, 0, static_cast<std::uint32_t>(node.text.size())};
  Diagnostics faults;
  auto expression = parse_expression(Words(node), {&m.c, std::nullopt, true}, faults);
  if (expression) return expression;
  Answer fault = failed(session, faults, sources);
  fault.exit = Exit::wrong_usage;
  return tl::unexpected(std::move(fault));
}

int exit_of(const Session& session, bool partial, int exit) {
  if (session.run.stopped()) return Exit::interrupted;
  return partial ? static_cast<int>(Exit::limit_reached) : exit;
}

Answer lacks(const Session& session, const Case& c, std::string_view section,
             std::string_view purpose, std::string_view example) {
  const std::string sentence = fmt::format("{} has no {}, so {}", c.path, section, purpose);
  if (session.json) return usage(session, sentence);
  std::string text = sentence + ".\n  Add at least:\n";
  while (!example.empty()) {
    const std::size_t end = std::min(example.find('\n'), example.size());
    text += fmt::format("    {}\n", example.substr(0, end));
    example.remove_prefix(std::min(end + 1, example.size()));
  }
  return usage(session, text);
}

}  // namespace entente::cli
