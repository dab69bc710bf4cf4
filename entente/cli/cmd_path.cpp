#include <array>
#include <functional>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/concept_options.hpp"
#include "entente/cli/load.hpp"
#include "entente/graph/fill.hpp"
#include "entente/report/path.hpp"

namespace entente::cli {
namespace {

using report::PathAnswer;
using report::PathQuestion;
using report::WayKind;

constexpr std::string_view all_that_hold = "equilibria";

WayKind kind_of(const Arguments& arguments) {
  const std::string word = arguments.text(
      "moves", arguments.has("to") ? word_of(WayKind::any) : word_of(WayKind::improving));
  for (WayKind kind : {WayKind::any, WayKind::improving, WayKind::improving_or_unknown})
    if (word == word_of(kind)) return kind;
  return WayKind::joint;
}

/// What does not go together.
std::optional<Answer> misused(const Arguments& arguments, const Session& session) {
  if (auto wrong = wrong_source(arguments, session, "entente path", "entente path case.yaml"))
    return wrong;
  for (const char* flag : {"cheapest", "ways"})
    if (arguments.has(flag) && !arguments.has("to"))
      return usage(session, fmt::format("--{} needs --to STATE", flag));
  for (const char* flag : {"coalitions", "weak-coalitions"})
    if (arguments.has(flag) && kind_of(arguments) != WayKind::joint)
      return usage(session, fmt::format("--{} needs --moves joint", flag));
  return std::nullopt;
}

using StateOf = std::function<tl::expected<StateId, Answer>(const std::string&)>;

/// What the flags ask, but for the states that hold. `state`: the state with a name, or the answer
/// that there is none.
tl::expected<PathQuestion, Answer> question_of(const Arguments& arguments, const Session& session,
                                               const PathAnswer& about,
                                               const graph::FillOptions& options,
                                               const StateOf& state) {
  constexpr std::uint64_t most_ways = 10'000;
  PathQuestion q;
  q.kind = kind_of(arguments);
  q.order = arguments.has("cheapest") ? graph::WayOrder::cheapest : graph::WayOrder::shortest;
  q.ways = arguments.count("ways", 1);
  if (q.ways > most_ways)
    return tl::unexpected(usage(session, fmt::format("--ways lists at most {}", most_ways)));
  q.prevent = arguments.has("prevent");
  if (arguments.has("sequences")) q.sequences = arguments.count("sequences", 0);
  q.coalitions = options.coalitions;
  q.joint = options.joint;
  if (!arguments.has("from") && !about.status_quo)
    return tl::unexpected(usage(session, "entente path needs a status quo, or --from STATE"));
  if (about.status_quo) q.from = *about.status_quo;
  if (arguments.has("from")) {
    const auto from = state(arguments.text("from"));
    if (!from) return tl::unexpected(from.error());
    q.from = *from;
  }
  if (arguments.has("to") && arguments.text("to") != all_that_hold) {
    const auto to = state(arguments.text("to"));
    if (!to) return tl::unexpected(to.error());
    q.to = {*to};
  }
  return q;
}

/// Adds the states that hold, where they are asked for; whether that was ended before it was
/// complete.
template <class G>
tl::expected<bool, Answer> add_holding(const Arguments& arguments, const Session& session,
                                       const G& g, const graph::FillOptions& options,
                                       const SourceText& source, PathQuestion& q) {
  const auto concept_id = crisp_concept_of(arguments, session);
  if (!concept_id) return tl::unexpected(concept_id.error());
  const bool to_all = arguments.text("to") == all_that_hold;
  q.holding = StateSet(g.state_count());
  if (!to_all && (!q.to.empty() || q.kind != WayKind::improving)) return false;
  const auto table = graph::fill_table(g, std::array{*concept_id}, session.run, options);
  if (!table) return tl::unexpected(graph_fault(session, table.error(), source));
  if (!table->partial) q.holding = table->concepts.front().equilibria;
  if (!to_all) return table->partial;
  q.holding.each([&](StateId s) {
    q.to.push_back(s);
    return true;
  });
  if (q.to.empty() && !table->partial)
    return tl::unexpected(
        usage(session, fmt::format("no state holds under {}, so --to {} leads "
                                   "nowhere",
                                   graph::about(*concept_id).word, all_that_hold)));
  return table->partial;
}

/// The answer from a graph.
template <class G>
tl::expected<PathAnswer, Answer> follow(const Arguments& arguments, const Session& session,
                                        const G& g, PathAnswer about, const StateOf& state,
                                        const SourceText& source) {
  const auto options = options_of(arguments, session, about.names.ids,
                                  arguments.count("max-states", graph::table_states));
  if (!options) return tl::unexpected(options.error());
  auto q = question_of(arguments, session, about, *options, state);
  if (!q) return tl::unexpected(q.error());
  const auto partial = add_holding(arguments, session, g, *options, source, *q);
  if (!partial) return tl::unexpected(partial.error());
  auto a = report::follow_paths(g, std::move(about), std::move(*q), session.run);
  if (!a) return tl::unexpected(graph_fault(session, a.error(), source));
  a->partial = a->partial || *partial;
  return std::move(*a);
}

Answer print(const Session& session, const PathAnswer& a) {
  return {exit_of(session, a.partial),
          session.json ? report::json_path(a) : report::text_path(a, session.look),
          {},
          {}};
}

Answer of_case(const Arguments& arguments, Session& session) {
  auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  const OptionGraph g = graph_from(*file->model, reading_of(arguments));
  PathAnswer about;
  about.names = report::names_of(m);
  about.model = &m;
  about.status_quo = m.status_quo;
  const auto a = follow(
      arguments, session, g, std::move(about),
      [&](const std::string& text) { return state_of(session, m, text); }, file->source);
  if (!a) return a.error();
  Answer answer = print(session, *a);
  answer.notes = warning_note(session, *file);
  const StateId shown = a->question.to.empty() ? a->question.from : a->question.to.front();
  answer.next = fmt::format("entente explain {} {}", m.c.path, shown.value + 1);
  return answer;
}

Answer of_graph(const Arguments& arguments, Session& session) {
  const auto loaded = load_graph(arguments, session);
  if (!loaded) return loaded.error();
  const GraphFile& file = loaded->file;
  const auto state = [&](const std::string& name) -> tl::expected<StateId, Answer> {
    if (const auto found = file.find_state(name)) return *found;
    return tl::unexpected(
        usage(session, fmt::format("{} has no state \"{}\"", arguments.text("graph"), name),
              nearest(name, file.states)));
  };
  return std::visit(
      [&](const auto& g) -> Answer {
        PathAnswer about;
        about.names = report::names_of(file);
        about.status_quo = file.status_quo;
        const auto a = follow(arguments, session, g, std::move(about), state, loaded->source);
        return a ? print(session, *a) : a.error();
      },
      file.graph);
}

}  // namespace

Answer run_path(const Arguments& arguments, Session& session) {
  if (const auto fault = misused(arguments, session)) return *fault;
  return arguments.has("graph") ? of_graph(arguments, session) : of_case(arguments, session);
}

}  // namespace entente::cli
