#include "entente/report/page/names.hpp"

#include <algorithm>

#include "entente/base/words.hpp"

namespace entente::page {

bool wants_article(const std::string& name) {
  if (name.starts_with("The ") || name.starts_with("the ")) return false;
  const auto last = name.substr(name.rfind(' ') + 1);
  return name.starts_with("United ") || last == "States" || last == "Union" || last == "Nations" ||
         name.starts_with("Ministry of");
}

Names::Names(const Model& m, std::vector<StateId> shown) : m_(&m), shown_(std::move(shown)) {
  for (const Option& option : m.c.options) {
    const auto same = [&](const Option& other) {
      return other.name == option.name && other.owner != option.owner;
    };
    shared_name_.push_back(std::ranges::any_of(m.c.options, same));
  }
}

Html Names::party(PartyId i) const {
  return html("{}<bdi>{}</bdi>", wants_article(bare(i)) ? "the " : "", bare(i));
}

Html Names::party_at_start(PartyId i) const {
  return html("{}<bdi>{}</bdi>", wants_article(bare(i)) ? "The " : "", bare(i));
}

std::string Names::option_name(OptionId o) const {
  const Option& option = m_->c.option(o);
  const std::string name = plain_words(option.name);
  return shared_name_[o.value] ? bare(option.owner) + " " + name : name;
}

std::string Names::level(OptionId o, Level level) const {
  const Option& option = m_->c.option(o);
  if (option.yes_no) return level == 0 ? "no" : "yes";
  const std::string& word = option.levels[level];
  if (const auto party = find_party(m_->c, word)) return bare(*party);
  return plain_words(word);
}

std::string Names::setting(OptionId o, Level at) const {
  if (m_->c.option(o).yes_no) {
    const std::string name = plain_words(m_->c.option(o).name);
    const std::string done = at == 0 ? "no " + name : name;
    return shared_name_[o.value] ? bare(m_->c.option(o).owner) + ": " + done : done;
  }
  return option_name(o) + ": " + level(o, at);
}

std::string Names::title(StateId s) const {
  if (const auto outcome = outcome_of(*m_, s))
    return sentence_case(plain_words(m_->c.outcomes[*outcome].name));
  std::string text;
  for (std::uint32_t o = 0; o < m_->c.options.size(); ++o)
    if (const Level at = m_->space->level(s, OptionId{o}); at > 0)
      text += (text.empty() ? "" : ", ") + setting(OptionId{o}, at);
  return text.empty() ? "Nothing done" : sentence_case(text);
}

std::string Names::detail(StateId s) const {
  const auto outcome = outcome_of(*m_, s);
  if (!outcome) return {};
  std::string text;
  for (std::uint32_t o = 0; o < m_->c.options.size(); ++o) {
    const Level own = m_->space->level(s, OptionId{o});
    const auto differs = [&](StateId t) {
      return outcome_of(*m_, t) == outcome && m_->space->level(t, OptionId{o}) != own;
    };
    if (std::ranges::any_of(shown_, differs))
      text += (text.empty() ? "" : ", ") + setting(OptionId{o}, own);
  }
  return text;
}

std::string Names::full(StateId s) const {
  const auto outcome = outcome_of(*m_, s);
  const std::string name = outcome ? plain_words(m_->c.outcomes[*outcome].name) : title(s);
  const std::string rest = detail(s);
  return rest.empty() ? name : name + ", " + rest;
}

Html Names::numbered(StateId s) const {
  return html("<bdi>{}</bdi> <span class=\"num\">({})</span>", full(s), s.value + 1);
}

}  // namespace entente::page
