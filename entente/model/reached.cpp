#include "entente/model/reached.hpp"

#include <bit>
#include <vector>

namespace entente {
namespace {

std::uint64_t by_moves(const OptionSpace& space, StateId from) {
  StateSet seen(space.size());
  std::vector<StateId> open{from};
  seen.insert(from);
  std::uint64_t count = 1;
  while (!open.empty() && count < space.size()) {
    const StateId s = open.back();
    open.pop_back();
    for (std::uint32_t i = 0; i < space.party_count(); ++i)
      space.each_move(PartyId{i}, s, [&](StateId t) {
        if (seen.contains(t)) return true;
        seen.insert(t);
        open.push_back(t);
        ++count;
        return true;
      });
  }
  return count;
}

/// The walk by whole fibres: of each, the strategies that nobody has come to yet.
class SetWalk {
public:
  explicit SetWalk(const RuledStrategies& ruled) : ruled_(ruled) {
    std::uint64_t stride = 1;
    for (std::size_t j = 0; j < ruled.strategies.size(); ++j) {
      parties_.push_back({stride, ruled.strategies[j], ruled.words(j), {}});
      Party& p = parties_.back();
      p.fresh.assign(ruled.places() / p.strategies * p.words, 0);
      stride *= p.strategies;
    }
    ruled.present.each([&](StateId place) {
      for (Party& p : parties_) p.fresh[p.word_of(place.value)] |= p.bit_of(place.value);
      return true;
    });
  }

  /// Of all places that can be reached from one; ends once there are `most`.
  std::uint64_t count(std::uint64_t from, std::uint64_t most) {
    arrive(from);
    while (!open_.empty() && count_ < most) {
      const std::uint64_t place = open_.back();
      open_.pop_back();
      for (std::size_t j = 0; j < parties_.size(); ++j) leave(j, place);
    }
    return count_;
  }

private:
  struct Party {
    std::uint64_t stride, strategies, words;
    std::vector<std::uint64_t> fresh;  // [fibre * words]

    std::uint64_t strategy(std::uint64_t place) const { return place / stride % strategies; }
    std::uint64_t fibre(std::uint64_t place) const {
      return place / (stride * strategies) * stride + place % stride;
    }
    std::uint64_t word_of(std::uint64_t place) const {
      return fibre(place) * words + strategy(place) / 64;
    }
    std::uint64_t bit_of(std::uint64_t place) const {
      return std::uint64_t{1} << (strategy(place) % 64);
    }
  };

  void arrive(std::uint64_t place) {
    for (Party& p : parties_) p.fresh[p.word_of(place)] &= ~p.bit_of(place);
    open_.push_back(place);
    ++count_;
  }

  /// To where party j can move from the place and nobody has come.
  void leave(std::size_t j, std::uint64_t place) {
    const Party& p = parties_[j];
    const std::uint64_t own = p.strategy(place), base = place - own * p.stride;
    const std::uint64_t first = p.fibre(place) * p.words;
    const RuledStrategies::Limits& limits = ruled_.limits[j];
    for (std::uint64_t w = 0; w < p.words; ++w) {
      std::uint64_t to = p.fresh[first + w];
      const std::uint64_t row = own * p.words + w;
      if (to == 0) continue;
      if (!limits.none()) to &= limits.out[row];
      for (const RuledStrategies::Condition& c : limits.conditions)
        if (to != 0 && !c.where.contains(StateId{place})) to &= c.same[row];
      for (; to != 0; to &= to - 1)
        arrive(base + (64 * w + static_cast<std::uint64_t>(std::countr_zero(to))) * p.stride);
    }
  }

  const RuledStrategies& ruled_;
  std::vector<Party> parties_;
  std::vector<std::uint64_t> open_;
  std::uint64_t count_ = 0;
};

/// The place of a state: that of the present places which has so many before it.
std::uint64_t place_of(const RuledStrategies& ruled, StateId s) {
  std::uint64_t before = s.value, place = 0;
  ruled.present.each([&](StateId at) {
    place = at.value;
    return before-- > 0;
  });
  return place;
}

}  // namespace

std::uint64_t count_reached(const OptionSpace& space, StateId from) {
  const auto ruled = space.ruled_strategies();
  if (!ruled) return by_moves(space, from);
  return SetWalk(*ruled).count(place_of(*ruled, from), space.size());
}

}  // namespace entente
