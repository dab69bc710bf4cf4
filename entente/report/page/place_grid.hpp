#pragma once
#include "entente/report/page/page_parts.hpp"
#include "entente/report/page/place.hpp"

namespace entente::page {

/// A grid of states with the heads of its columns and rows.
struct GridPlacement {
  Placement placed;
  Html heads;
};

/// Places the shown states by the levels of the grid's options: the first level of `across` on the
/// left, that of `up` at the bottom. Arrows in a row run straight to a neighbour, else below the
/// row (`above[k]`: above it); in a column straight, else beside it.
GridPlacement place_in_grid(const Context& x, const std::vector<Arrow>& arrows,
                            const std::vector<bool>& above, BoxSize size);

}  // namespace entente::page
