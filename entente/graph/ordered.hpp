#pragma once
#include <string>
#include <string_view>

#include "entente/base/result.hpp"

/// What lenses say that work on complete orders alone.
namespace entente::graph {

/// E113 where preferences are no order; `lens` as a sentence names it.
inline Result<void> check_ordered(bool weakly_ordered, std::string_view lens) {
  if (weakly_ordered) return {};
  return fail(Code::E113, std::string(lens) + " needs a complete order of every party",
              "unknown and pairwise preferences are no order; give each party a ranking");
}

}  // namespace entente::graph
