#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

std::string_view verb(std::size_t count, std::string_view one, std::string_view many) {
  return count == 1 ? one : many;
}

Html what_holds(const Context& x) {
  const auto nash = states_in(x.answers.equilibria(graph::ConceptId::nash));
  std::vector<StateId> credible;
  for (StateId s : states_in(x.answers.equilibria(graph::ConceptId::seq)))
    if (!x.answers.holds_under(graph::ConceptId::nash, s)) credible.push_back(s);
  if (nash.empty() && credible.empty())
    return Html{
        "<b>No state holds:</b> from each of them some party would rather move, whatever credible "
        "reply it "
        "may meet."};
  if (nash.empty())
    return html("<b>{} {},</b> and only because others would gladly answer a move away.",
                x.names.called(credible), verb(credible.size(), "holds", "hold"));
  Html out = html("<b>{} {}:</b> no party has a better move there.", x.names.called(nash),
                  verb(nash.size(), "holds", "hold"));
  if (!credible.empty())
    out += html(" {} {} too, because others would gladly answer a move away.",
                x.names.called(credible), verb(credible.size(), "holds", "hold"));
  return out;
}

Html threat_words(const Context& x) {
  for (const ThreatView& t : x.answers.threats) {
    if (!t.answer.bluff) continue;
    const bool refuse = t.answer.refusing_best.value_or(false);
    return html(" The threat by {0} against {1} is {2}, and the best reply of {1} is to {3}.",
                x.names.party(t.answer.from), x.names.party(t.answer.to),
                *t.answer.bluff ? "a bluff" : "meant", refuse ? "refuse" : "comply");
  }
  return {};
}

Html range_words(const Context& x) {
  if (x.answers.ranges.empty()) return {};
  const settle::Bargaining& b = x.answers.ranges.front().range;
  if (b.exists())
    return html(" A settlement between {} and {} is possible.", x.names.party(b.taker),
                x.names.party(b.giver));
  return html(" There is no settlement that {} and {} would both take.", x.names.party(b.taker),
              x.names.party(b.giver));
}

Html kick(const Context& x) {
  std::vector<Html> parts;
  if (!x.m.c.date.empty()) parts.push_back(html("{}", date_words(x.m.c.date)));
  parts.push_back(html("{}", count_of(x.m.c.parties.size(), "party", "parties")));
  parts.push_back(html("{}", count_of(x.m.c.options.size(), "option", "options")));
  parts.push_back(
      html("{} {}", grouped(x.m.space->size()), x.m.space->size() == 1 ? "state" : "states"));
  return joined(parts, " · ");
}

}  // namespace

Html hero(const Context& x) {
  const std::string title = x.m.c.title.empty() ? "Untitled conflict" : x.m.c.title;
  Html out = html(
      "<div class=\"hero\"><p class=\"kick num\">{}</p><h1 dir=\"auto\">{}</h1><p class=\"lede\">",
      kick(x), title);
  out += what_holds(x);
  out += threat_words(x);
  out += range_words(x);
  out += Html{"</p>"};
  if (!x.m.c.about.empty()) out += html("<p class=\"about\" dir=\"auto\">{}</p>", x.m.c.about);
  return out += Html{"</div>"};
}

}  // namespace entente::page
