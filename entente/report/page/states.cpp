#include "entente/base/words.hpp"
#include "entente/report/page/page_parts.hpp"

namespace entente::page {
namespace {

Html option_of(const Context& x, OptionId o) {
  const Option& option = x.m.c.option(o);
  return html("<bdi>{}</bdi> ({})", plain_words(option.name), x.names.party(option.owner));
}

/// What stands still in a grid: "accept: ceasefire (Ukraine)".
Html held_words(const Context& x) {
  std::vector<Html> parts;
  for (std::uint32_t o = 0; o < x.m.c.options.size(); ++o) {
    const OptionId option{o};
    if (option == x.view.grid->across || option == x.view.grid->up) continue;
    parts.push_back(
        html("<bdi>{}</bdi>", x.names.setting(option, x.m.space->level(x.m.status_quo, option))));
  }
  if (parts.empty()) return {};
  if (parts.size() > 6) return Html{" All other options stand as in the status quo."};
  return html(" All else stands as in the status quo ({}).", joined(parts, "; "));
}

/// What the states that are not shown are like.
Html left_out_words(const Context& x) {
  const std::uint64_t rest = x.m.space->size() - x.view.shown.size();
  if (rest == 0) return {};
  StateSet good = x.answers.equilibria(graph::ConceptId::nash);
  good |= x.answers.equilibria(graph::ConceptId::seq);
  StateSet any = x.answers.equilibria(graph::ConceptId::gmr);
  any |= good;
  std::uint64_t good_count = good.count();
  std::uint64_t any_count = any.count();
  for (StateId s : x.view.shown) {
    good_count -= good.contains(s) ? 1 : 0;
    any_count -= any.contains(s) ? 1 : 0;
  }
  const std::string head = rest == 1
                               ? "One more state is not shown"
                               : fmt::format("The other {} states are not shown", grouped(rest));
  const std::uint64_t empty = any_count - good_count;
  const std::string empty_words =
      empty == 0
          ? ""
          : fmt::format(", {} rest{} on empty threats", count_words(empty), empty == 1 ? "s" : "");
  if (good_count == 0)
    return html(" {}: none of them holds{}.", head, empty == 0 ? std::string() : empty_words);
  return html(" {}: {} of them hold{}{}.", head, count_words(good_count),
              good_count == 1 ? "s" : "", empty_words);
}

Html axes_words(const Context& x) {
  if (!x.view.grid) return Html{"An arrow is a move that its party prefers."};
  return html("Left to right: {}. Bottom to top: {}. An arrow is a move that its party prefers.{}",
              option_of(x, x.view.grid->across), option_of(x, x.view.grid->up), held_words(x));
}

}  // namespace

Section states_section(const Context& x) {
  Section section{"states", "State graph", "Where the conflict can go", {}, {}};
  section.sub = axes_words(x);
  if (x.view.best_arcs_only)
    section.sub += Html{" Of several such moves of one party the best is drawn."};
  section.sub += left_out_words(x);
  const Drawing drawing = draw_graph(x);
  section.body = html(
      "<div class=\"two{}\"><figure>{}</figure><div class=\"panel sticky\"><div id=\"why\" "
      "aria-live=\"polite\">{}</div><p class=\"small hint\">Choose a state to read why it holds or "
      "does not.</p></div></div>",
      drawing.wide ? " one" : " graph2", drawing.svg, state_panel(x, main_state(x)));
  return section;
}

}  // namespace entente::page
