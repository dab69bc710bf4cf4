#include "entente/model/degrees.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr unsigned half = 32;

std::uint64_t key(StateId a, StateId b) { return a.value << half | b.value; }

}  // namespace

template <class What>
bool PreferenceDegrees::insert(List<What>& list, StateId preferred, StateId other, What what,
                               What reverse) {
  return list.emplace(key(preferred, other), what).second &&
         list.emplace(key(other, preferred), reverse).second;
}

template <class What>
std::optional<What> PreferenceDegrees::find(const List<What>& list, StateId s, StateId t) {
  const auto found = list.find(key(t, s));
  if (found == list.end()) return std::nullopt;
  return found->second;
}

bool PreferenceDegrees::add(PartyId i, StateId preferred, StateId other, Degree degree) {
  return insert(pairs_[i.value].degrees, preferred, other, degree,
                Degree{whole_share - degree.high, whole_share - degree.low});
}

bool PreferenceDegrees::add(PartyId i, StateId preferred, StateId other, PreferenceChance chance) {
  return insert(pairs_[i.value].chances, preferred, other, chance,
                PreferenceChance{chance.worse, chance.better});
}

std::optional<Degree> PreferenceDegrees::degree(PartyId i, StateId s, StateId t) const {
  return find(pairs_[i.value].degrees, s, t);
}

std::optional<PreferenceChance> PreferenceDegrees::chance(PartyId i, StateId s, StateId t) const {
  return find(pairs_[i.value].chances, s, t);
}

bool PreferenceDegrees::has_degrees() const {
  return std::ranges::any_of(pairs_, [](const Pairs& p) { return !p.degrees.empty(); });
}

bool PreferenceDegrees::has_chances() const {
  return std::ranges::any_of(pairs_, [](const Pairs& p) { return !p.chances.empty(); });
}

bool PreferenceDegrees::has_attitudes() const {
  return std::ranges::any_of(parties, [](const Party& p) { return !p.attitude.empty(); });
}

}  // namespace entente
