#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/page/place.hpp"
#include "entente/report/page/strip.hpp"

namespace entente::page {
namespace {

Html fitted(std::string_view classes, double x, double y, std::string_view anchor,
            std::string_view text, double width, double size) {
  const auto lines = wrapped(text, width / size, 1);
  return html("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", classes,
              coordinate(x), coordinate(y), anchor, lines.empty() ? std::string() : lines[0]);
}

std::string worth(const Context& x, const ThreatView& t, const Rational& value) {
  return "worth " + plain_number(value) + " to " + x.names.plain(t.answer.to);
}

/// One end of the tree: what it is, and below its chance and worth.
Html leaf(const Context& x, double left, double y, std::string_view what, StateId s,
          const std::string& below) {
  const double room = 420 - left;
  return fitted("t13 b6", left, y, "start", fmt::format("{} ({})", what, x.names.number(s)), room,
                13) += fitted("s num t12", left, y + 17, "start", below, room, 12);
}

Html tree_lines(const ThreatView& t) {
  const double chance = t.answer.chance.to_double();
  const bool refuse = t.answer.refusing_best.value_or(false);
  const auto to = t.answer.to.value;
  const auto from = t.answer.from.value;
  const auto line = [](std::string_view look, double thick, std::string_view d) {
    return html("<path class=\"tree {}\" stroke-width=\"{}\" d=\"{}\"/>", look, coordinate(thick),
                d);
  };
  Html out =
      line(refuse ? "weak" : fmt::format("k{}", to), refuse ? 2 : 5, "M22,92 C76,92 92,34 150,34");
  out += line(refuse ? fmt::format("k{}", to) : "weak", refuse ? 5 : 2,
              "M22,92 C76,92 92,146 150,146");
  const std::string look = fmt::format("k{}", from);
  out += line(look, 1.2 + 7 * (1 - chance), "M160,146 C200,146 206,104 250,104");
  out += line(look, 1.2 + 7 * chance, "M160,146 C200,146 206,202 250,202");
  return out += html(
             "<circle class=\"f{}\" cx=\"18\" cy=\"92\" r=\"7\"/><circle class=\"f{}\" cx=\"156\" "
             "cy=\"146\" r=\"7\"/>"
             "<circle class=\"weak\" cx=\"152\" cy=\"34\" r=\"4\"/>",
             to, from);
}

Html tree(const Context& x, const ThreatView& t) {
  const auto& states = t.answer.states;
  const auto& values = t.answer.values;
  const Rational one(1);
  const std::string acts = percent_range(t.chance.low, t.chance.high);
  const std::string drops = percent_range(one - t.chance.high, one - t.chance.low);
  const std::string met = values ? worth(x, t, values->met) : "";
  const std::string dropped = values ? ", worth " + plain_number(values->dropped) : "";
  const std::string carried = values ? ", worth " + plain_number(values->carried_out) : "";
  const std::string spoken = fmt::format(
      "Threat tree. {} can comply{}, or refuse. After a refusal {} drops the threat, chance {}{}, "
      "or "
      "carries it out, chance {}{}.",
      with_article_at_start(x.names.bare(t.answer.to)), met.empty() ? "" : ", " + met,
      x.names.plain(t.answer.from), drops, dropped, acts, carried);
  Html out = html("<svg viewBox=\"0 0 420 230\" role=\"img\" aria-label=\"{}\">", spoken);
  out += tree_lines(t);
  out += fitted(fmt::format("f{} t12 b6", t.answer.to.value), 4, 72, "start",
                x.names.bare(t.answer.to), 84, 12.5);
  out += fitted(fmt::format("f{} t12 b6", t.answer.from.value), 164, 170, "end",
                x.names.bare(t.answer.from), 120, 12.5);
  out += Html{
      "<text class=\"s t12\" x=\"92\" y=\"40\" text-anchor=\"end\">complies</text><text class=\"s "
      "t12\" x=\"70\" y=\"148\" "
      "text-anchor=\"end\">refuses</text>"};
  out += leaf(x, 166, 31, x.names.title(*states.met), *states.met, met);
  out += leaf(x, 260, 100, "Threat dropped", *states.dropped, drops + dropped);
  out += leaf(x, 260, 198, "Carried out", *states.carried_out, acts + carried);
  out += Html{"</svg>"};
  return html(
      "<figure>{}<figcaption>The thicker the line, the likelier it is "
      "taken.{}</figcaption></figure>",
      out,
      values ? html(" Worth is that to {}, from the middle of its weights.",
                    x.names.party(t.answer.to))
             : Html{});
}

Html threshold_chart(const Context& x, const ThreatView& t) {
  if (!t.answer.threshold) return {};
  const Rational& at = *t.answer.threshold;
  const Axis axis = Axis::around({at.to_double(), t.chance.high.to_double(),
                                  t.threshold ? t.threshold->second.to_double() : 0},
                                 true);
  StripRow row;
  row.look = std::to_string(t.answer.from.value);
  row.low = t.chance.low.to_double();
  row.mid = t.chance.mid.to_double();
  row.high = t.chance.high.to_double();
  row.mark = at.to_double();
  row.mark_label = "refusing pays below " + percent(at);
  const std::string spoken = fmt::format(
      "The chance that the threat is carried out is put at {}. Refusing pays while it is below {}.",
      percent_range(t.chance.low, t.chance.high), percent(at));
  Html caption{"Bar: the chance in the case that the threat is carried out."};
  if (t.threshold && t.threshold->first < t.threshold->second)
    caption += html(" Over all weights the threshold lies between {} and {}.",
                    percent(t.threshold->first), percent(t.threshold->second));
  if (t.refusing_share)
    caption += html(" Refusing is the best reply in {} of {} draws.", percent(*t.refusing_share),
                    grouped(x.run.draws));
  return html(
      "<figure><h3>How sure would {} have to be?</h3>{}<figcaption>{}</figcaption></figure>",
      x.names.party(t.answer.to), strip_chart(axis, {row}, spoken), caption);
}

Html verdict(const Context& x, const ThreatView& t) {
  const game::ThreatAnswer& a = t.answer;
  Html out = html("Once refused, {} would rather {} the threat than {}", x.names.party(a.from),
                  *a.bluff ? "drop" : "carry out", *a.bluff ? "carry it out" : "drop it");
  if (a.threatener) {
    const Rational& better = *a.bluff ? a.threatener->dropped : a.threatener->carried_out;
    const Rational& worse = *a.bluff ? a.threatener->carried_out : a.threatener->dropped;
    out += html(" (worth {} against {} in its own weights)", plain_number(better),
                plain_number(worse));
  }
  out += html(": it is <b>{}</b>.", *a.bluff ? "a bluff" : "meant");
  if (a.refusing_best)
    out += html(" The best reply is to <b>{}</b>.", *a.refusing_best ? "refuse" : "comply");
  if (!a.values)
    out += Html{" Without weights the written order decides, and no threshold can be given."};
  return out;
}

Html block(const Context& x, const ThreatView& t) {
  const Talk& talk = x.m.c.talks[t.answer.talk];
  Html out = html("<p class=\"sub\">{} demanded of {} <code>{}</code>, or else <code>{}</code>.",
                  x.names.party_at_start(t.answer.from), x.names.party(t.answer.to),
                  talk.demand->text, talk.or_else->text);
  if (!t.answer.bluff) return out += html(" It cannot be judged: {}.</p>", t.answer.states.missing);
  out += html(" {}</p>", verdict(x, t));
  return out += html("<div class=\"two even\">{}{}</div>", tree(x, t), threshold_chart(x, t));
}

}  // namespace

std::optional<Section> threat_section(const Context& x) {
  if (x.answers.threats.empty()) return std::nullopt;
  Section section{"threat", "Threat", "The threat, and calling it", {}, {}};
  if (x.answers.threats.size() > 1) section.title = "The threats, and calling them";
  for (const ThreatView& t : x.answers.threats) section.body += block(x, t);
  return section;
}

}  // namespace entente::page
