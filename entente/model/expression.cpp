#include "entente/model/expression.hpp"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/expression_lexer.hpp"
#include "entente/model/option_names.hpp"

namespace entente {
namespace {

/// The signs of programming languages, and the words to write instead.
std::string_view word_for(std::string_view sign) {
  if (sign == "&&" || sign == "&" || sign == ",") return "and";
  if (sign == "||" || sign == "|") return "or";
  if (sign == "!") return "not";
  if (sign == "==" || sign == "=") return "is";
  if (sign == "!=" || sign == "<>") return "is not";
  if (sign == "=>") return "if";
  return {};
}

std::uint64_t all_levels(std::size_t count) {
  return count >= most_levels ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// Recursive descent over the grammar of docs/case-format.md; leaves by one fault, the first.
class Parser {
public:
  Parser(const Words& words, const Scope& scope, Diagnostics& faults)
      : words_(words), scope_(scope), faults_(faults), tokens_(tokens_of(words.text())) {}

  Formula::Pointer whole() {
    Formula::Pointer formula = equivalence();
    if (formula && !is_kind(Token::Kind::end)) return unexpected("\"and\", \"or\" or the end");
    return formula;
  }

  std::optional<Setting> setting() {
    const std::size_t faults_before = faults_.size();
    const auto option = option_here();
    if (!option && faults_.size() > faults_before && faults_.back().code == Code::E020)
      faults_.back().help = "the form is: option is level";
    if (!option) return std::nullopt;
    const Option& o = scope_.c->option(*option);
    Setting result{*option, 1, std::string(words_.trimmed().text()), words_.trimmed().where()};
    if (!is_kind(Token::Kind::end)) {
      if (!is_word("is"))
        return refuse_setting(Code::E020, here(),
                              fmt::format("expected \"is\" here, found \"{}\"", here().text));
      next();
      const auto level = level_here(*option);
      if (!level) return std::nullopt;
      result.level = *level;
      if (!is_kind(Token::Kind::end))
        return refuse_setting(Code::E020, here(), "expected nothing more here");
    } else if (!o.yes_no) {
      return refuse_setting(
          Code::E020, here(),
          fmt::format("expected \"is\" and a level of {}", full_name(*scope_.c, *option)));
    }
    return result;
  }

  std::optional<OptionId> option_only() {
    const auto option = option_here();
    if (option && !is_kind(Token::Kind::end)) {
      refuse(Code::E020, here(), "expected nothing more here");
      return std::nullopt;
    }
    return option;
  }

private:
  const Token& here() const { return tokens_[at_]; }
  bool is_kind(Token::Kind kind) const { return here().kind == kind; }
  bool is_word(std::string_view word) const {
    return is_kind(Token::Kind::word) && here().text == word;
  }
  void next() { ++at_; }
  Span span(const Token& t) const {
    return words_.node->slice(words_.begin + t.begin, words_.begin + t.end);
  }

  Diagnostic& refuse(Code code, const Token& token, std::string what) {
    faults_.push_back({code, span(token), std::move(what), {}, {}, {}});
    return faults_.back();
  }
  std::optional<Setting> refuse_setting(Code code, const Token& token, std::string what) {
    refuse(code, token, std::move(what)).help = "the form is: option is level";
    return std::nullopt;
  }

  Formula::Pointer unexpected(std::string_view expected) {
    const Token& token = here();
    if (is_kind(Token::Kind::end)) {
      refuse(Code::E020, token, fmt::format("expected {} here, found the end", expected));
      return nullptr;
    }
    const std::string_view word = word_for(token.text);
    Diagnostic& d = refuse(Code::E020, token, {});
    if (word.empty()) {
      d.what = fmt::format("expected {} here, found \"{}\"", expected, token.text);
    } else {
      d.what = fmt::format("expected \"{}\" here, found \"{}\"", word, token.text);
      d.hint = fmt::format("write \"{}\"", word);
    }
    return nullptr;
  }

  using Rule = Formula::Pointer (Parser::*)();
  using Join = Formula::Pointer (*)(std::vector<Formula::Pointer>);

  /// part { word part }, joined.
  Formula::Pointer list(Rule part, std::string_view word, Join join) {
    std::vector<Formula::Pointer> parts{(this->*part)()};
    while (parts.back() && is_word(word)) {
      next();
      parts.push_back((this->*part)());
    }
    return parts.back() ? join(std::move(parts)) : nullptr;
  }

  Formula::Pointer equivalence() {
    return list(&Parser::implication, "iff", &Formula::equivalence);
  }
  Formula::Pointer disjunction() { return list(&Parser::conjunction, "or", &Formula::disjunction); }
  Formula::Pointer conjunction() { return list(&Parser::negation, "and", &Formula::conjunction); }

  /// A if B: A, or B is false. A unless B: A or B. No chains.
  Formula::Pointer implication() {
    Formula::Pointer left = disjunction();
    if (!left || !(is_word("if") || is_word("unless"))) return left;
    const bool condition = is_word("if");
    next();
    Formula::Pointer right = disjunction();
    if (!right) return nullptr;
    if (is_word("if") || is_word("unless")) {
      refuse(Code::E020, here(),
             fmt::format("expected brackets here: \"{}\" does not chain", here().text))
          .help = "put brackets around one of the two conditions";
      return nullptr;
    }
    if (condition) right = Formula::negation(std::move(right));
    return Formula::disjunction({std::move(left), std::move(right)});
  }

  bool too_deep() {
    if (++depth_ <= deepest_expression) return false;
    refuse(Code::E029, here(),
           fmt::format("this expression is nested more than {} deep", deepest_expression))
        .help = "split it, or name a part of it in `outcomes`";
    return true;
  }

  Formula::Pointer negation() {
    if (!is_word("not")) return atom();
    if (too_deep()) return nullptr;
    next();
    Formula::Pointer part = negation();
    --depth_;
    return part ? Formula::negation(std::move(part)) : nullptr;
  }

  Formula::Pointer atom() {
    if (is_kind(Token::Kind::open)) {
      if (too_deep()) return nullptr;
      next();
      Formula::Pointer inside = equivalence();
      if (!inside) return nullptr;
      if (!is_kind(Token::Kind::close)) return unexpected("\")\"");
      next();
      --depth_;
      return inside;
    }
    if (!is_kind(Token::Kind::word)) return unexpected("an option or an outcome");
    if (Formula::Pointer outcome = outcome_here()) return outcome;
    if (refused_) return nullptr;
    const Token name = here();
    const auto option = option_here();
    return option ? test(*option, name) : nullptr;
  }

  Formula::Pointer outcome_here() {
    const auto& outcomes = scope_.c->outcomes;
    const auto found = std::ranges::find(outcomes, here().text, &Outcome::name);
    if (found == outcomes.end()) return nullptr;
    if (!scope_.outcomes) {
      refuse(Code::E023, here(), "an outcome cannot use outcomes").hint = "write its options out";
      refused_ = true;
      return nullptr;
    }
    next();
    return found->is ? found->is : Formula::constant(false);
  }

  Formula::Pointer test(OptionId option, const Token& name) {
    const Option& o = scope_.c->option(option);
    const std::uint64_t all = all_levels(o.levels.size());
    if (is_word("is")) {
      next();
      const bool negated = is_word("not");
      if (negated) next();
      const auto level = level_here(option);
      if (!level) return nullptr;
      const std::uint64_t one = std::uint64_t{1} << *level;
      return Formula::test(option, negated ? all & ~one : one);
    }
    if (!is_kind(Token::Kind::compare)) return Formula::test(option, all & ~std::uint64_t{1});
    const std::string_view sign = here().text;
    if (o.yes_no) {
      const std::string full = full_name(*scope_.c, option);
      refuse(Code::E022, name,
             fmt::format("{} is yes/no; it cannot be compared with {}", full, sign))
          .hint = fmt::format("write \"{}\" or \"not {}\"", full, full);
      return nullptr;
    }
    next();
    const auto level = level_here(option);
    if (!level) return nullptr;
    const std::uint64_t below = (std::uint64_t{1} << *level) - 1;
    const std::uint64_t one = std::uint64_t{1} << *level;
    if (sign == ">=") return Formula::test(option, all & ~below);
    if (sign == ">") return Formula::test(option, all & ~below & ~one);
    return Formula::test(option, sign == "<=" ? below | one : below);
  }

  std::optional<Level> level_here(OptionId option) {
    const Option& o = scope_.c->option(option);
    if (!is_kind(Token::Kind::word)) {
      unexpected(fmt::format("a level of {}", full_name(*scope_.c, option)));
      return std::nullopt;
    }
    std::string_view word = here().text;
    if (o.yes_no && (word == "true" || word == "false")) word = word == "true" ? "yes" : "no";
    const auto found = std::ranges::find(o.levels, word);
    if (found == o.levels.end()) {
      const std::string full = full_name(*scope_.c, option);
      Diagnostic& d = refuse(Code::E017, here(), fmt::format("{} has no level \"{}\"", full, word));
      d.suggest = nearest(word, o.levels);
      d.help = fmt::format("the levels of {} are {}", full, list_words(o.levels));
      return std::nullopt;
    }
    next();
    return static_cast<Level>(found - o.levels.begin());
  }

  std::optional<OptionId> option_here() {
    if (!is_kind(Token::Kind::word)) {
      unexpected("an option");
      return std::nullopt;
    }
    if (std::ranges::find(reserved_words(), here().text) != reserved_words().end()) {
      unexpected("an option or an outcome");
      return std::nullopt;
    }
    const Words name(*words_.node, words_.begin + here().begin, words_.begin + here().end);
    const auto option = option_named(name, scope_, faults_);
    if (option) next();
    return option;
  }

  Words words_;
  Scope scope_;
  Diagnostics& faults_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool refused_ = false;
};

}  // namespace

Words Words::part(std::size_t from, std::size_t to) const {
  const std::string_view all = text();
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (from < to && blank(all[from])) ++from;
  while (to > from && blank(all[to - 1])) --to;
  return {*node, begin + from, begin + to};
}

const std::vector<std::string>& reserved_words() {
  static const std::vector<std::string> words{"not", "and",   "or",   "if",    "iff",   "unless",
                                              "is",  "never", "only", "given", "under", "otherwise",
                                              "yes", "no",    "true", "false", "null"};
  return words;
}

bool valid_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto later = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 40 && letter(name.front()) &&
         std::ranges::all_of(name, later);
}

std::optional<Expression> parse_expression(const Words& words, const Scope& scope,
                                           Diagnostics& faults) {
  const Words trimmed = words.trimmed();
  Formula::Pointer formula = Parser(trimmed, scope, faults).whole();
  if (!formula) return std::nullopt;
  return Expression{std::move(formula), std::string(trimmed.text()), trimmed.where()};
}

std::optional<Setting> parse_setting(const Words& words, const Scope& scope, Diagnostics& faults) {
  return Parser(words.trimmed(), scope, faults).setting();
}

std::optional<OptionId> parse_option(const Words& words, const Scope& scope, Diagnostics& faults) {
  return Parser(words.trimmed(), scope, faults).option_only();
}

}  // namespace entente
