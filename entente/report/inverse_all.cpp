#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/report/inverse.hpp"
#include "entente/report/json.hpp"

/// `levers --inverse --target all`: what every state lacks to hold.
namespace entente::report {
namespace {

using graph::InverseAll;
using graph::TargetCell;

constexpr std::size_t most_rows = 20;
constexpr std::size_t most_rows_verbose = 1000;

/// The nearest states first, without sorting all of them.
std::vector<StateId> nearest_first(const InverseAll& all, std::uint64_t states, std::size_t most) {
  std::vector<std::uint64_t> passed(states);
  std::vector<StateId> order;
  for (StateId s{0}; s.value < states; ++s.value) {
    passed[s.value] = all.passed(s);
    order.push_back(s);
  }
  const std::size_t shown = std::min<std::size_t>(most, order.size());
  const auto nearer = [&](StateId a, StateId b) {
    return passed[a.value] != passed[b.value] ? passed[a.value] < passed[b.value] : a < b;
  };
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(shown), nearer);
  order.resize(shown);
  return order;
}

std::string by_whom(const InverseReport& a, const InverseAll& all, StateId s) {
  std::vector<std::string> who;
  for (std::size_t i = 0; i < all.cells.size(); ++i)
    if (const std::uint32_t passed = all.cells[i][s.value].passed; passed > 0)
      who.push_back(fmt::format("{} {}", a.party_names[i], passed));
  return who.empty() ? "-" : list_words(who);
}

/// "1 in 12", where every party's share is one; else per cent.
std::string share_words(const InverseAll& all, StateId s) {
  constexpr std::uint64_t readable = 1'000'000'000;
  std::uint64_t one_in = 1;
  for (const auto& party : all.cells) {
    const std::uint32_t factor = party[s.value].one_in;
    one_in = factor == 0 || one_in > readable ? 0 : one_in * factor;
  }
  if (one_in > 0) return fmt::format("1 in {}", one_in);
  const auto share = all.share(s);
  return share ? percent(*share, 2) : "-";
}

std::string cell_json(const TargetCell& cell) {
  JsonObject row;
  row.add_flag("stable", cell.passed == 0).add_count("passed", cell.passed);
  row.add("swaps", cell.one_by_one ? std::to_string(cell.passed) : "null");
  row.add("share", cell.share ? json_number(*cell.share) : "null");
  if (cell.one_in > 0) row.add_count("one_in", cell.one_in);
  return row.text();
}

}  // namespace

std::string text_inverse_all(const InverseReport& a, const Look& look) {
  const InverseAll& all = *a.all;
  std::uint64_t holding = 0;
  for (StateId s{0}; s.value < a.states; ++s.value) holding += all.holds(s) ? 1 : 0;
  const std::string under = graph::about(all.concept_id).word;
  std::string text = wrapped(
      fmt::format("Of {} {} today under {}; each of the others would if it rose in the "
                  "orders of the parties that leave it.",
                  count_of(a.states, "state", "states"), count_of(holding, "holds", "hold"), under),
      look);
  const auto shown = nearest_first(all, a.states, look.verbose ? most_rows_verbose : most_rows);
  Table table({{"state"}, {"today"}, {"to pass", true}, {"holds in", true}, {"by whom"}});
  for (StateId s : shown)
    table.add({{shortened(a.name(s), 36)},
               {all.holds(s) ? "holds" : "does not hold", all.holds(s) ? Tone::good : Tone::plain},
               {std::to_string(all.passed(s))},
               {share_words(all, s)},
               {by_whom(a, all, s)}});
  text += "\n" + table.text(look);
  if (shown.size() < a.states)
    text += fmt::format("  and {} that are no nearer{}\n",
                        count_of(a.states - shown.size(), "state", "states"),
                        look.verbose ? "" : " (-v lists more)");
  text += "\n" + wrapped(
                     "To pass: how many states it must rise past in those orders, each a swap "
                     "where there are no ties. Holds in: of all strict orders of all parties.",
                     look);
  if (all.concept_id == graph::ConceptId::seq || all.concept_id == graph::ConceptId::sseq)
    text +=
        wrapped("What is asked of one party holds while the others keep their preferences.", look);
  return text;
}

std::string json_inverse_all(const InverseReport& a) {
  const InverseAll& all = *a.all;
  std::string rows = "[";
  std::uint64_t holding = 0;
  for (StateId s{0}; s.value < a.states; ++s.value) {
    holding += all.holds(s) ? 1 : 0;
    const auto swaps = all.swaps(s);
    const auto share = all.share(s);
    JsonObject row, parties;
    row.add("target", a.numbered ? a.id(s) : json_text(a.id(s))).add_flag("holds", all.holds(s));
    row.add_count("passed", all.passed(s)).add("swaps", swaps ? std::to_string(*swaps) : "null");
    row.add("share", share ? json_number(*share) : "null");
    for (std::size_t i = 0; i < all.cells.size(); ++i)
      parties.add(a.party_ids[i], cell_json(all.cells[i][s.value]));
    row.add("parties", parties.text());
    rows += (s.value > 0 ? "," : "") + row.text();
  }
  JsonObject document;
  document.add_text("schema", "entente.inverse_all/1")
      .add_text("concept", graph::about(all.concept_id).word)
      .add_count("states", a.states)
      .add_count("holding", holding)
      .add("targets", rows + "]");
  return document.document();
}

}  // namespace entente::report
