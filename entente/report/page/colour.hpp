#pragma once
#include <string>
#include <vector>

#include "entente/model/case.hpp"
#include "entente/report/page/html.hpp"

/// Party colours: told apart by hue, lightness and line style, readable on light and dark paper.
namespace entente::page {

struct PartyLook {
  std::string light, dark;  ///< "#2a5fa5": contrast of 4.5 or more with the page of that theme
  std::string dash;         ///< stroke-dasharray, empty for a solid line
};

/// The case's `colour` where it is "#rgb" or "#rrggbb", else one of twelve; lightness is moved
/// until the contrast is there.
std::vector<PartyLook> party_looks(const Case& c);

/// The style rules for classes c0, c1 ... (text), f0 (fill) and k0 (stroke with its dashes).
Html party_styles(const std::vector<PartyLook>& looks);

}  // namespace entente::page
