#pragma once
#include "entente/base/source_text.hpp"
#include "entente/convert/listed_graph.hpp"

namespace entente::convert {

/// The parts of a table's form that reader and writer share.
namespace csv {
inline constexpr std::string_view state = "state";
inline constexpr std::string_view label = "label";
inline constexpr std::string_view status_quo = "status_quo";
inline constexpr std::string_view rank = "rank:";
inline constexpr std::string_view moves = "moves:";
/// ASCII letters as small ones: heads of columns may be written either way.
std::string small_letters(std::string_view text);
/// What parts the states of a moves cell.
bool parts_states(char c);
}  // namespace csv

/// Reads a table of states (docs/formats.md, .csv). Fails with E114 for each fault, at most 20,
/// with its line and column, and with E008 where there is more than the limits allow.
Result<ListedGraph> read_csv(const SourceText& source, std::uint32_t number,
                             const ListLimits& limits = {});

}  // namespace entente::convert
