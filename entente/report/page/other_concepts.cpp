#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/sensitivity_words.hpp"

namespace entente::page {
namespace {

std::string ids_of(const Context& x, const StateSet& set) {
  return report::few_ids(report::names_of(x.m), states_in(set));
}

/// "under all: 22 · under some: 27".
std::string in_short(const Context& x, const ConceptGroup& group) {
  StateSet all = group.readings.front().holds;
  StateSet some = all;
  for (const ConceptReading& reading : group.readings) {
    all &= reading.holds;
    some |= reading.holds;
  }
  if (some.empty()) return "no state under any";
  StateSet only = some;
  all.each([&](StateId s) {
    only.erase(s);
    return true;
  });
  const std::string held = "under all: " + (all.empty() ? std::string("none") : ids_of(x, all));
  return only.empty() ? held : fmt::format("{} · under some: {}", held, ids_of(x, only));
}

Html reading_row(const Context& x, const ConceptReading& reading) {
  const graph::Concept& about = graph::about(reading.id);
  const Html states = reading.undecided       ? Html{"undecided"}
                      : reading.holds.empty() ? Html{"nothing"}
                                              : state_chips(x, "ok", states_in(reading.holds));
  const std::string leads =
      reading.leader ? fmt::format(" Here {} leads.", report::names_of(x.m).party(*reading.leader))
                     : std::string{};
  return html(
      "<tr><th scope=\"row\">{} <code>{}</code><span class=\"nm\">{}{}</span></th><td "
      "data-l=\"Then "
      "hold\">{}</td></tr>",
      sentence_case(about.name), about.word, about.sentence, leads, states);
}

Html group_table(const Context& x, const ConceptGroup& group) {
  Html rows;
  for (const ConceptReading& reading : group.readings) rows += reading_row(x, reading);
  return html(
      "<details class=\"in group\"><summary>{} <span class=\"small num\">{} · "
      "{}</span></summary><table class=\"stack "
      "half\"><thead><tr><th scope=\"col\">Concept</th><th scope=\"col\">{}</th></tr></thead>"
      "<tbody>{}</tbody></table></details>",
      sentence_case(std::string(group.name)),
      count_of(group.readings.size(), "concept", "concepts"), in_short(x, group),
      graph::of_coalitions(group.readings.front().id) ? "No coalition leaves" : "Then hold", rows);
}

Html plain_words(const OtherConcepts& others) {
  if (others.plain.empty()) return {};
  std::vector<Html> names;
  for (std::string_view name : others.plain) names.push_back(html("{}", name));
  return html(
      "<p class=\"small after\">Left out, because nothing in this case tells them from the five: "
      "the concepts of {}.</p>",
      listed(names));
}

}  // namespace

std::optional<Section> other_concepts_section(const Context& x) {
  const OtherConcepts& others = x.answers.others;
  if (others.groups.empty()) return std::nullopt;
  Section section{"concepts",
                  "Other concepts",
                  "Under other ideas of stability",
                  Html{"The five concepts above take each party by itself, sure of its wishes and "
                       "looking as far as replies go. These take other views of who acts, how far "
                       "they look or how sure they are, and may hold other states to be stable."},
                  {}};
  for (const ConceptGroup& group : others.groups) section.body += group_table(x, group);
  section.body += plain_words(others);
  return section;
}

}  // namespace entente::page
