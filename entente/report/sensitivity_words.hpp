#pragma once
#include <string>
#include <vector>

#include "entente/graph/nearest_end.hpp"
#include "entente/levers/statement_ranges.hpp"
#include "entente/report/names.hpp"

/// How firmly a state holds, in the words that the text answer and the page share.
namespace entente::report {

/// "2, 3 and 5"; more than a few are counted, "7 states", unless `all` are to be named.
std::string few_ids(const Names& names, const std::vector<StateId>& states, bool all = false);

/// "1", "2.5".
std::string swaps_number(std::uint64_t half_swaps);
/// "1 swap of neighbours", "half a swap of neighbours".
std::string swaps_words(std::uint64_t half_swaps);

/// "Russia ranks 9 and 24 above 27; then it leaves for 24". `before`: the ranks today of the party
/// whose order changes (asserted to be there).
std::string end_words(const Names& names, const std::vector<std::uint32_t>& before, StateId target,
                      const graph::NearestEnd& end, bool all = false);
/// The same where no change was found: "no order of any one party ends it".
std::string lasting_words(const graph::NearestEnd& end);

/// "anywhere", "2 only", "3 to 4": the places at which the same states hold.
std::string places_words(const levers::StatementRange& range);

}  // namespace entente::report
