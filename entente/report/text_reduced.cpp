#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/json.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

constexpr std::size_t most_classes = 8;
constexpr std::size_t most_named = 12;

/// "2, 5 and 7"; of many the first few and the number of the rest.
std::string ids_words(const StabilityAnswer& a, const std::vector<StateId>& states,
                      const Look& look) {
  std::vector<std::string> parts;
  const std::size_t shown = look.verbose ? states.size() : std::min(states.size(), most_named);
  for (std::size_t k = 0; k < shown; ++k) parts.push_back(a.id(states[k]));
  if (shown < states.size()) parts.push_back(fmt::format("{} more", states.size() - shown));
  return list_words(parts);
}

/// The lists one after the other, of many the first few.
std::string lists_words(const StabilityAnswer& a, const std::vector<std::vector<StateId>>& lists,
                        const Look& look) {
  std::vector<std::string> parts;
  const std::size_t shown = look.verbose ? lists.size() : std::min(lists.size(), most_classes);
  for (std::size_t k = 0; k < shown; ++k) parts.push_back(ids_words(a, lists[k], look));
  if (shown < lists.size())
    parts.push_back(fmt::format("{} more (-v lists them)", lists.size() - shown));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string merged_words(const StabilityAnswer& a, const Look& look) {
  const Reduced& r = *a.reduced;
  if (r.merged.empty()) return "No two states are alike: none could be merged.";
  return fmt::format("{} come down to {}: no concept tells apart {}.",
                     count_of(a.states, "state", "states"), r.classes,
                     lists_words(a, r.merged, look));
}

std::string parts_words(const StabilityAnswer& a, const Look& look) {
  const auto& parts = a.reduced->parts;
  if (parts.size() < 2) return "Moves connect all states.";
  return fmt::format("No move connects these {} parts, each a conflict of its own: {}.",
                     parts.size(), lists_words(a, parts, look));
}

/// One row for each dominated level: by what, and whether always.
std::string dominated_table(const StabilityAnswer& a, const Look& look) {
  if (a.model == nullptr) return {};
  const Case& c = a.model->c;
  if (a.reduced->dominated.empty())
    return wrapped("Each level of each option is at times the best for its owner.", look);
  Table table({{"party"}, {"never better"}, {"than"}});
  for (const graph::DominatedLevel& d : a.reduced->dominated)
    table.add({{c.party(c.option(d.option).owner).id},
               {setting_text(c, d.option, d.level)},
               {setting_text(c, d.option, d.by) + (d.strict ? ", which is always better" : "")}});
  return "\n" + table.text(look);
}

}  // namespace

Reduced reduced(const graph::Reduction& reduction, const std::vector<std::uint32_t>& component,
                std::vector<graph::DominatedLevel> dominated) {
  Reduced r{reduction.first.size(), reduction.larger_classes(), {}, std::move(dominated)};
  for (std::uint64_t s = 0; s < component.size(); ++s) {
    if (component[s] >= r.parts.size()) r.parts.emplace_back();
    r.parts[component[s]].push_back(StateId{s});
  }
  return r;
}

std::string text_reduced(const StabilityAnswer& a, const Look& look) {
  if (!a.reduced) return {};
  return "\n" + wrapped(merged_words(a, look), look) + wrapped(parts_words(a, look), look) +
         dominated_table(a, look);
}

std::string json_reduced(const StabilityAnswer& a) {
  const auto ids = [&](const std::vector<StateId>& states) {
    std::vector<std::string> list;
    list.reserve(states.size());
    for (StateId s : states) list.push_back(a.numbered ? a.id(s) : json_text(a.id(s)));
    return json_list(list);
  };
  const auto lists = [&](const std::vector<std::vector<StateId>>& all) {
    std::vector<std::string> rows;
    rows.reserve(all.size());
    for (const auto& states : all) rows.push_back(ids(states));
    return json_list(rows);
  };
  JsonObject reduction;
  reduction.add_count("classes", a.reduced->classes).add("merged", lists(a.reduced->merged));
  reduction.add("parts", lists(a.reduced->parts));
  if (a.model == nullptr) return reduction.text();
  const Case& c = a.model->c;
  std::vector<std::string> rows;
  for (const graph::DominatedLevel& d : a.reduced->dominated) {
    const Option& o = c.option(d.option);
    const std::string& owner = c.party(o.owner).id;
    rows.push_back(JsonObject()
                       .add_text("party", owner)
                       .add_text("option", owner + "." + o.name)
                       .add_text("level", o.levels[d.level])
                       .add_text("by", o.levels[d.by])
                       .add_flag("strict", d.strict)
                       .text());
  }
  return reduction.add("dominated", json_list(rows)).text();
}

}  // namespace entente::report
