#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace entente {

inline constexpr std::uint32_t nowhere = 0xFFFFFFFF;

/// Bytes [begin, end) of one source text; `source` counts the texts of one run from 0, or is
/// `nowhere` for what has no place in a text.
struct Span {
  std::uint32_t source = nowhere;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

enum class Severity : std::uint8_t { warning, error };

/// What can be wrong with an input, one row of errors.def each: E... stops the work, W... does not.
enum class Code : std::uint16_t {
#define ENTENTE_CODE(code, title, explanation) code,
#include "entente/base/errors.def"
#undef ENTENTE_CODE
};

/// The code as people see it ("E017"), its short title, and the paragraph of `entente explain`.
std::string_view code_name(Code code);
std::string_view code_title(Code code);
std::string_view code_explanation(Code code);
/// All codes in the order of errors.def.
std::vector<Code> all_codes();

/// One fault of an input: what is wrong (`what`), where, and what to do about it.
struct Diagnostic {
  Code code{};
  Span where;
  std::string what;     ///< one line without a full stop at its end
  std::string suggest;  ///< the words to write instead; shown as `did you mean "..."?`
  std::string hint;     ///< a remark beside the caret where nothing is to be suggested
  std::string help;     ///< one more line, or empty

  Severity severity() const;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or everything that is wrong with the input it should have come from (never empty).
template <class T>
using Result = tl::expected<T, Diagnostics>;

/// A failed Result with one fault that has no place in a source text.
tl::unexpected<Diagnostics> fail(Code code, std::string what, std::string help = {});

bool has_errors(const Diagnostics& diagnostics);

}  // namespace entente
