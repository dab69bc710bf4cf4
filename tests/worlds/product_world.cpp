#include "product_world.hpp"

namespace entente::worlds {

std::optional<std::uint32_t> ProductWorld::combined(const std::vector<std::uint32_t>& to) const {
  std::uint64_t state = 0, stride = 1;
  for (std::size_t i = 0; i < strategies.size(); ++i) {
    state += to[i] / stride % strategies[i] * stride;
    stride *= strategies[i];
  }
  return static_cast<std::uint32_t>(state);
}

ProductWorld product_world(std::uint64_t seed) {
  Dice dice(seed);
  ProductWorld w;
  w.strategies.resize(2 + dice.roll(3));
  std::uint64_t states = 1;
  for (std::uint64_t& d : w.strategies) states *= d = 2 + dice.roll(2);
  std::vector<std::vector<std::uint32_t>> ranks(w.strategies.size());
  for (auto& rank : ranks)
    for (std::uint64_t s = 0; s < states; ++s)
      rank.push_back(dice.roll(static_cast<std::uint32_t>(states)));
  w.graph = ProductGraph(w.strategies, ranks);
  w.model.states = static_cast<std::uint32_t>(states);
  for (PartyId i{0}; i.value < ranks.size(); ++i.value) {
    ExplicitParty& party = w.model.parties.emplace_back();
    party.rank = ranks[i.value];
    for (std::uint32_t s = 0; s < states; ++s)
      w.graph.each_move(i, StateId{s}, [&](StateId t) {
        party.arcs.emplace_back(s, static_cast<std::uint32_t>(t.value));
        return true;
      });
  }
  return w;
}

}  // namespace entente::worlds
