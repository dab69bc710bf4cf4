#include "entente/model/case_reader.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && digit(text[at + count])) ++count;
  return count;
}

}  // namespace

Plain plain_kind(const YamlNode& node) {
  if (!node.is_scalar() || !node.plain) return Plain::text;
  std::string_view text = node.text;
  for (const char* word : {"true", "True", "TRUE", "false", "False", "FALSE"})
    if (text == word) return Plain::boolean;
  for (const char* word : {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"})
    if (text == word || (text.starts_with('-') && text.substr(1) == word)) return Plain::number;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return Plain::text;
  if (digits(text, 0) == text.size()) return Plain::whole;
  return Rational::parse(text) && text.find('/') == std::string_view::npos &&
                 !text.starts_with('-') && !text.starts_with('+')
             ? Plain::number
             : Plain::text;
}

std::string kind_words(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "empty";
    case YamlNode::Kind::sequence:
      return node.items.empty() ? "an empty list" : "a list";
    case YamlNode::Kind::map:
      return node.entries.empty() ? "an empty map" : "a map";
    case YamlNode::Kind::scalar:
      break;
  }
  switch (plain_kind(node)) {
    case Plain::boolean:
      return "true or false";
    case Plain::whole:
    case Plain::number:
      return "a number";
    case Plain::text:
      break;
  }
  return node.text.empty() ? "an empty text" : "a text";
}

/// "this is a text"; a list that is too short says how many it has, a number which it is.
std::string what_it_is(const YamlNode& node, std::string_view wanted) {
  if (node.is_sequence() && !node.items.empty() && wanted.starts_with("a list"))
    return fmt::format("this list has {}", node.items.size());
  constexpr std::size_t short_text = 24;
  const bool number = node.is_scalar() && plain_kind(node) >= Plain::whole;
  if (number && node.text.size() <= short_text) return "this is " + node.text;
  return "this is " + kind_words(node);
}

void Reader::wrong_kind(const YamlNode& node, std::string_view path, std::string_view what,
                        std::string_view example) {
  Diagnostic& d = report(Code::E005, node.where,
                         fmt::format("{} must be {}, {}", path, what, what_it_is(node, what)));
  if (!example.empty()) d.help = fmt::format("for example {}", example);
}

bool keys_once(Reader& r, const YamlNode& map) {
  std::map<std::string_view, Span> first;
  bool once = true;
  for (const auto& [key, value] : map.entries) {
    const auto [place, is_new] = first.try_emplace(key.text, key.where);
    if (is_new) continue;
    once = false;
    r.report(Code::E006, key.where,
             fmt::format("\"{}\" appears twice (first at line {})", key.text,
                         r.source.place(place->second.begin).line))
        .hint = "join the two";
  }
  return once;
}

bool expect_map(Reader& r, const YamlNode& node, std::string_view path, std::string_view example) {
  if (node.is_map()) return keys_once(r, node);
  r.wrong_kind(node, path, "a map", example);
  return false;
}

bool expect_sequence(Reader& r, const YamlNode& node, std::string_view path,
                     std::string_view example) {
  if (node.is_sequence()) return true;
  r.wrong_kind(node, path, "a list", example);
  return false;
}

Fields::Fields(Reader& r, const YamlNode& node, std::string path,
               std::initializer_list<std::string_view> known, bool free_keys)
    : r_(r), node_(node), path_(std::move(path)) {
  const std::vector<std::string> names(known.begin(), known.end());
  if (!node.is_map()) {
    r.wrong_kind(node, path_, "a map");
    r.faults.back().help = "its keys are " + list_words(names);
    return;
  }
  usable_ = true;
  keys_once(r, node);
  for (const auto& [key, value] : node.entries) {
    if (std::ranges::find(names, key.text) != names.end()) continue;
    if (free_keys && key.text.starts_with("x-")) continue;
    Diagnostic& d =
        r.report(Code::E004, key.where, fmt::format("unknown key \"{}\" in {}", key.text, path_));
    d.suggest = nearest(key.text, names);
    suggested_.push_back(d.suggest);
    d.help = "the keys here are " + list_words(names);
  }
}

const YamlNode* Fields::key_node(std::string_view key) const {
  for (const auto& [name, value] : node_.entries)
    if (name.text == key) return &name;
  return nullptr;
}

const YamlNode* Fields::operator[](std::string_view key) const {
  for (const auto& [name, value] : node_.entries)
    if (name.text == key) return &value;
  return nullptr;
}

const YamlNode* Fields::needed(std::string_view key, std::string_view example) const {
  const YamlNode* const node = (*this)[key];
  const bool misspelt = std::ranges::find(suggested_, key) != suggested_.end();
  if (node == nullptr && usable_ && !misspelt)
    r_.report(Code::E005, node_.where, fmt::format("{} lacks \"{}\"", path_, key)).help =
        fmt::format("for example {}", example);
  return node;
}

std::string read_text(Reader& r, const YamlNode* node, std::string_view path) {
  if (node == nullptr) return {};
  if (node->is_scalar() && !node->text.empty()) return node->text;
  r.wrong_kind(*node, path, "a text", "\"some words, in quotes\"");
  return {};
}

std::string read_string(Reader& r, const YamlNode* node, std::string_view path) {
  if (node != nullptr && node->is_scalar() && plain_kind(*node) != Plain::text) {
    r.wrong_kind(*node, path, "a text", fmt::format("\"{}\", in quotes", node->text));
    return {};
  }
  return read_text(r, node, path);
}

std::vector<std::string> read_texts(Reader& r, const YamlNode* node, std::string_view path) {
  if (node == nullptr) return {};
  if (!node->is_sequence()) return {read_text(r, node, path)};
  std::vector<std::string> texts;
  for (const YamlNode& item : node->items) texts.push_back(read_text(r, &item, path));
  return texts;
}

bool check_name(Reader& r, const YamlNode& node, std::string* instead) {
  if (!node.is_scalar()) {
    r.wrong_kind(node, "a name", "a word", "ann");
    return false;
  }
  if (std::ranges::find(reserved_words(), node.text) != reserved_words().end()) {
    r.report(Code::E019, node.where, fmt::format("\"{}\" is a word of the language", node.text))
        .hint = "choose another name";
    return false;
  }
  if (valid_name(node.text)) return true;
  std::string mended;
  for (char c : node.text) {
    const bool good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '_' || c == '-';
    if (good)
      mended += c;
    else if (!mended.ends_with('_'))
      mended += '_';
  }
  if (mended.size() > 40) mended.resize(40);
  if (mended.empty() || !valid_name(mended)) mended = ("n_" + mended).substr(0, 40);
  Diagnostic& d =
      r.report(Code::E011, node.where, fmt::format("\"{}\" is no valid name", node.text));
  d.suggest = mended;
  if (instead != nullptr) *instead = mended;
  d.help = node.text.find(':') == std::string::npos
               ? "a letter first, then letters, digits, _ or -, at most 40"
               : "if this should be a key, a space is missing after the colon";
  return false;
}

std::optional<PartyId> read_party(Reader& r, const YamlNode& node) {
  if (!node.is_scalar()) {
    r.wrong_kind(node, "a party", "a name", r.c.parties.empty() ? "ann" : r.c.parties.front().id);
    return std::nullopt;
  }
  const auto party = find_party(r.c, node.text);
  if (party) return party;
  std::vector<std::string> ids;
  for (const Party& p : r.c.parties) ids.push_back(p.id);
  Diagnostic& d = r.report(Code::E012, node.where, fmt::format("unknown party \"{}\"", node.text));
  d.suggest = nearest(node.text, ids);
  d.help = known_words("party", "parties", ids);
  return std::nullopt;
}

std::vector<PartyId> read_party_list(Reader& r, const YamlNode* node, std::string_view path,
                                     std::size_t least) {
  std::vector<PartyId> parties;
  if (node == nullptr) return parties;
  const std::size_t faults_before = r.faults.size();
  const auto add = [&](const YamlNode& item) {
    const auto party = read_party(r, item);
    if (!party) return;
    if (std::ranges::find(parties, *party) != parties.end())
      r.report(Code::E006, item.where, fmt::format("\"{}\" appears twice in {}", item.text, path))
          .hint = "once is enough";
    parties.push_back(*party);
  };
  if (node->is_sequence()) {
    for (const YamlNode& item : node->items) add(item);
  } else {
    add(*node);
  }
  if (parties.size() < least && r.faults.size() == faults_before)
    r.wrong_kind(*node, path,
                 least == 1 ? "a party or a list of parties" : "a list of at least 2 parties",
                 least == 1 ? "ann, or [ann, bob]" : "[ann, bob]");
  return parties;
}

std::optional<Expression> read_expression(Reader& r, const YamlNode& node, const Scope& scope,
                                          std::string_view path) {
  if (!node.is_scalar() || node.text.empty()) {
    r.wrong_kind(node, path, "an expression", "ann.share and not bob.share");
    return std::nullopt;
  }
  return parse_expression(Words(node), scope, r.faults);
}

std::vector<Expression> read_expressions(Reader& r, const YamlNode* node, const Scope& scope,
                                         std::string_view path) {
  std::vector<Expression> expressions;
  if (node == nullptr) return expressions;
  const auto add = [&](const YamlNode& item) {
    if (auto expression = read_expression(r, item, scope, path))
      expressions.push_back(std::move(*expression));
  };
  if (!node->is_sequence()) {
    add(*node);
  } else if (node->items.empty()) {
    r.wrong_kind(*node, path, "an expression or a list with at least one", "ann.share");
  } else {
    for (const YamlNode& item : node->items) add(item);
  }
  return expressions;
}

}  // namespace entente
