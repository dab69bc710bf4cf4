#pragma once
#include <string>

#include "entente/base/result.hpp"
#include "entente/base/run.hpp"
#include "entente/model/case_file.hpp"

/// The report of a case as one static page: `entente report CASE -o FILE`.
namespace entente::page {

/// What the page says about its own making.
struct PageOptions {
  std::string command;  ///< that made it, for the provenance
  std::string version;  ///< of the program
};

/// The whole page: HTML with its styles, script and drawings, and no request to anywhere.
///
/// What the case has no section for is left out. The same bytes for the same case, options, seed
/// and draws, whatever run.threads says; nothing in it depends on the clock. Graphs of more than
/// `detailed_states` states are shown by their options and counts alone.
/// Fails as the stability table does: E008 where there are too many states, E101 where run.stop or
/// run.budget ended it.
/// Cost: the table of stability, one search from the status quo, run.draws draws per claim.
Result<std::string> html_report(const Model& m, const PageOptions& options, const Run& run);

}  // namespace entente::page
