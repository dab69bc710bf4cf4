#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/sensitivity.hpp"
#include "entente/report/sensitivity_words.hpp"

namespace entente::report {
namespace {

using graph::Survival;
using graph::Variant;
using graph::VariantEffect;

constexpr std::size_t most_rows = 12;
constexpr std::size_t most_changes = 8;

std::string_view word(const SensitivityReport& a) { return graph::about(a.concept_id).word; }

const std::vector<Survival>& equilibria(const SensitivityReport& a) {
  return a.found.equilibria.at(static_cast<std::size_t>(a.concept_id));
}

std::string ids_words(const SensitivityReport& a, const std::vector<StateId>& states,
                      const Look& look) {
  return few_ids(a.names, states, look.verbose);
}

/// The party's ranks today.
std::vector<std::uint32_t> ranks_today(const SensitivityReport& a, PartyId i) {
  const auto& groups = a.found.groups[i.value];
  std::size_t states = 0;
  for (const auto& group : groups) states += group.size();
  std::vector<std::uint32_t> ranks(states);
  for (std::size_t k = 0; k < groups.size(); ++k)
    for (StateId s : groups[k]) ranks[s.value] = static_cast<std::uint32_t>(groups.size() - k);
  return ranks;
}

std::string ends_where(const SensitivityReport& a, const Survival& s, const Look& look) {
  if (!s.nearest.party) return lasting_words(s.nearest);
  return end_words(a.names, ranks_today(a, *s.nearest.party), s.state, s.nearest, look.verbose);
}

std::uint64_t survives(const Survival& s) { return s.survives[0] + s.survives[1] + s.survives[2]; }

std::string states_table(const SensitivityReport& a, const Look& look) {
  const std::vector<Survival>& list = equilibria(a);
  if (list.empty()) return {};
  Table table({{"state"}, {"survives", true}, {"swaps", true}, {"ends where"}});
  const std::size_t shown = look.verbose ? list.size() : std::min(list.size(), most_rows);
  for (std::size_t k = 0; k < shown; ++k) {
    const Survival& s = list[k];
    table.add({{a.names.state(s.state)},
               {fmt::format("{} of {}", survives(s), a.found.tried_in_all())},
               {s.nearest.party ? swaps_number(s.nearest.half_swaps) : "-"},
               {ends_where(a, s, look)}});
  }
  std::string text = "\n" + table.text(look);
  if (shown < list.size())
    text += fmt::format("  and {} (-v lists them)\n",
                        count_of(list.size() - shown, "state more", "states more"));
  return text + "\n" +
         wrapped(
             "survives: of all single changes, those after which the state still holds. swaps: "
             "the least of neighbours in one party's order that end it; a tie made or broken "
             "counts half.",
             look);
}

std::string variant_words(const SensitivityReport& a, const Variant& v, const Look& look) {
  const std::string who = a.names.party_at_start(v.party);
  const auto& groups = a.found.groups[v.party.value];
  const auto group = [&](std::size_t k) { return ids_words(a, groups[k], look); };
  switch (v.kind) {
    case Variant::Kind::swap:
      return fmt::format("{} ranks {} above {}", who, group(v.group + std::size_t{1}),
                         group(v.group));
    case Variant::Kind::merge:
      return fmt::format("{} ranks {} level with {}", who, group(v.group),
                         group(v.group + std::size_t{1}));
    case Variant::Kind::raise:
      return fmt::format("{} ranks {} above what is level with it", who, a.names.id(v.state));
    case Variant::Kind::lower:
      return fmt::format("{} ranks {} below what is level with it", who, a.names.id(v.state));
    case Variant::Kind::gone:
      return fmt::format("{} cannot move from {} to {}", who, a.names.id(v.state),
                         a.names.id(v.to));
  }
  return {};
}

std::string changes_table(const SensitivityReport& a, const Look& look) {
  const auto k = static_cast<std::size_t>(a.concept_id);
  Table table({{"ends"}, {"makes"}, {"single change"}});
  std::size_t count = 0;
  const auto cell = [&](const std::vector<StateId>& states) {
    return states.empty() ? std::string("-") : ids_words(a, states, look);
  };
  for (const VariantEffect& e : a.found.effects) {
    if (e.appear.at(k).empty() && e.vanish.at(k).empty()) continue;
    if (++count <= most_changes || look.verbose)
      table.add(
          {{cell(e.vanish.at(k))}, {cell(e.appear.at(k))}, {variant_words(a, e.variant, look)}});
  }
  const auto& tried = a.found.tried;
  std::string text =
      "\n" + wrapped(fmt::format("Of {}, {} and {}, {} what holds under {}.",
                                 count_of(tried[0], "swap of neighbours", "swaps of neighbours"),
                                 count_of(tried[1], "tie made or broken", "ties made or broken"),
                                 count_of(tried[2], "move taken away", "moves taken away"),
                                 count == 0   ? "none changes"
                                 : count == 1 ? "1 changes"
                                              : fmt::format("{} change", count),
                                 word(a)),
                     look);
  if (count == 0) return text;
  text += "\n" + table.text(look);
  if (count > most_changes && !look.verbose)
    text +=
        fmt::format("  and {} (-v lists them)\n",
                    count_of(count - most_changes, "single change more", "single changes more"));
  return text;
}

std::string statements_table(const SensitivityReport& a, const Look& look) {
  if (!a.statements || a.statements->statements.empty()) return {};
  const bool by_place = a.statements->statements.front().highest != 0;
  std::vector<Table::Column> columns{{"place", true}};
  if (by_place) columns.push_back({"same at"});
  columns.push_back({"without it"});
  columns.push_back({"statement"});
  Table table(std::move(columns));
  for (const levers::StatementRange& r : a.statements->statements) {
    const std::string without = r.dropped == a.statements->today ? "the same"
                                : r.dropped.empty()              ? "none holds"
                                                                 : ids_words(a, r.dropped, look);
    std::vector<Table::Cell> row{{fmt::format("{} of {}", r.statement, r.of)}};
    if (by_place) row.push_back({places_words(r)});
    row.push_back({without});
    row.push_back(
        {fmt::format("{}: \"{}\"", a.names.ids[r.party.value],
                     a.model->c.wants[r.party.value].statements[r.statement - 1].want.text)});
    table.add(std::move(row));
  }
  const std::string head =
      by_place ? "At which places each statement leaves the same states holding, and what holds "
                 "without it:"
               : "What holds without each statement:";
  return "\n" + wrapped(head, look) + "\n" + table.text(look);
}

std::string first_sentence(const SensitivityReport& a) {
  const std::vector<Survival>& list = equilibria(a);
  if (list.empty()) return fmt::format("No state holds under {}.", word(a));
  const auto ends = [](const Survival& s) {
    return s.nearest.party ? s.nearest.half_swaps : 0xFFFFFFFFFFFFFFFF;
  };
  const Survival& first = *std::ranges::min_element(list, {}, ends);
  const std::string count = fmt::format("{} {} under {}", count_of(list.size(), "state", "states"),
                                        list.size() == 1 ? "holds" : "hold", word(a));
  if (!first.nearest.party)
    return fmt::format("{}; no change of one party's order {} ends any.", count,
                       std::ranges::all_of(list, [](const Survival& s) { return s.nearest.exact; })
                           ? "of the states"
                           : "that was found");
  return fmt::format("{}. {} is the easiest to end: {} in the order of {}.", count,
                     a.names.state(first.state), swaps_words(first.nearest.half_swaps),
                     a.names.party(*first.nearest.party));
}

}  // namespace

std::string text_sensitivity(const SensitivityReport& a, const Look& look) {
  const std::string partial =
      a.found.partial
          ? "The work was ended before it was complete: what follows is what is known.\n"
          : "";
  return partial + wrapped(first_sentence(a), look) + states_table(a, look) +
         changes_table(a, look) + text_case_variants(a, look) + statements_table(a, look);
}

}  // namespace entente::report
