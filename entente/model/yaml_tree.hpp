#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "entente/base/result.hpp"
#include "entente/base/source_text.hpp"

namespace entente {

struct YamlEntry;

/// A node of a YAML text, with aliases followed and merge keys joined. Scalars are text.
struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };
  Kind kind = Kind::null;
  Span where;  ///< a scalar's words without quotes; otherwise from the first character on
  std::string text;
  bool plain = true;  ///< a scalar written without quotes, on one line or several
  std::vector<std::uint32_t>
      bytes;  ///< where byte k of text stands in the source; empty: where.begin + k
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_map() const { return kind == Kind::map; }
  bool is_sequence() const { return kind == Kind::sequence; }
  /// The source span of bytes [begin, end) of `text`.
  Span slice(std::size_t begin, std::size_t end) const;
};

/// One key of a map with its value.
struct YamlEntry {
  YamlNode key, value;
};

/// Limits of a case file (docs/case-format.md, ground rules).
inline constexpr std::uint64_t most_file_bytes = 16'000'000;
inline constexpr std::size_t most_yaml_depth = 100;
inline constexpr std::size_t most_yaml_nodes = 1'000'000;

/// The tree of one YAML document, or E002, E003, E006, E009. An empty text is a null node.
/// Texts and nodes are counted as they are read: no alias bomb ever unfolds.
Result<YamlNode> read_yaml(const SourceText& source, std::uint32_t source_number);

}  // namespace entente
