#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/reasons.hpp"

namespace entente::page {
namespace {

using graph::Coalition;

constexpr std::size_t open_rows = 3;  // more are folded away
constexpr std::size_t most_rows = 12;
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

/// Some parties who act together in a state that holds: they leave it, or a reply puts them off.
struct JointRow {
  StateId state;
  Coalition who;
  bool leave;
};

Html table_of(const Context& x, std::span<const JointRow> told) {
  Html rows;
  for (const JointRow& row : told)
    rows += html("<tr><th scope=\"row\">{}</th>{}</tr>", state_heading(x, row.state),
                 coalition_cells(x, row.state, row.who, row.leave));
  return html(
      "<table class=\"stack why3\"><thead><tr><th scope=\"col\">State that holds</th><th "
      "scope=\"col\">Together</th><th scope=\"col\">What would follow</th></tr></thead><tbody>{}"
      "</tbody></table>",
      rows);
}

/// All of them, the most telling first: those who leave before those who are put off, and of each
/// state its first coalition before the others.
std::vector<JointRow> told_rows(const std::vector<JointLeaving>& all) {
  std::vector<std::pair<int, JointRow>> ranked;
  for (const JointLeaving& row : all) {
    bool first = true;
    for (Coalition h : row.leave)
      ranked.push_back({std::exchange(first, false) ? 0 : 2, {row.state, h, true}});
    for (Coalition h : row.put_off)
      ranked.push_back({std::exchange(first, false) ? 1 : 3, {row.state, h, false}});
  }
  std::ranges::stable_sort(ranked, {}, &std::pair<int, JointRow>::first);
  std::vector<JointRow> rows;
  rows.reserve(ranked.size());
  for (const auto& [rank, row] : ranked) rows.push_back(row);
  return rows;
}

/// "7 more like these: in three they leave, in the others a credible reply puts them off".
std::string folded_words(std::span<const JointRow> folded) {
  const auto leave = static_cast<std::size_t>(std::ranges::count_if(folded, &JointRow::leave));
  const std::string reply = "a credible reply puts them off";
  const std::string what =
      leave == folded.size() ? "in each they leave"
      : leave == 0           ? "in each " + reply
                   : fmt::format("in {} they leave, in the others {}", count_words(leave), reply);
  return fmt::format("{} more like these: {}", folded.size(), what);
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
  const std::vector<JointRow> told = told_rows(all);
  if (told.empty()) return section;
  // One row more is shorter than a line that folds it away.
  const std::size_t open = told.size() <= open_rows + 1 ? told.size() : open_rows;
  section.body += table_of(x, std::span(told).first(open));
  if (open < told.size())
    section.body +=
        html("<details class=\"in\"><summary>{}</summary>{}</details>",
             folded_words(std::span(told).subspan(open)),
             table_of(x, std::span(told).subspan(open, std::min(told.size(), most_rows) - open)));
  if (told.size() > most_rows)
    section.body +=
        html("<p class=\"small\">{} more of them left out.</p>", told.size() - most_rows);
  return section;
}

}  // namespace entente::page
