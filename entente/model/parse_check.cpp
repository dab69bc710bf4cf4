#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_reader.hpp"

namespace entente {
namespace {

constexpr const char* check_forms =
    "X is stable (is not stable), with: under nash, seq; for PARTY\n"
    "X is reached (is not reached), with: within 3 moves\n"
    "bargaining range, no bargaining range\n"
    "TALK is a bluff (is not a bluff), refusing TALK is a best reply (is not a best reply)\n"
    "X likelier than Y, chance of X >= 0.2, with: within 30 days\n"
    "... given option is level, PARTY as TYPE, path = number";

const std::vector<std::string> concept_names{"nash", "gmr", "smr", "seq", "sseq"};

/// Reads one check from its right end to its left.
class CheckParser {
public:
  CheckParser(const Words& words, const Case& c, Diagnostics& faults)
      : whole_(words.trimmed()), rest_(whole_), c_(c), faults_(faults) {}

  std::optional<Check> parse() {
    check_.text = whole_.text();
    check_.where = whole_.where();
    if (!take_given()) return std::nullopt;
    if (!talk_form() && !range_form() && !chance_form() && !likelier_form() && !reached_form() &&
        !stable_form() && !failed_) {
      refuse(Code::E090, whole_, fmt::format("\"{}\" is not a check", whole_.text())).help =
          check_forms;
    }
    if (failed_) return std::nullopt;
    return check_;
  }

private:
  Diagnostic& refuse(Code code, const Words& at, std::string what) {
    failed_ = true;
    faults_.push_back({code, at.where(), std::move(what), {}, {}, {}});
    return faults_.back();
  }
  Scope scope() const { return {&c_, std::nullopt, true}; }

  /// Cuts `rest_` at the last place where `phrase` stands; gives what came after it.
  std::optional<Words> cut(std::string_view phrase) {
    const std::string_view text = rest_.text();
    const std::size_t at = text.rfind(phrase);
    if (at == std::string_view::npos) return std::nullopt;
    const Words after = rest_.part(at + phrase.size(), text.size());
    rest_ = rest_.part(0, at);
    return after;
  }
  bool cut_end(std::string_view phrase) {
    if (!rest_.text().ends_with(phrase)) return false;
    rest_ = rest_.part(0, rest_.text().size() - phrase.size());
    return true;
  }

  bool take_given() {
    const std::string_view text = rest_.text();
    const std::size_t at = text.find(" given ");
    if (at == std::string_view::npos) return true;
    auto given = parse_given(rest_.part(at + 7, text.size()), c_, faults_);
    if (!given) return false;
    check_.given = std::move(*given);
    rest_ = rest_.part(0, at);
    return true;
  }

  bool expression(const Words& words, Expression& into) {
    auto parsed = parse_expression(words, scope(), faults_);
    failed_ = failed_ || !parsed;
    if (parsed) into = std::move(*parsed);
    return true;  // the form was recognised
  }

  /// `within N moves` or `within N days` at the end.
  void take_within(std::string_view unit) {
    const auto words = cut(" within ");
    if (!words) return;
    std::string_view text = words->text();
    const std::string_view singular = unit.substr(0, unit.size() - 1);
    const std::size_t blank = text.find(' ');
    const auto number = Rational::parse(text.substr(0, blank));
    const std::string_view word = blank == std::string_view::npos ? "" : text.substr(blank + 1);
    const bool whole =
        number && *number >= Rational(1) && *number <= Rational(1000000) &&
        text.substr(0, blank).find_first_not_of("0123456789") == std::string_view::npos;
    if (whole && (word == unit || word == singular))
      check_.within = static_cast<std::uint64_t>(number->to_double());
    else
      refuse(Code::E090, *words, fmt::format("\"within {}\" should be: within N {}", text, unit))
          .help = fmt::format("for example within 3 {}", unit);
  }

  bool find_talk(const Words& words) {
    const auto found = std::ranges::find(c_.talks, words.text(), &Talk::id);
    if (c_.talks.empty()) {
      refuse(Code::E092, whole_,
             fmt::format("\"{}\" needs talks, and the case has none", whole_.text()))
          .help =
          "for example talks: [{id: warning, from: ann, to: bob, demand: bob.share, or_else: "
          "ann.tell}]";
    } else if (found == c_.talks.end()) {
      std::vector<std::string> ids;
      for (const Talk& talk : c_.talks) ids.push_back(talk.id);
      Diagnostic& d = refuse(Code::E021, words, fmt::format("unknown talk \"{}\"", words.text()));
      d.suggest = nearest(words.text(), ids);
      d.help = known_words("talk", "talks", ids);
    } else if (!found->threat()) {
      refuse(Code::E092, whole_,
             fmt::format("\"{}\" needs a threat; {} has no `or_else`", whole_.text(), found->id))
          .help = "a threat is a talk with `from`, `to`, `demand` and `or_else`";
    }
    check_.talk = static_cast<std::uint32_t>(found - c_.talks.begin());
    return true;
  }

  bool talk_form() {
    const bool best = rest_.text().ends_with(" a best reply");
    if (!best && !rest_.text().ends_with(" a bluff")) return false;
    check_.kind = best ? Check::Kind::best_reply : Check::Kind::bluff;
    cut_end(best ? " a best reply" : " a bluff");
    check_.negated = cut_end(" is not");
    if (!check_.negated && !cut_end(" is")) return false;
    if (!best) return find_talk(rest_);
    constexpr std::string_view word = "refusing ";
    if (!rest_.text().starts_with(word)) return false;
    return find_talk(rest_.part(word.size(), rest_.text().size()));
  }

  bool range_form() {
    check_.negated = rest_.text() == "no bargaining range";
    if (!check_.negated && rest_.text() != "bargaining range") return false;
    check_.kind = Check::Kind::bargaining_range;
    if (!c_.terms)
      refuse(Code::E092, whole_,
             fmt::format("\"{}\" needs terms, and the case has none", whole_.text()))
          .help = "entente settle, run on this case, shows what to add";
    return true;
  }

  bool chance_form() {
    constexpr std::string_view word = "chance of ";
    if (!rest_.text().starts_with(word)) return false;
    check_.kind = Check::Kind::chance;
    take_within("days");
    const std::string_view text = rest_.text();
    const std::size_t at =
        std::max(text.rfind(" >= ") + 1, text.rfind(" <= ") + 1);  // npos + 1 is 0
    if (at == 0) return false;
    check_.at_least = text[at] == '>';
    const Words bound = rest_.part(at + 3, text.size());
    const auto number = Rational::parse(bound.text());
    if (!number || *number < Rational(0) || *number > Rational(1)) {
      refuse(Code::E050, bound, "a chance lies between 0 and 1").help = "20 % is written 0.2";
      return true;
    }
    check_.bound = *number;
    return expression(rest_.part(word.size(), at), check_.left);
  }

  bool likelier_form() {
    if (rest_.text().find(" likelier than ") == std::string_view::npos) return false;
    check_.kind = Check::Kind::likelier;
    take_within("days");
    const auto right = cut(" likelier than ");
    return !right || (expression(rest_, check_.left) && expression(*right, check_.right));
  }

  bool reached_form() {
    const std::string_view text = rest_.text();
    const bool within = text.rfind(" reached within ") != std::string_view::npos;
    if (!within && !text.ends_with(" reached")) return false;
    check_.kind = Check::Kind::reached;
    if (within) take_within("moves");
    cut_end(" reached");
    check_.negated = cut_end(" is not");
    if (!check_.negated && !cut_end(" is")) return false;
    return expression(rest_, check_.left);
  }

  bool stable_form() {
    const std::string_view text = rest_.text();
    const std::size_t at = text.rfind(" stable");
    if (at == std::string_view::npos) return false;
    const Words details = rest_.part(at + 7, text.size());
    rest_ = rest_.part(0, at);
    check_.kind = Check::Kind::stable;
    check_.negated = cut_end(" is not");
    if (!check_.negated && !cut_end(" is")) return false;
    return stable_details(details) && expression(rest_, check_.left);
  }

  /// `under nash, seq` and `for PARTY`, in either order.
  bool stable_details(const Words& details) {
    const std::string padded = " " + std::string(details.text()) + " ";
    const std::size_t under = padded.find(" under ");
    const std::size_t party = padded.find(" for ");
    const std::size_t end = details.text().size();
    if (under == std::string::npos && party == std::string::npos) return details.text().empty();
    if (std::min(under, party) != 0) return false;
    const auto stretch = [&](std::size_t from, std::size_t length, std::size_t other) {
      return details.part(from + length, other != std::string::npos && other > from ? other : end);
    };
    if (under != std::string::npos) concepts(stretch(under, 6, party));
    if (party != std::string::npos) {
      const Words name = stretch(party, 4, under);
      check_.party = find_party(c_, name.text());
      std::vector<std::string> ids;
      for (const Party& p : c_.parties) ids.push_back(p.id);
      if (!check_.party) {
        Diagnostic& d = refuse(Code::E012, name, fmt::format("unknown party \"{}\"", name.text()));
        d.suggest = nearest(name.text(), ids);
        d.help = known_words("party", "parties", ids);
      }
    }
    return true;
  }

  void concepts(const Words& list) {
    const std::string_view text = list.text();
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t comma = std::min(text.find(',', from), text.size());
      const Words name = list.part(from, comma);
      if (std::ranges::find(concept_names, name.text()) == concept_names.end()) {
        Diagnostic& d =
            refuse(Code::E091, name, fmt::format("unknown concept \"{}\"", name.text()));
        d.suggest = nearest(name.text(), concept_names);
        d.help = "the concepts are " + list_words(concept_names);
      } else if (std::ranges::find(check_.concepts, name.text()) == check_.concepts.end()) {
        check_.concepts.emplace_back(name.text());
      }
      from = comma + 1;
    }
  }

  Words whole_, rest_;
  const Case& c_;
  Diagnostics& faults_;
  Check check_;
  bool failed_ = false;
};

}  // namespace

std::optional<Check> parse_check(const Words& words, const Case& c, Diagnostics& faults) {
  return CheckParser(words, c, faults).parse();
}

}  // namespace entente
