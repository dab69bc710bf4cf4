#pragma once
#include <optional>
#include <vector>

#include "entente/report/page/answers.hpp"

/// Which states the page draws and lists: all of a small conflict, the part that matters of others.
namespace entente::page {

inline constexpr std::size_t most_shown = 24;

/// Two options of different parties, along which the shown states form a grid.
struct Grid {
  OptionId across, up;
};

struct View {
  std::vector<StateId> shown;  ///< ascending
  std::optional<Grid> grid;
  std::vector<Move> arcs;       ///< improvements among the shown states
  bool best_arcs_only = false;  ///< of each party's improvements from a state, only the best
  bool contains(StateId s) const;
};

View choose_view(const Model& m, const Answers& answers);

}  // namespace entente::page
