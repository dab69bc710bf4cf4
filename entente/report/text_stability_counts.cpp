#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {

using graph::ConceptTable;

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
  std::vector<Table::Column> head{{"stable for"}};
  for (const ConceptTable& c : a.table.concepts)
    head.push_back({std::string(graph::about(c.id).word), true});
  Table table(std::move(head));
  for (std::size_t i = 0; i < a.party_names.size(); ++i) {
    std::vector<Table::Cell> row{{a.party_names[i]}};
    for (const ConceptTable& c : a.table.concepts)
      row.push_back({c.known[i] ? std::to_string(c.stable[i].count()) : "?"});
    table.add(std::move(row));
  }
  std::vector<Table::Cell> all{{"all parties"}};
  for (const ConceptTable& c : a.table.concepts)
    all.push_back({c.complete() ? std::to_string(c.equilibria.count()) : "?"});
  table.add(std::move(all));
  return text + table.text(look);
}

}  // namespace entente::report
