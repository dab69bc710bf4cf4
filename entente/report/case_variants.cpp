#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/json.hpp"
#include "entente/report/sensitivity.hpp"
#include "entente/report/sensitivity_words.hpp"

/// What `levers --sensitivity` says of a case beyond its graph: options made one-way or reversible,
/// statements swapped or dropped.
namespace entente::report {
namespace {

using levers::CaseVariant;
using levers::Holding;
using States = std::vector<StateId>;

constexpr std::size_t most_changes = 8;

States only_in(const States& a, const States& b) {
  States rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

std::string words(const SensitivityReport& a, const CaseVariant& v) {
  const Case& c = a.model->c;
  if (v.of_option()) {
    const std::string option = full_name(c, v.option);
    return v.kind == CaseVariant::Kind::only_rises   ? option + " only rises"
           : v.kind == CaseVariant::Kind::only_falls ? option + " only falls"
                                                     : option + " can go both ways";
  }
  const std::vector<Statement>& list = c.wants[v.party.value].statements;
  const std::string& text = list[v.statement - 1].want.text;
  const std::string who = a.names.ids[v.party.value];
  if (v.kind == CaseVariant::Kind::drop) return fmt::format("{}: \"{}\" dropped", who, text);
  return fmt::format("{}: \"{}\" behind \"{}\"", who, text, list[v.statement].want.text);
}

std::array<std::uint64_t, 2> tried(const SensitivityReport& a) {
  std::array<std::uint64_t, 2> counts{};
  for (const CaseVariant& v : a.variants->variants) ++counts.at(v.of_option() ? 0 : 1);
  return counts;
}

constexpr std::string_view kind_word(CaseVariant::Kind kind) {
  switch (kind) {
    case CaseVariant::Kind::only_rises:
      return "only_rises";
    case CaseVariant::Kind::only_falls:
      return "only_falls";
    case CaseVariant::Kind::reversible:
      return "reversible";
    case CaseVariant::Kind::swap:
      return "swap_statements";
    case CaseVariant::Kind::drop:
      return "drop_statement";
  }
  return "";
}

std::string counts_json(const std::array<std::uint64_t, 2>& counts) {
  return JsonObject().add_count("options", counts[0]).add_count("statements", counts[1]).text();
}

std::string lists_json(const Holding& more, const Holding& less) {
  JsonObject all;
  for (std::size_t k = 0; k < more.size(); ++k)
    all.add(graph::about(graph::crisp_concepts.at(k)).word,
            json_states(only_in(more.at(k), less.at(k))));
  return all.text();
}

std::string variant_json(const SensitivityReport& a, const CaseVariant& v) {
  JsonObject row;
  row.add_text("kind", kind_word(v.kind));
  if (v.of_option()) {
    row.add_text("option", full_name(a.model->c, v.option));
  } else {
    row.add_text("party", a.names.ids[v.party.value]).add_count("statement", v.statement);
  }
  const Holding& today = a.variants->today;
  return row.add("appear", lists_json(v.holding, today))
      .add("vanish", lists_json(today, v.holding))
      .text();
}

/// In how many variants each of today's equilibria still holds.
std::string survivals_json(const SensitivityReport& a, std::size_t k) {
  const auto all = tried(a);
  std::vector<std::string> rows;
  for (StateId s : a.variants->today.at(k)) {
    std::array<std::uint64_t, 2> counts{};
    for (const CaseVariant& v : a.variants->variants)
      counts.at(v.of_option() ? 0 : 1) += std::ranges::binary_search(v.holding.at(k), s) ? 1U : 0U;
    const std::uint64_t total = all[0] + all[1];
    JsonObject row;
    row.add("state", json_state(s)).add("survives", counts_json(counts));
    row.add("share", total == 0 ? "null"
                                : json_number(static_cast<double>(counts[0] + counts[1]) /
                                              static_cast<double>(total)));
    rows.push_back(row.text());
  }
  return json_list(rows);
}

}  // namespace

std::string text_case_variants(const SensitivityReport& a, const Look& look) {
  if (!a.variants || a.variants->variants.empty()) return {};
  const auto k = static_cast<std::size_t>(a.concept_id);
  const States& today = a.variants->today.at(k);
  Table table({{"ends"}, {"makes"}, {"change of the case"}});
  std::size_t count = 0;
  const auto cell = [&](const States& states) {
    return states.empty() ? std::string("-") : few_ids(a.names, states, look.verbose);
  };
  for (const CaseVariant& v : a.variants->variants) {
    const States& then = v.holding.at(k);
    if (then == today) continue;
    if (++count <= most_changes || look.verbose)
      table.add({{cell(only_in(today, then))}, {cell(only_in(then, today))}, {words(a, v)}});
  }
  const auto all = tried(a);
  std::string text =
      "\n" + wrapped(fmt::format("Of {} and {}, {} what holds under {}.",
                                 count_of(all[0], "option made one-way or reversible",
                                          "options made one-way or reversible"),
                                 count_of(all[1], "statement moved down one place or dropped",
                                          "statements moved down one place or dropped"),
                                 count == 0   ? "none changes"
                                 : count == 1 ? "1 changes"
                                              : fmt::format("{} change", count),
                                 graph::about(a.concept_id).word),
                     look);
  if (count == 0) return text;
  text += "\n" + table.text(look);
  if (count > most_changes && !look.verbose)
    text += fmt::format("  and {} (-v lists them)\n",
                        count_of(count - most_changes, "change more", "changes more"));
  return text;
}

std::string json_case_variants(const SensitivityReport& a) {
  JsonObject equilibria;
  for (std::size_t k = 0; k < a.variants->today.size(); ++k)
    equilibria.add(graph::about(graph::crisp_concepts.at(k)).word, survivals_json(a, k));
  std::vector<std::string> changes;
  for (const CaseVariant& v : a.variants->variants)
    if (v.holding != a.variants->today) changes.push_back(variant_json(a, v));
  return JsonObject()
      .add("tried", counts_json(tried(a)))
      .add("equilibria", equilibria.text())
      .add("changes", json_list(changes))
      .text();
}

}  // namespace entente::report
