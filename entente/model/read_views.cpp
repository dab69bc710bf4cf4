#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

/// Sections on how parties regard each other and what they take each other to be.
namespace entente {
namespace {

constexpr const char* attitudes_example = "ann: {bob: positive}";
constexpr const char* views_example = "ann: {types: {bob: brave}, hidden: bob.leave}";

/// "positive" or "+" and so on; E119.
std::optional<int> read_attitude(Reader& r, const YamlNode& node) {
  struct Word {
    const char* word;
    const char* sign;
    int value;
  };
  static constexpr std::array words{Word{"positive", "+", 1}, Word{"neutral", "0", 0},
                                    Word{"negative", "-", -1}};
  for (const Word& w : words)
    if (node.is_scalar() && (node.text == w.word || node.text == w.sign)) return w.value;
  Diagnostic& d =
      r.report(Code::E119, node.where,
               node.is_scalar() ? fmt::format("\"{}\" is no attitude", node.text)
                                : "an attitude is one word, this is " + kind_words(node));
  d.suggest = node.is_scalar() ? nearest(node.text, {"positive", "neutral", "negative"}) : "";
  d.help = "positive, neutral or negative (+, 0, -)";
  return std::nullopt;
}

/// A number from 0 to 1, one that is sure.
std::optional<Rational> read_share(Reader& r, const YamlNode& node, std::string_view name) {
  const auto range = read_chance(r, node, name);
  if (!range) return std::nullopt;
  if (range->sure()) return range->low;
  r.wrong_kind(node, name, "one number", "0.4");
  return std::nullopt;
}

/// `types: {bob: brave}` of a view; E012, E021, E092 as `given bob as brave`.
void read_view_types(Reader& r, const YamlNode& node, CaseView& view) {
  if (!expect_map(r, node, "types of a view", "{bob: brave}")) return;
  for (const auto& [key, value] : node.entries) {
    const auto party = read_party(r, key);
    if (!party) continue;
    if (!value.is_scalar()) {
      r.wrong_kind(value, "types of a view", "the name of a type", "{bob: brave}");
      continue;
    }
    if (const auto type = find_type(r.c, *party, value.text)) {
      view.types.emplace_back(*party, *type);
      continue;
    }
    std::vector<std::string> ids;
    for (const PartyType& t : r.c.types)
      if (t.party == *party) ids.push_back(t.id);
    Diagnostic& d =
        r.report(ids.empty() ? Code::E092 : Code::E021, value.where,
                 fmt::format("{} has no type \"{}\"", r.c.party(*party).id, value.text));
    d.suggest = nearest(value.text, ids);
    d.help = ids.empty() ? fmt::format(
                               "write it under `types`: {}: {{{}: {{chance: 0.2, first: "
                               "...}}}}",
                               r.c.party(*party).id, value.text)
                         : known_words("type", "types", ids);
  }
}

void read_view_wants(Reader& r, const YamlNode& node, CaseView& view) {
  if (!expect_map(r, node, "preferences of a view", "bob: [ann.share]")) return;
  for (const auto& [key, value] : node.entries) {
    const auto party = read_party(r, key);
    if (!party) continue;
    const bool typed =
        std::ranges::any_of(view.types, [&](const auto& entry) { return entry.first == *party; });
    if (typed)
      r.report(Code::E043, key.where,
               fmt::format("give {} a type or preferences in a view, not both", key.text))
          .hint = "keep one of the two";
    Wants wants = read_wants(r, value, *party);
    if (!wants.empty()) view.wants.emplace_back(*party, std::move(wants));
  }
}

/// {ann: {bob: positive}} of the whole case, or of a view; `path` names it.
void read_attitude_table(Reader& r, const YamlNode& node, const std::string& path,
                         AttitudeTable& table) {
  if (!expect_map(r, node, path, attitudes_example)) return;
  for (const auto& [key, value] : node.entries) {
    const auto party = read_party(r, key);
    if (!party || !expect_map(r, value, path + "." + key.text, "{bob: positive}")) continue;
    auto& row = table[party->value];
    for (const auto& [name, sign] : value.entries) {
      const auto other = read_party(r, name);
      const auto attitude = read_attitude(r, sign);
      if (other && attitude) row[other->value] = *attitude;
    }
  }
}

/// One view; within it, where it is a viewer's own, what the viewer takes others to see.
void read_view(Reader& r, const YamlNode& node, PartyId viewer, std::optional<PartyId> of,
               const std::string& path) {
  CaseView view;
  view.viewer = viewer;
  view.of = of;
  view.where = node.where;
  const Fields f =
      of ? Fields(r, node, path, {"types", "preferences", "attitudes", "hidden"})
         : Fields(r, node, path, {"types", "preferences", "attitudes", "hidden", "views"});
  if (!f.usable()) return;
  if (f["types"] != nullptr) read_view_types(r, *f["types"], view);
  if (f["preferences"] != nullptr) read_view_wants(r, *f["preferences"], view);
  if (f["attitudes"] != nullptr)
    read_attitude_table(r, *f["attitudes"], "attitudes", view.attitudes);
  if (f["hidden"] != nullptr) view.hidden = read_expression(r, *f["hidden"], r.scope(), "hidden");
  r.c.views.push_back(std::move(view));
  const YamlNode* const inner = of ? nullptr : f["views"];
  if (inner == nullptr || !expect_map(r, *inner, path + ".views", views_example)) return;
  for (const auto& [key, value] : inner->entries) {
    const auto other = read_party(r, key);
    if (!other) continue;
    if (*other == viewer)
      r.report(Code::E012, key.where, fmt::format("{} is the viewer itself", key.text)).help =
          "name another party here: what the viewer takes it to see";
    else
      read_view(r, value, viewer, other, fmt::format("{}.views.{}", path, key.text));
  }
}

}  // namespace

void read_attitudes(Reader& r, const YamlNode& node) {
  read_attitude_table(r, node, "attitudes", r.c.attitudes);
}

void read_satisficing(Reader& r, const YamlNode& node) {
  if (!expect_map(r, node, "satisficing", "ann: 0.4")) return;
  for (const auto& [key, value] : node.entries) {
    const auto party = read_party(r, key);
    const auto share = read_share(r, value, "a satisficing threshold");
    if (share && *share <= Rational(0))
      r.report(Code::E050, value.where, "a satisficing threshold must lie above 0 and up to 1")
          .help = "0.5 is what counts where none is given";
    else if (party && share)
      r.c.satisficing[party->value] = *share;
  }
}

void read_limits(Reader& r, const YamlNode& node) {
  const Fields f(r, node, "limits", {"first_move", "sanction", "reply"});
  if (!f.usable()) return;
  ChanceLimits limits;
  const auto read = [&](const char* key, Rational& limit) {
    if (f[key] == nullptr) return;
    if (const auto share = read_share(r, *f[key], "a limit")) limit = *share;
  };
  read("first_move", limits.first_move);
  read("sanction", limits.sanction);
  read("reply", limits.reply);
  r.c.limits = limits;
}

void read_views(Reader& r, const YamlNode& node) {
  if (!expect_map(r, node, "views", views_example)) return;
  for (const auto& [key, value] : node.entries)
    if (const auto viewer = read_party(r, key))
      read_view(r, value, *viewer, std::nullopt, "views." + key.text);
}

}  // namespace entente
