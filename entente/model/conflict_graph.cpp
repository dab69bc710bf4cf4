#include "entente/model/conflict_graph.hpp"

#include <algorithm>
#include <limits>

#include "entente/base/assert.hpp"
#include "entente/base/random.hpp"

namespace entente {
namespace {

void sort_unique(std::vector<StatePair>& pairs) {
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  pairs.shrink_to_fit();
}

/// Ascending; of a pair that is listed several times the strongest stays.
void sort_strong(std::vector<StrongPair>& pairs) {
  std::ranges::sort(pairs);
  const auto same = [](const StrongPair& a, const StrongPair& b) {
    return a.better == b.better && a.worse == b.worse;
  };
  pairs.erase(pairs.begin(), std::unique(pairs.rbegin(), pairs.rend(), same).base());
  pairs.shrink_to_fit();
}

bool in_range(const std::vector<StatePair>& pairs, std::uint64_t states) {
  return std::ranges::all_of(
      pairs, [&](const StatePair& p) { return p.first < states && p.second < states; });
}

}  // namespace

bool ConflictGraph::Pairs::contains(StateId a, StateId b) const {
  return !sorted.empty() &&
         std::ranges::binary_search(sorted, StatePair{static_cast<std::uint32_t>(a.value),
                                                      static_cast<std::uint32_t>(b.value)});
}

ConflictGraph::Arcs ConflictGraph::out_of(std::uint64_t states,
                                          const std::vector<StatePair>& arcs) {
  Arcs out;
  out.start.assign(states + 2, 0);  // one place more: placing moves each start up by one
  for (const StatePair& arc : arcs) ++out.start[arc.first + std::size_t{2}];
  for (std::uint64_t s = 2; s < states + 2; ++s) out.start[s] += out.start[s - 1];
  out.end.resize(arcs.size());
  for (const StatePair& arc : arcs) out.end[out.start[arc.first + std::size_t{1}]++] = arc.second;
  out.start.pop_back();
  std::uint32_t kept = 0;
  for (std::uint64_t s = 0; s < states; ++s) {
    const std::uint32_t from = out.start[s], to = out.start[s + 1];
    std::sort(out.end.begin() + from, out.end.begin() + to);
    out.start[s] = kept;
    for (std::uint32_t k = from; k < to; ++k)
      if (kept == out.start[s] || out.end[kept - 1] != out.end[k]) out.end[kept++] = out.end[k];
  }
  out.start[states] = kept;
  out.end.resize(kept);
  return out;
}

ConflictGraph::Arcs ConflictGraph::turned(const Arcs& out) {
  const std::uint64_t states = out.start.size() - 1;
  Arcs in;
  in.start.assign(states + 2, 0);
  for (std::uint32_t to : out.end) ++in.start[to + std::size_t{2}];
  for (std::uint64_t s = 2; s < states + 2; ++s) in.start[s] += in.start[s - 1];
  in.end.resize(out.end.size());
  for (std::uint64_t s = 0; s < states; ++s)
    for (std::uint32_t k = out.start[s]; k < out.start[s + 1]; ++k)
      in.end[in.start[out.end[k] + std::size_t{1}]++] = static_cast<std::uint32_t>(s);
  in.start.pop_back();
  return in;
}

ConflictGraph::Party ConflictGraph::indexed(std::uint64_t states, ExplicitParty&& party) {
  ENTENTE_ASSERT(in_range(party.arcs, states) && in_range(party.prefers, states) &&
                 in_range(party.unknown, states));
  ENTENTE_ASSERT(std::ranges::all_of(party.strong, [&](const StrongPair& pair) {
    return pair.better < states && pair.worse < states && pair.strength >= strong_from &&
           pair.strength <= most_strength;
  }));
  ENTENTE_ASSERT(party.rank.empty() || party.rank.size() == states);
  ENTENTE_ASSERT(party.arcs.size() <= std::numeric_limits<std::uint32_t>::max());
  Party p;
  p.out = out_of(states, party.arcs);
  p.in = turned(p.out);
  p.rank = std::move(party.rank);
  p.prefers.sorted = std::move(party.prefers);
  p.strong = std::move(party.strong);
  sort_strong(p.strong);
  const std::size_t given = party.unknown.size();
  for (std::size_t k = 0; k < given; ++k)
    party.unknown.emplace_back(party.unknown[k].second, party.unknown[k].first);
  p.unknown.sorted = std::move(party.unknown);
  for (Pairs* pairs : {&p.prefers, &p.unknown}) sort_unique(pairs->sorted);
  p.strong_breaks = std::move(party.strong_breaks);
  return p;
}

ConflictGraph::ConflictGraph(std::uint64_t states, std::vector<ExplicitParty> parties)
    : states_(states) {
  ENTENTE_ASSERT(states <= std::numeric_limits<std::uint32_t>::max());
  parties_.reserve(parties.size());
  for (ExplicitParty& party : parties) {
    parties_.push_back(indexed(states, std::move(party)));
    party = {};  // its arcs are held twice no longer than needed
    weakly_ordered_ =
        weakly_ordered_ && !parties_.back().rank.empty() && parties_.back().unknown.sorted.empty();
  }
}

ConflictGraph ConflictGraph::without(const StateSet& hidden) const {
  ConflictGraph rest = *this;
  for (Party& p : rest.parties_) {
    std::vector<StatePair> arcs;
    for (std::uint64_t s = 0; s < states_; ++s)
      for (std::uint32_t k = p.out.start[s]; k < p.out.start[s + 1]; ++k)
        if (!hidden.contains(StateId{s}) && !hidden.contains(StateId{p.out.end[k]}))
          arcs.emplace_back(static_cast<std::uint32_t>(s), p.out.end[k]);
    p.out = out_of(states_, arcs);
    p.in = turned(p.out);
  }
  return rest;
}

std::uint64_t ConflictGraph::arc_count() const {
  std::uint64_t sum = 0;
  for (const Party& p : parties_) sum += p.out.end.size();
  return sum;
}

ExplicitParty ConflictGraph::preference(PartyId i) const {
  const Party& p = parties_[i.value];
  ExplicitParty preference;
  preference.rank = p.rank;
  preference.prefers = p.prefers.sorted;
  preference.strong = p.strong;
  preference.strong_breaks = p.strong_breaks;
  for (const StatePair& pair : p.unknown.sorted)  // both ways round are kept
    if (pair.first < pair.second) preference.unknown.push_back(pair);
  return preference;
}

bool ConflictGraph::prefers(const Party& p, StateId better, StateId worse) {
  if (p.rank.empty()) return p.prefers.contains(better, worse);
  return p.rank[better.value] > p.rank[worse.value];
}

Strength ConflictGraph::break_strength(const Party& p, StateId better, StateId worse) {
  Strength most = 1;
  for (const StrongBreak& b : p.strong_breaks)
    if (p.rank[worse.value] < b.rank && p.rank[better.value] >= b.rank)
      most = std::max(most, b.strength);
  return most;
}

Strength ConflictGraph::strength(const Party& p, StateId better, StateId worse) {
  const Strength by_breaks = break_strength(p, better, worse);
  if (p.strong.empty()) return by_breaks;
  const StrongPair least(static_cast<std::uint32_t>(better.value),
                         static_cast<std::uint32_t>(worse.value), 0);
  const auto found = std::ranges::lower_bound(p.strong, least);
  const bool listed =
      found != p.strong.end() && found->better == least.better && found->worse == least.worse;
  return listed ? std::max(by_breaks, found->strength) : by_breaks;
}

Preference ConflictGraph::compare(PartyId i, StateId s, StateId t) const {
  const Party& p = parties_[i.value];
  if (p.unknown.contains(s, t)) return Preference::unknown;
  Preference listed = Preference::equal;
  if (prefers(p, t, s))
    listed = strength(p, t, s) >= strong_from ? Preference::much_better : Preference::better;
  else if (prefers(p, s, t))
    listed = strength(p, s, t) >= strong_from ? Preference::much_worse : Preference::worse;
  return shaded_ ? degrees_->shaded(i, s, t, listed) : listed;
}

Preference ConflictGraph::compare_unlisted(PartyId i, StateId s, StateId t) const {
  const Party& p = parties_[i.value];
  const auto above_a_break = [&](StateId better, StateId worse) {
    return break_strength(p, better, worse) >= strong_from;
  };
  Preference by_rank = Preference::equal;
  if (!p.rank.empty() && p.rank[t.value] > p.rank[s.value])
    by_rank = above_a_break(t, s) ? Preference::much_better : Preference::better;
  else if (!p.rank.empty() && p.rank[t.value] < p.rank[s.value])
    by_rank = above_a_break(s, t) ? Preference::much_worse : Preference::worse;
  return shaded_ ? degrees_->shaded(i, s, t, by_rank) : by_rank;
}

PreferenceClasses ConflictGraph::preference_classes(PartyId i) const {
  const Party& p = parties_[i.value];
  PreferenceClasses classes(states_);
  if (!p.rank.empty()) classes.part_by(p.rank);
  std::vector<std::uint32_t> listed;
  each_listed_pair(i, [&](StateId a, StateId b) {
    listed.push_back(static_cast<std::uint32_t>(a.value));
    listed.push_back(static_cast<std::uint32_t>(b.value));
  });
  classes.set_apart(listed);
  if (degrees_ != nullptr) degrees_->part(i, classes);
  return classes;
}

Strength ConflictGraph::strength(PartyId i, StateId s, StateId t) const {
  const Preference known = compare(i, s, t);
  if (known == Preference::equal || known == Preference::unknown) return 0;
  const Strength listed = known > Preference::equal ? strength(parties_[i.value], t, s)
                                                    : strength(parties_[i.value], s, t);
  return shaded_ ? std::max(listed, degrees_->shaded_strength(i, s, t)) : listed;
}

bool ConflictGraph::has_strength(Strength degree) const {
  const auto enough = [degree](const auto& entry) { return entry.strength >= degree; };
  return (shaded_ && degrees_->has_strength(degree)) ||
         std::ranges::any_of(parties_, [&](const Party& p) {
           return std::ranges::any_of(p.strong, enough) ||
                  std::ranges::any_of(p.strong_breaks, enough);
         });
}

bool ConflictGraph::strength_in_classes() const {
  const auto pairs = [](const Party& p) { return !p.strong.empty(); };
  return !shaded_ && has_strength() && std::ranges::none_of(parties_, pairs);
}

std::uint32_t ConflictGraph::strong_class(PartyId i, StateId s, Strength degree) const {
  const std::uint32_t own = rank(i, s);
  const auto below = [&](const StrongBreak& b) { return b.rank <= own && b.strength >= degree; };
  return static_cast<std::uint32_t>(std::ranges::count_if(parties_[i.value].strong_breaks, below));
}

std::vector<std::uint32_t> preference_cycle(std::uint64_t states, std::vector<StatePair> prefers) {
  sort_unique(prefers);
  const auto pairs_from = [&](std::uint32_t s) {
    return std::ranges::lower_bound(prefers, StatePair{s, 0});
  };
  enum class Mark : std::uint8_t { fresh, on_path, done };
  std::vector<Mark> mark(states, Mark::fresh);
  std::vector<std::uint32_t> path;
  std::vector<std::vector<StatePair>::const_iterator> next;  // the pair to follow, per step of path
  const auto enter = [&](std::uint32_t s) {
    mark[s] = Mark::on_path;
    path.push_back(s);
    next.emplace_back(pairs_from(s));
  };
  for (const StatePair& root : prefers) {
    if (mark[root.first] == Mark::fresh) enter(root.first);
    while (!path.empty()) {
      if (next.back() == prefers.end() || next.back()->first != path.back()) {
        mark[path.back()] = Mark::done;
        path.pop_back();
        next.pop_back();
        continue;
      }
      const std::uint32_t to = (next.back()++)->second;
      if (mark[to] == Mark::on_path) return {std::ranges::find(path, to), path.end()};
      if (mark[to] == Mark::fresh) enter(to);
    }
  }
  return {};
}

std::uint64_t splitmix_at(std::uint64_t seed, std::uint64_t k) { return mix(mix(seed) + k); }

namespace {

constexpr std::uint64_t party_block = std::uint64_t{1} << 40;
constexpr std::uint64_t strategy_block = std::uint64_t{1} << 32;

/// floor(word * range / 2^64) for range below 2^32, without 128-bit arithmetic.
std::uint64_t scaled(std::uint64_t word, std::uint64_t range) {
  const std::uint64_t high = (word >> 32) * range;
  const std::uint64_t low = (word & 0xFFFFFFFFU) * range;
  return (high + (low >> 32)) >> 32;
}

}  // namespace

ConflictGraph random_graph(std::uint32_t parties, std::uint64_t states, std::uint32_t degree,
                           std::uint64_t seed) {
  std::vector<ExplicitParty> all(parties);
  const std::uint64_t values = mix(seed), targets = mix(seed + 1);
  for (std::uint32_t i = 0; i < parties; ++i) {
    all[i].rank.reserve(states);
    all[i].arcs.reserve(states * degree);
    for (std::uint64_t s = 0; s < states; ++s) {
      all[i].rank.push_back(static_cast<std::uint32_t>(mix(values + i * party_block + s) >> 48));
      for (std::uint64_t q = 0; q < degree; ++q) {
        const std::uint64_t word = mix(targets + i * party_block + s * degree + q);
        const std::uint64_t t = scaled(word, states);
        if (t != s)
          all[i].arcs.emplace_back(static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(t));
      }
    }
  }
  return {states, std::move(all)};
}

ProductGraph::ProductGraph(std::vector<std::uint64_t> strategies, ValueKind kind,
                           std::uint64_t seed)
    : ProductGraph(std::move(strategies), {}) {
  kind_ = kind;
  mixed_seed_ = mix(seed);
  if (kind == ValueKind::uniform) return;
  addend_.resize(strategies_.size());
  for (std::uint64_t i = 0; i < strategies_.size(); ++i)
    for (std::uint64_t j = 0; j < strategies_.size(); ++j) {
      std::vector<std::uint32_t>& row = addend_[i].emplace_back();
      for (std::uint64_t k = 0; k < strategies_[j]; ++k)
        row.push_back(static_cast<std::uint32_t>(
            mix(mixed_seed_ + i * party_block + j * strategy_block + k) >> 56));
    }
}

ProductGraph::ProductGraph(std::vector<std::uint64_t> strategies,
                           std::vector<std::vector<std::uint32_t>> rank)
    : states_(1), strategies_(std::move(strategies)), listed_(std::move(rank)) {
  for (std::uint64_t d : strategies_) {
    ENTENTE_ASSERT(d > 0 && states_ <= (std::uint64_t{1} << 62) / d);
    stride_.push_back(states_);
    states_ *= d;
  }
}

PreferenceClasses ProductGraph::preference_classes(PartyId i) const {
  std::vector<std::uint32_t> ranks(states_);
  for (StateId s{0}; s.value < states_; ++s.value) ranks[s.value] = rank(i, s);
  PreferenceClasses classes(states_);
  classes.part_by(ranks);
  return classes;
}

std::uint32_t ProductGraph::rank(PartyId i, StateId s) const {
  if (!listed_.empty()) return listed_[i.value][s.value];
  if (kind_ == ValueKind::uniform)
    return static_cast<std::uint32_t>(mix(mixed_seed_ + i.value * party_block + s.value) >> 48);
  std::uint32_t sum = 0;
  std::uint64_t rest = s.value;
  for (std::size_t j = 0; j < strategies_.size(); ++j) {
    sum += addend_[i.value][j][rest % strategies_[j]];
    rest /= strategies_[j];
  }
  return sum;
}

}  // namespace entente
