#pragma once
#include <string>

#include "entente/report/page/page_parts.hpp"

/// What is said beside the settlement picture, and to who cannot see it.
namespace entente::page {

/// What the k-th condition is called on the picture where there are several: "a" for 1.
std::string condition_letter(std::size_t k);
std::string frontier_spoken(const Context& x);
Html frontier_caption(const Context& x);

}  // namespace entente::page
