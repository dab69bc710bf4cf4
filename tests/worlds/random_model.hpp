#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "entente/model/conflict_graph.hpp"

namespace entente::worlds {

/// Random numbers for test models, the same on every machine.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  /// 0 .. sides-1
  std::uint32_t roll(std::uint32_t sides) {
    return static_cast<std::uint32_t>(splitmix_at(seed_, next_++) % sides);
  }

private:
  std::uint64_t seed_;
  std::uint64_t next_ = 0;
};

/// What a random model may have beside arcs and ranks with ties.
enum class Preferences { ranked, with_unknown, pairwise, with_strength };

struct Model {
  std::uint32_t states = 0;
  std::vector<ExplicitParty> parties;
  ConflictGraph graph() const { return {states, parties}; }
};

/// 2-5 parties, 4-24 states, arbitrary arcs (often neither transitive nor reversible). Strength
/// comes with unknown pairs.
Model random_model(std::uint64_t seed, Preferences preferences = Preferences::ranked,
                   std::uint32_t most_states = 24);

/// 2-4 parties of 1-5 free strategies each, ranks with ties.
ProductGraph random_product(std::uint64_t seed);

/// The same moves and ranks with every arc listed.
ConflictGraph listed(const ProductGraph& g);

}  // namespace entente::worlds
