#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/reasons.hpp"

namespace entente::page {
namespace {

using graph::Coalition;

constexpr std::size_t most_rows = 8;
constexpr graph::ConceptId unanswered = in_family(graph::Family::coalition, graph::ConceptId::seq);

/// What a coalition would do and what would meet it, as `entente explain` says it.
Html what_follows(const Context& x, StateId s, Coalition h) {
  const report::Names names = report::names_of(x.m);
  graph::FillOptions options;
  options.coalitions = {h};
  const auto found =
      report::reasons(x.answers.graph, names, s, std::span(&unanswered, 1), options, x.run);
  if (!found || found->reasons.empty() || found->reasons.front().moves.empty()) return {};
  const std::vector<report::ReasonMove>& moves = found->reasons.front().moves;
  const report::ReasonMove& first = moves.front();
  Html out = html("<p>{} {}</p>", first.gain, first.answer);
  // Ways that are answered do not end a state; those that are not do.
  const auto alike = [&](const report::ReasonMove& m) { return m.counts == first.counts; };
  const auto more = static_cast<std::size_t>(std::ranges::count_if(moves, alike) - 1);
  if (more > 0)
    out += html(
        "<p class=\"small\">{}</p>",
        first.counts
            ? fmt::format("{} met so too.", sentence_case(count_of(more, "more way of theirs is",
                                                                   "more ways of theirs are")))
            : fmt::format("They could also get to {} that all of them prefer.",
                          more == 1 ? "one more state" : count_words(more) + " more states"));
  return out;
}

Html members(const Context& x, Coalition h) {
  std::vector<Html> names;
  graph::each_member(h, [&](PartyId i) {
    names.push_back(html("<b class=\"c{}\"><bdi>{}</bdi></b>", i.value, x.names.bare(i)));
    return true;
  });
  return listed(names);
}

Html coalition_cells(const Context& x, StateId s, Coalition h, bool leaves) {
  return html("<td data-l=\"Together\">{}<span class=\"nm\">{}</span></td><td>{}</td>",
              members(x, h), leaves ? "leave it" : "would, but a credible reply puts them off",
              what_follows(x, s, h));
}

Html rows_of(const Context& x, const JointLeaving& row) {
  std::vector<Html> cells;
  for (Coalition h : row.leave) cells.push_back(coalition_cells(x, row.state, h, true));
  for (Coalition h : row.put_off) cells.push_back(coalition_cells(x, row.state, h, false));
  Html out;
  for (const Html& pair : cells)
    out += html("<tr><th scope=\"row\">{}</th>{}</tr>", state_heading(x, row.state), pair);
  return out;
}

/// The states that some coalition leaves first, then those it would.
std::vector<const JointLeaving*> told_rows(const std::vector<JointLeaving>& all) {
  std::vector<const JointLeaving*> rows;
  for (const JointLeaving& row : all)
    if (!row.quiet()) rows.push_back(&row);
  std::ranges::stable_sort(rows, {}, [](const JointLeaving* r) { return r->leave.empty(); });
  return rows;
}

Html quiet_words(const Context& x, const std::vector<JointLeaving>& all) {
  std::vector<StateId> quiet;
  for (const JointLeaving& row : all)
    if (row.quiet()) quiet.push_back(row.state);
  if (quiet.empty()) return {};
  const bool every = quiet.size() == all.size();
  return html("<p class=\"chips\">{} {}</p>",
              every ? "No parties together have anywhere better to go from what holds:"
                    : "No parties together have anywhere better to go from",
              state_chips(x, "ok", quiet));
}

}  // namespace

std::optional<Section> coalitions_section(const Context& x) {
  if (!x.answers.coalitions || x.answers.coalitions->empty()) return std::nullopt;
  const std::vector<JointLeaving>& all = *x.answers.coalitions;
  Section section{"coalitions", "Coalitions", "Who could leave together",
                  Html{"No party alone leaves a state that holds. Two or more who act together "
                       "leave it where they can get to a state that all of them prefer (coalition "
                       "Nash) and the others, alone or together, have no reply that they would "
                       "gladly make and that takes it away (coalition sequential)."},
                  quiet_words(x, all)};
  const std::vector<const JointLeaving*> told = told_rows(all);
  if (told.empty()) return section;
  Html rows;
  for (std::size_t k = 0; k < std::min(told.size(), most_rows); ++k) rows += rows_of(x, *told[k]);
  section.body += html(
      "<table class=\"stack why3\"><thead><tr><th scope=\"col\">State that holds</th><th "
      "scope=\"col\">Together</th><th scope=\"col\">What would follow</th></tr></thead><tbody>{}"
      "</tbody></table>",
      rows);
  if (told.size() > most_rows)
    section.body += html("<p class=\"small\">{} like these.</p>",
                         count_of(told.size() - most_rows, "more state is", "more states are"));
  return section;
}

}  // namespace entente::page
