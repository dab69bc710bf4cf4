#include "entente/model/preference_classes.hpp"

#include <unordered_map>

namespace entente {

PreferenceClasses::PreferenceClasses(std::uint64_t states) : of(states, 0) {
  if (states > 0) first.push_back(0);
}

void PreferenceClasses::part_by(const std::vector<std::uint32_t>& keys) {
  constexpr unsigned half = 32;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
  first.clear();
  for (std::uint32_t s = 0; s < of.size(); ++s) {
    const std::uint64_t both = std::uint64_t{of[s]} << half | keys[s];
    const auto [place, is_new] = numbers.emplace(both, static_cast<std::uint32_t>(first.size()));
    if (is_new) first.push_back(s);
    of[s] = place->second;
  }
}

void PreferenceClasses::set_apart(const std::vector<std::uint32_t>& states) {
  if (states.empty()) return;
  std::vector<std::uint32_t> keys(of.size(), 0);
  for (std::uint32_t s : states) keys[s] = s + 1;
  part_by(keys);
}

}  // namespace entente
