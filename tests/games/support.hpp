#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "entente/game/game_file.hpp"
#include "entente/game/plans.hpp"

namespace entente::games_test {

/// The game of a text, which must be sound.
game::Game game_of(const std::string& text);
game::GameTree tree_of(const std::string& text);
game::GameTable table_of(const std::string& text);
/// A file of tests/games/cases.
std::string case_text(const std::string& name);

/// The codes of the faults with their places: "E121@2:5"; without a line where they have none.
std::vector<std::string> faults_of(const std::string& text, game::GameReading reading = {});

/// Numbers that depend on nothing but the seed.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// From 0 to below `sides`.
  std::uint32_t roll(std::uint32_t sides);

private:
  std::uint64_t state_;
};

/// A table with payoffs from 0 to below `values`: few values make ties.
game::GameTable random_table(Dice& dice, const std::vector<std::uint32_t>& strategies,
                             std::uint32_t values);
/// A tree of two or three players with perfect recall: nodes of one player that it cannot tell
/// apart by its own moves fall into the same set by lot. Outcomes stand on inner nodes as well.
game::GameTree random_tree(Dice& dice, std::uint32_t players, std::uint32_t depth,
                           std::uint32_t values);

/// All extreme equilibria by trying every set of labels as the zeros of a vertex: nothing but
/// elimination in fractions. Sorted as the solver sorts.
std::vector<std::vector<std::vector<Rational>>> extreme_twin(const game::GameTable& table);

/// The certificate of a tree by its definition: every pure plan of each player is tried.
struct PlainRegret {
  std::vector<Rational> payoffs, regrets;
};
PlainRegret regret_twin(const game::GameTree& g, const game::BehaviourProfile<>& profile);

}  // namespace entente::games_test
