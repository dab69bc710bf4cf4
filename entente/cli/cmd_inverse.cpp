#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/cli/commands.hpp"
#include "entente/cli/load.hpp"
#include "entente/graph/ordered.hpp"
#include "entente/report/inverse.hpp"

namespace entente::cli {
namespace {

using report::InverseReport;

/// An expression of more states than this is refused: each is an analysis of its own.
constexpr std::uint64_t most_targets = 4096;
/// Edits of statements are looked for so many times: each is a search of its own.
constexpr std::size_t most_edited_targets = 64;
constexpr std::string_view lens = "the inverse answer";

/// Works out the targets, puts the best first and prints them. The text tells all of the first one
/// alone, so that the orders of the others need not be counted. Where it is stopped, those of an
/// expression that are known are printed.
template <class G, class Edits>
Answer answer_for(const G& g, const std::vector<StateId>& targets, Session& session,
                  InverseReport& a, Edits edits_of) {
  const bool all = session.json || targets.size() == 1;
  const auto work_out = [&](StateId t, bool everything) {
    auto target = graph::inverse(g, t, a.concept_id, session.run, {everything, everything});
    if (target && everything && !edits_of(*target)) target.reset();
    return target;
  };
  for (StateId t : targets) {
    auto target = work_out(t, all);
    a.partial = a.partial || !target;
    if (a.partial) break;
    a.targets.push_back(std::move(*target));
  }
  a.left_out = targets.size() - a.targets.size();
  std::ranges::stable_sort(a.targets, {}, [](const graph::Inverse& x) { return x.passed(); });
  if (!all && !a.partial) {
    auto first = work_out(a.targets.front().target, true);
    a.partial = !first;
    if (first) a.targets.front() = std::move(*first);
  }
  if (a.partial && (!a.expression || a.targets.empty()))
    return {exit_of(session, true), {}, {}, {}};
  a.ranking_after = [&g](const graph::PartyInverse& party) {
    return graph::ranking_after(g, party.conditions, party.change);
  };
  return {exit_of(session, a.partial),
          session.json ? report::json_inverse(a) : report::text_inverse(a, session.look),
          {},
          {}};
}

/// --target all: every state in turn.
template <class G>
tl::expected<Answer, Diagnostics> answer_for_all(const G& g, Session& session, InverseReport& a) {
  if (const auto able = graph::check_all_targets(a.concept_id, g.state_count()); !able)
    return tl::unexpected(able.error());
  a.all = graph::inverse_all(g, a.concept_id, session.run);
  if (!a.all) return Answer{exit_of(session, true), {}, {}, {}};
  return Answer{
      Exit::done,
      session.json ? report::json_inverse_all(a) : report::text_inverse_all(a, session.look),
      {},
      {}};
}

/// "22": a state's number, as opposed to an expression.
bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool asks_for_all(const Arguments& arguments) { return arguments.text("target") == "all"; }

/// The states that --target asks for; an expression is kept in the report.
tl::expected<std::vector<StateId>, Answer> targets_of(const Arguments& arguments,
                                                      const Session& session, const Model& m,
                                                      InverseReport& a) {
  if (const std::string text = arguments.text("target"); is_number(text)) {
    const auto state = state_of(session, m, text);
    if (!state) return tl::unexpected(state.error());
    return std::vector<StateId>{*state};
  }
  const auto target = target_of(arguments, session, m);
  if (!target) return tl::unexpected(target.error());
  a.expression = (*target)->text;
  const StateSet set = m.space->where(*(*target)->formula);
  if (set.empty())
    return tl::unexpected(usage(session, fmt::format("no state is \"{}\"", *a.expression)));
  if (set.count() > most_targets)
    return tl::unexpected(
        usage(session, fmt::format("\"{}\" is {}; --inverse takes at most {}", *a.expression,
                                   count_of(set.count(), "state", "states"), most_targets)));
  std::vector<StateId> states;
  set.each([&](StateId s) {
    states.push_back(s);
    return true;
  });
  return states;
}

Answer of_case(const Arguments& arguments, Session& session, graph::ConceptId concept_id) {
  const auto file = load_case(arguments, session);
  if (!file) return file.error();
  const Model& m = *file->model;
  InverseReport a = report::inverse_of_case(m);
  a.concept_id = concept_id;
  const OptionGraph g = graph_of(m, reading_of(arguments));
  if (const auto able = graph::check_ordered(g.weakly_ordered(), lens); !able)
    return failed(session, able.error());
  if (asks_for_all(arguments) &&
      std::ranges::find(m.c.outcomes, "all", &Outcome::name) == m.c.outcomes.end()) {
    auto answer = answer_for_all(g, session, a);
    if (!answer) return failed(session, answer.error());
    answer->notes += warning_note(session, *file);
    return std::move(*answer);
  }
  const auto targets = targets_of(arguments, session, m, a);
  if (!targets) return targets.error();
  const std::string of_target =
      a.expression ? fmt::format(" --target \"{}\"", *a.expression) : std::string{};
  a.command = fmt::format("entente levers {}{} --concept {}", m.c.path, of_target,
                          graph::about(concept_id).word);
  const bool by_order = reading_of(arguments) == levers::Reading::order;
  Answer answer = answer_for(g, *targets, session, a, [&](const graph::Inverse& target) {
    if (!by_order || a.edits.size() == most_edited_targets) return true;
    auto edits = levers::nearest_edits(m, g, target, session.run);
    if (edits) a.edits[target.target.value] = std::move(*edits);
    return edits.has_value();
  });
  answer.notes += warning_note(session, *file);
  return answer;
}

Answer of_graph(const Arguments& arguments, Session& session, graph::ConceptId concept_id) {
  const auto loaded = load_graph(arguments, session);
  if (!loaded) return loaded.error();
  const GraphFile& file = loaded->file;
  const std::string name = arguments.text("target");
  const auto target = file.find_state(name);
  const bool all = !target && asks_for_all(arguments);
  if (!target && !all)
    return usage(session, fmt::format("{} has no state \"{}\"", arguments.text("graph"), name),
                 nearest(name, file.states));
  return std::visit(
      [&](const auto& g) -> Answer {
        if (const auto able = graph::check_ordered(g.weakly_ordered(), lens); !able)
          return graph_fault(session, able.error(), loaded->source);
        InverseReport a = report::inverse_of_graph(file);
        a.concept_id = concept_id;
        const auto no_statements = [](const graph::Inverse&) { return true; };
        if (!all) return answer_for(g, {*target}, session, a, no_statements);
        auto answer = answer_for_all(g, session, a);
        return answer ? std::move(*answer) : graph_fault(session, answer.error(), loaded->source);
      },
      file.graph);
}

}  // namespace

Answer run_inverse(const Arguments& arguments, Session& session) {
  const bool graph_file = arguments.has("graph");
  if (auto wrong = wrong_source(arguments, session, "entente levers --inverse")) return *wrong;
  if (!arguments.has("target"))
    return usage(session, graph_file ? "--graph needs --target STATE, the state that should hold"
                                     : "--inverse needs --target STATE or EXPR, what should hold");
  const auto concept_id = crisp_concept_of(arguments, session);
  if (!concept_id) return concept_id.error();
  return graph_file ? of_graph(arguments, session, *concept_id)
                    : of_case(arguments, session, *concept_id);
}

}  // namespace entente::cli
