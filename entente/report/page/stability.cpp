#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

using graph::ConceptId;

/// Nash, credible, symmetric, general; symmetric sequential too where it tells other states apart.
std::vector<ConceptId> shown_concepts(const Context& x) {
  std::vector<ConceptId> ids{ConceptId::nash, ConceptId::seq, ConceptId::smr, ConceptId::gmr};
  const auto differs = [&](StateId s) {
    for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value)
      if (x.answers.stable(ConceptId::seq, i, s) != x.answers.stable(ConceptId::sseq, i, s))
        return true;
    return false;
  };
  if (std::ranges::any_of(x.view.shown, differs)) ids.insert(ids.begin() + 2, ConceptId::sseq);
  return ids;
}

Html mark_button(const Context& x, const std::vector<ConceptId>& ids, PartyId i, StateId s,
                 bool pressed) {
  std::string words;
  Html marks;
  for (ConceptId id : ids) {
    const bool stable = x.answers.stable(id, i, s);
    const auto letter = graph::about(id).letter;
    words += fmt::format(" {}{},", stable ? "" : "not ", letter);
    marks += html("<i{}>{}</i>", Html{stable ? " class=\"y\"" : ""}, letter);
  }
  words.back() = '.';
  return html(
      "<button class=\"mk\" type=\"button\" data-s=\"{}\" data-p=\"{}\" aria-pressed=\"{}\" "
      "aria-controls=\"why2\"><span class=\"vh\">{}, state {}:{} Why?</span><span "
      "aria-hidden=\"true\" "
      "class=\"ms\">{}</span></button>",
      s.value + 1, i.value, pressed ? "true" : "false", x.names.bare(i), s.value + 1, words, marks);
}

struct Cell {
  StateId state;
  PartyId party;
};

/// The cell that says most: what a threat asks for and its target would leave, one that rests on an
/// empty threat, else one that is left.
Cell telling_cell(const Context& x) {
  for (const ThreatView& t : x.answers.threats)
    if (const auto& met = t.answer.states.met; met && x.view.contains(*met))
      if (!x.answers.stable(ConceptId::seq, t.answer.to, *met)) return {*met, t.answer.to};
  std::optional<Cell> left;
  for (StateId s : x.view.shown)
    for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value) {
      if (x.answers.stable(ConceptId::seq, i, s)) continue;
      if (x.answers.holds_under(ConceptId::gmr, s) && s != x.m.status_quo) return {s, i};
      if (!left) left = Cell{s, i};
    }
  return left.value_or(Cell{main_state(x), PartyId{0}});
}

Html verdict_cell(const Context& x, StateId s) {
  if (x.answers.holds_under(ConceptId::nash, s)) return Html{"<b class=\"good\">Holds</b>"};
  if (x.answers.holds_under(ConceptId::seq, s))
    return Html{"<b class=\"good\">Holds</b> by credible replies"};
  if (x.answers.holds_under(ConceptId::gmr, s)) return Html{"Empty threats only"};
  return Html{"No"};
}

Html row(const Context& x, const std::vector<ConceptId>& ids, StateId s, const Cell& chosen) {
  Html out = html("<tr{}><th scope=\"row\">{}</th>",
                  Html{holds(x.answers, s) ? " class=\"eq\"" : ""}, state_heading(x, s));
  for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value)
    out += html("<td><span class=\"pn c{}\"><bdi>{}</bdi></span>{}</td>", i.value, x.names.bare(i),
                mark_button(x, ids, i, s, s == chosen.state && i == chosen.party));
  return out += html("<td class=\"vd\">{}</td></tr>", verdict_cell(x, s));
}

Html table(const Context& x, const std::vector<ConceptId>& ids, const Cell& chosen) {
  Html out = html("<table class=\"st{}\"><thead><tr><th scope=\"col\">State</th>",
                  x.m.c.parties.size() > 4 ? " many" : "");
  for (std::size_t i = 0; i < x.m.c.parties.size(); ++i)
    out += html("<th scope=\"col\" class=\"c{}\"><bdi>{}</bdi></th>", i, x.m.c.parties[i].name);
  out += Html{"<th scope=\"col\">Verdict</th></tr></thead><tbody>"};
  for (StateId s : x.view.shown) out += row(x, ids, s, chosen);
  return out += Html{"</tbody></table>"};
}

Html readings(const std::vector<ConceptId>& ids) {
  Html out = html("{} readings of a state that a party would stay in.",
                  sentence_case(count_words(ids.size())));
  for (ConceptId id : ids) {
    std::string_view words;
    switch (id) {
      case ConceptId::nash:
        words = "it has no better move";
        break;
      case ConceptId::seq:
        words = "each better move meets a reply that pays for those who make it";
        break;
      case ConceptId::sseq:
        words = "such a reply, and no way out after it (symmetric)";
        break;
      case ConceptId::smr:
        words = "each better move meets some reply, gladly made or not, and no way out after it";
        break;
      case ConceptId::gmr:
        words = "each better move meets some reply at all";
        break;
    }
    out += html(" <b>{}</b> {}{}", graph::about(id).letter, words, id == ids.back() ? "." : ";");
  }
  return out += Html{" A state with S or G but without C rests on empty threats."};
}

Html cell_panel(const Context& x, const Cell& cell) {
  return html(
      "<h3><span class=\"num\">{}</span> · <bdi>{}</bdi></h3><p class=\"v\"><bdi>{}</bdi></p>",
      cell.state.value + 1, x.names.bare(cell.party), sentence_case(x.names.full(cell.state)));
}

}  // namespace

Section stability_section(const Context& x) {
  const std::vector<ConceptId> ids = shown_concepts(x);
  const Cell chosen = telling_cell(x);
  Section section{"stability", "Stability", "Who would stay, who would leave", readings(ids), {}};
  section.body = html(
      "<div class=\"two wide2\">{}<div class=\"panel sticky js\"><div id=\"why2\" "
      "aria-live=\"polite\">{}</div>"
      "<p class=\"small hint\">Choose a cell to read the better move and the reply to it. Arrow "
      "keys "
      "walk the table.</p></div></div>{}",
      table(x, ids, chosen), cell_panel(x, chosen), reasons_list(x));
  return section;
}

}  // namespace entente::page
