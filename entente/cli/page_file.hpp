#pragma once
#include <string>

#include <tl/expected.hpp>

#include "entente/cli/command.hpp"
#include "entente/model/case_file.hpp"

namespace entente::cli {

/// The report of a case as one page, or the answer that says why there is none.
tl::expected<std::string, Answer> page_of(const Session& session, const CaseFile& file,
                                          const std::string& command);

}  // namespace entente::cli
