#include "entente/base/result.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

struct Row {
  std::string_view name, title, explanation;
};

constexpr auto rows = std::to_array<Row>({
#define ENTENTE_CODE(code, title, explanation) {#code, title, explanation},
#include "entente/base/errors.def"
#undef ENTENTE_CODE
});

const Row& row(Code code) { return rows.at(static_cast<std::size_t>(code)); }

}  // namespace

std::string_view code_name(Code code) { return row(code).name; }
std::string_view code_title(Code code) { return row(code).title; }
std::string_view code_explanation(Code code) { return row(code).explanation; }

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  codes.reserve(rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) codes.push_back(static_cast<Code>(k));
  return codes;
}

Severity Diagnostic::severity() const {
  return code_name(code).front() == 'W' ? Severity::warning : Severity::error;
}

tl::unexpected<Diagnostics> fail(Code code, std::string what, std::string help) {
  return tl::unexpected(Diagnostics{{code, {}, std::move(what), {}, {}, std::move(help)}});
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics,
                             [](const Diagnostic& d) { return d.severity() == Severity::error; });
}

}  // namespace entente
