#pragma once
#include <span>
#include <string>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"

namespace entente {

/// All diagnostics, sorted by place, as people read them:
///
///     mine.yaml:26:31: error E017: russia.accept has no level "cease-fire"
///        26 |   ceasefire: russia.accept is cease-fire and ...
///           |                               ^~~~~~~~~~ did you mean "ceasefire"?
///        help: the levels of russia.accept are nothing, partial, ceasefire
///
/// At most 20, then "... and N more". `width` is the terminal's (0: no limit): longer lines are cut
/// around the caret. `color` adds escape codes; meaning never depends on them.
std::string render(const Diagnostics& diagnostics, std::span<const SourceText> sources, int width,
                   bool color);

/// The same facts as one JSON object {"errors": [...], "warnings": [...]} (docs/json.md).
std::string render_json(const Diagnostics& diagnostics, std::span<const SourceText> sources);

}  // namespace entente
