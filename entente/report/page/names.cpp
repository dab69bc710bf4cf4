#include "entente/report/page/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/base/words.hpp"

namespace entente::page {
namespace {

constexpr std::size_t longest_name = 64;  // in a sentence
constexpr std::size_t most_numbers = 6;

}  // namespace

Names::Names(const Model& m, std::vector<StateId> shown) : m_(&m), shown_(std::move(shown)) {
  for (const Option& option : m.c.options) {
    const auto same = [&](const Option& other) {
      return other.name == option.name && other.owner != option.owner;
    };
    shared_name_.push_back(std::ranges::any_of(m.c.options, same));
  }
}

std::string Names::plain(PartyId i) const { return with_article(bare(i)); }

Html Names::party(PartyId i) const {
  const std::string name = with_article(bare(i));  // "the firm", also of a party called "The firm"
  const bool article = name.starts_with("the ");
  return html("{}<bdi>{}</bdi>", article ? "the " : "", article ? name.substr(4) : name);
}

Html Names::party_at_start(PartyId i) const {
  return html("{}<bdi>{}</bdi>", wants_article(bare(i)) ? "The " : "", bare(i));
}

std::string Names::level(OptionId o, Level level) const {
  const Option& option = m_->c.option(o);
  if (option.yes_no) return level == 0 ? "no" : "yes";
  return level_words(m_->c, option, level);
}

std::string Names::setting(OptionId o, Level at) const {
  const Option& option = m_->c.option(o);
  const std::string name = plain_words(option.name);
  const std::string done = !option.yes_no ? name + " " + level(o, at)
                           : at == 0      ? "no " + name
                                          : name;
  return shared_name_[o.value] ? bare(option.owner) + ": " + done : done;
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

std::vector<std::string> Names::told_apart(StateId s, bool first_levels) const {
  const auto outcome = outcome_of(*m_, s);
  std::vector<std::string> parts;
  if (!outcome) return parts;
  for (std::uint32_t o = 0; o < m_->c.options.size(); ++o) {
    const Level own = m_->space->level(s, OptionId{o});
    const auto differs = [&](StateId t) {
      return outcome_of(*m_, t) == outcome && m_->space->level(t, OptionId{o}) != own;
    };
    if ((own > 0 || first_levels) && std::ranges::any_of(shown_, differs))
      parts.push_back(setting(OptionId{o}, own));
  }
  return parts;
}

std::string Names::detail(StateId s) const {
  return fmt::format("{}", fmt::join(told_apart(s, true), ", "));
}

std::string Names::full(StateId s) const {
  const auto outcome = outcome_of(*m_, s);
  const std::string name = outcome ? plain_words(m_->c.outcomes[*outcome].name) : title(s);
  const std::string rest = detail(s);
  return rest.empty() ? name : name + ", " + rest;
}

std::string Names::brief(StateId s) const {
  const auto outcome = outcome_of(*m_, s);
  const std::string name = outcome ? plain_words(m_->c.outcomes[*outcome].name) : title(s);
  std::vector<std::string> rest = told_apart(s, false);
  for (std::string& setting : rest) setting = fmt::format("“{}”", setting);
  return rest.empty() ? name : name + " with " + list_words(rest);
}

Html Names::called(StateId s) const {
  const std::string name = brief(s);
  if (name.size() > longest_name) return html("state <span class=\"num\">{}</span>", s.value + 1);
  return html("<bdi>{}</bdi> <span class=\"num\">({})</span>", name, s.value + 1);
}

Html Names::called_at_start(StateId s) const {
  const std::string name = sentence_case(brief(s));
  if (name.size() > longest_name) return html("State <span class=\"num\">{}</span>", s.value + 1);
  return html("<bdi>{}</bdi> <span class=\"num\">({})</span>", name, s.value + 1);
}

Html Names::called(const std::vector<StateId>& states) const {
  std::vector<std::pair<std::string, std::vector<StateId>>> groups;
  for (StateId s : states) {
    const auto outcome = outcome_of(*m_, s);
    const std::string name =
        outcome ? plain_words(m_->c.outcomes[*outcome].name) : std::string("state");
    const auto place = std::ranges::find_if(groups, [&](const auto& g) { return g.first == name; });
    if (place == groups.end())
      groups.push_back({name, {s}});
    else
      place->second.push_back(s);
  }
  std::vector<Html> parts;
  for (const auto& [name, members] : groups) {
    const bool first = parts.empty();
    if (members.size() == 1) {
      parts.push_back(first ? called_at_start(members[0]) : called(members[0]));
      continue;
    }
    std::vector<std::string> numbers;
    for (std::size_t k = 0; k < std::min(members.size(), most_numbers); ++k)
      numbers.push_back(number(members[k]));
    if (members.size() > most_numbers)
      numbers.push_back(std::to_string(members.size() - most_numbers) + " more");
    const bool outcome = outcome_of(*m_, members[0]).has_value();
    const std::string word = outcome ? name : "states";
    parts.push_back(html(outcome ? "<bdi>{}</bdi> <span class=\"num\">({})</span>"
                                 : "{} <span class=\"num\">{}</span>",
                         first ? sentence_case(word) : word, list_words(numbers)));
  }
  return listed(parts);
}

}  // namespace entente::page
