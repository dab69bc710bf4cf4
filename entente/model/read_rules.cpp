#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr std::size_t most_outcomes = 1000;
constexpr const char* rule_forms =
    "never X\nX only if Y\nOPTION only rises (or: only falls)\nOPTION one step\nOPTION moves only "
    "if X";

/// Gives outcome k the formula "this line and none above it".
void name_first_match(std::vector<Outcome>& outcomes, std::size_t k) {
  if (!outcomes[k].when.formula) return;
  std::vector<Formula::Pointer> parts{outcomes[k].when.formula};
  for (std::size_t above = 0; above < k; ++above)
    if (outcomes[above].when.formula)
      parts.push_back(Formula::negation(outcomes[above].when.formula));
  outcomes[k].is = Formula::conjunction(std::move(parts));
}

void read_outcome(Reader& r, const YamlNode& key, const YamlNode& value, bool last) {
  if (!check_name(r, key)) return;
  Outcome& outcome = *std::ranges::find(r.c.outcomes, key.text, &Outcome::name);
  if (value.is_scalar() && value.text == "otherwise") {
    outcome.otherwise = true;
    outcome.when = {Formula::constant(true), value.text, value.where};
    if (!last)
      r.report(Code::E024, value.where, "\"otherwise\" must be the last outcome").hint =
          "move it down";
    return;
  }
  Scope scope = r.scope();
  scope.outcomes = false;
  if (auto when = read_expression(r, value, scope, "outcomes." + key.text))
    outcome.when = std::move(*when);
}

/// The rule's words, and a form's own words within them.
struct RuleWords {
  const YamlNode& node;
  Words words;
  std::string_view text;

  bool ends(std::string_view with) const {
    return text.ends_with(with) && text.size() > with.size();
  }
  Words before(std::size_t at) const { return words.part(0, at); }
  Words after(std::size_t at) const { return words.part(at, text.size()); }
};

std::optional<Rule> limit_rule(Reader& r, const RuleWords& w, Rule::Kind kind,
                               std::size_t option_end) {
  const auto option = parse_option(w.before(option_end), r.scope(), r.faults);
  if (!option) return std::nullopt;
  Rule rule;
  rule.kind = kind;
  rule.option = *option;
  return rule;
}

std::optional<Rule> moves_rule(Reader& r, const RuleWords& w, std::size_t at) {
  constexpr std::string_view word = " moves only if ";
  auto rule = limit_rule(r, w, Rule::Kind::moves_only_if, at);
  auto condition = parse_expression(w.after(at + word.size()), r.scope(), r.faults);
  if (!rule || !condition) return std::nullopt;
  rule->condition = std::move(*condition);
  return rule;
}

std::optional<Rule> only_if_rule(Reader& r, const RuleWords& w, std::size_t at) {
  constexpr std::string_view word = " only if ";
  const auto what = parse_expression(w.before(at), r.scope(), r.faults);
  const auto condition = parse_expression(w.after(at + word.size()), r.scope(), r.faults);
  if (!what || !condition) return std::nullopt;
  Rule rule;
  rule.condition = {Formula::conjunction({what->formula, Formula::negation(condition->formula)}),
                    std::string(w.text), w.words.where()};
  return rule;
}

std::optional<Rule> never_rule(Reader& r, const RuleWords& w) {
  auto what = parse_expression(w.after(6), r.scope(), r.faults);
  if (!what) return std::nullopt;
  Rule rule;
  rule.condition = std::move(*what);
  return rule;
}

std::optional<Rule> read_rule(Reader& r, const YamlNode& node) {
  const Words words = Words(node).trimmed();
  const RuleWords w{node, words, words.text()};
  if (w.text.starts_with("never ")) return never_rule(r, w);
  if (const auto at = w.text.find(" moves only if "); at != std::string_view::npos)
    return moves_rule(r, w, at);
  if (const auto at = w.text.find(" only if "); at != std::string_view::npos)
    return only_if_rule(r, w, at);
  if (w.ends(" only rises")) return limit_rule(r, w, Rule::Kind::only_rises, w.text.size() - 11);
  if (w.ends(" only falls")) return limit_rule(r, w, Rule::Kind::only_falls, w.text.size() - 11);
  if (w.ends(" one step")) return limit_rule(r, w, Rule::Kind::one_step, w.text.size() - 9);
  r.report(Code::E026, words.where(), fmt::format("\"{}\" is not a rule", w.text)).help =
      rule_forms;
  return std::nullopt;
}

}  // namespace

void read_outcomes(Reader& r, const YamlNode& node) {
  if (!expect_map(r, node, "outcomes", "peace: ann.share and bob.share")) return;
  if (node.entries.empty() || node.entries.size() > most_outcomes) {
    r.wrong_kind(node, "outcomes", fmt::format("a map of 1 to {} names", most_outcomes),
                 "peace: ann.share and bob.share");
    return;
  }
  for (const auto& [key, value] : node.entries) {
    Outcome outcome;
    outcome.name = key.text;
    outcome.where = key.where;
    r.c.outcomes.push_back(std::move(outcome));
  }
  for (std::size_t k = 0; k < node.entries.size(); ++k)
    read_outcome(r, node.entries[k].key, node.entries[k].value, k + 1 == node.entries.size());
  for (std::size_t k = 0; k < r.c.outcomes.size(); ++k) name_first_match(r.c.outcomes, k);
}

void read_rules(Reader& r, const YamlNode& node) {
  if (!expect_sequence(r, node, "rules", "- never ann.share and bob.share")) return;
  for (const YamlNode& item : node.items) {
    if (!item.is_scalar() || item.text.empty()) {
      r.wrong_kind(item, "a rule", "a text", "never ann.share and bob.share");
      continue;
    }
    auto rule = read_rule(r, item);
    if (!rule) continue;
    rule->text = Words(item).trimmed().text();
    rule->where = Words(item).trimmed().where();
    r.c.rules.push_back(std::move(*rule));
  }
}

void read_status_quo(Reader& r, const YamlNode* node) {
  r.c.status_quo.assign(r.c.options.size(), 0);
  if (node == nullptr || !expect_map(r, *node, "status_quo", "ann.share: yes")) return;
  for (const auto& [key, value] : node->entries) {
    const auto option = parse_option(Words(key), r.scope(), r.faults);
    if (!option) continue;
    const Option& o = r.c.option(*option);
    if (!value.is_scalar()) {
      r.wrong_kind(value, "status_quo." + key.text, "a level", o.levels.back());
      continue;
    }
    std::string word = value.text;
    if (o.yes_no && (word == "true" || word == "false")) word = word == "true" ? "yes" : "no";
    const auto found = std::ranges::find(o.levels, word);
    if (found == o.levels.end()) {
      Diagnostic& d =
          r.report(Code::E017, value.where,
                   fmt::format("{} has no level \"{}\"", full_name(r.c, *option), word));
      d.suggest = nearest(word, o.levels);
      d.help =
          fmt::format("the levels of {} are {}", full_name(r.c, *option), list_words(o.levels));
      continue;
    }
    r.c.status_quo[option->value] = static_cast<Level>(found - o.levels.begin());
  }
}

}  // namespace entente
