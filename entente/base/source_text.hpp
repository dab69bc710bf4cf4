#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.hpp"

namespace entente {

/// A place in a text as editors count it: line from 1, column in code points from 1.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// A text that was read, with the name under which messages quote it. Bytes count from 0 after a
/// byte order mark, which is left out.
class SourceText {
public:
  SourceText() = default;
  SourceText(std::string name, std::string text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::string_view slice(Span span) const;
  Place place(std::uint32_t byte) const;
  /// Line number from 1, without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::uint32_t line_start(std::uint32_t number) const { return starts_.at(number - 1); }

private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> starts_{0};
};

/// The file's bytes, or E001 (missing, a folder, not readable, larger than `most` bytes). "-" is
/// standard input. Nothing larger than `most` is ever held in memory.
Result<std::string> read_file(const std::string& path, std::uint64_t most, Code code = Code::E001);

/// Where UTF-8 breaks: the first byte that begins no whole, shortest, allowed sequence; npos if
/// none.
std::size_t invalid_utf8(std::string_view text);
/// How many code points the UTF-8 text has.
std::uint32_t code_points(std::string_view text);

/// Writes beside `path` under a temporary name, then renames: the old file stays until the new one
/// is whole. A device or pipe is written straight. Errors are E100 (output cannot be written).
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace entente
