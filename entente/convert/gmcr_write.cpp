#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "entente/convert/gmcr.hpp"
#include "entente/convert/names.hpp"

namespace entente::convert {
namespace {

constexpr std::string_view head =
    "# Written by entente convert from a .gmcr file of GMCR+. Names are changed to what a case\n"
    "# allows; the texts of the file stand beside them.\n";
constexpr std::string_view nobody = "nobody";

/// The conflict with the names that its parts have in the case.
class CaseWriter {
public:
  explicit CaseWriter(const GmcrConflict& c) : c_(c), name_(c.options.size()) {
    for (const GmcrParty& p : c.parties)
      parties_.push_back(party_names_.make(p.name, numbered("party", parties_.size())));
    for (std::size_t i = 0; i < c.parties.size(); ++i)
      name_options(parties_[i], c.parties[i].options);
    std::vector<std::uint32_t> order = order_of(c);
    std::size_t owned = 0;
    for (const GmcrParty& p : c.parties) owned += p.options.size();
    unowned_.assign(order.begin() + static_cast<std::ptrdiff_t>(owned), order.end());
    if (unowned_.empty()) return;
    nobody_ = party_names_.make(nobody, nobody);
    name_options(nobody_, unowned_);
  }

  Result<Written> text() {
    write_head();
    write_parties();
    write_options();
    write_rules();
    write_status_quo();
    write_preferences();
    return out_.done(c_.notes);
  }

private:
  static std::string numbered(std::string_view word, std::size_t place) {
    return fmt::format("{}_{}", word, place + 1);
  }
  void name_options(const std::string& party, const std::vector<std::uint32_t>& options) {
    NameMaker names;
    for (std::uint32_t o : options)
      name_[o] = fmt::format("{}.{}", party, names.make(c_.options[o].name, numbered("option", o)));
  }
  std::string own_name(std::uint32_t o) const { return name_[o].substr(name_[o].find('.') + 1); }

  void write_head() {
    out_ << head;
    if (!c_.version.empty())
      out_ << fmt::format("# The file was written by version {}.\n", c_.version);
    for (const std::string& note : c_.notes) out_ << fmt::format("# {}\n", one_line(note));
  }

  void write_parties() {
    out_ << "\nparties:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i)
      out_ << fmt::format("  {}: {}\n", parties_[i], text_of(c_.parties[i].name, parties_[i]));
    if (!nobody_.empty()) out_ << fmt::format("  {}: \"Nobody\"\n", nobody_);
  }
  /// A text that is there in any case: an empty name would be no text at all.
  static std::string text_of(const std::string& text, const std::string& otherwise) {
    return quoted(text.empty() ? otherwise : text);
  }

  void write_options() {
    out_ << "\noptions:\n";
    for (std::size_t i = 0; i < parties_.size(); ++i)
      write_options_of(parties_[i], c_.parties[i].options);
    write_options_of(nobody_, unowned_);
  }
  void write_options_of(const std::string& party, const std::vector<std::uint32_t>& options) {
    if (options.empty()) return;
    out_ << fmt::format("  {}:\n", party);
    for (std::uint32_t o : options)
      out_ << fmt::format("    {}: {{levels: yes/no, about: {}}}\n", own_name(o),
                          text_of(c_.options[o].name, own_name(o)));
  }

  void write_rules() {
    std::vector<std::string> rules;
    for (const GmcrPattern& pattern : c_.infeasibles) rules.push_back("never " + all_of(pattern));
    for (std::uint32_t o = 0; o < c_.options.size(); ++o) {
      const bool stuck = std::ranges::find(unowned_, o) != unowned_.end();
      const GmcrOption::Direction direction = c_.options[o].direction;
      if (stuck || direction == GmcrOption::Direction::forward)
        rules.push_back(name_[o] + " only rises");
      if (stuck || direction == GmcrOption::Direction::back)
        rules.push_back(name_[o] + " only falls");
    }
    if (rules.empty()) return;
    out_ << "\nrules:\n";
    for (const std::string& rule : rules) out_ << fmt::format("  - {}\n", rule);
  }

  void write_status_quo() {
    out_ << "\n# A .gmcr file names no status quo; this is the first feasible state.\n";
    if (c_.first_state == 0) {
      out_ << "status_quo: {}\n";
      return;
    }
    out_ << "status_quo:\n";
    const std::vector<std::uint32_t> order = order_of(c_);
    for (std::size_t k = 0; k < order.size(); ++k)
      if ((c_.first_state >> k & 1U) != 0) out_ << fmt::format("  {}: yes\n", name_[order[k]]);
  }

  void write_preferences() {
    for (std::size_t i = 0; i < parties_.size() && !out_.full(); ++i) {
      const GmcrParty& p = c_.parties[i];
      if (!p.ranking.empty()) {
        out_ << fmt::format("{}  {}:\n    order:\n", begin_preferences(), parties_[i]);
        for (const auto& group : p.ranking)
          out_ << fmt::format("      - {}\n", group.size() == 1
                                                  ? fmt::format("{}", group.front())
                                                  : fmt::format("[{}]", fmt::join(group, ", ")));
      } else if (!p.preferences.empty()) {
        out_ << fmt::format("{}  {}:\n", begin_preferences(), parties_[i]);
        for (const GmcrCondition& wish : p.preferences)
          out_ << fmt::format("    - {}\n", any_of(wish));
      }
    }
  }
  /// The head of the section, before its first entry.
  std::string_view begin_preferences() {
    const bool first = !std::exchange(preferences_begun_, true);
    return first ? "\npreferences:\n" : "";
  }

  std::string literal(std::uint32_t o, bool taken) const {
    return (taken ? "" : "not ") + name_[o];
  }
  std::string all_of(const GmcrPattern& pattern) const {
    std::string text;
    for (const auto& [o, taken] : pattern)
      text += (text.empty() ? "" : " and ") + literal(o, taken);
    return text;
  }
  std::string any_of(const GmcrCondition& condition) const {
    if (condition.size() == 1) return all_of(condition.front());
    if (std::string text = of_two(condition); !text.empty()) return text;
    std::string text;
    for (const GmcrPattern& pattern : condition) {
      const std::string all = all_of(pattern);
      text += (text.empty() ? "" : " or ") + (pattern.size() > 1 ? "(" + all + ")" : all);
    }
    return text;
  }
  std::string of_two(const GmcrCondition& condition) const;

  const GmcrConflict& c_;
  NameMaker party_names_;
  std::vector<std::string> parties_, name_;  // name_[option]: the full one
  std::string nobody_;
  std::vector<std::uint32_t> unowned_;
  bool preferences_begun_ = false;
  Output out_;
};

/// A condition that lists cases of two options, all with both, in the words people use for it;
/// empty where it is something else.
std::string CaseWriter::of_two(const GmcrCondition& condition) const {
  const auto same_options = [&](const GmcrPattern& pattern) {
    return pattern.size() == 2 && pattern[0].first == condition[0][0].first &&
           pattern[1].first == condition[0][1].first;
  };
  if (condition[0].size() != 2 || !std::ranges::all_of(condition, same_options)) return {};
  const std::uint32_t a = condition[0][0].first, b = condition[0][1].first;
  unsigned cases = 0;  // bit 2x + y: true where a is x and b is y
  for (const GmcrPattern& pattern : condition)
    cases |= 1U << (2U * static_cast<unsigned>(pattern[0].second) +
                    static_cast<unsigned>(pattern[1].second));
  switch (cases) {
    case 0b1001:
      return fmt::format("{} iff {}", name_[a], name_[b]);
    case 0b0110:
      return fmt::format("{} iff not {}", name_[a], name_[b]);
    case 0b1110:
      return fmt::format("{} or {}", name_[a], name_[b]);
    case 0b0111:
      return fmt::format("not {} or not {}", name_[a], name_[b]);
    case 0b1011:
      return fmt::format("{} if {}", name_[b], name_[a]);
    case 0b1101:
      return fmt::format("{} if {}", name_[a], name_[b]);
    default:
      return {};
  }
}

}  // namespace

Result<Written> case_text(const GmcrConflict& c) { return CaseWriter(c).text(); }

}  // namespace entente::convert
