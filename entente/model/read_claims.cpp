#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

/// Exactly one of set, vary, promote.
bool one_form(Reader& r, const Fields& f, const YamlNode& node) {
  int forms = 0;
  for (const char* form : {"set", "vary", "promote"}) forms += f[form] != nullptr ? 1 : 0;
  if (forms == 1) return true;
  r.report(Code::E005, node.where,
           fmt::format("a lever needs exactly one of set, vary, promote; this one has {}", forms))
      .help =
      "set: us.press is russia; vary: types.us.resolved.chance with over: 0..1; promote: "
      "us.avoid_clash";
  return false;
}

void read_set(Reader& r, const YamlNode& node, Lever& lever) {
  if (!node.is_scalar() || node.text.empty()) {
    r.wrong_kind(node, "set", "an option and its level", "us.press is russia");
    return;
  }
  lever.set = parse_setting(Words(node), r.scope(), r.faults);
  if (!lever.set || lever.by.empty()) return;
  const PartyId owner = r.c.option(lever.set->option).owner;
  for (PartyId by : lever.by)
    if (by == owner) return;
  std::vector<std::string> names;
  for (PartyId by : lever.by) names.push_back(r.c.party(by).id);
  r.report(Code::E087, node.where,
           fmt::format("{} does not own {}", list_words(names, "or"),
                       full_name(r.c, lever.set->option)))
      .suggest = r.c.party(owner).id;
}

void read_vary(Reader& r, const Fields& f, const YamlNode& node, Lever& lever) {
  lever.vary = read_string(r, &node, "vary");
  if (!lever.vary.empty() && number_at(r.c, lever.vary) == nullptr) {
    const std::vector<std::string> paths = number_paths(r.c);
    Diagnostic& d =
        r.report(Code::E085, node.where, fmt::format("no number at \"{}\"", lever.vary));
    d.suggest = nearest(lever.vary, paths);
    d.help = paths.empty() ? "the case has no numbers: give a statement a `weight`, or add `types`"
                           : "for example " + paths.front();
  }
  const YamlNode* const over = f["over"];
  if (over == nullptr) {
    r.report(Code::E086, f.key_node("vary")->where, "`vary` needs `over: low..high`").help =
        "for example over: 0..1";
  } else if (const auto bounds = read_bounds(r, *over, "over")) {
    std::tie(lever.low, lever.high) = *bounds;
  }
}

void read_promote(Reader& r, const YamlNode& node, Lever& lever) {
  const std::string text = read_string(r, &node, "promote");
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto party = find_party(r.c, text.substr(0, point));
  if (!party) {
    std::vector<std::string> ids;
    for (const Party& p : r.c.parties) ids.push_back(p.id);
    Diagnostic& d = r.report(Code::E012, node.slice(0, point),
                             fmt::format("unknown party \"{}\"", text.substr(0, point)));
    d.suggest = nearest(text.substr(0, point), ids);
    d.help = "the form is: party.statement, for example " + ids.front() + ".p1";
    return;
  }
  const auto& statements = r.c.wants[party->value].statements;
  std::vector<std::string> ids;
  for (std::uint32_t k = 0; k < statements.size(); ++k) {
    if (point < text.size() && statements[k].id == text.substr(point + 1))
      lever.promote = {*party, k};
    ids.push_back(r.c.party(*party).id + "." + statements[k].id);
  }
  if (lever.promote) return;
  Diagnostic& d =
      r.report(Code::E053, node.where,
               fmt::format("{} has no statement \"{}\" to promote", r.c.party(*party).id,
                           point < text.size() ? text.substr(point + 1) : std::string{}));
  d.suggest = nearest(text, ids);
  d.help = known_words("statement", "statements", ids);
}

void read_lever(Reader& r, const YamlNode& node) {
  const Fields f(r, node, "a lever",
                 {"id", "about", "by", "set", "vary", "over", "promote", "cost", "source"});
  if (!f.usable()) return;
  Lever lever;
  lever.where = node.where;
  if (const YamlNode* id = f.needed("id", "id: press_russia");
      id != nullptr && check_name(r, *id)) {
    lever.id = id->text;
    lever.where = id->where;
    for (const Lever& other : r.c.levers)
      if (other.id == lever.id) {
        r.report(Code::E006, id->where, fmt::format("two levers are called \"{}\"", lever.id))
            .hint = "give it an id of its own";
        break;
      }
  }
  lever.about = read_text(r, f["about"], "about");
  lever.by = read_party_list(r, f["by"], "by");
  if (f["cost"] != nullptr)
    lever.cost =
        read_range(r, *f["cost"], Code::E005, "a lever's cost must be a number or a range");
  lever.source = read_source_ref(r, f["source"]);
  if (!one_form(r, f, node)) return;
  if (f["over"] != nullptr && f["vary"] == nullptr)
    r.report(Code::E005, f.key_node("over")->where, "`over` goes with `vary`").help =
        "name the number: vary: types.us.resolved.chance";
  if (const YamlNode* set = f["set"]) read_set(r, *set, lever);
  if (const YamlNode* vary = f["vary"]) read_vary(r, f, *vary, lever);
  if (const YamlNode* promote = f["promote"]) read_promote(r, *promote, lever);
  r.c.levers.push_back(std::move(lever));
}

}  // namespace

void read_levers(Reader& r, const YamlNode& node) {
  if (!expect_sequence(r, node, "levers", "- {id: press_russia, set: us.press is russia}")) return;
  for (const YamlNode& item : node.items) read_lever(r, item);
}

void read_claims(Reader& r, const YamlNode& node) {
  constexpr const char* example = "C1: {say: The deal holds., expect: deal is stable}";
  if (!expect_map(r, node, "claims", example)) return;
  for (const auto& [key, value] : node.entries) {
    if (!check_name(r, key)) continue;
    Claim claim;
    claim.id = key.text;
    claim.where = key.where;
    const Fields f(r, value, "claims." + key.text, {"say", "expect", "source"});
    if (!f.usable()) continue;
    claim.say = read_text(r, f["say"], f.path() + ".say");
    claim.source = read_source_ref(r, f["source"]);
    const YamlNode* const expect = f.needed("expect", "expect: deal is stable");
    if (expect == nullptr) continue;
    const std::vector<YamlNode> one{*expect};
    if (expect->is_sequence() && expect->items.empty())
      r.wrong_kind(*expect, f.path() + ".expect", "a check or a list of checks", "deal is stable");
    for (const YamlNode& item : expect->is_sequence() ? expect->items : one) {
      if (!item.is_scalar() || plain_kind(item) != Plain::text || item.text.empty()) {
        r.wrong_kind(item, f.path() + ".expect", "a check", "deal is stable under nash, seq");
      } else if (auto check = parse_check(Words(item), r.c, r.faults)) {
        claim.checks.push_back(std::move(*check));
      }
    }
    r.c.claims.push_back(std::move(claim));
  }
}

}  // namespace entente
