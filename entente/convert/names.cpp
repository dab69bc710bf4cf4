#include "entente/convert/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "entente/model/expression.hpp"

namespace entente::convert {
namespace {

constexpr std::size_t most_letters = 40;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// The letters without their marks from U+00C0 to U+017F: the Latin ones of most of Europe.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

/// The letter that stands at text[at] less its marks; moves `at` to its last byte.
char letter_at(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xC3 || lead > 0xC5 || at + 1 == text.size()) return text[at];
  const auto second = static_cast<unsigned char>(text[++at]);
  return latin[(lead - 0xC3U) * 0x40U + (second & 0x3FU)];
}

/// The letters that names may have, others as one `_`.
std::string plain(std::string_view text) {
  std::string name;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = letter_at(text, at);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = is_small(c) || (c >= '0' && c <= '9') || c == '-';
    if (kept) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
    if (name.size() == most_letters) break;
  }
  while (!name.empty() && (name.back() == '_' || name.back() == '-')) name.pop_back();
  name.erase(0, std::min(name.find_first_not_of("_-"), name.size()));
  return name;
}

}  // namespace

std::string NameMaker::make(std::string_view text, std::string_view otherwise) {
  std::string name = plain(text);
  if (name.empty()) name = otherwise;
  if (!is_small(name.front())) name = fmt::format("{}_{}", otherwise.front(), name);
  if (std::ranges::find(reserved_words(), name) != reserved_words().end()) name += '_';
  name.resize(std::min(name.size(), most_letters));
  std::string unique = name;
  for (int k = 2; !given_.insert(unique).second; ++k) {
    const std::string end = fmt::format("_{}", k);
    unique = name.substr(0, most_letters - end.size()) + end;
  }
  return unique;
}

}  // namespace entente::convert
