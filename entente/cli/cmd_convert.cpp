#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/cli/output.hpp"
#include "entente/convert/csv.hpp"
#include "entente/convert/csv_table.hpp"
#include "entente/convert/gmcr.hpp"
#include "entente/convert/graph_write.hpp"

namespace entente::cli {
namespace {

using convert::ListedGraph;
using convert::ListLimits;
using convert::Written;

constexpr std::uint64_t case_file_bytes = 16'000'000;

/// What is to be done: words and flags, checked.
struct Task {
  std::string from, to;       ///< paths; "-" is standard input or output
  std::string reads, writes;  ///< formats
  ListLimits limits;
  std::uint64_t max_states = 0;  ///< of a case
};

/// The text that is read, and what came of it: a conflict or faults.
struct Source {
  SourceText text;
  std::optional<ListedGraph> graph;
  std::optional<Written> case_text;  ///< of a .gmcr file
  Diagnostics faults;
};

/// The format that a file's ending stands for; empty: none.
std::string format_of(const std::string& path) {
  std::string ending =
      convert::csv::small_letters(std::filesystem::path(path).extension().string());
  if (!ending.empty()) ending.erase(0, 1);
  if (ending == "yml") return "yaml";
  if (ending == "gv") return "dot";
  for (const char* known : {"gmcr", "yaml", "json", "csv", "dot", "graphml"})
    if (ending == known) return ending;
  return {};
}

tl::expected<Task, Answer> task_of(const Arguments& arguments, const Session& session) {
  const auto wrong = [&](const std::string& what) { return tl::unexpected(usage(session, what)); };
  Task task;
  task.from = arguments.words.front();
  const bool second = arguments.words.size() > 1;
  if (second && arguments.has("out"))
    return wrong("the file to write is named twice, as a word and by --out");
  task.to = second ? arguments.words[1] : arguments.text("out", "-");
  task.reads = arguments.text("from", format_of(task.from));
  task.writes = arguments.text("to", format_of(task.to));
  if (task.reads.empty())
    return wrong(
        fmt::format("the ending of {} names no format; say which it is with --from", task.from));
  if (task.writes.empty())
    return wrong(
        task.to == "-"
            ? "say which format to write: a file after the first, or --to FORMAT"
            : fmt::format("the ending of {} names no format; say which with --to", task.to));
  if (task.reads == "dot" || task.reads == "graphml")
    return wrong(fmt::format("{} is written, not read", task.reads));
  if (task.writes == "gmcr") return wrong("gmcr is read, not written");
  if (task.writes == "yaml" && task.reads != "gmcr")
    return wrong(
        fmt::format("a case cannot be made of {}: write json, csv, dot or graphml",
                    task.reads == "yaml" ? "a case again" : "a graph, which has no options"));
  task.limits.states = arguments.count("max-states", task.limits.states);
  task.max_states = arguments.count(
      "max-states", task.writes == "yaml" ? default_max_states : task.limits.states);
  return task;
}

std::uint64_t most_bytes(const std::string& format) {
  return format == "json"   ? graph_file_bytes
         : format == "csv"  ? convert::csv_file_bytes
         : format == "gmcr" ? convert::gmcr_file_bytes
                            : case_file_bytes;
}

Code unreadable(const std::string& format) {
  return format == "yaml" ? Code::E001 : format == "csv" ? Code::E114 : Code::E110;
}

void take(Result<ListedGraph>&& graph, Source& source) {
  if (graph) {
    source.graph = std::move(*graph);
  } else {
    source.faults.insert(source.faults.end(), graph.error().begin(), graph.error().end());
  }
}

/// The graph of a case in memory, or its faults.
void take_case(const Task& task, std::string text, Source& source) {
  CaseFile file = read_case_text(task.from, std::move(text), ReadLimits{task.max_states});
  source.text = file.source;
  if (file.model) return take(convert::list_case(*file.model, task.limits), source);
  source.faults = std::move(file.diagnostics);
}

void take_gmcr(const Task& task, Source& source) {
  auto conflict = convert::read_gmcr(source.text, 0, task.max_states);
  auto written = conflict ? convert::case_text(*conflict) : tl::unexpected(conflict.error());
  if (!written) {
    source.faults = written.error();
    return;
  }
  if (task.writes != "yaml") {
    take_case(task, written->text, source);
    if (source.graph)
      source.graph->notes.insert(source.graph->notes.begin(), written->notes.begin(),
                                 written->notes.end());
    return;
  }
  // A case that `check` would refuse is never written.
  CaseFile file = read_case_text(task.to, written->text, ReadLimits{task.max_states});
  if (has_errors(file.diagnostics)) {
    source.text = file.source;
    source.faults = std::move(file.diagnostics);
  }
  source.case_text = std::move(*written);
}

Source read_source(const Task& task) {
  Source source;
  auto text = read_file(task.from, most_bytes(task.reads), unreadable(task.reads));
  if (!text) {
    source.faults = text.error();
    return source;
  }
  if (task.reads == "yaml") {
    take_case(task, std::move(*text), source);
    return source;
  }
  source.text = SourceText(task.from, std::move(*text));
  if (task.reads == "gmcr") {
    take_gmcr(task, source);
  } else if (task.reads == "csv") {
    take(convert::read_csv(source.text, 0, task.limits), source);
  } else if (auto file = read_graph(source.text, 0, task.limits.states, task.limits.arcs)) {
    take(convert::list_graph(*file, task.limits), source);
  } else {
    source.faults = file.error();
  }
  return source;
}

Result<Written> write_text(const Task& task, Source& source) {
  if (source.case_text) return std::move(*source.case_text);
  const ListedGraph& graph = *source.graph;
  if (task.writes == "json") return convert::graph_json_text(graph);
  if (task.writes == "csv") return convert::csv_text(graph);
  if (task.writes == "dot") return convert::dot_text(graph);
  return convert::graphml_text(graph);
}

/// Where a fault has no line, the name of the file stands in front.
Answer faulty(const Session& session, Diagnostics faults, const SourceText& source) {
  for (Diagnostic& d : faults)
    if (d.where.source == nowhere && !source.name().empty() && !d.what.starts_with(source.name()))
      d.what = fmt::format("{}: {}", source.name(), d.what);
  return failed(session, faults, std::span(&source, 1));
}

std::string shown_notes(const Session& session, const Task& task, const Written& written) {
  if (session.quiet) return {};
  Diagnostics notes;
  for (const std::string& note : written.notes)
    notes.push_back({Code::W117, {}, fmt::format("{}: {}", task.from, note), {}, {}, {}});
  return shown(session, notes, {});
}

Answer deliver(const Arguments& arguments, const Session& session, const Task& task,
               Written&& written) {
  Answer answer{Exit::done, {}, shown_notes(session, task, written), {}};
  if (task.to == "-") {
    answer.out = std::move(written.text);
    return answer;
  }
  if (const std::string refusal = refusal_to_write(task.to, arguments.has("force"), false);
      !refusal.empty())
    return usage(session, refusal);
  if (arguments.has("dry-run")) {
    answer.out = fmt::format("{} would be written ({} bytes).\n", task.to, written.text.size());
    return answer;
  }
  if (const auto done = write_file(task.to, written.text); !done)
    return failed(session, done.error());
  answer.out = fmt::format("Written to {} ({} bytes).\n", task.to, written.text.size());
  if (task.writes == "yaml") answer.next = "entente stability " + task.to;
  if (task.writes == "json") answer.next = "entente stability --graph " + task.to;
  if (task.writes == "dot")
    answer.next = fmt::format("dot -Tsvg {} -o {}", task.to,
                              std::filesystem::path(task.to).replace_extension("svg").string());
  return answer;
}

}  // namespace

Answer run_convert(const Arguments& arguments, Session& session) {
  const auto task = task_of(arguments, session);
  if (!task) return task.error();
  Source source = read_source(*task);
  if (has_errors(source.faults)) return faulty(session, source.faults, source.text);
  auto written = write_text(*task, source);
  if (!written) return faulty(session, written.error(), source.text);
  return deliver(arguments, session, *task, std::move(*written));
}

}  // namespace entente::cli
