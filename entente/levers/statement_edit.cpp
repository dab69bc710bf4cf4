#include "entente/levers/statement_edit.hpp"

#include <fmt/format.h>

namespace entente::levers {
namespace {

using Kind = StatementEdit::Kind;

/// `a and b` of two texts, each in brackets where it is more than a literal.
std::string joined(const std::string& text, const char* word, const std::string& literal) {
  const bool simple = text.find(' ') == std::string::npos;
  return simple ? fmt::format("{} {} {}", text, word, literal)
                : fmt::format("({}) {} {}", text, word, literal);
}

std::string negated(const std::string& text) {
  return text.find(' ') == std::string::npos ? "not " + text : fmt::format("not ({})", text);
}

}  // namespace

std::vector<Literal> literals(const Case& c) {
  std::vector<Literal> list;
  for (std::uint32_t o = 0; o < c.options.size(); ++o)
    for (std::size_t level = 0; level < c.options[o].levels.size(); ++level) {
      const Literal one{OptionId{o}, static_cast<Level>(level), false};
      list.push_back(one);
      if (c.options[o].levels.size() > 2) list.push_back({one.option, one.level, true});
    }
  return list;
}

std::string literal_text(const Case& c, const Literal& literal) {
  if (!literal.negated) return setting_text(c, literal.option, literal.level);
  return fmt::format("{} is not {}", full_name(c, literal.option),
                     c.option(literal.option).levels[literal.level]);
}

Formula::Pointer literal_formula(const Literal& literal) {
  const Formula::Pointer at = Formula::test(literal.option, std::uint64_t{1} << literal.level);
  return literal.negated ? Formula::negation(at) : at;
}

std::vector<StatementEdit> edits_of(std::uint32_t statements,
                                    const std::vector<Literal>& literals) {
  std::vector<StatementEdit> list;
  for (std::uint32_t k = 0; k < statements; ++k) list.push_back({Kind::drop, k, 0, {}});
  for (std::uint32_t k = 0; k < statements; ++k)
    for (std::uint32_t to = 0; to < statements; ++to)
      if (to != k && to != k + 1) list.push_back({Kind::move, k, to, {}});
  for (std::uint32_t k = 0; k < statements; ++k) list.push_back({Kind::negate, k, 0, {}});
  for (std::uint32_t to = 0; to <= statements; ++to)
    for (const Literal& literal : literals) list.push_back({Kind::insert, 0, to, literal});
  for (const Kind kind : {Kind::both, Kind::either})
    for (std::uint32_t k = 0; k < statements; ++k)
      for (const Literal& literal : literals) list.push_back({kind, k, 0, literal});
  return list;
}

std::vector<Statement> edited(const Case& c, std::vector<Statement> statements,
                              const StatementEdit& edit) {
  const auto at = [&](std::uint32_t k) {
    return statements.begin() + static_cast<std::ptrdiff_t>(k);
  };
  if (edit.kind == Kind::drop) {
    statements.erase(at(edit.statement));
  } else if (edit.kind == Kind::move) {
    Statement one = std::move(statements[edit.statement]);
    statements.erase(at(edit.statement));
    statements.insert(at(edit.place), std::move(one));
  } else if (edit.kind == Kind::insert) {
    Statement one;
    one.want.formula = literal_formula(edit.literal);
    one.want.text = literal_text(c, edit.literal);
    statements.insert(at(edit.place), std::move(one));
  } else {
    Expression& want = statements[edit.statement].want;
    if (edit.kind == Kind::negate) {
      want.formula = Formula::negation(want.formula);
      want.text = negated(want.text);
    } else {
      const bool both = edit.kind == Kind::both;
      std::vector<Formula::Pointer> parts{want.formula, literal_formula(edit.literal)};
      want.formula =
          both ? Formula::conjunction(std::move(parts)) : Formula::disjunction(std::move(parts));
      want.text = joined(want.text, both ? "and" : "or", literal_text(c, edit.literal));
    }
  }
  return statements;
}

std::string edit_text(const Case& c, const std::vector<Statement>& statements,
                      const StatementEdit& edit) {
  if (edit.kind == Kind::insert)
    return fmt::format("\"{}\" added at place {}", literal_text(c, edit.literal), edit.place + 1);
  const std::string& text = statements[edit.statement].want.text;
  if (edit.kind == Kind::drop) return fmt::format("\"{}\" dropped", text);
  if (edit.kind == Kind::move) return fmt::format("\"{}\" to place {}", text, edit.place + 1);
  const std::vector<Statement> after = edited(c, statements, edit);
  return fmt::format("\"{}\" in place of \"{}\"", after[edit.statement].want.text, text);
}

}  // namespace entente::levers
