#include "entente/graph/reduction.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente::graph {
namespace {

using Word = std::vector<std::uint32_t>;

/// Numbers states by what word(state) says of them, in the order of their least states.
template <class Saying>
std::uint32_t number_by(std::uint64_t states, Saying&& word, std::vector<std::uint32_t>& class_of) {
  std::map<Word, std::uint32_t> numbers;
  std::vector<std::uint32_t> next(states);
  for (StateId s{0}; s.value < states; ++s.value)
    next[s.value] =
        numbers.try_emplace(word(s), static_cast<std::uint32_t>(numbers.size())).first->second;
  class_of = std::move(next);
  return static_cast<std::uint32_t>(numbers.size());
}

/// The classes that the party can move to from s, ascending.
Word classes_from(const ConflictGraph& g, PartyId i, StateId s,
                  const std::vector<std::uint32_t>& class_of) {
  Word classes;
  g.each_move(i, s, [&](StateId t) {
    classes.push_back(class_of[t.value]);
    return true;
  });
  std::ranges::sort(classes);
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

ConflictGraph merged_graph(const ConflictGraph& g, const Reduction& r) {
  std::vector<ExplicitParty> parties(g.party_count());
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    for (std::uint32_t c = 0; c < r.first.size(); ++c) {
      parties[i.value].rank.push_back(g.rank(i, r.first[c]));
      for (std::uint32_t to : classes_from(g, i, r.first[c], r.class_of))
        parties[i.value].arcs.emplace_back(c, to);  // also from a class to itself: see Reduction
    }
  return {r.first.size(), std::move(parties)};
}

StateSet of_states(const StateSet& classes, const std::vector<std::uint32_t>& class_of) {
  StateSet set(class_of.size());
  for (std::uint64_t s = 0; s < class_of.size(); ++s)
    if (classes.contains(StateId{class_of[s]})) set.insert(StateId{s});
  return set;
}

}  // namespace

std::vector<std::vector<StateId>> Reduction::larger_classes() const {
  std::vector<std::vector<StateId>> all(first.size());
  for (std::uint64_t s = 0; s < class_of.size(); ++s) all[class_of[s]].push_back(StateId{s});
  std::erase_if(all, [](const auto& states) { return states.size() < 2; });
  return all;
}

Reduction merge_equivalent(const ConflictGraph& g) {
  ENTENTE_ASSERT(g.weakly_ordered());
  Reduction r;
  const auto ranks = [&](StateId s) {
    Word word;
    for (PartyId i{0}; i.value < g.party_count(); ++i.value) word.push_back(g.rank(i, s));
    return word;
  };
  const auto class_and_moves = [&](StateId s) {
    Word word{r.class_of[s.value]};
    for (PartyId i{0}; i.value < g.party_count(); ++i.value) {
      const Word classes = classes_from(g, i, s, r.class_of);
      word.push_back(static_cast<std::uint32_t>(classes.size()));
      word.insert(word.end(), classes.begin(), classes.end());
    }
    return word;
  };
  std::uint32_t classes = number_by(g.state_count(), ranks, r.class_of);
  for (std::uint32_t before = 0; classes != before && classes < g.state_count();) {
    before = classes;
    classes = number_by(g.state_count(), class_and_moves, r.class_of);
  }
  r.first.resize(classes);
  for (std::uint64_t s = g.state_count(); s-- > 0;) r.first[r.class_of[s]] = StateId{s};
  r.merged = merged_graph(g, r);
  return r;
}

Table expanded(const Table& of_classes, const Reduction& reduction) {
  Table table = of_classes;
  for (ConceptTable& c : table.concepts) {
    for (std::size_t i = 0; i < c.stable.size(); ++i)
      if (c.known[i]) c.stable[i] = of_states(c.stable[i], reduction.class_of);
    if (c.complete()) c.equilibria = of_states(c.equilibria, reduction.class_of);
  }
  return table;
}

std::vector<std::uint32_t> components(const ConflictGraph& g) {
  std::vector<std::uint32_t> parent(g.state_count());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t s) {
    while (parent[s] != s) s = parent[s] = parent[parent[s]];
    return s;
  };
  for (PartyId i{0}; i.value < g.party_count(); ++i.value)
    for (StateId s{0}; s.value < g.state_count(); ++s.value)
      g.each_move(i, s, [&](StateId t) {
        const std::uint32_t a = root(static_cast<std::uint32_t>(s.value));
        const std::uint32_t b = root(static_cast<std::uint32_t>(t.value));
        parent[std::max(a, b)] = std::min(a, b);  // a root is the least state of its part
        return true;
      });
  std::vector<std::uint32_t> number(g.state_count()), component(g.state_count());
  std::uint32_t count = 0;
  for (std::uint32_t s = 0; s < component.size(); ++s) {
    if (root(s) == s) number[s] = count++;
    component[s] = number[root(s)];
  }
  return component;
}

}  // namespace entente::graph
