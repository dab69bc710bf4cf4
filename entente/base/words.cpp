#include "entente/base/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace entente {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 80;  // no name is longer; keeps hostile input cheap
  if (word.empty() || word.size() > longest) return {};
  const std::size_t allowed = std::max<std::size_t>(2, word.size() / 3);
  std::size_t least = allowed + 1;
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t distance = edit_distance(word, candidate);
    // A word of one or two letters is within two edits of everything: then half must agree.
    if (distance < least && distance < std::max(word.size(), candidate.size())) {
      least = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

std::string list_words(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (k > 0) text += k + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
    text += words[k];
  }
  return text;
}

std::string known_words(std::string_view one, std::string_view many,
                        const std::vector<std::string>& words) {
  if (words.empty()) return fmt::format("there are no {}", many);
  if (words.size() == 1) return fmt::format("the only {} is {}", one, words.front());
  return fmt::format("the {} are {}", many, list_words(words));
}

std::string count_of(unsigned long long count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sentence_case(std::string text) {
  const std::size_t point = text.find('.');
  const bool name_of_option = point != std::string::npos && point + 1 < text.size() &&
                              text[point + 1] != ' ' && point < text.find(' ');
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z' && !name_of_option)
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

bool wants_article(std::string_view name) {
  constexpr std::array<std::string_view, 10> short_names{
      "US", "USA", "USSR", "UK", "EU", "UN", "UAE", "Netherlands", "Philippines", "Kremlin"};
  if (std::ranges::find(short_names, name) != short_names.end()) return true;
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos || name.starts_with("The ") || name.starts_with("the "))
    return false;
  constexpr std::array<std::string_view, 7> last_words{"States",   "Union",    "Nations", "Kingdom",
                                                       "Republic", "Emirates", "House"};
  return name.starts_with("United ") || name.starts_with("Ministry of") ||
         name.starts_with("Republic of") ||
         std::ranges::find(last_words, name.substr(blank + 1)) != last_words.end();
}

std::string with_article(const std::string& name) {
  if (name.starts_with("The ")) return "the " + name.substr(4);
  return wants_article(name) ? "the " + name : name;
}

std::string with_article_at_start(const std::string& name) {
  return wants_article(name) ? "The " + name : name;
}

std::string plain_words(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace entente
