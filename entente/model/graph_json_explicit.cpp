#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "entente/base/words.hpp"
#include "entente/model/graph_json_reader.hpp"

namespace entente {
namespace {

constexpr std::uint32_t unranked = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void GraphReader::read_explicit() {
  const auto list = root_.find("states");
  if (list && list->is_array() && too_many_states("states", list->size())) return;
  file_.states = read_names("states");
  if (!faults_.empty()) return;
  states_ = file_.states.size();
  number_of_.reserve(states_);
  for (std::uint32_t s = 0; s < states_; ++s) number_of_.emplace(file_.states[s], s);
  if (auto graph = read_graph_of_layers()) file_.graph = std::move(*graph);
  if (faults_.empty()) read_views();
}

std::optional<ConflictGraph> GraphReader::read_graph_of_layers() {
  check_party_keys();
  std::vector<ExplicitParty> parties(file_.parties.size());
  for (std::size_t i = 0; i < parties.size(); ++i) {
    parties[i].arcs = read_pairs("moves", i);
    read_preference(i, parties[i]);
  }
  if (!faults_.empty()) return std::nullopt;
  ConflictGraph graph(states_, std::move(parties));
  read_degrees(graph);
  return graph;
}

void GraphReader::check_party_keys() {
  for (const char* key : {"moves", "ranking", "prefers", "unknown", "strong", "strong_breaks",
                          "fuzzy", "grey", "satisficing", "probability", "attitudes"}) {
    const auto table = layers_.back().find(key);
    if (!table) {
      if (std::string_view(key) == "moves" && layers_.size() == 1) wrong(key, "is missing");
    } else if (!table->is_object()) {
      wrong(key, "must be an object with one entry per party");
    } else {
      table->each_entry([&](std::string_view name, Value) {
        if (std::ranges::find(file_.parties, name) == file_.parties.end())
          wrong(key, fmt::format("unknown party \"{}\"", name),
                nearest(std::string(name), file_.parties));
      });
    }
  }
}

std::vector<StatePair> GraphReader::read_pairs(std::string_view key, std::size_t party) {
  std::vector<StatePair> pairs;
  const auto list = of_party(key, party);
  if (!list) return pairs;
  const std::string path = fmt::format("{}.{}", key, file_.parties[party]);
  if (!list->is_array()) {
    wrong(path, "must be a list of pairs of states");
    return pairs;
  }
  pairs.reserve(list->size());
  list->each([&](Value pair, std::uint32_t k) {
    const auto at = [&] { return fmt::format("{}[{}]", path, k); };
    if (!pair.is_array() || pair.size() != 2)
      return wrong(at(), fmt::format("{} is not a pair of states", pair.shown()));
    std::array<std::optional<StateId>, 2> two;
    pair.each([&](Value reference, std::uint32_t place) {
      two.at(place) = find_state(reference);
      if (!two.at(place)) unknown_state(at(), reference);
    });
    if (!two[0] || !two[1]) return;
    if (two[0] == two[1])
      return wrong(at(),
                   fmt::format("state \"{}\" stands on both sides", file_.states[two[0]->value]));
    pairs.emplace_back(static_cast<std::uint32_t>(two[0]->value),
                       static_cast<std::uint32_t>(two[1]->value));
  });
  return pairs;
}

void GraphReader::read_ranking(std::size_t party, Value list, ExplicitParty& p) {
  const std::string path = "ranking." + file_.parties[party];
  if (!list.is_array()) return wrong(path, "must be a list of groups, best first");
  p.rank.assign(states_, unranked);
  list.each([&](Value group, std::uint32_t k) {
    const auto put = [&](Value reference, std::uint32_t) {
      const std::string at = fmt::format("{}[{}]", path, k);
      const auto s = find_state(reference);
      if (!s) return unknown_state(at, reference);
      if (p.rank[s->value] != unranked)
        wrong(at, fmt::format("state \"{}\" is ranked twice", file_.states[s->value]));
      p.rank[s->value] = list.size() - 1 - k;
    };
    if (group.is_array()) {
      group.each(put);
    } else {
      put(group, k);
    }
  });
  for (std::uint64_t s = 0; s < states_; ++s)
    if (p.rank[s] == unranked)
      wrong(path, fmt::format("state \"{}\" is not ranked", file_.states[s]));
}

std::optional<Strength> GraphReader::strength(const std::string& at, Value value) {
  if (value.is_whole() && value.whole() >= strong_from && value.whole() <= most_strength)
    return static_cast<Strength>(value.whole());
  wrong(at, fmt::format("{} is not a degree of strength from {} to {}", value.shown(), strong_from,
                        most_strength));
  return std::nullopt;
}

/// [better, worse], of degree 2, or [better, worse, degree].
void GraphReader::read_strong_pairs(std::size_t party, ExplicitParty& p) {
  const auto list = of_party("strong", party);
  if (!list) return;
  const std::string path = "strong." + file_.parties[party];
  if (!list->is_array()) return wrong(path, "must be a list of pairs of states");
  list->each([&](Value entry, std::uint32_t k) {
    const std::string at = fmt::format("{}[{}]", path, k);
    if (!entry.is_array() || entry.size() < 2 || entry.size() > 3)
      return wrong(
          at, fmt::format("{} is not a pair of states, with or without a degree", entry.shown()));
    std::array<std::optional<StateId>, 2> two;
    std::optional<Strength> degree = strong_from;
    entry.each([&](Value item, std::uint32_t place) {
      if (place == 2) {
        degree = strength(at, item);
      } else if (two.at(place) = find_state(item); !two.at(place)) {
        unknown_state(at, item);
      }
    });
    if (!two[0] || !two[1] || !degree) return;
    if (two[0] == two[1])
      return wrong(at,
                   fmt::format("state \"{}\" stands on both sides", file_.states[two[0]->value]));
    p.strong.emplace_back(static_cast<std::uint32_t>(two[0]->value),
                          static_cast<std::uint32_t>(two[1]->value), *degree);
  });
}

/// k, of degree 2, or [k, degree]: behind the first k groups.
void GraphReader::read_strong_breaks(std::size_t party, std::size_t groups, ExplicitParty& p) {
  const auto breaks = of_party("strong_breaks", party);
  if (!breaks) return;
  const std::string path = "strong_breaks." + file_.parties[party];
  if (!breaks->is_array() || p.rank.empty())
    return wrong(path, "must be a list of whole numbers, beside a ranking");
  const auto add = [&](Value k, Strength degree) {
    if (k.is_whole() && k.whole() >= 1 && k.whole() < groups) {
      p.strong_breaks.push_back({static_cast<std::uint32_t>(groups - k.whole()), degree});
    } else {
      wrong(path,
            fmt::format("{} is not a number of groups between 1 and {}", k.shown(), groups - 1));
    }
  };
  breaks->each([&](Value entry, std::uint32_t) {
    if (!entry.is_array()) return add(entry, strong_from);
    if (entry.size() != 2)
      return wrong(path, fmt::format("{} is not a number of groups and a degree", entry.shown()));
    std::optional<Value> k;
    entry.each([&](Value item, std::uint32_t place) {
      if (place == 0) k = item;
      if (place == 1)
        if (const auto degree = strength(path, item)) add(*k, *degree);
    });
  });
}

void GraphReader::read_preference(std::size_t party, ExplicitParty& p) {
  // A view that ranks anew for a party sets aside what the layers below say of its preference.
  const std::size_t none = layers_.size();
  const std::size_t ranked = layer_of("ranking", party), paired = layer_of("prefers", party);
  const bool by_pairs = paired != none && (ranked == none || paired >= ranked);
  const std::size_t base = by_pairs ? paired : ranked;
  const auto counts = [&](const char* key) {
    const std::size_t layer = layer_of(key, party);
    return layer != none && (base == none || layer >= base);
  };
  const auto ranking = of_party("ranking", party);
  if (ranking && !(by_pairs && paired > ranked)) read_ranking(party, *ranking, p);
  if (base == none) wrong("ranking." + file_.parties[party], "is missing");
  if (by_pairs) p.prefers = read_pairs("prefers", party);
  if (by_pairs) p.rank.clear();
  if (counts("unknown")) p.unknown = read_pairs("unknown", party);
  if (counts("strong")) read_strong_pairs(party, p);
  if (counts("strong_breaks"))
    read_strong_breaks(party, ranking && ranking->is_array() ? ranking->size() : 0, p);
  if (faults_.empty()) check_preference(party, p);
}

void GraphReader::check_preference(std::size_t party, const ExplicitParty& p) {
  const std::string& name = file_.parties[party];
  ExplicitParty preference = p;
  preference.arcs.clear();
  preference.strong.clear();
  preference.strong_breaks.clear();
  const ConflictGraph alone(states_, {std::move(preference)});
  std::map<StatePair, Strength> listed;
  for (const StrongPair& pair : p.strong) {
    const std::string &better = file_.states[pair.better], &worse = file_.states[pair.worse];
    if (alone.compare({}, StateId{pair.worse}, StateId{pair.better}) != Preference::better)
      wrong("strong." + name,
            fmt::format("\"{}\" is not strictly preferred to \"{}\"", better, worse));
    const auto [at, fresh] = listed.try_emplace({pair.better, pair.worse}, pair.strength);
    if (!fresh && at->second != pair.strength)
      wrong("strong." + name, fmt::format("\"{}\" over \"{}\" is listed with degrees {} and {}",
                                          better, worse, at->second, pair.strength));
  }
  const std::vector<std::uint32_t> cycle = preference_cycle(states_, p.prefers);
  if (cycle.empty()) return;
  std::string text = fmt::format("prefers.{}: the preference goes in a circle: ", name);
  for (std::uint32_t s : cycle) text += file_.states[s] + " over ";
  file_.warnings.push_back(text + file_.states[cycle.front()]);
}

}  // namespace entente
