#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {

using graph::ConceptTable;

namespace {

std::string name_of(const StabilityAnswer& a, const std::string& who) {
  const auto party = std::ranges::find(a.party_ids, who);
  return party == a.party_ids.end()
             ? who
             : a.party_names[static_cast<std::size_t>(party - a.party_ids.begin())];
}

std::string count_for(const StabilityAnswer& a, const ConceptTable& c, const std::string& who) {
  for (std::size_t k = 0; k < c.stable.size(); ++k)
    if (a.who(c, k) == who) return c.known[k] ? std::to_string(c.stable[k].count()) : "?";
  return "";
}

}  // namespace

std::string counts_sentence(const StabilityAnswer& a) {
  std::vector<std::string> parts;
  for (const ConceptTable& c : a.table.concepts)
    parts.push_back(c.complete() ? fmt::format("under {} {}", graph::about(c.id).word,
                                               count_of(c.equilibria.count(), "state", "states"))
                                 : fmt::format("under {} not known", graph::about(c.id).word));
  return fmt::format("Of {}, these hold for all parties: {}.",
                     count_of(a.states, "state", "states"), list_words(parts));
}

std::string text_stability_counts(const StabilityAnswer& a, const Look& look) {
  std::string text = wrapped(counts_sentence(a), look);
  text += partial_note(a) + "\n";
  // Coalitions outnumber parties: then the rows are theirs, and parties among them.
  std::vector<std::string> rows;
  for (const ConceptTable& c : a.table.concepts)
    for (std::size_t k = 0; k < c.stable.size(); ++k)
      if (const std::string who = a.who(c, k); std::ranges::find(rows, who) == rows.end())
        rows.push_back(who);
  std::vector<Table::Column> head{{"stable for"}};
  for (const ConceptTable& c : a.table.concepts)
    head.push_back({std::string(graph::about(c.id).word), true});
  Table table(std::move(head));
  for (const std::string& who : rows) {
    std::vector<Table::Cell> row{{name_of(a, who)}};
    for (const ConceptTable& c : a.table.concepts) row.push_back({count_for(a, c, who)});
    table.add(std::move(row));
  }
  std::vector<Table::Cell> all{{"all parties"}};
  for (const ConceptTable& c : a.table.concepts)
    all.push_back({c.complete() ? std::to_string(c.equilibria.count()) : "?"});
  table.add(std::move(all));
  return text + table.text(look);
}

}  // namespace entente::report
