#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/case.hpp"
#include "entente/model/yaml_tree.hpp"

namespace entente {

/// A stretch of a scalar's text, so that every word of an expression has its place in the file.
struct Words {
  const YamlNode* node = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;

  explicit Words(const YamlNode& whole) : node(&whole), end(whole.text.size()) {}
  Words(const YamlNode& whole, std::size_t from, std::size_t to)
      : node(&whole), begin(from), end(to) {}

  std::string_view text() const { return std::string_view(node->text).substr(begin, end - begin); }
  Span where() const { return node->slice(begin, end); }
  /// The part [from, to) of these words, without blanks at its ends.
  Words part(std::size_t from, std::size_t to) const;
  Words trimmed() const { return part(0, end - begin); }
};

/// What names mean where an expression stands.
struct Scope {
  const Case* c = nullptr;
  std::optional<PartyId> own;  ///< whose preferences these are: its own options win
  bool outcomes = true;        ///< false within `outcomes` itself (E023)
};

inline constexpr int deepest_expression = 200;

/// The words that have a meaning in expressions and can name nothing.
const std::vector<std::string>& reserved_words();
/// `[A-Za-z][A-Za-z0-9_-]*`, at most 40 characters.
bool valid_name(std::string_view name);

/// The formula of an expression (docs/case-format.md, expressions); on a fault one diagnostic
/// (E012, E016 to E018, E020 to E023, E029) is added and nothing comes back. Cost: linear.
std::optional<Expression> parse_expression(const Words& words, const Scope& scope,
                                           Diagnostics& faults);

/// `option is level`, or a yes/no option alone, which means `is yes`.
std::optional<Setting> parse_setting(const Words& words, const Scope& scope, Diagnostics& faults);

/// The option of that name as an expression would find it.
std::optional<OptionId> parse_option(const Words& words, const Scope& scope, Diagnostics& faults);

}  // namespace entente
