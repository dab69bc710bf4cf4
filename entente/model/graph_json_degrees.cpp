#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/graph_json_reader.hpp"

namespace entente {

void GraphReader::read_degrees(ConflictGraph& g) {
  constexpr std::array keys{"fuzzy", "grey", "probability"};
  const auto given = [&](const char* key) { return of_layers(key).has_value(); };
  const bool any = std::ranges::any_of(keys, given) || given("satisficing") || given("attitudes") ||
                   given("limits");
  if (!any) return;
  auto degrees = std::make_shared<PreferenceDegrees>(g.party_count());
  for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
    for (const char* key : keys) read_pair_numbers(key, i, *degrees);
    if (const auto measure = of_party("satisficing", i.value))
      if (const auto s = share("satisficing." + file_.parties[i.value], *measure, 1))
        degrees->parties[i.value].satisficing = *s;
    read_attitudes(i, *degrees);
  }
  read_limits(*degrees);
  g.set_degrees(std::move(degrees));
}

std::optional<Billionths> GraphReader::share(const std::string& key, Value value,
                                             Billionths least) {
  const double exact = value.is_number() ? value.number() * whole_share : -1;
  if (!(exact >= least && exact <= whole_share)) {
    wrong(key, fmt::format("{} is not a number {} 0 {} 1", value.shown(),
                           least > 0 ? "above" : "from", least > 0 ? "and up to" : "to"));
    return std::nullopt;
  }
  return static_cast<Billionths>(std::llround(exact));
}

void GraphReader::read_limits(PreferenceDegrees& degrees) {
  const auto limits = of_layers("limits");
  if (!limits) return;
  if (!limits->is_object()) return wrong("limits", "must be an object");
  limits->each_entry([&](std::string_view name, Value value) {
    Billionths* const limit = name == "first_move" ? &degrees.first_move
                              : name == "sanction" ? &degrees.sanction
                              : name == "reply"    ? &degrees.reply
                                                   : nullptr;
    const std::vector<std::string> known{"first_move", "sanction", "reply"};
    if (limit == nullptr)
      return wrong("limits", fmt::format("unknown limit \"{}\"", name),
                   nearest(std::string(name), known));
    if (const auto s = share(fmt::format("limits.{}", name), value)) *limit = *s;
  });
}

void GraphReader::read_attitudes(PartyId i, PreferenceDegrees& degrees) {
  const auto table = of_party("attitudes", i.value);
  if (!table) return;
  const std::string key = "attitudes." + file_.parties[i.value];
  if (!table->is_object()) return wrong(key, R"(must be an object: party -> "+", "0" or "-")");
  std::vector<Attitude>& row = degrees.parties[i.value].attitude;
  row.assign(file_.parties.size(), Attitude::indifferent);
  row[i.value] = Attitude::toward;
  table->each_entry([&](std::string_view name, Value value) {
    const auto party = std::ranges::find(file_.parties, name);
    if (party == file_.parties.end())
      return wrong(key, fmt::format("unknown party \"{}\"", name),
                   nearest(std::string(name), file_.parties));
    const std::string_view sign = value.is_string() ? value.string() : std::string_view{};
    if (sign != "+" && sign != "0" && sign != "-")
      return wrong(fmt::format("{}.{}", key, name),
                   fmt::format(R"({} is not "+", "0" or "-")", value.shown()));
    row[static_cast<std::size_t>(party - file_.parties.begin())] = sign == "+" ? Attitude::toward
                                                                   : sign == "-"
                                                                       ? Attitude::against
                                                                       : Attitude::indifferent;
  });
}

void GraphReader::read_pair_numbers(std::string_view key, PartyId i, PreferenceDegrees& degrees) {
  const auto list = of_party(key, i.value);
  if (!list) return;
  const std::string path = fmt::format("{}.{}", key, file_.parties[i.value]);
  if (!list->is_array()) return wrong(path, "must be a list of pairs of states with numbers");
  list->each([&](Value entry, std::uint32_t k) {
    read_pair(std::string(key), i, fmt::format("{}[{}]", path, k), entry, degrees);
  });
}

/// fuzzy: [x, y, r]; grey: [x, y, low, high]; probability: [x, y, p] or [x, y, p, q].
void GraphReader::read_pair(const std::string& key, PartyId i, const std::string& at, Value entry,
                            PreferenceDegrees& degrees) {
  const std::size_t least = key == "grey" ? 4 : 3, most = key == "fuzzy" ? 3 : 4;
  if (!entry.is_array() || entry.size() < least || entry.size() > most)
    return wrong(at, fmt::format("{} is not two states and {}", entry.shown(),
                                 key == "fuzzy"  ? "a degree"
                                 : key == "grey" ? "two bounds"
                                                 : "one or two chances"));
  std::vector<StateId> states;
  std::vector<Billionths> numbers;
  entry.each([&](Value item, std::uint32_t place) {
    if (place < 2) {
      const auto s = find_state(item);
      if (!s) return unknown_state(at, item);
      states.push_back(*s);
    } else if (const auto number = share(at, item)) {
      numbers.push_back(*number);
    }
  });
  if (states.size() != 2 || numbers.size() + 2 != entry.size()) return;
  if (states[0] == states[1])
    return wrong(at, fmt::format("state {} stands on both sides", file_.state_name(states[0])));
  bool fresh = true;
  if (key == "probability") {
    const Billionths reverse = numbers.size() == 2 ? numbers[1] : whole_share - numbers[0];
    if (std::int64_t{numbers[0]} + reverse > whole_share)
      return wrong(at, "the two chances add up to more than 1");
    fresh = degrees.add(i, states[0], states[1], PreferenceChance{numbers[0], reverse});
  } else {
    if (numbers.back() < numbers.front()) return wrong(at, "the lower bound stands first");
    fresh = degrees.add(i, states[0], states[1], Degree{numbers.front(), numbers.back()});
  }
  if (!fresh) wrong(at, "this pair is listed twice");
}

}  // namespace entente
