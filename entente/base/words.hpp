#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Least number of letters added, left out, replaced or swapped with a neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, if it is within 2 edits or a third of the word's length;
/// of equally near ones the first; empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "a", "a and b", "a, b and c".
std::string list_words(const std::vector<std::string>& words, std::string_view last = "and");

/// "the parties are ann and bob", "the only party is ann", "there are no parties".
std::string known_words(std::string_view one, std::string_view many,
                        const std::vector<std::string>& words);

/// "1 state", "36 states".
std::string count_of(unsigned long long count, std::string_view one, std::string_view many);

/// The text with its first letter as a capital (ASCII letters only).
std::string sentence_case(std::string text);
/// Whether a sentence puts "the" before the name: "United States", "European Union", "UN".
bool wants_article(std::string_view name);
/// The name inside a sentence: "the United States", "Russia".
std::string with_article(const std::string& name);
/// The name where a sentence begins: "The United States", "Russia".
std::string with_article_at_start(const std::string& name);
/// "partial_deal" as people write it: "partial deal".
std::string plain_words(std::string_view name);

}  // namespace entente
