#pragma once
#include <optional>
#include <string>
#include <vector>

#include "entente/report/page/answers.hpp"
#include "entente/report/page/colour.hpp"
#include "entente/report/page/html.hpp"
#include "entente/report/page/names.hpp"
#include "entente/report/page/page.hpp"
#include "entente/report/page/view.hpp"

/// The parts of the page, in their order. Each reads the answers and writes HTML.
namespace entente::page {

struct Context {
  const Model& m;
  const PageOptions& options;
  const Run& run;
  Answers answers;
  View view;
  Names names;
  std::vector<PartyLook> looks;
};

/// A part with a heading and its entry in the contents.
struct Section {
  std::string id, nav, title;
  Html sub;  ///< one or two sentences under the heading
  Html body;
};

Html hero(const Context& x);
Html verdict_cards(const Context& x);

std::optional<Section> evidence_section(const Context& x);
Section states_section(const Context& x);
Section stability_section(const Context& x);
std::optional<Section> coalitions_section(const Context& x);
std::optional<Section> views_section(const Context& x);
std::optional<Section> other_concepts_section(const Context& x);
std::optional<Section> firmness_section(const Context& x);
std::optional<Section> threat_section(const Context& x);
std::optional<Section> settlement_section(const Context& x);
std::optional<Section> levers_section(const Context& x);
std::optional<Section> wanted_section(const Context& x);
std::optional<Section> claims_section(const Context& x);
Section methods_section(const Context& x);

/// The state that the page opens on: where improvements come to rest, else one that holds.
StateId main_state(const Context& x);

/// The state graph, and whether it wants the whole width.
struct Drawing {
  Html svg;
  bool wide = false;
};
Drawing draw_graph(const Context& x);

/// One block of reasons per shown state, from which the panels beside graph and table are filled;
/// without a script, and in print, they are read where they stand.
Html reasons_list(const Context& x);
/// The reasons as a panel shows them at first: those of the state.
Html state_panel(const Context& x, StateId s);

/// Number and name of a state as the head of a table's row.
Html state_heading(const Context& x, StateId s);
/// The states as chips of the class `look`, "and 3 more" beyond a few.
Html state_chips(const Context& x, std::string_view look, const std::vector<StateId>& states);
/// The members of a set, ascending.
std::vector<StateId> states_in(const StateSet& set);

/// "holds", "holds by credible replies", "rests on empty threats", "does not hold".
std::string verdict_text(const Context& x, StateId s);
/// Whether the state is stable for all under Nash or sequential stability.
bool holds(const Answers& a, StateId s);

}  // namespace entente::page
