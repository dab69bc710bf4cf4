#include <algorithm>
#include <map>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/why.hpp"

namespace entente::page {
namespace {

/// The party's name in its colour.
Html coloured(const Context& x, PartyId i) {
  return html("<b class=\"c{}\"><bdi>{}</bdi></b>", i.value, x.names.bare(i));
}

/// A sentence that begins with the party's name, the name in its colour.
Html with_party(const Context& x, PartyId i, const std::string& sentence) {
  const std::string start = with_article_at_start(x.names.bare(i));
  if (!sentence.starts_with(start)) return html("{}", sentence);
  return html("{}{}{}", wants_article(x.names.bare(i)) ? "The " : "", coloured(x, i),
              sentence.substr(start.size()));
}

Html cell_block(const Context& x, const report::CellReason& cell) {
  Html lines;
  for (const std::string& line : cell.lines) lines += html("<li>{}</li>", line);
  return html("<div data-p=\"{}\"><p>{}</p><ol>{}</ol></div>", cell.party.value,
              with_party(x, cell.party, cell.summary), lines);
}

/// The parties that have no better move, together.
Html quiet_block(const Context& x, const std::vector<PartyId>& quiet) {
  if (quiet.empty()) return {};
  std::vector<Html> names;
  std::string ids;
  for (PartyId i : quiet) {
    const bool article = wants_article(x.names.bare(i));
    names.push_back(html("{}{}", !article ? "" : names.empty() ? "The " : "the ", coloured(x, i)));
    ids += (ids.empty() ? "" : " ") + std::to_string(i.value);
  }
  return html("<div data-p=\"{}\"><p>{} {} no better move.</p></div>", ids, listed(names),
              quiet.size() == 1 ? "has" : "have");
}

/// How improvements lead to the state from the status quo, or that they do not.
Html way_to(const Context& x, StateId s) {
  if (!x.answers.evolution || s == x.m.status_quo) return {};
  const graph::Evolution& e = *x.answers.evolution;
  if (e.by_improvements.reached(s)) {
    std::vector<Html> steps;
    for (const Move& move : e.by_improvements.path(s))
      steps.push_back(html("{} ({} to {})", report::move_words(x.m, move), move.from.value + 1,
                           move.to.value + 1));
    return html("<p>Better moves lead here from the status quo: {}.</p>", joined(steps, ", then "));
  }
  if (e.by_moves.reached(s))
    return Html{
        "<p>No sequence of better moves leads here from the status quo; somebody would have to "
        "lose at first.</p>"};
  return Html{"<p>No moves lead here from the status quo.</p>"};
}

/// The place of the state in each party's order, 1 being the best.
Html places_of(const Context& x, StateId s) {
  constexpr std::size_t most = 6;
  if (x.m.c.parties.size() > most) return {};
  std::vector<Html> parts;
  for (std::uint32_t i = 0; i < x.m.c.parties.size(); ++i) {
    const Ranks& ranks = x.m.ranks[i];
    const std::uint32_t best = *std::ranges::max_element(ranks);
    parts.push_back(html("<span class=\"c{}\"><bdi>{}</bdi></span> {} of {}", i,
                         x.names.bare(PartyId{i}), best - ranks[s.value] + 1, best + 1));
  }
  return html("<p class=\"small num\">Place in each order, best first: {}.</p>",
              joined(parts, ", "));
}

Html parties_of(const Context& x, StateId s) {
  Html out;
  std::vector<PartyId> quiet;
  for (PartyId i{0}; i.value < x.m.c.parties.size(); ++i.value) {
    if (x.answers.stable(graph::ConceptId::nash, i, s)) {
      quiet.push_back(i);
    } else if (x.m.space->size() <= detailed_states) {
      out += cell_block(x, report::explain_cell(x.m, x.answers.graph, i, s));
    } else {
      out += html(
          "<div data-p=\"{0}\"><p><b class=\"c{0}\"><bdi>{1}</bdi></b> has a better "
          "move.</p></div>",
          i.value, x.names.bare(i));
    }
  }
  return out += quiet_block(x, quiet);
}

}  // namespace

bool holds(const Answers& a, StateId s) {
  return a.holds_under(graph::ConceptId::nash, s) || a.holds_under(graph::ConceptId::seq, s);
}

std::string verdict_text(const Context& x, StateId s) {
  if (x.answers.holds_under(graph::ConceptId::nash, s)) return "holds";
  if (x.answers.holds_under(graph::ConceptId::seq, s)) return "holds by credible replies";
  if (x.answers.holds_under(graph::ConceptId::gmr, s)) return "rests on empty threats";
  return "does not hold";
}

Html state_panel(const Context& x, StateId s) {
  const bool good = holds(x.answers, s);
  return html(
      "<h3><span class=\"num\">{}</span> · <bdi>{}</bdi></h3><p class=\"v{}\">{}{}</p>{}{}{}",
      s.value + 1, sentence_case(x.names.full(s)), good ? " good" : "",
      sentence_case(verdict_text(x, s)), s == x.m.status_quo ? ", the status quo" : "",
      parties_of(x, s), way_to(x, s), places_of(x, s));
}

Html reasons_list(const Context& x) {
  Html out{"<div class=\"reasons\"><h3>Why, state by state</h3>"};
  for (StateId s : x.view.shown)
    out += html("<div class=\"why\" id=\"why-{}\">{}</div>", s.value + 1, state_panel(x, s));
  return out += Html{"</div>"};
}

}  // namespace entente::page
