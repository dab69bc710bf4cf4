#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/sensitivity_words.hpp"

namespace entente::page {
namespace {

using levers::StatementRange;
using levers::StatementRanges;

constexpr std::size_t most_rows = 8;
constexpr std::size_t fewest_folded = 3;  // fewer are not worth a fold

/// "41 of 57": after how many single changes it still holds.
Html survival_cell(const Firmness& f, const Firmness::Row& row) {
  if (f.tried == 0) return {};
  return html("<td data-l=\"Survives\" class=\"num\">{} of {}</td>", row.survives, f.tried);
}

Html end_row(const Context& x, const Firmness& f, const Firmness::Row& row) {
  const report::Names names = report::names_of(x.m);
  const std::string how =
      row.end.party
          ? report::end_words(names, x.answers.graph.ranks(*row.end.party), row.state, row.end)
          : report::lasting_words(row.end);
  return html(
      "<tr><th scope=\"row\">{}</th>{}<td data-l=\"Swaps\" class=\"num\">{}</td><td data-l=\"It "
      "ends where\">{}.</td></tr>",
      state_heading(x, row.state), survival_cell(f, row),
      row.end.party ? report::swaps_number(row.end.half_swaps) : "–", sentence_case(how));
}

Html ends_table(const Context& x, const Firmness& f) {
  Html out;
  if (!f.ending.empty()) {
    Html rows;
    for (std::size_t k = 0; k < std::min(f.ending.size(), most_rows); ++k)
      rows += end_row(x, f, f.ending[k]);
    out += html(
        "<table class=\"stack firm\"><thead><tr><th scope=\"col\">State that holds</th>{}<th "
        "scope=\"col\">Swaps</th><th scope=\"col\">It ends where</th></tr></thead><tbody>{}"
        "</tbody></table>",
        f.tried == 0 ? Html{} : Html{"<th scope=\"col\">Survives</th>"}, rows);
  }
  if (f.ending.size() > most_rows)
    out += html("<p class=\"small\">{} harder to end.</p>",
                count_of(f.ending.size() - most_rows, "more state is", "more states are"));
  if (!f.lasting.empty()) {
    std::vector<StateId> states;
    for (const Firmness::Row& row : f.lasting) states.push_back(row.state);
    out += html("<p class=\"after chips\">No change in the order of any one party ends {}</p>",
                state_chips(x, "ok", states));
  }
  return out;
}

bool carries_nothing(const StatementRanges& ranges, const StatementRange& r) {
  return r.may_be_anywhere() && r.dropped == ranges.today;
}

Html without_words(const Context& x, const StatementRanges& ranges, const StatementRange& r) {
  if (r.dropped == ranges.today) return Html{"the same"};
  if (r.dropped.empty()) return Html{"nothing holds"};
  return html("{}", report::few_ids(report::names_of(x.m), r.dropped));
}

Html statement_row(const Context& x, const StatementRanges& ranges, const StatementRange& r) {
  const Statement& statement = x.m.c.wants[r.party.value].statements[r.statement - 1];
  return html(
      "<tr><th scope=\"row\"><span class=\"c{}\"><bdi>{}</bdi></span>: "
      "<code>{}</code></th><td data-l=\"Its place\" class=\"num\">{} of {}</td><td data-l=\"The "
      "same states hold at\" class=\"num\">{}</td><td data-l=\"Without it hold\">{}</td></tr>",
      r.party.value, x.names.bare(r.party), statement.want.text, r.statement, r.of,
      report::places_words(r), without_words(x, ranges, r));
}

Html rows_of(const Context& x, const StatementRanges& ranges,
             const std::vector<const StatementRange*>& told) {
  Html rows;
  for (const StatementRange* r : told) rows += statement_row(x, ranges, *r);
  return html(
      "<table class=\"stack says short\"><thead><tr><th scope=\"col\">Statement</th><th "
      "scope=\"col\">Its place</th><th scope=\"col\">Same at</th><th scope=\"col\">Without it "
      "hold</th></tr></thead><tbody>{}</tbody></table>",
      rows);
}

Html statements_table(const Context& x, const StatementRanges& ranges) {
  std::vector<const StatementRange*> told, folded;
  std::size_t idle = 0;
  for (const StatementRange& r : ranges.statements) {
    if (carries_nothing(ranges, r))
      ++idle;
    else
      (r.dropped == ranges.today ? folded : told).push_back(&r);
  }
  if (told.empty() || folded.size() < fewest_folded) {
    told.insert(told.end(), folded.begin(), folded.end());
    std::ranges::sort(told, {},
                      [](const StatementRange* r) { return std::pair(r->party, r->statement); });
    folded.clear();
  }
  Html out{"<h3 class=\"gap\">What each statement carries</h3>"};
  if (told.empty())
    return out += html(
               "<p class=\"small\">Each of {}, moved to any place of its party's list or "
               "left out, leaves the same states holding.</p>",
               count_of(idle, "statement", "statements"));
  out += html(
      "<p class=\"small\">One statement moved while the others keep their order: at which places "
      "of its party's list, 1 weighing most, the same states hold ({}), and which hold without "
      "it.</p>{}",
      report::few_ids(report::names_of(x.m), ranges.today), rows_of(x, ranges, told));
  if (!folded.empty())
    out += html(
        "<details class=\"in\"><summary>{} whose place counts, though the same states hold "
        "without it</summary>{}</details>",
        count_of(folded.size(), "more statement", "more statements"), rows_of(x, ranges, folded));
  if (idle > 0)
    out +=
        html("<p class=\"small\">{} anywhere, or be left out, without changing what holds.</p>",
             idle == 1 ? "The other statement may stand"
                       : fmt::format("The other {} statements may each stand", count_words(idle)));
  return out;
}

}  // namespace

std::optional<Section> firmness_section(const Context& x) {
  if (!x.answers.firmness) return std::nullopt;
  const Firmness& f = *x.answers.firmness;
  Section section{
      "firmness",
      "Firmness",
      "How firmly it holds",
      Html{"How little ends a state that holds by credible replies: the fewest swaps of "
           "two neighbours in one party's order, where a tie made or broken counts half"},
      {}};
  if (f.tried > 0)
    section.sub += html(
        ", and after how many of all {} single changes - such a swap, such a tie, a move taken "
        "away - it still holds",
        f.tried);
  section.sub += Html{". The fewer it takes, the less firmly the state holds."};
  section.body = ends_table(x, f);
  if (f.statements) section.body += statements_table(x, *f.statements);
  return section;
}

}  // namespace entente::page
