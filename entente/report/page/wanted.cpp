#include <algorithm>

#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

constexpr std::size_t most_rows = 6;

/// "Ukraine ranks it level with war (20), and so no lower than nine states that it prefers today."
Html change_of(const Context& x, PartyId i, const graph::LeastChange& change) {
  return html("<li>{}<b class=\"c{}\"><bdi>{}</bdi></b> ranks it {} {}{}.</li>",
              wants_article(x.names.bare(i)) ? "The " : "", i.value, x.names.bare(i),
              change.swaps ? "above" : "level with", x.names.called(*change.rise_to),
              change.passed < 2
                  ? std::string(", which it prefers today")
                  : fmt::format(", and so no lower than {} states that it prefers today",
                                count_words(change.passed)));
}

Html row(const Context& x, const Wanted& wanted) {
  const graph::Inverse& inverse = wanted.nearest;
  Html changes;
  for (PartyId i{0}; i.value < inverse.parties.size(); ++i.value)
    if (!inverse.parties[i.value].stable)
      changes += change_of(x, i, inverse.parties[i.value].change);
  return html(
      "<tr><th scope=\"row\">{}</th><td data-l=\"It would hold if\"><ul "
      "class=\"plain\">{}</ul>{}</td></tr>",
      state_heading(x, inverse.target), changes,
      inverse.changes_hold
          ? Html{}
          : Html{"<span class=\"nm\">Each for itself; together they are not enough, because one "
                 "takes away a reply that another relies on.</span>"});
}

}  // namespace

std::optional<Section> wanted_section(const Context& x) {
  const std::vector<Wanted>& all = x.answers.wanted;
  if (all.empty()) return std::nullopt;
  Html rows;
  for (std::size_t k = 0; k < std::min(all.size(), most_rows); ++k) rows += row(x, all[k]);
  Section section{"wishes", "Wishes", "What other outcomes would take",
                  Html{"Of each outcome that does not hold, the state that asks for least: which "
                       "parties would have to rank it higher, and how high, for nobody to leave "
                       "it under credible replies. All other wishes stay as they are."},
                  html("<table class=\"stack half\"><thead><tr><th scope=\"col\">Outcome that "
                       "does not hold</th><th scope=\"col\">It would hold if</th></tr></thead>"
                       "<tbody>{}</tbody></table>",
                       rows)};
  if (all.size() > most_rows)
    section.body +=
        html("<p class=\"small\">{} for more.</p>",
             count_of(all.size() - most_rows, "more outcome asks", "more outcomes ask"));
  return section;
}

}  // namespace entente::page
