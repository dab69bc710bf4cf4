#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

/// How a YAML scalar is written.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, block };

/// The style of the scalar at byte `at` of the source (behind anchors and tags).
ScalarStyle scalar_style(std::string_view source, std::uint32_t at);

/// For each byte of a scalar's value, the byte of the source that it came from: escapes are longer
/// than what they stand for, lines are folded, indentation is left out. `at` is the scalar's first
/// byte, quote or block sign included. Never fails: where value and source do not fit each other,
/// places are near. Cost: linear.
std::vector<std::uint32_t> scalar_places(std::string_view source, std::uint32_t at,
                                         std::string_view value);

}  // namespace entente
