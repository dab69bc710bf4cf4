#include "entente/cli/stability_table.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "entente/graph/certainty_ranges.hpp"

namespace entente::cli {

std::optional<Answer> wrong_table_flags(const Arguments& arguments, const Session& session,
                                        const std::vector<graph::ConceptId>& concepts) {
  using Pair = std::pair<std::string_view, std::string_view>;
  for (const auto& [one, other] : std::to_array<Pair>({{"heat", "counts"},
                                                       {"heat", "views"},
                                                       {"reduce", "counts"},
                                                       {"reduce", "views"},
                                                       {"certainty", "counts"},
                                                       {"certainty", "views"},
                                                       {"certainty", "heat"},
                                                       {"certainty", "reduce"}}))
    if (arguments.has(one) && arguments.has(other))
      return usage(session, fmt::format("--{} and --{} do not go together", one, other));
  for (const char* flag : {"heat", "reduce", "certainty"})
    if (arguments.has(flag) && arguments.text("format") == "csv")
      return usage(session, fmt::format("--{} is for text and json, not for csv", flag));
  for (graph::ConceptId id : concepts) {
    if (arguments.has("heat") && graph::of_coalitions(id))
      return usage(session, fmt::format("--heat counts parties; {} is about coalitions",
                                        graph::about(id).word));
    if (arguments.has("certainty") && !graph::asks_certainty(id))
      return usage(session, fmt::format("--certainty is for fnash to fsseq and the grey concepts: "
                                        "{} asks for no certainty",
                                        graph::about(id).word));
    if (arguments.has("reduce") && graph::family_of(id) != graph::Family::crisp)
      return usage(session,
                   fmt::format("--reduce is for nash, gmr, smr, seq and sseq: {} may tell apart "
                               "states that these cannot",
                               graph::about(id).word));
  }
  return std::nullopt;
}

}  // namespace entente::cli
