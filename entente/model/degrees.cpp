#include "entente/model/degrees.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr unsigned half = 32;

std::uint64_t key(StateId a, StateId b) { return a.value << half | b.value; }

}  // namespace

bool Shades::any_unknown() const {
  return std::ranges::any_of(steps, [](const Step& step) { return step.unknown; });
}

const Shades::Step* Shades::between(StateId s, StateId t) const {
  const auto found =
      std::ranges::find_if(steps, [&](const Step& step) { return step.decides(s, t); });
  return found == steps.end() ? nullptr : &*found;
}

Strength Shades::strength(StateId s, StateId t) const {
  std::size_t degree = strong.size() + 1;
  while (degree > 1 && strong[degree - 2][s.value] == strong[degree - 2][t.value]) --degree;
  return static_cast<Strength>(degree);
}

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
  return insert(pairs_[i.value].degrees, preferred, other, degree, degree.reversed());
}

bool PreferenceDegrees::add(PartyId i, StateId preferred, StateId other, PreferenceChance chance) {
  return insert(pairs_[i.value].chances, preferred, other, chance, chance.reversed());
}

std::optional<Degree> PreferenceDegrees::degree(PartyId i, StateId s, StateId t) const {
  if (const auto listed = find(pairs_[i.value].degrees, s, t)) return listed;
  const Shades& shades = parties[i.value].shades;
  const Shades::Step* const step = shades.between(s, t);
  if (step == nullptr || !step->degree) return std::nullopt;
  return step->through[t.value] > step->through[s.value] ? *step->degree : step->degree->reversed();
}

std::optional<PreferenceChance> PreferenceDegrees::chance(PartyId i, StateId s, StateId t) const {
  if (const auto listed = find(pairs_[i.value].chances, s, t)) return listed;
  const Shades& shades = parties[i.value].shades;
  const Shades::Step* const step = shades.between(s, t);
  if (step == nullptr || !step->chance) return std::nullopt;
  return step->through[t.value] > step->through[s.value] ? *step->chance : step->chance->reversed();
}

Preference PreferenceDegrees::shaded(PartyId i, StateId s, StateId t, Preference by_rank) const {
  const Shades& shades = parties[i.value].shades;
  const Shades::Step* const step = shades.between(s, t);
  if (step != nullptr && step->unknown) return Preference::unknown;
  if (shades.strong.empty() || shades.strong.front()[s.value] == shades.strong.front()[t.value])
    return by_rank;
  return by_rank == Preference::better  ? Preference::much_better
         : by_rank == Preference::worse ? Preference::much_worse
                                        : by_rank;
}

void PreferenceDegrees::part(PartyId i, PreferenceClasses& classes) const {
  const Shades& shades = parties[i.value].shades;
  for (const Shades::Step& step : shades.steps) {
    classes.part_by(step.before);
    classes.part_by(step.through);
  }
  for (const Ranks& ranks : shades.strong) classes.part_by(ranks);
  std::vector<std::uint32_t> listed;  // every pair is there both ways round
  for (const auto& [pair, degree] : pairs_[i.value].degrees)
    listed.push_back(static_cast<std::uint32_t>(pair >> half));
  for (const auto& [pair, chance] : pairs_[i.value].chances)
    listed.push_back(static_cast<std::uint32_t>(pair >> half));
  classes.set_apart(listed);
}

std::vector<Billionths> PreferenceDegrees::certainties() const {
  std::vector<Billionths> list{whole_share};
  const auto add = [&](std::int64_t certainty) {
    if (certainty > 0) list.push_back(static_cast<Billionths>(certainty));
  };
  const auto add_degree = [&](const Degree& d) {
    for (const Degree& way : {d, d.reversed()}) {
      const std::int64_t low = way.low, high = way.high;
      add(2 * low - whole_share);
      add(low + high - whole_share);
      add(2 * high - whole_share);
    }
  };
  for (const Pairs& p : pairs_)
    for (const auto& [states, degree] : p.degrees) add_degree(degree);
  for (const Party& p : parties)
    for (const Shades::Step& step : p.shades.steps)
      if (step.degree) add_degree(*step.degree);
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

bool PreferenceDegrees::has_shades() const {
  return std::ranges::any_of(parties, [](const Party& p) { return !p.shades.empty(); });
}

bool PreferenceDegrees::has_unknown() const {
  return std::ranges::any_of(parties, [](const Party& p) { return p.shades.any_unknown(); });
}

bool PreferenceDegrees::has_strength(Strength degree) const {
  return std::ranges::any_of(
      parties, [degree](const Party& p) { return p.shades.strong.size() + 1 >= degree; });
}

bool PreferenceDegrees::has_degrees() const {
  const auto graded = [](const Shades::Step& step) { return step.degree.has_value(); };
  return std::ranges::any_of(pairs_, [](const Pairs& p) { return !p.degrees.empty(); }) ||
         std::ranges::any_of(
             parties, [&](const Party& p) { return std::ranges::any_of(p.shades.steps, graded); });
}

bool PreferenceDegrees::has_chances() const {
  const auto chancy = [](const Shades::Step& step) { return step.chance.has_value(); };
  return std::ranges::any_of(pairs_, [](const Pairs& p) { return !p.chances.empty(); }) ||
         std::ranges::any_of(
             parties, [&](const Party& p) { return std::ranges::any_of(p.shades.steps, chancy); });
}

bool PreferenceDegrees::has_attitudes() const {
  return std::ranges::any_of(parties, [](const Party& p) { return !p.attitude.empty(); });
}

}  // namespace entente
