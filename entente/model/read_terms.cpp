#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

/// E060 at the issue's name unless exactly one kind is given.
bool read_issue_kind(Reader& r, const Fields& f, const YamlNode& key, Issue& issue) {
  const auto given = std::ranges::count_if(std::array{"range", "levels", "items"},
                                           [&](const char* kind) { return f[kind] != nullptr; });
  if (given != 1) {
    r.report(Code::E060, key.where,
             fmt::format("an issue needs exactly one of range, levels, items; {} has {}", key.text,
                         given))
        .help = "for example range: 0..1, levels: [low, high] or items: 3";
    return false;
  }
  if (const YamlNode* range = f["range"]) {
    issue.kind = Issue::Kind::range;
    const auto bounds = read_bounds(r, *range, f.path() + ".range");
    if (bounds) std::tie(issue.low, issue.high) = *bounds;
  } else if (const YamlNode* levels = f["levels"]) {
    issue.kind = Issue::Kind::levels;
    if (!levels->is_sequence() || levels->items.size() < 2) {
      r.wrong_kind(*levels, f.path() + ".levels", "a list of at least 2 levels", "[low, high]");
      return false;
    }
    for (const YamlNode& item : levels->items) {
      if (plain_kind(item) == Plain::boolean)
        r.wrong_kind(item, "a level", "a word or a number", "\"yes\", in quotes");
      issue.levels.push_back(read_text(r, &item, "a level"));
    }
  } else {
    issue.kind = Issue::Kind::items;
    const YamlNode& items = *f["items"];
    const bool whole =
        plain_kind(items) == Plain::whole && items.text.size() < 10 && items.text.front() != '-';
    issue.items = whole ? std::stoll(items.text) : 0;
    if (issue.items < 1)
      r.wrong_kind(items, f.path() + ".items", "a whole number of 1 or more", "items: 3");
  }
  return true;
}

void read_better(Reader& r, const YamlNode* node, Issue& issue) {
  if (node == nullptr || !expect_map(r, *node, "better", "{ann: high, bob: low}")) return;
  for (const auto& [key, value] : node->entries) {
    const auto party = read_party(r, key);
    if (value.text != "high" && value.text != "low")
      r.wrong_kind(value, "better." + key.text, "high or low", key.text + ": high");
    else if (party)
      issue.better_high[party->value] = value.text == "high";
  }
}

void read_points(Reader& r, const YamlNode* node, Issue& issue) {
  if (node == nullptr || !expect_map(r, *node, "points", "{ann: 60, bob: 40}")) return;
  for (const auto& [key, value] : node->entries) {
    const auto party = read_party(r, key);
    const std::string message = fmt::format("points.{} must be a number or a range", key.text);
    if (!value.is_map()) {
      if (const auto points = read_range(r, value, Code::E005, message); party && points)
        issue.points[party->value] = *points;
      continue;
    }
    keys_once(r, value);
    for (const auto& [level, number] : value.entries) {
      if (issue.kind == Issue::Kind::levels &&
          std::ranges::find(issue.levels, level.text) == issue.levels.end()) {
        Diagnostic& d = r.report(Code::E017, level.where,
                                 fmt::format("{} has no level \"{}\"", issue.id, level.text));
        d.suggest = nearest(level.text, issue.levels);
      }
      if (const auto points = read_range(r, number, Code::E005, message); party && points)
        issue.level_points[party->value][level.text] = *points;
    }
  }
}

/// Whether a side was meant and is refused for its form already: one fault, one message.
bool said_wrongly(const YamlNode* better, const std::string& party) {
  if (better == nullptr) return false;
  return !better->is_map() ||
         std::ranges::any_of(better->entries, [&](const auto& e) { return e.key.text == party; });
}

void read_issue(Reader& r, const YamlNode& key, const YamlNode& value, Terms& terms) {
  if (!check_name(r, key)) return;
  Issue issue;
  issue.id = key.text;
  issue.where = key.where;
  const Fields f(r, value, "terms.issues." + key.text,
                 {"about", "range", "levels", "items", "unit", "better", "points", "limit", "ideal",
                  "source"});
  if (!f.usable()) return;
  const bool kind_known = read_issue_kind(r, f, key, issue);
  issue.about = read_text(r, f["about"], f.path() + ".about");
  issue.unit = read_text(r, f["unit"], f.path() + ".unit");
  read_better(r, f["better"], issue);
  read_points(r, f["points"], issue);
  issue.limit = read_per_party(r, f["limit"], "limit");
  issue.ideal = read_per_party(r, f["ideal"], "ideal");
  issue.source = read_source_ref(r, f["source"]);
  // A range that nobody wants for itself (shares of a sum) is worth more to each the more of it it
  // gets; where somebody has a side, everybody must.
  if (kind_known && issue.kind == Issue::Kind::range && issue.points.empty())
    for (PartyId party : terms.between)
      if (!said_wrongly(f["better"], r.c.party(party).id) &&
          !issue.better_high.contains(party.value) && !issue.ideal.contains(party.value))
        r.report(Code::E061, key.where,
                 fmt::format("{} has no side on {}", r.c.party(party).id, key.text))
            .help = fmt::format("better: {{{}: high}}", r.c.party(party).id);
  terms.issues.push_back(std::move(issue));
}

void read_prize(Reader& r, const YamlNode* node, Terms& terms) {
  if (node == nullptr) return;
  std::vector<std::string> ranges;
  for (std::uint32_t k = 0; k < terms.issues.size(); ++k) {
    if (terms.issues[k].kind == Issue::Kind::range) ranges.push_back(terms.issues[k].id);
    if (terms.issues[k].kind == Issue::Kind::range && terms.issues[k].id == node->text)
      terms.no_deal.prize = k;
  }
  if (terms.no_deal.prize) return;
  Diagnostic& d = r.report(Code::E062, node->where, "`prize` must name an issue with a range");
  d.suggest = nearest(node->text, ranges);
  d.help = known_words("issue with a range", "issues with a range", ranges);
}

void read_cost_if(Reader& r, const YamlNode* node, NoDeal& no_deal) {
  constexpr const char* example = "- {when: us.press is russia, cost: {russia: 0.3}}";
  if (node == nullptr || !expect_sequence(r, *node, "cost_if", example)) return;
  for (const YamlNode& item : node->items) {
    const Fields f(r, item, "an entry of cost_if", {"when", "cost"});
    const YamlNode* const when = f.needed("when", example);
    const YamlNode* const cost = f.needed("cost", example);
    if (when == nullptr || cost == nullptr) continue;
    auto condition = read_expression(r, *when, r.scope(), "when");
    CostIf entry{condition.value_or(Expression{Formula::constant(false), {}, {}}),
                 read_per_party(r, cost, "cost")};
    no_deal.cost_if.push_back(std::move(entry));
  }
}

/// E063 where a fight lacks what a party expects or pays; W064 where it would take less than
/// nothing.
void check_fight(Reader& r, const Fields& f, const Terms& terms) {
  const NoDeal& n = terms.no_deal;
  for (const auto& [word, values] :
       {std::pair{"expects", &n.expects}, std::pair{"cost", &n.cost}}) {
    std::vector<std::string> missing;
    for (PartyId party : terms.between)
      if (!values->contains(party.value)) missing.push_back(r.c.party(party).id);
    if (missing.empty()) continue;
    const YamlNode* const key = f.key_node(word);
    r.report(Code::E063, key != nullptr ? key->where : f.key_node("kind")->where,
             fmt::format("{} lacks a value for {}", word, list_words(missing)))
        .help = fmt::format("{}: {{{}: 0.5}}, beside the others", word, missing.front());
  }
  for (PartyId party : terms.between) {
    const auto expects = n.expects.find(party.value);
    const auto cost = n.cost.find(party.value);
    if (expects == n.expects.end() || cost == n.cost.end()) continue;
    const bool second = party != terms.between.front();
    const Rational own = second ? Rational(1) - expects->second.middle() : expects->second.middle();
    if (own < cost->second.middle())
      r.report(Code::W064, cost->second.where,
               fmt::format("{} would accept less than nothing: its cost is above what it expects",
                           r.c.party(party).id))
          .help = "both are shares of the prize: 0.1 is a tenth of it";
  }
}

void read_no_deal(Reader& r, const YamlNode* node, Terms& terms) {
  if (node == nullptr) return;
  const Fields f(r, *node, "terms.no_deal",
                 {"kind", "prize", "expects", "cost", "cost_if", "value", "source"});
  if (!f.usable()) return;
  NoDeal& n = terms.no_deal;
  n.where = node->where;
  const std::array<std::string, 3> kinds{"fight", "status_quo", "value"};
  const YamlNode* const kind = f.needed("kind", "kind: fight");
  if (kind != nullptr) {
    const auto* const found = std::ranges::find(kinds, kind->text);
    if (found == kinds.end()) {
      Diagnostic& d =
          r.report(Code::E005, kind->where, "no_deal.kind must be fight, status_quo or value");
      d.suggest = nearest(kind->text, {kinds.begin(), kinds.end()});
      d.help = "for example kind: fight";
    } else {
      n.kind = static_cast<NoDeal::Kind>(found - kinds.begin());
    }
  }
  read_prize(r, f["prize"], terms);
  n.expects = read_per_party(r, f["expects"], "expects");
  n.cost = read_per_party(r, f["cost"], "cost");
  n.value = read_per_party(r, f["value"], "value");
  read_cost_if(r, f["cost_if"], n);
  n.source = read_source_ref(r, f["source"]);
  if (kind != nullptr && n.kind == NoDeal::Kind::fight) check_fight(r, f, terms);
}

}  // namespace

void read_terms(Reader& r, const YamlNode& node) {
  const Fields f(r, node, "terms", {"between", "issues", "no_deal", "patience", "power", "rule"});
  if (!f.usable()) return;
  Terms terms;
  terms.where = node.where;
  if (const YamlNode* between = f.needed("between", "between: [ann, bob]")) {
    if (!between->is_sequence())
      r.wrong_kind(*between, "terms.between", "a list of at least 2 parties", "[ann, bob]");
    else
      terms.between = read_party_list(r, between, "terms.between", 2);
  }
  constexpr const char* example = "issues: {share: {range: 0..1, better: {ann: high, bob: low}}}";
  if (const YamlNode* issues = f.needed("issues", example);
      issues != nullptr && expect_map(r, *issues, "terms.issues", example)) {
    if (issues->entries.empty())
      r.wrong_kind(*issues, "terms.issues", "a map with at least one issue", example);
    for (const auto& [key, value] : issues->entries) read_issue(r, key, value, terms);
  }
  read_no_deal(r, f["no_deal"], terms);
  if (f["patience"] != nullptr && expect_map(r, *f["patience"], "terms.patience", "{ann: 0.95}"))
    for (const auto& [key, value] : f["patience"]->entries) {
      const auto party = read_party(r, key);
      const std::string name = "the patience of " + key.text;
      if (const auto chance = read_chance(r, value, name); party && chance)
        terms.patience[party->value] = *chance;
    }
  terms.power = read_per_party(r, f["power"], "terms.power");
  if (const YamlNode* rule = f["rule"]) {
    const std::vector<std::string> rules{"nash", "ks", "egalitarian", "utilitarian", "rubinstein"};
    terms.rule = rule->text;
    if (std::ranges::find(rules, rule->text) == rules.end()) {
      Diagnostic& d =
          r.report(Code::E005, rule->where, "terms.rule must be one of " + list_words(rules, "or"));
      d.suggest = nearest(rule->text, rules);
      d.help = "for example rule: nash";
    }
  }
  r.c.terms = std::move(terms);
}

}  // namespace entente
