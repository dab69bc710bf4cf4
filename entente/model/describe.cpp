#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/case_file.hpp"

namespace entente {
namespace {

/// "us.press russia", "ukraine.concede", "no ukraine.concede".
std::string short_setting(const Case& c, OptionId o, Level level) {
  const Option& option = c.option(o);
  if (option.yes_no) return (level == 0 ? "no " : "") + full_name(c, o);
  return full_name(c, o) + " " + option.levels[level];
}

}  // namespace

std::string level_words(const Case& c, const Option& option, Level level) {
  const std::string& word = option.levels[level];
  const auto party = find_party(c, word);
  return party ? c.party(*party).name : plain_words(word);
}

std::optional<std::uint32_t> outcome_of(const Model& m, StateId s) {
  for (std::uint32_t k = 0; k < m.outcomes.size(); ++k)
    if (m.outcomes[k].contains(s)) return k;
  return std::nullopt;
}

std::string settings_text(const Model& m, StateId s) {
  std::vector<std::string> parts;
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o)
    if (const Level level = m.space->level(s, OptionId{o}); level > 0)
      parts.push_back(short_setting(m.c, OptionId{o}, level));
  return parts.empty() ? "nothing done" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string state_label(const Model& m, StateId s) {
  const auto outcome = outcome_of(m, s);
  return outcome ? m.c.outcomes[*outcome].name : settings_text(m, s);
}

std::string state_words(const Model& m, StateId s) {
  return outcome_of(m, s) ? plain_words(state_label(m, s)) : settings_text(m, s);
}

std::string describe(const Model& m, StateId s, std::span<const StateId> among) {
  const auto outcome = outcome_of(m, s);
  if (!outcome) return settings_text(m, s);
  std::vector<std::string> parts{plain_words(m.c.outcomes[*outcome].name)};
  for (std::uint32_t o = 0; o < m.c.options.size(); ++o) {
    const Level own = m.space->level(s, OptionId{o});
    const auto differs = [&](StateId t) {
      return outcome_of(m, t) == outcome && m.space->level(t, OptionId{o}) != own;
    };
    if (std::ranges::any_of(among, differs)) parts.push_back(short_setting(m.c, OptionId{o}, own));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace entente
