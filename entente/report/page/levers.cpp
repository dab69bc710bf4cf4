#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"
#include "entente/report/page/strip.hpp"

namespace entente::page {
namespace {

using levers::Effect;

constexpr std::size_t most_changes = 12;

const Lever* lever_of(const Context& x, const Effect& effect) {
  const auto found = std::ranges::find(x.m.c.levers, effect.id, &Lever::id);
  return found == x.m.c.levers.end() ? nullptr : &*found;
}

/// Shares and chances lie in 0..1; other numbers are in the case's own units.
bool is_share(const std::string& path) {
  return path.ends_with(".chance") || path.starts_with("terms.no_deal.");
}

Html range_chart(const Context& x, const Effect& effect, const Lever& lever) {
  const Range* today = number_at(x.m.c, lever.vary);
  if (today == nullptr) return {};
  const bool percent = is_share(lever.vary);
  const Axis axis = Axis::over(lever.low.to_double(), lever.high.to_double(), percent);
  StripRow row;
  row.look = std::to_string(lever.by.empty() ? 0 : lever.by.front().value);
  row.low = today->low.to_double();
  row.mid = today->middle().to_double();
  row.high = today->high.to_double();
  const auto words = [&](double value) { return axis.words(value); };
  std::string spoken = fmt::format("Today {} to {}.", words(row.low), words(row.high));
  if (effect.threshold) {
    row.mark = effect.threshold->to_double();
    row.mark_label = words(*row.mark);
    spoken += " It turns at " + row.mark_label + ".";
  }
  return strip_chart(axis, {row}, spoken);
}

/// The states of a list as chips; `held` ones held before too.
Html state_chips(const Context& x, const std::vector<StateId>& states, const std::vector<StateId>& held) {
  constexpr std::size_t most = 6;
  Html out;
  for (std::size_t k = 0; k < std::min(states.size(), most); ++k) {
    const bool before = std::ranges::find(held, states[k]) != held.end();
    out += html("<span class=\"chip {}\"><bdi>{}</bdi> {}</span> ", before ? "open" : "ok", x.names.title(states[k]), states[k].value + 1);
  }
  if (states.size() > most) out += html("<span class=\"small\">and {} more</span>", states.size() - most);
  return out.empty() ? Html{"<span class=\"chip open\">no state</span>"} : out;
}

Html holding_words(const Context& x, const Effect& effect) {
  constexpr auto seq = static_cast<std::size_t>(graph::ConceptId::seq);
  const auto order = std::ranges::find(graph::crisp_concepts, graph::ConceptId::seq) - graph::crisp_concepts.begin();
  static_assert(seq < graph::crisp_concepts.size());
  const auto k = static_cast<std::size_t>(order);
  if (!effect.possible) return Html{"<p class=\"small\">It leaves no state.</p>"};
  return html("<p class=\"small then\">Then hold: {}</p>", state_chips(x, effect.holding[k], x.answers.levers->today[k]));
}

Html row(const Context& x, const Effect& effect) {
  const Lever* lever = lever_of(x, effect);
  const bool vary = effect.kind == Effect::Kind::vary;
  Html right = vary && lever != nullptr ? range_chart(x, effect, *lever) : holding_words(x, effect);
  const std::string title = effect.about.empty() ? effect.id : effect.about;
  std::vector<Html> by;
  if (lever != nullptr)
    for (PartyId i : lever->by) by.push_back(html("<span class=\"c{}\"><bdi>{}</bdi></span>", i.value, x.names.bare(i)));
  return html("<li><div><h3 dir=\"auto\">{}</h3>{}<p>{}</p></div><div>{}</div></li>", title,
              by.empty() ? Html{} : html("<p class=\"small\">In the hands of {}</p>", listed(by)), effect.effect, right);
}

Html changes_table(const std::vector<const Effect*>& changing) {
  if (changing.empty()) return {};
  Html rows;
  for (std::size_t k = 0; k < std::min(changing.size(), most_changes); ++k)
    rows += html("<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-l=\"Effect\" class=\"small\">{}</td></tr>", changing[k]->id,
                 changing[k]->effect);
  const std::size_t more = changing.size() - std::min(changing.size(), most_changes);
  return html("<h3 class=\"gap\">Single changes that would change what holds</h3><p class=\"small\">One statement of one party moved to "
              "first place, to last place or left out, or one option held at a level.</p><table class=\"stack\"><thead><tr><th "
              "scope=\"col\">Change</th><th scope=\"col\">Effect</th></tr></thead><tbody>{}</tbody></table>{}",
              rows, more == 0 ? Html{} : html("<p class=\"small\">And {} more.</p>", more));
}

Html idle_list(const std::vector<const Effect*>& idle) {
  if (idle.empty()) return {};
  Html items;
  for (const Effect* effect : idle) items += html("<li dir=\"auto\">{}</li>", effect->id);
  return html("<details><summary>{} that would change nothing</summary><ul class=\"cols\">{}</ul></details>",
              count_of(idle.size(), "change", "changes"), items);
}

}  // namespace

std::optional<Section> levers_section(const Context& x) {
  if (!x.answers.levers || x.answers.levers->effects.empty()) return std::nullopt;
  std::vector<const Effect*> changing;
  std::vector<const Effect*> idle;
  Html rows;
  for (const Effect& effect : x.answers.levers->effects) {
    if (effect.from_case) rows += row(x, effect);
    else (effect.changes ? changing : idle).push_back(&effect);
  }
  Section section{"levers", "Levers", "What would change it", {}, {}};
  section.sub = rows.empty() ? Html{"The case names no levers; these are the smallest changes that a search of the model finds."}
                             : Html{"How far each lever has to move before an answer does. Bar: where it stands today. Line: where an answer "
                                    "turns. Green: a state that does not hold today."};
  if (!rows.empty()) section.body = html("<ul class=\"lev\">{}</ul>", rows);
  section.body += changes_table(changing);
  section.body += idle_list(idle);
  return section;
}

}  // namespace entente::page
