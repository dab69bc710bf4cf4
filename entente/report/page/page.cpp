#include "entente/report/page/page.hpp"

#include "entente/report/page/assets.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

/// What the browser may do: nothing but draw what is in the file.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'";

constexpr std::string_view logo =
    "<svg width=\"22\" height=\"22\" viewBox=\"0 0 22 22\" aria-hidden=\"true\"><g fill=\"none\" "
    "stroke=\"currentColor\" "
    "stroke-width=\"1.8\"><circle cx=\"8\" cy=\"11\" r=\"6.2\"/><circle cx=\"14\" cy=\"11\" "
    "r=\"6.2\"/></g></svg>";

Html head(const Context& x) {
  const std::string title = x.m.c.title.empty() ? "Untitled conflict" : x.m.c.title;
  Html out = html(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\">\n<title>{} · entente</title>\n<meta "
      "name=\"generator\" content=\"entente {}\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"color-scheme\" "
      "content=\"light dark\">\n"
      "<meta name=\"description\" content=\"What holds, which threats are bluffs, whether a "
      "settlement is possible and what would "
      "change it.\">\n<link rel=\"icon\" "
      "href=\"data:,\">\n<style>\n{}{}</style>\n<script>document.documentElement.className='js'</"
      "script>\n"
      "</head>\n",
      title, x.options.version, Html{std::string(policy)}, Html{std::string(styles)},
      party_styles(x.looks));
  return out;
}

Html contents(const std::vector<Section>& sections) {
  Html items{"<li><a href=\"#verdict\">Verdict</a></li>"};
  for (const Section& s : sections) items += html("<li><a href=\"#{}\">{}</a></li>", s.id, s.nav);
  return html("<nav class=\"toc\" aria-label=\"Contents\"><ol>{}</ol></nav>", items);
}

Html section_html(const Section& s) {
  return html(
      "<section id=\"{0}\" aria-labelledby=\"h-{0}\"><h2 id=\"h-{0}\">{1}</h2>{2}{3}</section>\n",
      s.id, s.title, s.sub.empty() ? Html{} : html("<p class=\"sub\">{}</p>", s.sub), s.body);
}

std::vector<Section> sections_of(const Context& x) {
  std::vector<Section> sections;
  const auto add = [&](std::optional<Section> s) {
    if (s) sections.push_back(std::move(*s));
  };
  add(evidence_section(x));
  add(states_section(x));
  add(stability_section(x));
  add(coalitions_section(x));
  add(views_section(x));
  add(firmness_section(x));
  add(other_concepts_section(x));
  add(threat_section(x));
  add(settlement_section(x));
  add(levers_section(x));
  add(wanted_section(x));
  add(claims_section(x));
  add(methods_section(x));
  return sections;
}

Html body(const Context& x) {
  const std::vector<Section> sections = sections_of(x);
  Html out = html(
      "<body><a class=\"skip\" href=\"#verdict\">Skip to the verdict</a>\n<div "
      "class=\"page\"><header class=\"top\"><span "
      "class=\"mark\">{}entente</span><span class=\"sp\"></span><button class=\"btn\" id=\"theme\" "
      "type=\"button\">Dark</button><button "
      "class=\"btn\" id=\"print\" type=\"button\">Print</button></header>\n",
      Html{std::string(logo)});
  out += contents(sections);
  out += html("\n<main>{}\n{}\n", hero(x), verdict_cards(x));
  for (const Section& s : sections) out += section_html(s);
  return out +=
         html("</main></div>\n<script>\n{}</script></body></html>\n", Html{std::string(script)});
}

}  // namespace

Result<std::string> html_report(const Model& m, const PageOptions& options, const Run& run) {
  auto answers = find_answers(m, run);
  if (!answers) return tl::unexpected(answers.error());
  Context x{m, options, run, std::move(*answers), {}, {}, party_looks(m.c)};
  x.view = choose_view(m, x.answers);
  x.names = Names(m, x.view.shown);
  return (head(x) += body(x)).text;
}

}  // namespace entente::page
