#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/lever_words.hpp"
#include "entente/report/page/strip.hpp"

namespace entente::page {
namespace {

using levers::Effect;

constexpr std::size_t most_groups = 8;
constexpr std::size_t most_named = 3;

const Lever* lever_of(const Context& x, const Effect& effect) {
  const auto found = std::ranges::find(x.m.c.levers, effect.id, &Lever::id);
  return found == x.m.c.levers.end() ? nullptr : &*found;
}

Html range_chart(const Context& x, const Effect& effect, const Lever& lever) {
  const Range* today = number_at(x.m.c, lever.vary);
  if (today == nullptr) return {};
  const Axis axis = Axis::over(lever.low.to_double(), lever.high.to_double(), is_share(lever.vary));
  StripRow row;
  row.look = std::to_string(lever.by.empty() ? 0 : lever.by.front().value);
  row.low = today->low.to_double();
  row.mid = today->middle().to_double();
  row.high = today->high.to_double();
  std::string spoken = fmt::format("Today {} to {}.", axis.words(row.low), axis.words(row.high));
  if (effect.threshold) {
    row.mark = effect.threshold->to_double();
    row.mark_label = axis.words(*row.mark);
    spoken += " It turns at " + row.mark_label + ".";
  }
  return strip_chart(axis, {row}, spoken);
}

/// What holds after the change, and what no longer does.
Html before_and_after(const Context& x, const Effect& effect) {
  if (!effect.possible) return {};
  const std::vector<StateId> now = holding_states(x.answers.levers->today);
  const std::vector<StateId> then = holding_states(effect.holding);
  std::vector<StateId> gone;
  std::ranges::set_difference(now, then, std::back_inserter(gone));
  Html out = then.empty() ? Html{"<p>Nothing holds then.</p>"}
                          : html("<p>{} {}</p>", then.size() == 1 ? "Then holds" : "Then hold",
                                 state_chips(x, "ok", then));
  if (!gone.empty()) out += html("<p>No longer {}</p>", state_chips(x, "open", gone));
  return html("<div class=\"then\">{}</div>", out);
}

Html row(const Context& x, const Effect& effect) {
  const Lever* lever = lever_of(x, effect);
  const bool vary = effect.kind == Effect::Kind::vary && lever != nullptr;
  const Html right = vary ? range_chart(x, effect, *lever) : before_and_after(x, effect);
  std::vector<Html> by;
  if (lever != nullptr)
    for (PartyId i : lever->by)
      by.push_back(html("<span class=\"c{}\">{}</span>", i.value, x.names.party(i)));
  return html("<li><div><h3 dir=\"auto\">{}</h3>{}<p>{}</p></div><div>{}</div></li>",
              effect.about.empty() ? effect.id : effect.about,
              by.empty() ? Html{} : html("<p class=\"small\">In the hands of {}</p>", listed(by)),
              effect_words(x, effect), right);
}

/// Single changes that lead to the same states.
struct Group {
  Html then;
  std::vector<const Effect*> changes;
};

std::vector<Group> grouped_changes(const Context& x) {
  std::vector<Group> groups;
  const std::vector<StateId> now = holding_states(x.answers.levers->today);
  for (const Effect& effect : x.answers.levers->effects) {
    if (effect.from_case || !effect.changes || !effect.possible) continue;
    if (holding_states(effect.holding) == now) continue;
    const Html then = effect_words(x, effect);
    const auto same = [&](const Group& g) { return g.then.text == then.text; };
    auto place = std::ranges::find_if(groups, same);
    if (place == groups.end()) place = groups.insert(groups.end(), Group{then, {}});
    place->changes.push_back(&effect);
  }
  std::ranges::stable_sort(groups, std::ranges::greater{},
                           [](const Group& g) { return g.changes.size(); });
  return groups;
}

/// `us: "partial_deal" dropped` with the party's name for its id.
Html change_words(const Context& x, const Effect& effect) {
  if (!effect.by) return html("{}", effect.id);
  const std::string prefix = x.m.c.party(*effect.by).id + ": ";
  if (!effect.id.starts_with(prefix)) return html("{}", effect.id);
  return html("<bdi>{}</bdi>: {}", x.names.bare(*effect.by), effect.id.substr(prefix.size()));
}

Html group_row(const Context& x, const Group& group) {
  Html items;
  for (std::size_t k = 0; k < std::min(group.changes.size(), most_named); ++k)
    items += html("<li dir=\"auto\">{}</li>", change_words(x, *group.changes[k]));
  Html more;
  if (group.changes.size() > most_named) {
    Html rest;
    for (std::size_t k = most_named; k < group.changes.size(); ++k)
      rest += html("<li dir=\"auto\">{}</li>", change_words(x, *group.changes[k]));
    more = html(
        "<details class=\"in\"><summary>and {} more</summary><ul class=\"plain\">{}</ul></details>",
        group.changes.size() - most_named, rest);
  }
  return html(
      "<tr><th scope=\"row\">{}</th><td data-l=\"After one of\" class=\"small\"><ul "
      "class=\"plain\">{}</ul>{}</td></tr>",
      group.then, items, more);
}

/// How many single changes do nothing, or touch empty threats alone.
Html idle_words(const Context& x) {
  const std::vector<StateId> now = holding_states(x.answers.levers->today);
  std::size_t tried = 0;
  std::size_t idle = 0;
  std::size_t empty = 0;
  for (const Effect& effect : x.answers.levers->effects) {
    if (effect.from_case) continue;
    ++tried;
    if (!effect.changes)
      ++idle;
    else if (effect.possible && holding_states(effect.holding) == now)
      ++empty;
  }
  return html(
      "<p class=\"small\">{} were tried; {} change nothing, {} touch only states that rest on "
      "empty threats.</p>",
      count_of(tried, "single change", "single changes"), grouped(idle), grouped(empty));
}

Html changes_table(const Context& x) {
  const std::vector<Group> groups = grouped_changes(x);
  Html out = html(
      "<h3 class=\"gap\">Small changes that would change what holds</h3><p class=\"small\">One "
      "statement of one party in another place or left out, or one option held at a level. "
      "The longer the list, the easier it comes about.</p>");
  if (!groups.empty()) {
    Html rows;
    for (std::size_t k = 0; k < std::min(groups.size(), most_groups); ++k)
      rows += group_row(x, groups[k]);
    out += html(
        "<table class=\"stack half\"><thead><tr><th scope=\"col\">Effect</th><th "
        "scope=\"col\">After one of</th></tr></thead><tbody>{}</tbody></table>",
        rows);
  }
  if (groups.size() > most_groups)
    out += html("<p class=\"small\">{} left out.</p>",
                count_of(groups.size() - most_groups, "more effect is", "more effects are"));
  return out += idle_words(x);
}

}  // namespace

std::optional<Section> levers_section(const Context& x) {
  if (!x.answers.levers || x.answers.levers->effects.empty()) return std::nullopt;
  Html rows;
  bool all_from_case = true;
  for (const Effect& effect : x.answers.levers->effects) {
    if (effect.from_case)
      rows += row(x, effect);
    else
      all_from_case = false;
  }
  Section section{"levers", "Levers", "What would change it", {}, {}};
  if (rows.empty())
    section.sub = Html{"The case names no levers; this is what a search for small changes finds."};
  else
    section.sub = Html{
        "How far each lever has to move before an answer does. The bar shows where it "
        "stands today, the line where an answer turns."};
  if (!rows.empty()) section.body = html("<ul class=\"lev\">{}</ul>", rows);
  if (!all_from_case) section.body += changes_table(x);
  return section;
}

}  // namespace entente::page
