#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr const char* options_example =
    "ann: [share], or ann: {share: yes/no, mood: [calm, cross]}";

/// Which entries of a list are scalars that did not stand there before; the others are reported.
std::vector<const YamlNode*> once_in_list(Reader& r, const std::vector<YamlNode>& items,
                                          std::string_view path) {
  std::map<std::string_view, Span> first;
  std::vector<const YamlNode*> once;
  for (const YamlNode& item : items) {
    const auto [place, is_new] = first.try_emplace(item.text, item.where);
    if (is_new || !item.is_scalar()) {
      once.push_back(&item);
      continue;
    }
    r.report(Code::E006, item.where,
             fmt::format("\"{}\" appears twice in {} (first at line {})", item.text, path,
                         r.source.place(place->second.begin).line))
        .hint = "once is enough";
  }
  return once;
}

bool colour_like(std::string_view text) {
  const auto hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), hex);
}

void read_party_entry(Reader& r, const YamlNode& key, const YamlNode* value) {
  if (!check_name(r, key)) return;
  Party party;
  party.id = party.name = key.text;
  party.where = key.where;
  if (value != nullptr && value->is_map()) {
    const Fields f(r, *value, "parties." + key.text, {"name", "about", "colour"});
    if (f["name"] != nullptr) party.name = read_text(r, f["name"], f.path() + ".name");
    party.about = read_text(r, f["about"], f.path() + ".about");
    party.colour = read_string(r, f["colour"], f.path() + ".colour");
    if (f["colour"] != nullptr && !party.colour.empty() && !colour_like(party.colour))
      r.wrong_kind(*f["colour"], f.path() + ".colour", "a colour", "\"#b5482f\"");
  } else if (value != nullptr && value->kind != YamlNode::Kind::null) {
    party.name = read_text(r, value, "parties." + key.text);
  }
  r.c.parties.push_back(std::move(party));
}

void read_listed_parties(Reader& r, const YamlNode& node) {
  constexpr const char* example = "ann: Ann Smith";
  if (node.is_sequence() && !node.items.empty()) {
    for (const YamlNode* item : once_in_list(r, node.items, "parties"))
      read_party_entry(r, *item, nullptr);
  } else if (node.is_map() && !node.entries.empty()) {
    keys_once(r, node);
    for (const auto& [key, value] : node.entries)
      if (!find_party(r.c, key.text)) read_party_entry(r, key, &value);
  } else {
    r.wrong_kind(node, "parties", "a map or list of parties", example);
  }
}

bool same_level(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto x = Rational::parse(a);
  const auto y = Rational::parse(b);
  return x && y && *x == *y;
}

bool level_like(std::string_view text) {
  const auto good = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (static_cast<unsigned char>(c) & 0x80U) != 0;
    return letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '%' ||
           c == '+';
  };
  return !text.empty() && text.size() <= 80 && std::ranges::all_of(text, good);
}

bool check_level(Reader& r, const YamlNode& node, const Option& option) {
  if (!node.is_scalar()) {
    r.wrong_kind(node, "a level", "a word or a number", "[none, part, full]");
    return false;
  }
  const bool yes_or_no = node.text == "yes" || node.text == "no";
  if (!yes_or_no && (std::ranges::find(reserved_words(), node.text) != reserved_words().end() ||
                     plain_kind(node) == Plain::boolean)) {
    r.report(Code::E019, node.where, fmt::format("\"{}\" is a word of the language", node.text))
        .hint = "choose another word";
    return false;
  }
  if (!level_like(node.text)) {
    std::string mended = node.text;
    for (char& c : mended)
      if (!level_like(std::string(1, c))) c = '_';
    r.report(Code::E011, node.where, fmt::format("\"{}\" is no valid level", node.text)).suggest =
        mended;
    return false;
  }
  const auto same = [&](const std::string& level) { return same_level(level, node.text); };
  if (std::ranges::any_of(option.levels, same)) {
    r.report(Code::E015, node.where,
             fmt::format("{} has the level \"{}\" twice", option.name, node.text))
        .hint = "once is enough";
    return false;
  }
  return true;
}

void read_levels(Reader& r, const YamlNode* node, Option& option) {
  option.levels = {"no", "yes"};
  option.yes_no = true;
  if (node == nullptr || node->kind == YamlNode::Kind::null ||
      (node->is_scalar() && node->text == "yes/no"))
    return;
  if (!node->is_sequence()) {
    r.wrong_kind(*node, option.name, "yes/no or a list of levels", "[none, part, full]");
    return;
  }
  option.levels.clear();
  for (const YamlNode& item : node->items)
    if (check_level(r, item, option)) option.levels.push_back(item.text);
  option.yes_no = option.levels == std::vector<std::string>{"no", "yes"};
  if (node->items.size() < 2) {
    const Span where = node->items.empty() ? node->where : node->items.front().where;
    r.report(Code::E014, where,
             fmt::format("{} has {}; it needs two", option.name,
                         count_of(node->items.size(), "level", "levels")))
        .hint = "write yes/no, or add a level";
  } else if (node->items.size() > most_levels) {
    r.wrong_kind(*node, option.name, fmt::format("a list of at most {} levels", most_levels),
                 "[none, part, full]");
  }
  if (option.levels.empty() || option.levels.size() > most_levels) option.levels = {"no", "yes"};
}

void read_option(Reader& r, PartyId owner, const YamlNode& key, const YamlNode* value) {
  // An option whose name is refused is kept under the one suggested, so that what follows from the
  // mistake is not reported as if the option were missing.
  std::string name = key.is_scalar() ? key.text : "";
  if (!check_name(r, key, &name) && (name == key.text || find_option(r.c, owner, name))) return;
  Option option;
  option.owner = owner;
  option.name = name;
  option.where = key.where;
  if (value != nullptr && value->is_map()) {
    const Fields f(r, *value, fmt::format("options.{}.{}", r.c.party(owner).id, key.text),
                   {"levels", "about", "source"});
    read_levels(r, f["levels"], option);
    option.about = read_text(r, f["about"], f.path() + ".about");
    option.source = read_source_ref(r, f["source"]);
  } else {
    read_levels(r, value, option);
  }
  const OptionId id{static_cast<std::uint32_t>(r.c.options.size())};
  r.c.parties[owner.value].options.push_back(id);
  r.c.options.push_back(std::move(option));
}

void read_party_options(Reader& r, PartyId owner, const YamlNode& node) {
  const std::string path = "options." + r.c.party(owner).id;
  if (node.is_scalar()) {
    read_option(r, owner, node, nullptr);
  } else if (node.is_sequence() && !node.items.empty()) {
    for (const YamlNode* item : once_in_list(r, node.items, path))
      read_option(r, owner, *item, nullptr);
  } else if (node.is_map() && !node.entries.empty()) {
    keys_once(r, node);
    for (const auto& [key, value] : node.entries)
      if (!find_option(r.c, owner, key.text)) read_option(r, owner, key, &value);
  } else {
    r.wrong_kind(node, path, "a list or map of options", options_example);
  }
}

/// Options and parties beyond any limit on states are refused before they are looked at one by one.
bool too_many(Reader& r, const YamlNode* parties, const YamlNode* options) {
  constexpr std::size_t most_options = 64;  // 2^64 combinations and more
  constexpr std::size_t most_parties = 1000;
  std::size_t count = 0;
  std::size_t named = parties == nullptr ? 0 : parties->items.size() + parties->entries.size();
  if (options != nullptr) {
    named = std::max(named, options->entries.size());
    for (const auto& [key, value] : options->entries)
      count += value.items.size() + value.entries.size();
  }
  if (count <= most_options && named <= most_parties) return false;
  const YamlNode& node = options == nullptr ? *parties : *options;
  r.report(Code::E008, node.where,
           count > most_options
               ? fmt::format("{} options make more than 2^64 states, more than the limit", count)
               : fmt::format("{} parties are more than the limit {}", named, most_parties))
      .help =
      "leave out what does not matter; write options that exclude each other as levels of one";
  return true;
}

}  // namespace

bool read_parties(Reader& r, const YamlNode* parties, const YamlNode* options) {
  if (too_many(r, parties, options)) return false;
  if (parties != nullptr) {
    read_listed_parties(r, *parties);
  } else if (options != nullptr && options->is_map()) {
    for (const auto& [key, value] : options->entries)
      if (!find_party(r.c, key.text)) read_party_entry(r, key, nullptr);
  }
  return true;
}

void read_options(Reader& r, const YamlNode& options) {
  if (!options.is_map()) {
    r.wrong_kind(options, "options", "a map from parties to what they can do", options_example);
    return;
  }
  keys_once(r, options);
  // Options are kept in the order of the parties, so that the strategies of one party are
  // neighbouring digits of a state's number.
  std::map<std::uint32_t, const YamlNode*> of_party;
  for (const auto& [key, value] : options.entries) {
    const std::uint32_t begin = key.where.begin;
    const auto here = [&](const Diagnostic& d) { return d.where.begin == begin; };
    if (!find_party(r.c, key.text) && std::ranges::any_of(r.faults, here))
      continue;  // its name was refused already
    if (const auto party = read_party(r, key)) of_party.try_emplace(party->value, &value);
  }
  for (const auto& [party, node] : of_party) read_party_options(r, PartyId{party}, *node);
}

}  // namespace entente
