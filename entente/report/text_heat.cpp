#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/json.hpp"
#include "entente/report/stability.hpp"

namespace entente::report {
namespace {

using graph::ConceptTable;

constexpr std::size_t most_rows = 20;
constexpr std::size_t most_rows_verbose = 1000;

/// For how many parties the state is stable.
std::size_t parties_for(const ConceptTable& c, StateId s) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < c.stable.size(); ++i)
    count += c.known[i] && c.stable[i].contains(s) ? 1 : 0;
  return count;
}

/// Whether every concept is answered for every party.
bool all_known(const StabilityAnswer& a) {
  return std::ranges::all_of(a.table.concepts, [](const ConceptTable& c) { return c.complete(); });
}

struct Heat {
  StateId state;
  std::size_t concepts = 0;  ///< under how many it is an equilibrium
  std::size_t cells = 0;     ///< stable (party, concept) pairs

  /// The hottest first, of equally hot ones the first by number.
  friend bool operator<(const Heat& a, const Heat& b) {
    if (a.concepts != b.concepts) return a.concepts > b.concepts;
    if (a.cells != b.cells) return a.cells > b.cells;
    return a.state < b.state;
  }
};

Heat heat_of(const StabilityAnswer& a, StateId s) {
  Heat heat{s, stable_for_all(a, s).size(), 0};
  for (const ConceptTable& c : a.table.concepts) heat.cells += parties_for(c, s);
  return heat;
}

/// The hottest states, without keeping all of them: there may be many millions.
std::vector<Heat> hottest(const StabilityAnswer& a, std::size_t most) {
  std::vector<Heat> list;  // a heap whose front is the coldest
  for (std::uint64_t s = 0; s < a.states; ++s) {
    list.push_back(heat_of(a, StateId{s}));
    std::push_heap(list.begin(), list.end());
    if (list.size() <= most) continue;
    std::pop_heap(list.begin(), list.end());
    list.pop_back();
  }
  std::sort(list.begin(), list.end());
  return list;
}

/// "###.." for three of five.
std::string bar(std::size_t count, std::size_t of) {
  return std::string(count, '#') + std::string(of - count, '.');
}

/// The columns that the other cells leave to a state's label.
std::size_t room_for_labels(const StabilityAnswer& a, const std::vector<Heat>& rows,
                            const Look& look) {
  constexpr std::size_t least = 12, most = 36, between = 2;
  std::size_t ids = 0;
  for (const Heat& heat : rows) ids = std::max(ids, columns_of(a.id(heat.state)));
  std::size_t taken = between + ids + between;
  for (const ConceptTable& c : a.table.concepts)
    taken += between + std::max(columns_of(graph::about(c.id).word),
                                std::to_string(a.party_ids.size()).size());
  const std::size_t concepts = a.table.concepts.size();
  taken += between + columns_of(fmt::format("{0} of {0}  ", concepts)) + concepts;
  const auto width = static_cast<std::size_t>(std::max(look.width, 0));
  return std::clamp(width > taken ? width - taken : 0, least, most);
}

}  // namespace

std::string text_heat(const StabilityAnswer& a, const Look& look) {
  const auto& concepts = a.table.concepts;
  std::vector<Table::Column> head{{"", true}, {"state"}};
  for (const ConceptTable& c : concepts) head.push_back({graph::about(c.id).word, true});
  head.push_back({"holds under"});
  Table table(std::move(head));
  const auto rows = hottest(a, look.verbose ? most_rows_verbose : most_rows);
  std::vector<StateId> shown;
  shown.reserve(rows.size());
  for (const Heat& heat : rows) shown.push_back(heat.state);
  const std::size_t room = room_for_labels(a, rows, look);
  for (const Heat& heat : rows) {
    const std::string label =
        a.model != nullptr ? describe(*a.model, heat.state, shown) : a.label(heat.state);
    std::vector<Table::Cell> row{{a.id(heat.state)}, {shortened(label, room)}};
    for (const ConceptTable& c : concepts) {
      const bool holds = c.complete() && c.equilibria.contains(heat.state);
      row.push_back({c.complete() ? std::to_string(parties_for(c, heat.state)) : "?",
                     holds ? Tone::good : Tone::plain});
    }
    row.push_back({all_known(a) ? fmt::format("{} of {}  {}", heat.concepts, concepts.size(),
                                              bar(heat.concepts, concepts.size()))
                                : "?",
                   heat.concepts == concepts.size() ? Tone::good
                   : heat.concepts > 0              ? Tone::weak
                                                    : Tone::plain});
    table.add(std::move(row));
  }
  std::string text = wrapped(counts_sentence(a), look) + partial_note(a) + "\n" + table.text(look);
  if (rows.size() < a.states)
    text += fmt::format("  and {} that are colder{}\n",
                        count_of(a.states - rows.size(), "state", "states"),
                        look.verbose ? "" : " (-v lists more)");
  return text + "\n" +
         wrapped(
             fmt::format("A number says for how many of the {} the state is stable; where it is "
                         "stable for all, it holds.",
                         count_of(a.party_ids.size(), "party", "parties")),
             look);
}

std::string json_heat(const StabilityAnswer& a) {
  std::string text = "[";
  for (std::uint64_t s = 0; s < a.states; ++s) {
    const StateId state{s};
    JsonObject parties;
    for (const ConceptTable& c : a.table.concepts)
      parties.add(graph::about(c.id).word,
                  c.complete() ? std::to_string(parties_for(c, state)) : "null");
    JsonObject row;
    row.add("state", a.numbered ? a.id(state) : json_text(a.id(state)));
    row.add("concepts", all_known(a) ? std::to_string(stable_for_all(a, state).size()) : "null");
    row.add("parties", parties.text());
    text += (s > 0 ? "," : "") + row.text();
  }
  return text + "]";
}

}  // namespace entente::report
