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
#include "entente/game/game_file.hpp"
#include "entente/game/plans.hpp"
#include "entente/game/recall.hpp"

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
  bool renormalise = false;      ///< chances of a game

  bool reads_game() const { return reads == "efg" || reads == "nfg"; }
  bool writes_game() const { return writes == "efg" || writes == "nfg"; }
};

/// The text that is read, and what came of it: a conflict or faults.
struct Source {
  SourceText text;
  std::optional<ListedGraph> graph;
  std::optional<Written> case_text;  ///< of a .gmcr file
  std::optional<game::Game> game;
  Diagnostics faults;
};

/// The format that a file's ending stands for; empty: none.
std::string format_of(const std::string& path) {
  std::string ending =
      convert::csv::small_letters(std::filesystem::path(path).extension().string());
  if (!ending.empty()) ending.erase(0, 1);
  if (ending == "yml") return "yaml";
  if (ending == "gv") return "dot";
  for (const char* known : {"gmcr", "yaml", "json", "csv", "dot", "graphml", "efg", "nfg"})
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
  task.renormalise = arguments.has("renormalise");
  if (task.reads_game() && !task.writes_game() && task.writes != "json")
    return wrong(fmt::format("a game is written as efg, nfg or json, not as {}", task.writes));
  if (task.writes_game() && !task.reads_game() && task.reads != "json")
    return wrong(fmt::format("{} is made of a game: efg, nfg or json", task.writes));
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
  if (format == "efg" || format == "nfg") return game::game_file_bytes;
  return format == "json"   ? graph_file_bytes
         : format == "csv"  ? convert::csv_file_bytes
         : format == "gmcr" ? convert::gmcr_file_bytes
                            : case_file_bytes;
}

Code unreadable(const std::string& format) {
  if (format == "efg" || format == "nfg") return Code::E120;
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

/// A game of any form, with its warnings.
void take_game(const Task& task, std::string bytes, Source& source) {
  game::GameText text = game::game_text(task.from, std::move(bytes));
  source.text = std::move(text.source);
  auto game = game::read_game(source.text, 0, {task.renormalise});
  if (game) source.game = std::move(*game);
  source.faults = game ? std::move(text.warnings) : std::move(game.error());
}

/// The game as the format that is asked for; a tree as .nfg is its reduced strategic form.
Result<Written> write_game(const Task& task, const game::Game& game) {
  const auto written = [](Result<std::string>&& text) -> Result<Written> {
    if (!text) return tl::unexpected(text.error());
    return Written{std::move(*text), {}};
  };
  if (task.writes == "json") return Written{game::game_json(game), {}};
  const auto* tree = std::get_if<game::GameTree>(&game);
  if (task.writes == "efg") {
    if (tree == nullptr)
      return fail(Code::E116, "a table has no order of moves to write as a tree");
    return written(game::efg_text(*tree));
  }
  if (tree == nullptr) return written(game::nfg_text(std::get<game::GameTable>(game)));
  constexpr std::size_t most_payoffs = std::size_t{1} << 20;
  if (const auto absent = game::absent_minded_set(*tree))
    return fail(Code::E127, fmt::format("one way meets {} twice, so there is no strategic form of "
                                        "plans (no perfect recall)",
                                        game::set_name(*tree, *absent)));
  const auto form = game::reduced_form(*tree, most_payoffs);
  if (!form)
    return fail(Code::E126,
                fmt::format("the reduced strategic form has more than {} payoffs", most_payoffs));
  Result<Written> text = written(game::nfg_text(form->table));
  if (text)
    text->notes.emplace_back("written as its reduced strategic form: the order of moves is lost");
  return text;
}

/// Whether a JSON text is a game and no graph.
bool is_game_json(const std::string& bytes) {
  constexpr std::size_t head = 4096;
  return std::string_view(bytes).substr(0, head).find("\"entente.game/") != std::string_view::npos;
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
  if (task.reads_game() || task.writes_game() ||
      (task.reads == "json" && task.writes == "json" && is_game_json(*text))) {
    take_game(task, std::move(*text), source);
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
  if (source.game) return write_game(task, *source.game);
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
  if (task.writes == "json" && !task.reads_game())
    answer.next = "entente stability --graph " + task.to;
  if (task.writes_game() || task.reads_game()) answer.next = "entente solve " + task.to;
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
