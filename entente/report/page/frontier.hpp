#pragma once
#include "entente/report/page/page_parts.hpp"

namespace entente::page {

/// Every division of the prize as a line between what one party gets and what the other keeps; what
/// fighting on is worth to each, as it stands and under each condition; the divisions that both
/// prefer, or the gap. Needs a range.
Html frontier(const Context& x);

}  // namespace entente::page
