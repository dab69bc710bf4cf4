#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr const char* weight_message = "a weight must be a number above 0 or a range low..high";

std::optional<Range> read_weight(Reader& r, const YamlNode& node) {
  auto range = read_range(r, node, Code::E041, weight_message);
  if (!range || range->low > Rational(0)) return range;
  r.report(Code::E041, node.where, weight_message).help =
      "a statement that does not matter can be left out";
  return std::nullopt;
}

/// A mark that is there or not. E005 for anything but true or false.
bool read_flag(Reader& r, const Fields& f, std::string_view key) {
  const YamlNode* const node = f[key];
  if (node == nullptr) return false;
  if (plain_kind(*node) != Plain::boolean)
    r.wrong_kind(*node, key, "true or false", fmt::format("{}: true", key));
  return node->text == "true" || node->text == "True" || node->text == "TRUE";
}

/// `strong: true` is degree 2, a number is that degree. E120 for a degree that there is not.
Strength read_strength(Reader& r, const Fields& f) {
  const YamlNode* const node = f["strong"];
  if (node == nullptr) return 1;
  if (plain_kind(*node) == Plain::boolean) return read_flag(r, f, "strong") ? strong_from : 1;
  const bool digit = node->is_scalar() && node->text.size() == 1 && node->text.front() >= '2' &&
                     node->text.front() <= '0' + most_strength;
  if (digit) return static_cast<Strength>(node->text.front() - '0');
  r.report(Code::E120, node->where,
           node->is_scalar() ? fmt::format("\"{}\" is no degree of strength", node->text)
                             : "a degree of strength is one number, this is " + kind_words(*node))
      .help = "true (which is 2), or a whole number from 2 to 9";
  return 1;
}

/// How sure and how strong it is (E118 where two of the marks say different things).
void read_marks(Reader& r, const Fields& f, Statement& statement) {
  statement.unknown = read_flag(r, f, "unknown");
  statement.strength = read_strength(r, f);
  if (f["degree"] != nullptr) statement.degree = read_chance(r, *f["degree"], "a degree");
  if (f["chance"] != nullptr) statement.chance = read_chance(r, *f["chance"]);
  if (statement.chance && !statement.chance->sure()) {
    r.wrong_kind(*f["chance"], "the chance of a statement", "one number", "chance: 0.7");
    statement.chance.reset();
  }
  const int sureness =
      int{statement.unknown} + int{f["degree"] != nullptr} + int{f["chance"] != nullptr};
  if (sureness < 2) return;
  const char* const second = f["chance"] != nullptr ? "chance" : "degree";
  r.report(Code::E118, f.key_node(second)->where, "unknown, degree and chance exclude each other")
      .hint = "keep one of them";
}

std::optional<Statement> read_statement(Reader& r, const YamlNode& node, PartyId party,
                                        std::size_t place) {
  Statement statement;
  statement.id = fmt::format("p{}", place + 1);
  statement.where = node.where;
  const Scope scope = r.scope(party);
  const std::string path = fmt::format("preferences.{}", r.c.party(party).id);
  if (!node.is_map()) {
    auto want = read_expression(r, node, scope, "a statement of " + path);
    if (!want) return std::nullopt;
    statement.want = std::move(*want);
    return statement;
  }
  const Fields f(
      r, node, "a statement of " + path,
      {"want", "id", "weight", "unknown", "strong", "degree", "chance", "why", "source"});
  if (f["id"] != nullptr && check_name(r, *f["id"])) statement.id = f["id"]->text;
  if (f["weight"] != nullptr) statement.weight = read_weight(r, *f["weight"]);
  read_marks(r, f, statement);
  statement.why = read_text(r, f["why"], "why");
  statement.source = read_source_ref(r, f["source"]);
  const YamlNode* const want = f.needed("want", "want: bob.share");
  auto expression = want == nullptr ? std::nullopt : read_expression(r, *want, scope, "want");
  if (!expression) return std::nullopt;
  statement.want = std::move(*expression);
  return statement;
}

/// E047, and E045 at the first statement that lacks a weight where others have one.
void check_statements(Reader& r, const std::vector<Statement>& statements, const YamlNode& node,
                      PartyId party) {
  std::set<std::string> ids;
  for (const Statement& s : statements)
    if (!ids.insert(s.id).second)
      r.report(Code::E047, s.where,
               fmt::format("two statements of {} are called \"{}\"", r.c.party(party).id, s.id))
          .hint = "give it an id of its own";
  const auto has_weight = [](const YamlNode& item) {
    return item.is_map() && std::ranges::any_of(item.entries, [](const auto& entry) {
             return entry.key.text == "weight";
           });
  };
  const auto weighted = static_cast<std::size_t>(std::ranges::count_if(node.items, has_weight));
  if (weighted == 0 || weighted == node.items.size()) return;
  const YamlNode& first = *std::ranges::find_if_not(node.items, has_weight);
  r.report(Code::E045, first.where,
           fmt::format("{} has weights on some statements only: {} of {}", r.c.party(party).id,
                       weighted, node.items.size()))
      .hint = "add the missing ones, or remove all";
}

/// One name of an order: an outcome, or a state number.
std::optional<OrderItem> read_order_item(Reader& r, const Words& words) {
  const std::string_view text = words.text();
  const bool number = !text.empty() && text.size() < 18 &&
                      std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (number) return OrderItem{false, std::stoull(std::string(text)), words.where()};
  const auto found = std::ranges::find(r.c.outcomes, text, &Outcome::name);
  if (found != r.c.outcomes.end())
    return OrderItem{true, static_cast<std::uint64_t>(found - r.c.outcomes.begin()), words.where()};
  std::vector<std::string> names;
  for (const Outcome& outcome : r.c.outcomes) names.push_back(outcome.name);
  Diagnostic& d =
      r.report(Code::E021, words.where(), fmt::format("unknown outcome \"{}\" in an order", text));
  d.suggest = nearest(text, names);
  d.help = names.empty() ? "name the states under `outcomes` first"
                         : known_words("outcome", "outcomes", names);
  return std::nullopt;
}

/// "a > b = c >> d >>> e <> f" as classes, best first, with the links between them. E120 where a
/// link is longer than there are degrees.
void read_order_text(Reader& r, const YamlNode& node, Wants& wants) {
  wants.order.resize(1);
  const std::string_view text = node.text;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool unknown = rest.starts_with("<>");
    if (!unknown && !rest.empty() && rest.front() != '>' && rest.front() != '=') continue;
    if (auto item = read_order_item(r, Words(node).part(from, at)))
      wants.order.back().push_back(*item);
    const std::size_t marks = std::min(rest.find_first_not_of('>'), rest.size());
    if (marks > most_strength)
      r.report(Code::E120, node.slice(at, at + marks),
               fmt::format("{} signs > stand in a row", marks))
          .help = "at most 9: > is better, >> much better, each more a degree stronger";
    at += unknown ? 1 : marks > 1 ? marks - 1 : 0;
    from = at + 1;
    if (rest.empty() || rest.front() == '=') continue;
    wants.order.emplace_back();
    wants.links.push_back({unknown, unknown ? Strength{1} : static_cast<Strength>(marks)});
  }
}

std::vector<std::vector<OrderItem>> read_order_list(Reader& r, const YamlNode& node) {
  std::vector<std::vector<OrderItem>> order;
  const auto item_of = [&](const YamlNode& item) -> std::optional<OrderItem> {
    if (item.is_scalar() && plain_kind(item) != Plain::boolean)
      return read_order_item(r, Words(item).trimmed());
    r.wrong_kind(item, "an entry of an order", "an outcome or a state number",
                 "[good, [4, 5], bad]");
    return std::nullopt;
  };
  for (const YamlNode& entry : node.items) {
    order.emplace_back();
    if (entry.is_sequence() && entry.items.empty())
      r.wrong_kind(entry, "a class of an order", "a list with at least one", "[good, [4, 5], bad]");
    if (!entry.is_sequence()) {
      if (const auto item = item_of(entry)) order.back().push_back(*item);
      continue;
    }
    for (const YamlNode& tied : entry.items)
      if (const auto item = item_of(tied)) order.back().push_back(*item);
  }
  return order;
}

void read_order(Reader& r, const YamlNode& node, Wants& wants, PartyId party) {
  const std::string path = "preferences." + r.c.party(party).id;
  const bool has_order =
      std::ranges::any_of(node.entries, [](const auto& e) { return e.key.text == "order"; });
  for (const auto& [key, value] : node.entries)
    if (has_order && (key.text == "want" || key.text == "statements" || key.text == "weight")) {
      r.report(
           Code::E043, key.where,
           fmt::format("give {} a list of statements or an order, not both", r.c.party(party).id))
          .hint = "keep one of the two";
      return;
    }
  const Fields f(r, node, path, {"order", "why", "source"});
  const YamlNode* const order = f.needed("order", "order: good > fair > bad");
  wants.why = read_text(r, f["why"], path + ".why");
  wants.source = read_source_ref(r, f["source"]);
  if (order == nullptr) return;
  const std::size_t faults_before = r.faults.size();
  if (order->is_sequence() && !order->items.empty()) {
    wants.order = read_order_list(r, *order);
    wants.links.assign(wants.order.size(), Wants::Link{});
  } else if (order->is_scalar() && !order->text.empty() && plain_kind(*order) == Plain::text) {
    read_order_text(r, *order, wants);
  } else {
    r.wrong_kind(*order, path + ".order", "an order",
                 "good > fair = mixed > bad, or [good, [fair, mixed], bad]");
  }
  wants.where = order->is_scalar() ? order->slice(0, order->text.size()) : order->where;
  std::erase_if(wants.order, [](const auto& cls) { return cls.empty(); });
  if (r.faults.size() == faults_before) return;
  wants.order.clear();
  wants.links.clear();
}

}  // namespace

Wants read_wants(Reader& r, const YamlNode& node, PartyId party) {
  Wants wants;
  wants.where = node.where;
  const std::string path = "preferences." + r.c.party(party).id;
  if (node.is_map()) {
    read_order(r, node, wants, party);
    return wants;
  }
  if (!node.is_sequence() || node.items.empty()) {
    r.wrong_kind(node, path, "a list of statements or an order", "[bob.share, not ann.share]");
    return wants;
  }
  for (const YamlNode& item : node.items) {
    const bool is_order = item.is_map() && std::ranges::any_of(item.entries, [](const auto& e) {
                            return e.key.text == "order";
                          });
    if (is_order) {
      r.report(
           Code::E043, item.where,
           fmt::format("give {} a list of statements or an order, not both", r.c.party(party).id))
          .hint = "keep one of the two";
      return wants;
    }
  }
  for (std::size_t k = 0; k < node.items.size(); ++k)
    if (auto statement = read_statement(r, node.items[k], party, k))
      wants.statements.push_back(std::move(*statement));
  check_statements(r, wants.statements, node, party);
  return wants;
}

namespace {

std::vector<Statement> added_statements(Reader& r, const YamlNode* node, PartyId party,
                                        std::string_view key) {
  std::vector<Statement> statements;
  for (Expression& want : read_expressions(r, node, r.scope(party), key)) {
    Statement statement;
    statement.id = fmt::format("{}{}", key, statements.size() + 1);
    statement.where = want.where;
    statement.want = std::move(want);
    statements.push_back(std::move(statement));
  }
  return statements;
}

void read_drop(Reader& r, const YamlNode* node, PartyType& type) {
  if (node == nullptr) return;
  const std::vector<YamlNode> one{*node};
  for (const YamlNode& item : node->is_sequence() ? node->items : one) {
    if (!item.is_scalar()) {
      r.wrong_kind(item, "drop", "the id of a statement or a list of them", "[p1, p3]");
      continue;
    }
    const auto& statements = r.c.wants[type.party.value].statements;
    const auto found = std::ranges::find(statements, item.text, &Statement::id);
    if (found != statements.end()) {
      type.drop.push_back(static_cast<std::uint32_t>(found - statements.begin()));
      continue;
    }
    std::vector<std::string> ids;
    ids.reserve(statements.size());
    for (const Statement& s : statements) ids.push_back(s.id);
    Diagnostic& d = r.report(
        Code::E053, item.where,
        fmt::format("{} has no statement \"{}\" to drop", r.c.party(type.party).id, item.text));
    d.suggest = nearest(item.text, ids);
    d.help = known_words("statement", "statements", ids);
  }
}

void read_type(Reader& r, const YamlNode& key, const YamlNode& value, PartyId party) {
  PartyType type;
  type.id = key.text;
  type.party = party;
  type.where = key.where;
  const Fields f(r, value, fmt::format("types.{}.{}", r.c.party(party).id, key.text),
                 {"chance", "first", "last", "drop", "preferences", "about", "why", "source"});
  if (!f.usable()) return;
  if (const YamlNode* chance = f.needed("chance", "chance: 0.1..0.3"))
    if (auto range = read_chance(r, *chance)) type.chance = *range;
  type.first = added_statements(r, f["first"], party, "first");
  type.last = added_statements(r, f["last"], party, "last");
  read_drop(r, f["drop"], type);
  if (f["preferences"] != nullptr) type.instead = read_wants(r, *f["preferences"], party);
  type.about = read_text(r, f["about"], f.path() + ".about");
  type.why = read_text(r, f["why"], f.path() + ".why");
  type.source = read_source_ref(r, f["source"]);
  r.c.types.push_back(std::move(type));
}

/// E051 at the party's name, with the chances scaled to fit.
void check_chances(Reader& r, const YamlNode& key, PartyId party) {
  Rational sum;
  for (const PartyType& type : r.c.types)
    if (type.party == party) sum += type.chance.middle();
  if (sum <= Rational(1)) return;
  Diagnostic& d = r.report(Code::E051, key.where,
                           fmt::format("the chances of {}'s types add up to {}, above 1",
                                       r.c.party(party).id, sum.decimal()));
  std::vector<std::string> scaled;
  for (const PartyType& type : r.c.types)
    if (type.party == party)
      scaled.push_back(fmt::format("{} {}", type.id, (type.chance.middle() / sum).decimal(2)));
  d.help = "scaled to 1 they would be " + list_words(scaled);
}

}  // namespace

void read_preferences(Reader& r, const YamlNode& node) {
  if (!expect_map(r, node, "preferences", "ann: [bob.share, not ann.share]")) return;
  for (const auto& [key, value] : node.entries)
    if (const auto party = read_party(r, key); party && r.c.wants[party->value].empty())
      r.c.wants[party->value] = read_wants(r, value, *party);
}

void read_types(Reader& r, const YamlNode& node) {
  constexpr const char* example = "bob: {brave: {chance: 0.2, first: bob.share}}";
  if (!expect_map(r, node, "types", example)) return;
  for (const auto& [key, value] : node.entries) {
    const auto party = read_party(r, key);
    if (!party || !expect_map(r, value, "types." + key.text, example)) continue;
    if (value.entries.empty())
      r.wrong_kind(value, "types." + key.text, "a map with at least one type", example);
    for (const auto& [name, type] : value.entries)
      if (check_name(r, name) && !find_type(r.c, *party, name.text))
        read_type(r, name, type, *party);
    check_chances(r, key, *party);
  }
  std::ranges::stable_sort(r.c.types, {}, &PartyType::party);
}

}  // namespace entente
