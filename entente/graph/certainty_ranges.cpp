#include "entente/graph/certainty_ranges.hpp"

#include <fmt/format.h>

namespace entente::graph {

std::vector<CertaintyRange> CertaintyRanges::where(
    const std::function<bool(const Table&)>& in) const {
  std::vector<CertaintyRange> ranges;
  for (std::size_t k = 0; k < tables.size(); ++k) {
    if (!in(tables[k])) continue;
    const Billionths from = k == 0 ? 0 : up_to[k - 1];
    if (!ranges.empty() && ranges.back().second == from) {
      ranges.back().second = up_to[k];
    } else {
      ranges.emplace_back(from, up_to[k]);
    }
  }
  return ranges;
}

namespace detail {

Result<void> check_certainties(std::size_t count) {
  if (count <= most_certainties) return {};
  return fail(
      Code::E113,
      fmt::format("the preferences have {} different certainties; each is a table of its own",
                  count),
      fmt::format("--certainty takes at most {}", most_certainties));
}

std::shared_ptr<const PreferenceDegrees> with_certainty(const PreferenceDegrees& degrees,
                                                        Billionths certainty) {
  auto all = std::make_shared<PreferenceDegrees>(degrees);
  for (PreferenceDegrees::Party& party : all->parties) party.satisficing = certainty;
  return all;
}

}  // namespace detail
}  // namespace entente::graph
