#include "random_model.hpp"

namespace entente::worlds {
namespace {

std::vector<StatePair> random_pairs(Dice& dice, std::uint32_t states, std::uint32_t percent) {
  std::vector<StatePair> pairs;
  for (std::uint32_t s = 0; s < states; ++s)
    for (std::uint32_t t = 0; t < states; ++t)
      if (s != t && dice.roll(100) < percent) pairs.emplace_back(s, t);
  return pairs;
}

std::vector<std::uint32_t> random_ranks(Dice& dice, std::uint64_t states) {
  const std::uint32_t levels = 2 + dice.roll(static_cast<std::uint32_t>(states));
  std::vector<std::uint32_t> ranks;
  for (std::uint64_t s = 0; s < states; ++s) ranks.push_back(dice.roll(levels));
  return ranks;
}

/// Half of the strict preferences become strong ones, of the degrees 2 to 4.
void add_strength(Dice& dice, ExplicitParty& party, std::uint32_t states) {
  for (const StatePair& pair : random_pairs(dice, states, 50))
    if (party.rank[pair.first] > party.rank[pair.second])
      party.strong.emplace_back(pair.first, pair.second,
                                static_cast<Strength>(2 + (pair.first + 2 * pair.second) % 3));
}

}  // namespace

Model random_model(std::uint64_t seed, Preferences preferences, std::uint32_t most_states) {
  Dice dice(seed);
  Model model;
  model.states = 4 + dice.roll(most_states - 3);
  model.parties.resize(2 + dice.roll(4));
  const std::uint32_t percent = 3 + dice.roll(20);
  for (ExplicitParty& party : model.parties) {
    party.arcs = random_pairs(dice, model.states, percent);
    if (preferences == Preferences::pairwise) {
      for (const StatePair& pair : random_pairs(dice, model.states, 30))
        if (pair.first < pair.second)
          party.prefers.push_back(dice.roll(2) == 0 ? pair : StatePair{pair.second, pair.first});
    } else {
      party.rank = random_ranks(dice, model.states);
    }
    if (preferences == Preferences::with_unknown || preferences == Preferences::with_strength)
      party.unknown = random_pairs(dice, model.states, 10);
    if (preferences == Preferences::with_strength) add_strength(dice, party, model.states);
  }
  return model;
}

ProductGraph random_product(std::uint64_t seed) {
  Dice dice(seed);
  std::vector<std::uint64_t> strategies(2 + dice.roll(3));
  std::uint64_t states = 1;
  for (std::uint64_t& d : strategies) states *= d = 1 + dice.roll(5);
  std::vector<std::vector<std::uint32_t>> ranks;
  for (std::size_t i = 0; i < strategies.size(); ++i) ranks.push_back(random_ranks(dice, states));
  return {strategies, ranks};
}

ConflictGraph listed(const ProductGraph& g) {
  std::vector<ExplicitParty> parties(g.party_count());
  for (std::uint32_t i = 0; i < g.party_count(); ++i)
    for (std::uint32_t s = 0; s < g.state_count(); ++s) {
      parties[i].rank.push_back(g.rank(PartyId{i}, StateId{s}));
      g.each_move(PartyId{i}, StateId{s}, [&](StateId t) {
        parties[i].arcs.emplace_back(s, static_cast<std::uint32_t>(t.value));
        return true;
      });
    }
  return {g.state_count(), parties};
}

}  // namespace entente::worlds
