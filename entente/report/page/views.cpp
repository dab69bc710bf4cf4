#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/hypergame.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

using graph::HypergameTable;

constexpr std::size_t most_rows = 12;
constexpr std::size_t most_surprises = 6;
constexpr std::size_t most_wants = 4;

/// "to want, most first: “raise is none”, then “not strike”".
Html wants_words(const Wants& wants) {
  if (wants.statements.empty())
    return wants.order.empty() ? Html{"to want nothing in particular"}
                               : Html{"to rank the states in an order of its own"};
  std::vector<Html> parts;
  for (std::size_t k = 0; k < std::min(wants.statements.size(), most_wants); ++k)
    parts.push_back(html("<code>{}</code>", wants.statements[k].want.text));
  Html out = html("to want {}", joined(parts, ", then "));
  if (wants.statements.size() > most_wants)
    out += html(" and {} more", wants.statements.size() - most_wants);
  return out;
}

/// What one view says otherwise than the case.
Html view_words(const Context& x, const CaseView& v) {
  std::vector<Html> parts;
  for (const auto& [party, type] : v.types)
    parts.push_back(
        html("takes {} to be {}", x.names.party(party), plain_words(x.m.c.types[type].id)));
  for (const auto& [party, wants] : v.wants)
    parts.push_back(html("takes {} {}",
                         party == v.viewer && !v.of ? Html{"itself"} : x.names.party(party),
                         wants_words(wants)));
  if (v.hidden)
    parts.push_back(html("does not know of states with <code>{}</code>", v.hidden->text));
  if (parts.empty()) return {};
  if (v.of)
    return html("<li>{} thinks that {} {}.</li>", x.names.party_at_start(v.viewer),
                x.names.party(*v.of), listed(parts));
  return html("<li>{} {}.</li>", x.names.party_at_start(v.viewer), listed(parts));
}

Html cell(std::string_view label, bool holds, bool hidden = false) {
  return html("<td data-l=\"{}\">{}</td>", label,
              hidden  ? Html{"Not known to it"}
              : holds ? Html{"<b class=\"good\">Holds</b>"}
                      : Html{"No"});
}

/// States of which somebody thinks that they hold, or which do or would.
std::vector<StateId> told_states(const HypergameTable& t) {
  StateSet told = t.equilibria;
  told |= t.actual.equilibria;
  for (const StateSet& expected : t.expected) told |= expected;
  return states_in(told);
}

Html expectations(const Context& x, const HypergameTable& t) {
  const std::vector<StateId> states = told_states(t);
  if (states.empty()) return Html{"<p>No state holds, and no party thinks that one does.</p>"};
  Html head{"<th scope=\"col\">State</th>"};
  for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value)
    head += html("<th scope=\"col\" class=\"c{}\"><bdi>{}</bdi> expects</th>", i.value,
                 x.names.bare(i));
  Html rows;
  for (std::size_t k = 0; k < std::min(states.size(), most_rows); ++k) {
    const StateId s = states[k];
    const bool happens = t.equilibria.contains(s);
    rows += html("<tr><th scope=\"row\">{}</th>", state_heading(x, s));
    for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value)
      rows += cell(x.names.bare(i) + " expects", t.expected[i.value].contains(s),
                   t.unseen[i.value].contains(s));
    rows += cell("What happens", happens);
    rows += cell("If all saw it as it is", t.actual.equilibria.contains(s)) += Html{"</tr>"};
  }
  Html out = html(
      "<table class=\"stack short\"><thead><tr>{}<th scope=\"col\">What happens</th><th "
      "scope=\"col\">If all saw it as it is</th></tr></thead><tbody>{}</tbody></table>",
      head, rows);
  if (states.size() > most_rows)
    out += html("<p class=\"small\">{} left out of the table.</p>",
                count_of(states.size() - most_rows, "more state is", "more states are"));
  return out;
}

std::vector<StateId> only_in(const StateSet& one, const StateSet& other) {
  std::vector<StateId> states;
  for (StateId s : states_in(one))
    if (!other.contains(s)) states.push_back(s);
  return states;
}

/// What misreading makes hold, and what it ends.
Html outcome_words(const Context& x, const HypergameTable& t) {
  const std::vector<StateId> made = only_in(t.equilibria, t.actual.equilibria);
  const std::vector<StateId> ended = only_in(t.actual.equilibria, t.equilibria);
  if (made.empty() && ended.empty())
    return Html{"<p class=\"after\">The same states hold as if all saw the conflict as it is.</p>"};
  Html out;
  if (!made.empty())
    out += html("<p class=\"after chips\">Only by misreading {} {}</p>",
                made.size() == 1 ? "holds" : "hold", state_chips(x, "ok", made));
  if (!ended.empty())
    out += html(
        "<p class=\"after chips\">If all saw the conflict as it is, {} hold, which now {} not: "
        "{}</p>",
        ended.size() == 1 ? "this would" : "these would", ended.size() == 1 ? "does" : "do",
        state_chips(x, "open", ended));
  return out;
}

Html surprises(const Context& x, const HypergameTable& t) {
  if (t.surprises.empty())
    return Html{
        "<p class=\"after\">Nobody leaves a state of which another thinks that it holds: nobody is "
        "surprised by a move.</p>"};
  const report::Names names = report::names_of(x.m);
  Html items;
  for (std::size_t k = 0; k < std::min(t.surprises.size(), most_surprises); ++k)
    items += html("<li>{}</li>", report::surprise_words(names, t.surprises[k]));
  Html out = html("<h3 class=\"gap\">Who would be surprised</h3><ul class=\"said\">{}</ul>", items);
  if (t.surprises.size() > most_surprises)
    out += html("<p class=\"small\">And {}.</p>",
                count_of(t.surprises.size() - most_surprises, "more surprise", "more surprises"));
  return out;
}

}  // namespace

std::optional<Section> views_section(const Context& x) {
  if (!x.answers.misreading) return std::nullopt;
  const HypergameTable& t = *x.answers.misreading;
  Html views;
  for (const CaseView& v : x.m.c.views) views += view_words(x, v);
  Section section{"misreading", "Misreading", "What if they misread each other?",
                  Html{"Each party acts on the conflict as it sees it. A state holds where each of "
                       "them, by what it sees itself, has no better move or expects a credible "
                       "reply to it; a party expects a state to hold where it takes all of them to "
                       "stay (a hypergame under sequential stability)."},
                  views.empty() ? Html{} : html("<ul class=\"said\">{}</ul>", views)};
  section.body += expectations(x, t);
  section.body += outcome_words(x, t);
  section.body += surprises(x, t);
  return section;
}

}  // namespace entente::page
