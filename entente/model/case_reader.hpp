#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/case.hpp"
#include "entente/model/expression.hpp"
#include "entente/model/yaml_tree.hpp"

/// What the sections of a case file are read with; used by read_*.cpp only.
namespace entente {

/// The case as it grows, and everything found wrong with it so far.
struct Reader {
  const SourceText& source;
  Case& c;
  Diagnostics& faults;

  Diagnostic& report(Code code, Span where, std::string what) {
    faults.push_back({code, where, std::move(what), {}, {}, {}});
    return faults.back();
  }
  /// E005: `path` must be `what`; `example` shows the right form.
  void wrong_kind(const YamlNode& node, std::string_view path, std::string_view what,
                  std::string_view example = {});
  Scope scope(std::optional<PartyId> own = std::nullopt) const { return {&c, own, true}; }
};

/// What YAML 1.2's core rules make of a plain scalar; quoted ones are always text.
enum class Plain : std::uint8_t { text, boolean, whole, number };
Plain plain_kind(const YamlNode& node);

/// "a text", "a list" ... for messages.
std::string kind_words(const YamlNode& node);

/// The entries of a map with known keys. Unknown keys are E004, keys written twice E006, anything
/// but a map E005.
class Fields {
public:
  Fields(Reader& r, const YamlNode& node, std::string path,
         std::initializer_list<std::string_view> known, bool free_keys = false);
  const YamlNode* operator[](std::string_view key) const;
  /// As operator[], but E005 "lacks" at the map's first character where the key is missing; not
  /// where an unknown key was already taken for it.
  const YamlNode* needed(std::string_view key, std::string_view example) const;
  const YamlNode* key_node(std::string_view key) const;
  bool usable() const { return usable_; }
  const std::string& path() const { return path_; }

private:
  Reader& r_;
  const YamlNode& node_;
  std::string path_;
  std::vector<std::string> suggested_;  ///< keys that unknown ones were taken for
  bool usable_ = false;
};

/// Reports E006 for every key that stands twice; false where there was one.
bool keys_once(Reader& r, const YamlNode& map);
bool expect_map(Reader& r, const YamlNode& node, std::string_view path, std::string_view example);
bool expect_sequence(Reader& r, const YamlNode& node, std::string_view path,
                     std::string_view example);

/// A scalar that is not empty, as text.
std::string read_text(Reader& r, const YamlNode* node, std::string_view path);
/// A scalar that YAML reads as text, not as a number or true/false.
std::string read_string(Reader& r, const YamlNode* node, std::string_view path);
/// One text or a list of them.
std::vector<std::string> read_texts(Reader& r, const YamlNode* node, std::string_view path);
/// A new name: E011, E019. Where a name like it would do, `instead` is set to that.
bool check_name(Reader& r, const YamlNode& node, std::string* instead = nullptr);
std::string read_date(Reader& r, const YamlNode* node, std::string_view path);
std::optional<SourceRef> read_source_ref(Reader& r, const YamlNode* node);
std::optional<PartyId> read_party(Reader& r, const YamlNode& node);
/// One party or a list of different ones.
std::vector<PartyId> read_party_list(Reader& r, const YamlNode* node, std::string_view path,
                                     std::size_t least = 1);
/// A scalar's text as an expression.
std::optional<Expression> read_expression(Reader& r, const YamlNode& node, const Scope& scope,
                                          std::string_view path);
/// An expression or a list of them.
std::vector<Expression> read_expressions(Reader& r, const YamlNode* node, const Scope& scope,
                                         std::string_view path);

/// A number, a..b or a..m..b; E042 where it runs backwards, `bad` (with the words `what`)
/// otherwise.
std::optional<Range> read_range(Reader& r, const YamlNode& node, Code bad, std::string_view what);
/// A number or range within 0..1 (E050).
std::optional<Range> read_chance(Reader& r, const YamlNode& node,
                                 std::string_view name = "a chance");
/// party: number.
PerParty read_per_party(Reader& r, const YamlNode* node, std::string_view path);
/// "a..b" with a below b, as `over` and an issue's `range` are written.
std::optional<std::pair<Rational, Rational>> read_bounds(Reader& r, const YamlNode& node,
                                                         std::string_view path);

/// Who takes part; false where there are too many options for any limit (E008).
bool read_parties(Reader& r, const YamlNode* parties, const YamlNode* options);
/// What each party can do; parties and sources are known.
void read_options(Reader& r, const YamlNode& options);
void read_outcomes(Reader& r, const YamlNode& node);
void read_rules(Reader& r, const YamlNode& node);
void read_status_quo(Reader& r, const YamlNode* node);
void read_sources(Reader& r, const YamlNode& node);
void read_preferences(Reader& r, const YamlNode& node);
void read_types(Reader& r, const YamlNode& node);
/// What one party (or a type of it) wants.
Wants read_wants(Reader& r, const YamlNode& node, PartyId party);
void read_attitudes(Reader& r, const YamlNode& node);
void read_satisficing(Reader& r, const YamlNode& node);
void read_limits(Reader& r, const YamlNode& node);
/// What each party takes the conflict to be; types are known.
void read_views(Reader& r, const YamlNode& node);
void read_talks(Reader& r, const YamlNode& node);
void read_terms(Reader& r, const YamlNode& node);
void read_history(Reader& r, const YamlNode& node);
void read_happened(Reader& r, const YamlNode& node);
void read_levers(Reader& r, const YamlNode& node);
void read_claims(Reader& r, const YamlNode& node);

/// One check of a claim; also used for checks given on the command line. E090 to E092, E094.
std::optional<Check> parse_check(const Words& words, const Case& c, Diagnostics& faults);
/// What stands after `given`.
std::optional<Given> parse_given(const Words& words, const Case& c, Diagnostics& faults);

}  // namespace entente
