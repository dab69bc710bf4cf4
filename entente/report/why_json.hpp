#pragma once
#include <string>
#include <vector>

#include "entente/report/why.hpp"

namespace entente::report {

/// The `why` entries of docs/graph-json.md: one object {state, party, move, sanction} for each
/// better move of the cell.
std::vector<std::string> why_entries(const Model& m, const CellReason& cell);

}  // namespace entente::report
