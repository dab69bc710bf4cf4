#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/result.hpp"

namespace entente::convert {

/// Written files above this many bytes are refused (E008), as they would be when read: long names
/// can make a small input large.
inline constexpr std::uint64_t most_written_bytes = std::uint64_t{1} << 28;

/// A file as it is to be written, and what of the input it does not hold, a line each.
struct Written {
  std::string text;
  std::vector<std::string> notes;
};

/// The text in double quotes with escapes that JSON, YAML and DOT read alike but for control
/// characters, which DOT does not know.
std::string quoted(std::string_view text);
/// Blanks, line ends and control characters become one blank; none is left at the ends.
std::string one_line(std::string_view text);
/// For XML: & < > and quotes escaped, characters that XML forbids become U+FFFD.
std::string xml_text(std::string_view text);

/// A text that grows until it is larger than it may be; what comes after that is dropped.
class Output {
public:
  explicit Output(std::uint64_t most = most_written_bytes) : most_(most) {}
  Output& operator<<(std::string_view piece);
  bool full() const { return full_; }
  /// Whether so many bytes more can come; where not, nothing does.
  bool fits(std::uint64_t bytes);
  /// The text with the notes, or E008 where it was too large.
  Result<Written> done(std::vector<std::string> notes);

private:
  std::uint64_t most_;
  bool full_ = false;
  std::string text_;
};

}  // namespace entente::convert
